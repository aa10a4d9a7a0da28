"""Many rows at speed: the same steps as an estimate, laid out for many rows and with less to carry.

Each flow of a month is an amount times a share of the month that depends on assumptions alone: B(m) = (1, ρ, Aρ,
ΔA, A·((1+g)^(m/12) - 1)). So a present value is an amount times Σ d·B, which is how the steps have it, and the running
total is five amounts · ΣB - set-up, which is what differs here: nine flows of each month are never written down.
Months lie first in memory, so that every operation runs along the rows; where all rows share their assumptions, B is
a single row. An array is let go of after its last use, and a chunk fits the cache.
"""

from __future__ import annotations

import inspect
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.estimate import STEPS, Step
from roi_app.model.parameters import Axis

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHUNK_ROWS: Final = 2048

Wish = Callable[[], bool]


def never() -> bool:
    """The `should_stop` of one who waits for the result."""
    return False


def always() -> bool:
    """The consent of one who never calls it off."""
    return True


class Stopped(Exception):  # noqa: N818 - it is a wish, not an error
    """Raised between two chunks when the caller wants no result any more."""


_CACHED: Final = 11_000
"""Numbers of an array that leave room for a few others in the fastest cache but one."""


@cache
def _keep_freed_memory() -> None:
    # glibc hands freed memory back to the system, and each chunk would fault its pages in anew, up to half of all time.
    # Once a block as large as this has come and gone, it keeps what is freed. Nothing is touched, so nothing is used.
    np.empty(31 * 2**20, dtype=np.uint8)


def _every_month() -> Array:
    """The share of a month that what is paid in full has."""
    return np.ones((1, 1))


def running_total(
    setup_paid: Array,
    saved_per_month: Array,
    uplift_per_month: Array,
    leakage_per_month: Array,
    ramp: Array,
    involution_intensity: Array,
    contested_saving: Array,
    contested_ramp: Array,
    contested_traffic: Array,
    erosion_per_month: Array,
    added_rival_adoption: Array,
    contested_price_rise: Array,
    tools_cost: Array,
    oversight_cost: Array,
) -> Array:
    """Undiscounted running total from month 0: five amounts · ΣB - set-up. Shape (rows, H + 1), months first.

    >>> one, none = np.array([[1.0]]), np.array([[0.0]])
    >>> running_total(10 * one, 4 * one, *[none] * 2, np.array([[1.0, 1.0]]), *[none] * 9).tolist()
    [[-10.0, -6.0, -2.0]]
    """
    return _summed(
        setup_paid,
        (
            (saved_per_month + uplift_per_month - leakage_per_month, ramp),
            (-involution_intensity * contested_saving, contested_ramp),
            (-involution_intensity * contested_traffic - erosion_per_month, added_rival_adoption),
            (-involution_intensity * tools_cost, contested_price_rise),
            (-(tools_cost + oversight_cost), _every_month()),
        ),
    )


def running_total_if_dropped(
    setup_paid: Array,
    involution_intensity: Array,
    contested_traffic: Array,
    erosion_per_month: Array,
    added_rival_adoption: Array,
    price_rise_if_dropped: Array,
    paid_if_dropped: Array,
    tools_cost: Array,
    oversight_cost: Array,
) -> Array:
    """The same of a plan that is dropped again. Shape (rows, H + 1), months first.

    >>> one, none = np.array([[1.0]]), np.array([[0.0]])
    >>> running_total_if_dropped(10 * one, *[none] * 5, np.array([[1.0, 0.0]]), one, none).tolist()
    [[-10.0, -11.0, -11.0]]
    """
    return _summed(
        setup_paid,
        (
            (-involution_intensity * contested_traffic - erosion_per_month, added_rival_adoption),
            (-involution_intensity * tools_cost, price_rise_if_dropped),
            (-(tools_cost + oversight_cost), paid_if_dropped),
        ),
    )


def _summed(setup: Array, terms: tuple[tuple[Array, Array], ...]) -> Array:
    """Set-up first, then the sum over months of amount times share, over all terms; months first."""
    amounts, shares = [amount[:, 0] for amount, _ in terms], [share.T for _, share in terms]
    rows = max(setup.shape[0], *(array.shape[-1] for array in (*amounts, *shares)))
    months = max(len(share) for share in shares)
    balance = np.empty((months + 1, rows))
    balance[0] = -setup[:, 0]
    if all(share.shape[1] == 1 for share in shares):
        sums = np.cumsum([np.broadcast_to(share[:, 0], months) for share in shares], axis=1)
        np.matmul(sums.T, [np.broadcast_to(amount, rows) for amount in amounts], out=balance[1:])
        balance[1:] += balance[0]
    else:
        _sum_months(balance, amounts, [np.broadcast_to(share, (months, share.shape[1])) for share in shares])
    return balance.T


