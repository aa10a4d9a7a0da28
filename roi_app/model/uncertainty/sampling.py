"""Trials of one case: model inputs with a row for each trial, from ranges and evenly spread points.

Every quantity has a dimension of its own for good, so that pinning one or moving its slider leaves the draws of
all others as they are, and percentiles move smoothly. What is exact stays one row and costs nothing.

Two things are events, not amounts: that the tool replaces about one designer, and that the change sticks. Each
trial draws the probability from its range and then yes or no with that probability, so that the mean over trials
is the expected value. A common factor, "a hot market", moves five quantities together (a Gaussian copula).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.parameters import (
    ASSUMPTIONS,
    HOT_MARKET_CORRELATION,
    LEVER_PRICES,
    PLACE_IN_INPUTS,
    QUANTITIES,
    STREAMS,
    Kind,
    Range,
)
from roi_app.model.uncertainty.sobol import Sobol

if TYPE_CHECKING:
    from statistics import NormalDist

    from numpy.typing import NDArray

Shares: TypeAlias = "NDArray[np.floating[Any]]"

MOST_TRIALS: Final = 2**17
"""More would take memory and add nothing: the ranges themselves are judgement."""

DEFAULT_CORRELATION: Final = HOT_MARKET_CORRELATION.default or 0.0

HOT_MARKET: Final[Mapping[str, int]] = {
    "involution_intensity": 1,
    "adoption_speed": 1,
    "traffic_inflation": 1,
    "contested_share": 1,
    "sales_uplift": -1,
}
"""What a hot market moves, and whether up or down: each pair correlates by the correlation, or minus it."""

REPLACES: Final = "design_replacement_probability"
HEADCOUNT_CAP: Final = ("design_people_replaced", "design_people_replaced_otherwise")
STICKS: Final = "sticking_probability"

HOT_MARKET_FACTOR: Final = "hot_market"
REPLACES_EVENT: Final = f"{REPLACES}.event"
STICKS_EVENT: Final = f"{STICKS}.event"

EVENTS: Final[Mapping[str, str]] = {REPLACES: REPLACES_EVENT, STICKS: STICKS_EVENT}
"""What happens or not in a trial, by its probability, with the dimension that decides."""

_FIXED: Final = ("horizon_months",)

DRAWN: Final = (
    # The first dimensions are the most even ones, and go to what decides most. A test holds the order: a key
    # inserted in front of others would change the figures of every saved file.
    STICKS_EVENT,
    REPLACES_EVENT,
    HOT_MARKET_FACTOR,
    *ASSUMPTIONS,
    *(key for key, one in QUANTITIES.items() if one.kind in (Kind.PLAN, Kind.MERCHANT) and key not in _FIXED),
    *LEVER_PRICES,
    *(key for key, one in QUANTITIES.items() if one.kind is Kind.STREAM),
)
"""Everything that can be drawn, in the order of its dimensions."""

_DIMENSION: Final[Mapping[str, int]] = {key: index for index, key in enumerate(DRAWN)}


@dataclass(frozen=True, slots=True)
class Source:
    """Where points come from: `trials` of a seed; replicates are independent, and so is the `second` set of each."""

    sobol: Sobol
    trials: int
    seed: int
    replicate: int = 0
    second: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.trials <= MOST_TRIALS:
            raise ValueError(f"trials are a whole number from 1 to {MOST_TRIALS}")

    def points(self, key: str) -> Shares:
        """The points of one quantity, shares above 0 and below 1; shape (trials,)."""
        dimension = _DIMENSION[key] + (len(DRAWN) if self.second else 0)
        return self.sobol.points(dimension, self.trials, self.seed, self.replicate)


@dataclass(frozen=True, slots=True, eq=False)
class Uncertain:
    """A case whose inputs are known only within ranges.

    `point` holds the model's inputs at the modes, one row; `ranges` the range of each quantity by key, and of
    each lever's price as `<stream>.lever_price`. What has no range is exact at its point. `sobol` gives the points
    of the trials. `correlation` is that of a hot market, 0 to 0.9; raises ValueError outside. `typical` holds the
    bounds between which a tornado moves what is exact in the trials, such as the discount rate.
    """

    point: Mapping[str, Array]
    ranges: Mapping[str, Range]
    sobol: Sobol
    correlation: float = DEFAULT_CORRELATION
    typical: Mapping[str, Range] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if HOT_MARKET_CORRELATION.problem_with(self.correlation):
            raise ValueError(f"the correlation is a share from 0 to {HOT_MARKET_CORRELATION.highest}")
        if unknown := set(self.ranges) - set(_DIMENSION) - set(_FIXED):
            raise KeyError(", ".join(sorted(unknown)))

    @property
    def keys(self) -> tuple[str, ...]:
        """The inputs that are uncertain and can matter, by dimension; an event goes by its probability."""
        return tuple(key for key in DRAWN if key in self.ranges and self._is_open(key))

    def _is_open(self, key: str) -> bool:
        known = self.ranges[key]
        if key == STICKS:
            return known.low < 1
        if key == REPLACES:
            return self._has_headcount_cap() and (not known.is_exact or 0 < known.mode < 1)
        return not known.is_exact and self._can_matter(key)

    def _can_matter(self, key: str) -> bool:
        if key in HEADCOUNT_CAP:
            return self._has_headcount_cap()
        name, column = PLACE_IN_INPUTS[key]
        if name == "lever_price" and self.point["tools_given"].any():
            return False
        return name not in ("coverage", "lever_price") or column is None or self._is_in_play(column)

    def _has_headcount_cap(self) -> bool:
        capped = np.flatnonzero(self.point["headcount_cap"][0])
        return any(self._is_in_play(int(column)) and self._most("staff", int(column)) > 0 for column in capped)

    def _is_in_play(self, column: int) -> bool:
        works = self._most("units_per_month", column) > 0 or self._most("staff", column) > 0
        return bool(self.point["lever_chosen"][0, column] > 0) and works

    def _most(self, field: str, column: int) -> float:
        known = self.ranges.get(f"{STREAMS[column]}.{field}")
        return float(self.point[field][0, column]) if known is None else known.high

    @property
    def factors(self) -> tuple[str, ...]:
        """What moves on its own: the uncertain inputs and, where it moves any of them, the hot market."""
        hot = self.correlation > 0 and any(key in HOT_MARKET for key in self.keys)
        return (*self.keys, HOT_MARKET_FACTOR) if hot else self.keys


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Inputs of the model, one row or a row for each trial, and in which trials the change sticks.

    `sticks` is a boolean a trial, shape (trials,).
    """

    inputs: Mapping[str, Array]
    sticks: NDArray[np.bool_]


