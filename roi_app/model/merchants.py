"""Many merchants at once, each with cells of its own, at the speed that shared assumptions allow.

What the months do to any amount follows from seven assumptions alone. Merchants that share them share a *path*: the
shares of each month, their running sums and their present values, computed once by the steps of the model. What is left
of a merchant is the steps that no month touches, and five amounts: its running total in month m is those amounts ·
the running sums of the shares - set-up. Every figure of a row comes from operations that go value by value, in one
order, so that its bits do not depend on the rows beside it, on their number, or on how a table is cut.

A fast product tells the sign of each running total where it is clear; where it is close to 0, and wherever a value
itself is needed, the terms are added up in that one order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.arrays import Array
from roi_app.model.batch import estimate_rows, inputs_towards
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import INPUTS, Axis
from roi_app.model.running_total import Totals, payback

MERCHANTS_AT_ONCE: Final = 8192
"""Measured: fewer cost more calls, more leave the cache."""

Cell = tuple[str, int]
"""The key of an input, and the column in it."""

_MONTH: Final = "month"
_OF_PATHS: Final = frozenset(
    (
        "month",
        "discount_rate",
        "ramp_months",
        "rival_adoption",
        "adoption_ceiling",
        "adoption_speed",
        "tool_price_growth",
    )
)
"""The inputs that decide what the months do."""


def _of_paths() -> Iterator[str]:
    known = set(_OF_PATHS)
    for key, step in STEPS.items():
        if known.issuperset(step.arguments):
            known.add(key)
            yield key


PATH_STEPS: Final = frozenset(_of_paths())
"""Every step that follows from those inputs alone."""

_ASSUMED: Final = tuple(sorted(_OF_PATHS - {_MONTH}))
_WORTHS: Final = tuple(sorted(key for key in PATH_STEPS if STEPS[key].axis is Axis.MERCHANT))
_SHARES: Final = ("ramp", "contested_ramp", "added_rival_adoption", "contested_price_rise")
_OF_RUNNING_TOTAL: Final = ("payback_months", "falls_again_month")
_AMOUNTS: Final = (
    "adopts",
    "setup_paid",
    "saved_per_month",
    "uplift_per_month",
    "leakage_per_month",
    "contested_saving",
    "contested_traffic",
    "erosion_per_month",
    "tools_cost",
    "oversight_cost",
)
"""What the running total of a merchant is made of, besides its path and its θ."""


@dataclass(frozen=True, slots=True)
class Merchants:
    """Merchants in columns.

    `cases` are inputs as an estimate takes them, one row each, `case_of` (rows,) the place of each merchant's; `own`
    holds what merchants have themselves, (rows,) by the place in the inputs, NaN where that of the case stands.
    `horizons` (rows,) are the months of each.
    """

    cases: Sequence[Mapping[str, Array]]
    case_of: NDArray[np.intp]
    own: Mapping[Cell, Array]
    horizons: NDArray[np.int_]


Which = NDArray[np.intp] | slice


def estimate_merchants(
    merchants: Merchants, wanted: tuple[str, ...], chunk_rows: int = MERCHANTS_AT_ONCE
) -> Iterator[tuple[Which, dict[str, Array]]]:
    """The wanted quantities of merchants, none of them monthly, some at a time: which they are, and their values.

    Each is (rows, 1) or (rows, 6), or a single row where all of these merchants have the same. That of merchant i is
    that of merchant i alone: bit for bit by this function, and to rounding by `estimate`.
    """
    columns = _Columns(merchants)
    order, path_of = _in_order(merchants)
    needed = (*(key for key in wanted if key not in _OF_RUNNING_TOTAL), *_AMOUNTS)
    inputs = tuple(key for key in inputs_towards(needed, PATH_STEPS) if key in INPUTS)
    paths = _Paths(columns, merchants.horizons, path_of)
    for which in _chunks(order, merchants.horizons, chunk_rows):
        path, path_of_row = paths.of(which)
        values = columns.inputs(inputs, which)
        values |= {key: figure if path_of_row is None else figure[path_of_row] for key, figure in path.worths.items()}
        made = estimate_rows(values, needed, PATH_STEPS)
        made["payback_months"], made["falls_again_month"] = _payback(made, values, path.sums, path_of_row)
        yield which, {key: made[key] for key in wanted}


class _Columns:
    """The inputs of any merchants, each from its own cells or from its case's."""

    def __init__(self, merchants: Merchants) -> None:
        self._merchants = merchants
        self._of_cases = {
            key: np.asfortranarray(np.concatenate([case[key] for case in merchants.cases]))
            for key in INPUTS
            if key != _MONTH
        }
        self._full = {cell: not np.isnan(values).any() for cell, values in merchants.own.items()}
        self._columns = {key: [column for owned, column in merchants.own if owned == key] for key in INPUTS}

    def inputs(self, keys: Sequence[str], which: Which) -> dict[str, Array]:
        """The inputs of some merchants: a single row where one holds for all of them."""
        cases = self._merchants.case_of[which]
        same = cases[:1] if (cases == cases[0]).all() else cases
        return {key: self._input(key, which, same, cases.size) for key in keys}

    def _input(self, key: str, which: Which, cases: NDArray[np.intp], rows: int) -> Array:
        shared, owned = self._of_cases[key], self._columns[key]
        if not owned:
            return np.asfortranarray(shared[cases])
        filled = np.empty((rows, shared.shape[1]), order="F")
        for column in range(shared.shape[1]):
            usual = shared[cases, column]
            if column in owned:
                own = self._merchants.own[key, column][which]
                filled[:, column] = own if self._full[key, column] else np.where(np.isnan(own), usual, own)
            else:
                filled[:, column] = usual
        return filled