def _sum_months(balance: Array, amounts: list[Array], shares: list[Array]) -> None:
    """Fill the months after the first of a running total; a few at a time stay in the fastest cache."""
    months, rows = balance.shape[0] - 1, balance.shape[1]
    at_a_time = max(_CACHED // rows, 1)
    part = np.empty((at_a_time, rows))
    for start in range(0, months, at_a_time):
        here = slice(start, min(start + at_a_time, months))
        flow = balance[1:][here]
        np.multiply(shares[0][here], amounts[0], out=flow)
        for amount, share in zip(amounts[1:], shares[1:], strict=True):
            flow += np.multiply(share[here], amount, out=part[: len(flow)])
        for month in range(here.start, here.stop):
            balance[month + 1] += balance[month]


def payback_months(cumulative_net: Array, adopts: Array) -> Array:
    """Months until the running total is back at 0, as `finance.payback_period` has it. Shape (rows, 1).

    >>> payback_months(np.array([[-10.0, -4.0, 4.0], [-1.0, -2.0, -3.0]]), np.array([[1.0]])).tolist()
    [[1.5], [nan]]
    """
    balance = cumulative_net.T
    up = balance >= 0
    crosses = up[1:] & ~up[:-1]
    before = _first(crosses)
    row = np.arange(before.size)
    here = np.where(before < len(crosses), before, 0)
    start, end = balance[here, row], balance[here + 1, row]
    month = here - start / np.where(end > start, end - start, 1)
    paid_back = np.where(up[0] & up[1], 0, np.where(before < len(crosses), month, np.nan))
    return np.where(adopts > 0, paid_back[:, np.newaxis], np.nan)


def falls_again_month(cumulative_net: Array, payback_months: Array) -> Array:
    """First month after payback whose running total is below 0 again; NaN where it stays up. Shape (rows, 1).

    >>> falls_again_month(np.array([[-10.0, 5.0, -1.0, -2.0]]), np.array([[0.7]])).tolist()
    [[2.0]]
    """
    balance = cumulative_net.T
    month = np.arange(len(balance))[:, np.newaxis]
    first = _first((balance < 0) & (month > payback_months.T))
    return np.where(first < len(balance), first, np.nan)[:, np.newaxis]


def _first(holds: NDArray[np.bool_]) -> NDArray[np.integer[Any]]:
    """The first row in which each column holds, as many as there are rows where none does; shape (columns,)."""
    still_to_come = np.arange(len(holds), 0, -1, dtype=np.uint8)[:, np.newaxis]
    first: NDArray[np.integer[Any]] = len(holds) - np.max(holds * still_to_come, axis=0).astype(np.intp)
    return first


def _in_place_of(key: str, formula: Callable[..., Array]) -> Step:
    step = STEPS[key]
    return Step(key, formula, tuple(inspect.signature(formula).parameters), step.unit, step.axis)


_IN_PLACE: Final[Mapping[str, Step]] = {
    key: _in_place_of(key, formula)
    for key, formula in (
        ("cumulative_net", running_total),
        ("cumulative_net_if_dropped", running_total_if_dropped),
        ("payback_months", payback_months),
        ("falls_again_month", falls_again_month),
    )
}
"""The steps that are computed in another way than by an estimate, to the same result."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The steps towards what is wanted, each with what it is the last to use, and the inputs that they need."""

    steps: tuple[tuple[Step, tuple[str, ...]], ...]
    inputs: tuple[str, ...]


@lru_cache(maxsize=16)
def _plan(wanted: tuple[str, ...], known: frozenset[str] = frozenset()) -> _Plan:
    """The way to what is wanted, from the inputs and what is known already."""
    order = tuple(_IN_PLACE.get(key, step) for key, step in STEPS.items() if key not in known)
    needed = set(wanted)
    for step in reversed(order):
        if step.key in needed:
            needed.update(step.arguments)
    steps = [step for step in order if step.key in needed]
    last_use = {argument: index for index, step in enumerate(steps) for argument in step.arguments}
    kept = {*wanted, *needed} - {step.key for step in steps} | set(wanted)
    ends = [
        tuple(key for key, last in last_use.items() if last == index and key not in kept) for index in range(len(steps))
    ]
    return _Plan(tuple(zip(steps, ends, strict=True)), tuple(sorted(needed - {step.key for step in steps})))


def inputs_towards(wanted: tuple[str, ...], known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The inputs that the wanted quantities need, and what they need of the quantities that are known already."""
    return _plan(wanted, known).inputs


class Afresh:
    """How rows are picked and steps are taken: each from nothing."""

    def rows_of(self, key: str, array: Array, rows: NDArray[np.intp]) -> Array:
        """The rows of an input that a chunk holds; an input of one row stands for all."""
        del key
        return array if array.shape[0] == 1 else _columns_first(array[rows])

    def take(self, step: Step, arguments: list[Array]) -> Array:
        """What a step gives; a quantity of each month has its months first in memory."""
        if step.axis is Axis.MONTH and step.key not in _IN_PLACE:
            return step.formula(*(argument.T for argument in arguments)).T
        return step.formula(*arguments)


AFRESH: Final = Afresh()


class Recalled(Afresh):
    """The same rows time and again with an input or two changed: what comes of the others is not computed again.

    For one chunk of one set of wanted quantities. An array that it gives must not be changed: it may be given again.
    """

    def __init__(self) -> None:
        """Begin with nothing to recall."""
        self._picked: tuple[NDArray[np.intp] | None, bytes] = None, b""
        self._rows: dict[str, tuple[object, Array]] = {}
        self._taken: dict[str, tuple[list[Array], Array]] = {}

    def rows_of(self, key: str, array: Array, rows: NDArray[np.intp]) -> Array:
        """The very array of the last time where input and rows hold the same numbers."""
        # To compare bytes takes a third of the time of comparing numbers.
        if rows is not self._picked[0]:
            told = rows.tobytes()
            if told != self._picked[1]:
                self._rows.clear()
            self._picked = rows, told
        same = array.shape, array.tobytes()
        known = self._rows.get(key)
        if known is None or known[0] != same:
            self._rows[key] = known = same, super().rows_of(key, array, rows)
        return known[1]

    def take(self, step: Step, arguments: list[Array]) -> Array:
        """What the step gave the last time where its arguments are the very same arrays."""
        known = self._taken.get(step.key)
        if known is None or not all(map(operator.is_, known[0], arguments)):
            self._taken[step.key] = known = arguments, super().take(step, arguments)
        return known[1]


def estimate_rows(
    inputs: Mapping[str, Array],
    wanted: tuple[str, ...],
    known: frozenset[str] = frozenset(),
    way: Afresh = AFRESH,
) -> dict[str, Array]:
    """The wanted quantities of one chunk, by key; inputs as for `estimate`. KeyError for what no step gives.

    `known` are quantities that stand among the inputs and are not computed again. A quantity of each month has its
    months first in memory; its shape is that of the estimate, (rows, H).
    """
    _keep_freed_memory()
    plan = _plan(wanted, known)
    values = {key: inputs[key] for key in plan.inputs}
    with np.errstate(all="ignore"):
        for step, ended in plan.steps:
            values[step.key] = way.take(step, [values[argument] for argument in step.arguments])
            for key in ended:
                del values[key]
    return {key: values[key] for key in wanted}


def estimate_in_chunks(
    inputs: Mapping[str, Array], wanted: Iterable[str], chunk_rows: int = CHUNK_ROWS
) -> Iterator[dict[str, Array]]:
    """Estimate many rows a chunk at a time, so that memory stays bounded; yields the wanted quantities in row order.

    Row i of the chunks put together equals row i estimated alone, whatever the chunk's size.
    """
    rows = max(array.shape[0] for array in inputs.values())
    wanted = tuple(wanted)
    for place, values in estimate_trials(inputs, np.arange(rows), wanted, never, chunk_rows):
        yield {key: np.broadcast_to(values[key], (place.stop - place.start, values[key].shape[-1])) for key in wanted}


def estimate_trials(
    inputs: Mapping[str, Array],
    which: NDArray[np.intp],
    wanted: tuple[str, ...],
    should_stop: Wish,
    chunk_rows: int = CHUNK_ROWS,
    way: Afresh = AFRESH,
) -> Iterator[tuple[slice, dict[str, Array]]]:
    """The wanted quantities of the rows in `which`, a chunk at a time, with their places 0 … len(which) - 1.

    Where all inputs have one row, so has the only result, and it stands for all places. Raises Stopped when
    `should_stop` says so before a chunk.
    """
    needed = {key: inputs[key] for key in _plan(wanted).inputs}
    rows_in_chunk = chunk_rows if any(array.shape[0] > 1 for array in needed.values()) else max(which.size, 1)
    for start in range(0, which.size, rows_in_chunk):
        if should_stop():
            raise Stopped
        rows = which[start : start + rows_in_chunk]
        chunk = {key: way.rows_of(key, array, rows) for key, array in needed.items()}
        yield slice(start, start + rows.size), estimate_rows(chunk, wanted, way=way)


def _columns_first(rows: Array) -> Array:
    """The same rows, laid out so that a sum over streams runs along the rows."""
    return np.asfortranarray(rows)
