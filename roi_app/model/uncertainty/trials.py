"""How sure an estimate is: percentiles and probabilities over thousands of trials of one case.

Every trial draws all inputs from their ranges and runs the model's own steps. In a trial in which the change
does not stick, the figures are those of a plan that is dropped again. What does not exist has its place in the
order: payback that never comes is later than any; a race that nothing loses to bears any intensity; and a trial
that saves nothing keeps less than any share of it, so that the percentiles of the kept share have the signs of
those of the NPV. A percentile that falls among such trials is None.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.arrays import Array
from roi_app.model.batch import Stopped, Wish, estimate_trials, month_type, never
from roi_app.model.uncertainty.sampling import Drawn, Source, Uncertain, draw

DEFAULT_TRIALS: Final = 16_384
"""A power of two, where Sobol points are evenest."""

FIRST_TRIALS: Final = 1024
"""Enough while a slider moves: the beginning of the same points."""

DEFAULT_SEED: Final = 1

PERCENTILES: Final = (0.10, 0.50, 0.90)

_SAMPLED: Final = 16
_MANY: Final = 2048

_IF_DROPPED: Final = {
    "npv": "npv_if_dropped",
    "npv_vs_standing_still": "npv_vs_standing_still_if_dropped",
}
"""What a figure is where the plan is dropped again; there, nothing is saved, and no share of nothing kept."""

_KEPT: Final = ("kept_share", "kept_share_vs_standing_still")

FIGURES: Final = (
    "npv",
    "npv_vs_standing_still",
    *_KEPT,
    *(f"{key}_where_saved" for key in _KEPT),
    "saved_per_month",
    "payback_months",
    "break_even_intensity",
)
"""The figures with percentiles; `…_where_saved` leaves out the trials that save nothing."""

_WHEN_STICKS: Final = (
    "npv", "npv_vs_standing_still", *_KEPT, "saved_per_month", "payback_months", "break_even_intensity",
    "npv_without_race", "cumulative_net",
)  # fmt: skip
_WHEN_DROPPED: Final = (*_IF_DROPPED.values(), "cumulative_net_if_dropped")


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over all trials: in how many it is lower, and its mean; None stands for what does not exist."""

    p10: float | None
    p50: float | None
    p90: float | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Histogram:
    """Trials counted by a figure: `counts[i]` lie from `edges[i]` to `edges[i + 1]`; 0 is an edge or outside."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Uncertainty:
    """What the trials of a case say.

    `spreads` holds each of `FIGURES`; `band` the running total's P10, P50 and P90, shape (3, H + 1) from month 0;
    `ordered` each figure's trials from the lowest up, with infinities for what does not exist.
    """

    trials: int
    seed: int
    correlation: float
    spreads: Mapping[str, Spread]
    band: Array
    ordered: Mapping[str, NDArray[np.floating[Any]]]

    @property
    def probability_of_loss(self) -> float:
        """In what share of the trials the NPV against today is below 0."""
        return self.probability_below(0)

    @property
    def probability_of_saving_nothing(self) -> float:
        """In what share of the trials nothing is saved, because the change does not stick or no tool works."""
        return 1 - self.ordered["kept_share_where_saved"].size / self.trials

    def probability_below(self, sum_of_money: float, figure: str = "npv") -> float:
        """In what share of the trials a figure is below a sum."""
        return float(np.searchsorted(self.ordered[figure], sum_of_money, side="left")) / self.trials

    def probability_above(self, sum_of_money: float, figure: str = "npv") -> float:
        """In what share of the trials a figure is above a sum."""
        return 1 - float(np.searchsorted(self.ordered[figure], sum_of_money, side="right")) / self.trials

    def probability_of_payback_within(self, months: float) -> float:
        """In what share of the trials the money is back by the end of a month."""
        return float(np.searchsorted(self.ordered["payback_months"], months, side="right")) / self.trials

    def histogram(self, bins: int = 40, figure: str = "npv") -> Histogram:
        """A figure that always exists, counted in about so many bins of one width, with an edge at 0."""
        values = self.ordered[figure]
        low, high = float(values[0]), float(values[-1])
        width = (high - low) / bins or max(abs(low), 1.0) / bins
        first, last = math.floor(low / width), math.floor(high / width) + 1
        edges = np.arange(first, last + 1) * width
        counts = np.diff(np.searchsorted(values, edges[1:-1], side="left"), prepend=0, append=values.size)
        return Histogram(tuple(edges.tolist()), tuple(counts.tolist()))


def simulate(
    case: Uncertain, trials: int = DEFAULT_TRIALS, seed: int = DEFAULT_SEED, should_stop: Wish = never
) -> Uncertainty | None:
    """Run the trials of a case; None where `should_stop` said so between two chunks.

    The same case, number of trials and seed give the same result. A short run uses the beginning of a long one's
    points. Raises ValueError for a number of trials or a seed that is out of bounds.
    """
    drawn = draw(case, Source(case.sobol, trials, seed))
    try:
        results, paths = _run(drawn, trials, should_stop)
        band = _band(paths, should_stop)
    except Stopped:
        return None
    ordered = _in_order(results)
    return Uncertainty(
        trials=trials,
        seed=seed,
        correlation=case.correlation,
        spreads=MappingProxyType({key: _spread(ordered[key]) for key in FIGURES}),
        band=band,
        ordered=MappingProxyType(ordered),
    )


def _run(drawn: Drawn, trials: int, should_stop: Wish) -> tuple[dict[str, Array], Array]:
    """Every figure of every trial, shape (trials,), and the running totals, shape (H + 1, trials).

    Trials that stick come first; percentiles do not ask for their order.
    """
    kind = month_type(drawn.inputs)
    results = {key: np.empty(trials, kind) for key in _WHEN_STICKS if key != "cumulative_net"}
    paths = np.empty((drawn.inputs["month"].shape[-1] + 1, trials), kind)
    sticking, dropped = np.flatnonzero(drawn.sticks), np.flatnonzero(~drawn.sticks)

    for place, values in estimate_trials(drawn.inputs, sticking, _WHEN_STICKS, should_stop):
        paths[:, place] = values["cumulative_net"].T
        for key, figure in results.items():
            figure[place] = values[key][:, 0]

    first = sticking.size
    for key in (*_KEPT, "payback_months", "break_even_intensity"):
        results[key][first:] = np.nan
    results["saved_per_month"][first:] = 0
    results["npv_without_race"][first:] = -1
    for place, values in estimate_trials(drawn.inputs, dropped, _WHEN_DROPPED, should_stop):
        after = slice(first + place.start, first + place.stop)
        paths[:, after] = values["cumulative_net_if_dropped"].T
        for key, source in _IF_DROPPED.items():
            results[key][after] = values[source][:, 0]
    return results, paths


def _in_order(results: Mapping[str, Array]) -> dict[str, Array]:
    """Each figure's trials from the lowest up, with infinities in place of what does not exist."""
    lowest, highest = np.full(1, -np.inf), np.full(1, np.inf)
    instead = {
        "kept_share": lowest,
        "kept_share_vs_standing_still": lowest,
        "payback_months": highest,
        "break_even_intensity": np.where(results["npv_without_race"] < 0, lowest, highest),
    }
    ordered = {}
    for key in FIGURES:
        values = results[key.removesuffix("_where_saved")]
        missing = np.isnan(values)
        if key.endswith("_where_saved"):
            values = values[~missing]
        elif key in instead:
            values = np.where(missing, instead[key].astype(values.dtype), values)
        ordered[key] = np.sort(values)
        ordered[key].flags.writeable = False
    return ordered