@dataclass(frozen=True, slots=True)
class _Path:
    """What the months of some paths come to: figures by key (paths, 1), and running sums (terms, H + 1, paths)."""

    worths: dict[str, Array]
    sums: Array


class _Paths:
    """The paths that merchants go; the last one that was alone is kept, since most go the same."""

    def __init__(self, columns: _Columns, horizons: NDArray[np.int_], path_of: NDArray[np.intp]) -> None:
        self._columns, self._horizons, self._path_of = columns, horizons, path_of
        self._last: tuple[int, _Path] | None = None

    def of(self, which: Which) -> tuple[_Path, NDArray[np.intp] | None]:
        """The paths of merchants of one horizon, and which of them each goes; None where all go the only one."""
        codes = self._path_of[which]
        months = int(self._horizons[which][0])
        if (codes == codes[0]).all():
            if self._last is None or self._last[0] != codes[0]:
                self._last = int(codes[0]), self._made(which, np.zeros(1, dtype=np.intp), months)
            return self._last[1], None
        _, first, path_of_row = np.unique(codes, return_index=True, return_inverse=True)
        return self._made(which, first, months), path_of_row

    def _made(self, which: Which, first: NDArray[np.intp], months: int) -> _Path:
        rows = np.arange(which.start, which.stop) if isinstance(which, slice) else which
        # One row alone would be summed along its months, two are summed side by side: in another order.
        twice = np.append(first, first[:1]) if first.size == 1 else first
        inputs = self._columns.inputs(_ASSUMED, rows[twice])
        inputs = {key: np.broadcast_to(values, (twice.size, 1)).copy() for key, values in inputs.items()}
        inputs[_MONTH] = np.arange(1.0, months + 1)[np.newaxis]
        made = estimate_rows(inputs, (*_SHARES, *_WORTHS))
        sums = np.zeros((len(_SHARES) + 1, months + 1, first.size))
        for place, key in enumerate(_SHARES):
            np.cumsum(made[key].T[:, : first.size], axis=0, out=sums[place, 1:])
        sums[-1] = np.arange(months + 1.0)[:, np.newaxis]
        return _Path({key: made[key][: first.size] for key in _WORTHS}, sums)


def _payback(
    made: Mapping[str, Array], values: Mapping[str, Array], sums: Array, path_of_row: NDArray[np.intp] | None
) -> tuple[Array, Array]:
    """Payback and the month of falling again, from the five amounts of each merchant."""
    theta = values["involution_intensity"]
    tools = made["tools_cost"]
    terms = (
        made["saved_per_month"] + made["uplift_per_month"] - made["leakage_per_month"],
        -theta * made["contested_saving"],
        -theta * made["contested_traffic"] - made["erosion_per_month"],
        -theta * tools,
        -(tools + made["oversight_cost"]),
    )
    rows = max(*(len(term) for term in terms), len(made["setup_paid"]), 1 if path_of_row is None else path_of_row.size)
    amounts = np.empty((len(terms), rows))
    for place, term in enumerate(terms):
        amounts[place] = term[:, 0]
    setup = np.broadcast_to(made["setup_paid"][:, 0], rows)
    paid, again = payback(Totals(setup, amounts, sums, path_of_row))
    adopts = made["adopts"] > 0
    return np.where(adopts, paid[:, np.newaxis], np.nan), np.where(adopts, again[:, np.newaxis], np.nan)


def _in_order(merchants: Merchants) -> tuple[NDArray[np.intp] | None, NDArray[np.intp]]:
    """The merchants sorted so that those of one horizon, one path and one case stand together; and the path of each.

    No order where all are alike in these.
    """
    assumed = np.concatenate([np.concatenate([case[key] for key in _ASSUMED], axis=1) for case in merchants.cases])
    _, path_of_case = np.unique(assumed, axis=0, return_inverse=True)
    # The horizon goes in first, so that paths of one horizon have neighbouring numbers.
    differing: list[NDArray[Any]] = [merchants.horizons, path_of_case.reshape(-1)[merchants.case_of]]
    differing += [values for (key, _), values in merchants.own.items() if key in _OF_PATHS]
    path_of = np.zeros(merchants.case_of.size, dtype=np.intp)
    for values in differing:
        if not (values == values[0]).all():
            distinct, place = np.unique(values, return_inverse=True)
            path_of = np.unique(path_of * distinct.size + place, return_inverse=True)[1]
    places = path_of * len(merchants.cases) + merchants.case_of
    if (places == places[0]).all():
        return None, path_of
    return np.argsort(places, kind="stable"), path_of


def _chunks(order: NDArray[np.intp] | None, horizons: NDArray[np.int_], chunk_rows: int) -> Iterator[Which]:
    """Merchants of one horizon each, as many as fit the cache; a slice where they stand together."""
    if order is None:
        yield from (
            slice(start, min(start + chunk_rows, horizons.size)) for start in range(0, horizons.size, chunk_rows)
        )
        return
    start = 0
    for end in (np.flatnonzero(np.diff(horizons[order], append=-1)) + 1).tolist():
        yield from (order[first : min(first + chunk_rows, end)] for first in range(start, end, chunk_rows))
        start = end
