"""Which of a case's values act: a value acts if there is any other value of it that would change a figure.

Each is moved to both ends of what it may sensibly be while all others stand at one of a few corners of their ranges:
the likely one, all low, all high, and what saves most with and without a designer replaced (so that whole heads
come off wherever they can). All of it is one batch of rows. What a value is now does not matter, only what it could
do, so that a list of acting values stays as it is while a slider moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from roi_app.documents.case import Case, Origin
from roi_app.model.arrays import Array
from roi_app.model.batch import estimate_rows
from roi_app.model.parameters import LEVER_PRICE, PLACE_IN_INPUTS, QUANTITIES, STREAMS, WEIGHTS, Kind, Range

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIGURES: Final = (
    "cost_by_stream",
    "saved_per_month",
    "freed_staff",
    "brought_in",
    "spend",
    "npv",
    "npv_vs_standing_still",
    "npv_if_dropped",
    "npv_vs_standing_still_if_dropped",
    "break_even_intensity",
    "exit_intensity",
    "npv_with_no_rivals",
    "adopt_rivals_adopt",
    "hold_rivals_adopt",
    "worth_by_stream",
    "highest_price",
)
"""What a value may change to count as acting; payback, kept share and ROI follow from these."""

_STICKS: Final = "sticking_probability"
_IF_DROPPED: Final = {"npv": "npv_if_dropped", "npv_vs_standing_still": "npv_vs_standing_still_if_dropped"}
_LESS_SAVES_MORE: Final = "review_share"
_REPLACES: Final = "design_replacement_probability"
_NOISE: Final = 1e-12

Rows: TypeAlias = "NDArray[np.floating[Any]]"


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of the model's inputs, and the ends to which it is moved."""

    key: str
    name: str
    column: int
    range: Range
    lowest: float
    highest: float


def acting_values(case: Case, *, with_trials: bool) -> frozenset[str]:
    """The keys of the values that act; a few milliseconds.

    A quantity goes by its own key, a tool's price as `lever_prices.<tool>`, what the catalogue says of a stream as
    `contest_weight.<stream>` and so on, a claim as `claimed_uplift.<stream>`, the rate of exchange as
    `currencies.<currency>`. That a plan sticks is asked by trials alone.
    """
    values = tuple(_values(case))
    corners = _corners(case, values)
    count = len(corners["month"])
    figures = estimate_rows(_moved(corners, values), FIGURES)
    blocks = {key: rows.reshape(1 + 2 * len(values), count, -1) for key, rows in figures.items()}
    changes = np.any([_apart(rows[0], rows[1:]).any(axis=(1, 2)) for rows in blocks.values()], axis=0)
    acting = {value.key for value, ends in zip(values, changes.reshape(-1, 2), strict=True) if ends.any()}
    shorter = estimate_rows(corners | {"month": corners["month"][:, :-1]}, FIGURES)
    if any(_apart(rows[0], shorter[key]).any() for key, rows in blocks.items()):
        acting.add("horizon_months")
    if with_trials and any(_apart(blocks[key][0], blocks[other][0]).any() for key, other in _IF_DROPPED.items()):
        acting.add(_STICKS)
    return frozenset(acting | _rate(case, acting))


def _values(case: Case) -> Iterator[_Value]:
    for key, (name, column) in PLACE_IN_INPUTS.items():
        if key in case.quantities and not _is_unused_work(key, case):
            quantity = QUANTITIES[key]
            known = case.quantities[key].range
            yield _Value(key, name, column or 0, known, quantity.lowest, quantity.slider_high)
    for column, stream in enumerate(STREAMS):
        chosen = case.levers[stream]
        if chosen.lever is not None:
            price = f"lever_prices.{chosen.lever.key}"
            yield _Value(price, "lever_price", column, chosen.price, 0, LEVER_PRICE.slider_high)
            claim = Range.exact(chosen.claimed_uplift)
            yield _Value(f"claimed_uplift.{stream}", "claimed_uplift", column, claim, 0, 1)
        for key in WEIGHTS:
            weight = Range.exact(getattr(case.catalogue.streams[stream], key))
            yield _Value(f"{key}.{stream}", key, column, weight, 0, 1)


def _is_unused_work(key: str, case: Case) -> bool:
    """Whether it is a cost of a stream of which the document says nothing."""
    return QUANTITIES[key].kind is Kind.STREAM and case.quantities[key].origin is Origin.DEFAULT


def _corners(case: Case, values: tuple[_Value, ...]) -> dict[str, Array]:
    """The model's inputs, a row for each corner of the ranges."""

    def best(value: _Value) -> float:
        return value.range.low if value.key == _LESS_SAVES_MORE else value.range.high

    rows = (
        [value.range.mode for value in values],
        [value.range.low for value in values],
        [value.range.high for value in values],
        [1.0 if value.key == _REPLACES else best(value) for value in values],
        [0.0 if value.key == _REPLACES else best(value) for value in values],
    )
    inputs = {key: np.repeat(array, len(rows), axis=0) for key, array in case.inputs().items()}
    for place, value in enumerate(values):
        inputs[value.name][:, value.column] = [row[place] for row in rows]
    return inputs


def _moved(corners: Mapping[str, Array], values: tuple[_Value, ...]) -> dict[str, Array]:
    """All corners as they are, then for each value all corners with it at its lowest, and at its highest."""
    count = len(corners["month"])
    inputs = {key: np.tile(array, (1 + 2 * len(values), 1)) for key, array in corners.items() if key != "month"}
    for place, value in enumerate(values):
        start = count * (1 + 2 * place)
        inputs[value.name][start : start + count, value.column] = value.lowest
        inputs[value.name][start + count : start + 2 * count, value.column] = value.highest
    return inputs | {"month": corners["month"][:1]}


def _apart(one: Rows, other: Rows) -> NDArray[np.bool_]:
    """Where two numbers differ by more than rounding; two that are not there are alike."""
    with np.errstate(invalid="ignore"):
        near = np.abs(one - other) <= _NOISE * (1 + np.abs(one))
    apart: NDArray[np.bool_] = ~(near | (one == other) | (np.isnan(one) & np.isnan(other)))
    return apart


def _rate(case: Case, acting: set[str]) -> set[str]:
    """The rate of exchange, where any price that counts is turned with it."""
    turned = (
        chosen.lever is not None
        and f"lever_prices.{chosen.lever.key}" in acting
        and chosen.lever.key not in case.document.lever_prices
        and chosen.lever.price.high > 0
        for chosen in case.levers.values()
    )
    return {f"currencies.{case.document.currency}"} if any(turned) else set()
