"""Many trials at speed: the same steps as an estimate, with less to carry.

Amounts that no month touches are computed in float64, so that whole heads are counted exactly; the months, which
take nearly all the time, in float32, whose error of some 1e-6 is far below that of any number of trials. An array
is let go of after its last use and a chunk fits the cache: 10,000 trials of 36 months take half the time so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.arrays import Array
from roi_app.model.estimate import Step, steps_towards

CHUNK_ROWS: Final = 2048

# glibc hands freed memory back to the system, and each chunk would fault its pages in anew, up to half of all time.
# Once a block as large as this has come and gone, it keeps what is freed. Nothing is touched, so nothing is used.
np.empty(31 * 2**20, dtype=np.uint8)


Wish = Callable[[], bool]


def never() -> bool:
    """The `should_stop` of one who waits for the result."""
    return False


class Stopped(Exception):  # noqa: N818 - it is a wish, not an error
    """Raised between two chunks when the caller wants no result any more."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Steps before any month, what they hand over to the months, and the steps after with what each one ends."""

    amounts: tuple[Step, ...]
    handed_over: tuple[str, ...]
    months: tuple[tuple[Step, tuple[str, ...]], ...]
    inputs: tuple[str, ...]


@lru_cache(maxsize=16)
def _plan(wanted: tuple[str, ...]) -> _Plan:
    steps = steps_towards(wanted)
    touched = {"month"}
    for step in steps:
        if not touched.isdisjoint(step.arguments):
            touched.add(step.key)
    months = [step for step in steps if step.key in touched]
    last_use = {argument: index for index, step in enumerate(months) for argument in step.arguments}
    ends = [
        tuple(key for key, last in last_use.items() if last == index and key not in wanted)
        for index in range(len(months))
    ]
    computed = {step.key for step in steps}
    return _Plan(
        tuple(step for step in steps if step.key not in touched),
        tuple(key for key in last_use if key not in touched or key == "month"),
        tuple(zip(months, ends, strict=True)),
        tuple({argument: None for step in steps for argument in step.arguments if argument not in computed}),
    )


def month_type(inputs: Mapping[str, Array]) -> type[np.floating[Any]]:
    """float32 for many rows; a single row is as exact as an estimate."""
    return np.float32 if any(array.shape[0] > 1 for array in inputs.values()) else np.float64


def estimate_rows(inputs: Mapping[str, Array], wanted: tuple[str, ...]) -> dict[str, Array]:
    """The wanted quantities of one chunk, by key; inputs as for `estimate`, in float64."""
    plan = _plan(wanted)
    values = {key: inputs[key] for key in plan.inputs}
    kind = month_type(values)
    with np.errstate(all="ignore"):
        for step in plan.amounts:
            values[step.key] = step.formula(*(values[argument] for argument in step.arguments))
        monthly = {key: values[key].astype(kind, copy=False) for key in plan.handed_over}
        for step, ended in plan.months:
            monthly[step.key] = step.formula(*(monthly[argument] for argument in step.arguments))
            for key in ended:
                del monthly[key]
    return {key: monthly[key] if key in monthly else values[key] for key in wanted}


def estimate_trials(
    inputs: Mapping[str, Array],
    which: NDArray[np.intp],
    wanted: tuple[str, ...],
    should_stop: Wish,
) -> Iterator[tuple[slice, dict[str, Array]]]:
    """The wanted quantities of the trials in `which`, a chunk at a time, with their places 0 … len(which) - 1.

    Where all inputs have one row, so has the only result, and it stands for all places. Raises Stopped when
    `should_stop` says so before a chunk.
    """
    needed = {key: inputs[key] for key in _plan(wanted).inputs}
    rows_in_chunk = CHUNK_ROWS if any(array.shape[0] > 1 for array in needed.values()) else max(which.size, 1)
    for start in range(0, which.size, rows_in_chunk):
        if should_stop():
            raise Stopped
        rows = which[start : start + rows_in_chunk]
        chunk = {key: array if array.shape[0] == 1 else array[rows] for key, array in needed.items()}
        yield slice(start, start + rows.size), estimate_rows(chunk, wanted)