def triangular(share: Shares, known: Range) -> Shares:
    """The value below which a share of a triangular distribution lies; the inverse of its cumulative function.

    >>> triangular(np.array([0.125, 0.5, 0.875]), Range(0, 1, 2)).tolist()
    [0.5, 1.0, 1.5]
    """
    below, above, width = known.mode - known.low, known.high - known.mode, known.high - known.low
    rising = known.low + np.sqrt(share * (width * below))
    falling = known.high - np.sqrt((1 - share) * (width * above))
    values: Shares = np.where(share * width < below, rising, falling)
    return values


@lru_cache(maxsize=64)
def _share(key: str, own: Source, factor: Source, correlation: float) -> Shares:
    """The share at which a quantity is drawn, once the hot market has moved it; uniform by itself."""
    if key not in HOT_MARKET or correlation == 0:
        return own.points(key)
    z = HOT_MARKET[key] * np.sqrt(correlation) * _score(HOT_MARKET_FACTOR, factor)
    moved = z + np.sqrt(1 - correlation) * _score(key, own)
    return _read_only(map(_standard_normal().cdf, moved.tolist()))


@lru_cache(maxsize=16)
def _score(key: str, source: Source) -> Shares:
    return _read_only(map(_standard_normal().inv_cdf, source.points(key).tolist()))


def _read_only(values: Iterable[float]) -> Shares:
    array = np.fromiter(values, np.float64)
    array.flags.writeable = False
    return array


@lru_cache(maxsize=96)
def _amount(key: str, known: Range, own: Source, factor: Source, correlation: float) -> Shares:
    """The amounts of one quantity, a trial each; kept, so that a moving slider draws one quantity anew."""
    amounts = triangular(_share(key, own, factor, correlation), known)
    amounts.flags.writeable = False
    return amounts


def draw(case: Uncertain, source: Source, swapped: str = "", second: Source | None = None) -> Drawn:
    """The trials of a case.

    Where `swapped` names one of the case's factors, that one comes from the `second` source and all others from the
    first: comparing both sets of trials tells what this factor matters.
    """
    amounts = draw_amounts(case, source, swapped, second)
    sticks = amounts.pop(STICKS, np.ones(source.trials)) > 0
    return Drawn(with_amounts(case.point, amounts), sticks)


def draw_amounts(case: Uncertain, source: Source, swapped: str = "", second: Source | None = None) -> dict[str, Shares]:
    """The value of each uncertain input in each trial, by key, shape (trials,); an event is 1 or 0. See `draw`."""

    def of(factor: str) -> Source:
        return second if second is not None and factor == swapped else source

    def amount(key: str) -> Shares:
        known = case.ranges[key]
        if known.is_exact:
            return np.full(source.trials, known.mode, dtype=np.float64)
        if key not in HOT_MARKET:
            return _amount(key, known, of(key), source, 0.0)
        return _amount(key, known, of(key), of(HOT_MARKET_FACTOR), case.correlation)

    drawn = {key: amount(key) for key in case.keys}
    for key, event in EVENTS.items():
        if key in drawn:
            drawn[key] = (of(key).points(event) < drawn[key]).astype(np.float64)
    return drawn


def with_amounts(point: Mapping[str, Array], amounts: Mapping[str, Shares]) -> dict[str, Array]:
    """The model's inputs with some quantities, by key, a value each row, shape (rows,); the rest as at the point."""
    inputs = dict(point)
    streams: dict[str, dict[int, Shares]] = {}
    for key, amount in amounts.items():
        name, column = PLACE_IN_INPUTS[key]
        if column is None:
            inputs[name] = amount[:, np.newaxis]
        else:
            streams.setdefault(name, {})[column] = amount
    for name, columns in streams.items():
        rows = np.repeat(point[name], len(next(iter(columns.values()))), axis=0)
        for column, amount in columns.items():
            rows[:, column] = amount
        inputs[name] = rows
    return inputs


@cache
def _standard_normal() -> NormalDist:
    from statistics import NormalDist  # noqa: PLC0415 - it loads decimal and fractions, and the first picture no trials

    return NormalDist()