def _spread(values: Array) -> Spread:
    if not values.size:
        return Spread(None, None, None, None)
    p10, p50, p90 = (_percentile(values, share) for share in PERCENTILES)
    with np.errstate(invalid="ignore"):
        # Infinities of both signs have no mean.
        mean = float(np.mean(values, dtype=np.float64))
    return Spread(p10, p50, p90, _finite(mean))


def _percentile(ordered: Array, share: float) -> float | None:
    """The value below which a share of the trials lies, linear between two of them; None at an infinity."""
    return _finite(_at(ordered, (len(ordered) - 1) * share))


def _at(ordered: Array, place: float) -> float:
    """The value at a place, counted from 0, linear between two."""
    here = math.floor(place)
    value, above = float(ordered[here]), float(ordered[min(here + 1, len(ordered) - 1)])
    return value if value == above or place == here else value + (above - value) * (place - here)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _band(paths: Array, should_stop: Wish) -> Array:
    """P10, P50 and P90 of each month, shape (3, H + 1)."""
    band = np.empty((len(PERCENTILES), len(paths)))
    for month, values in enumerate(paths):
        if should_stop():
            raise Stopped
        sampled = _SAMPLED if values.size >= _MANY else 1
        sample = np.sort(values[::sampled])
        for row, share in enumerate(PERCENTILES):
            place = (values.size - 1) * share
            band[row, month] = _at(sample, place) if sampled == 1 else _at_unordered(values, sample, place)
    return band


def _at_unordered(values: Array, sample: Array, place: float) -> float:
    """The value at a place in the order of all, by sorting only what can stand there.

    An ordered sample of one in 16 tells where that is, give or take 4 standard errors of its own; half the time of
    partitioning all. Where the place lies outside after all, all are sorted.
    """
    here, width = math.floor(place), 2 * math.isqrt(sample.size) + 1
    low = sample[max(here // _SAMPLED - width, 0)]
    high = sample[min(here // _SAMPLED + width, sample.size - 1)]
    near, first = values[(values >= low) & (values <= high)], int(np.count_nonzero(values < low))
    if not first <= here < first + near.size - 1:
        near, first = values, 0
    return _at(np.sort(near), place - first)
