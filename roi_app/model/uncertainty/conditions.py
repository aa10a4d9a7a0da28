"""Three stories of the trials: it sticks, it is dropped, all cases. One condition per range.

A change that sticks and one that is given up are two stories; the percentiles of their mixture would move with the
chance of sticking alone and tell a reader nothing, so only means and probabilities are given over all cases.
What does not exist has its place in the order: payback that never comes is later than any; a race that nothing
loses to bears any intensity, one that pays at none bears less than any; and a trial that brings nothing in and yet
loses keeps less than any share.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.distribution import Distribution
from roi_app.model.uncertainty.figure_keys import NPV, RARELY, VS_STANDING_STILL, WORTHS
from roi_app.model.uncertainty.knowing import value_of_perfect_information

if TYPE_CHECKING:
    from numpy.typing import NDArray

Figures: TypeAlias = "NDArray[np.floating[Any]]"

KEPT: Final[Mapping[str, str]] = {"kept_share": NPV, "kept_share_vs_standing_still": VS_STANDING_STILL}
"""Each kept share and the worth that it is a share of."""

IF_DROPPED: Final[Mapping[str, str]] = {key: f"{key}_if_dropped" for key in WORTHS}
"""The step that gives each worth of a plan that is dropped."""

_TOLERANCE: Final = 1e-6
"""Of a value itself, within which it still lies in a range that may be a point."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """What came of each trial: `sticks` by trial, the figures of those that stick and of those that are dropped.

    Figures are by key, shape (trials that stick,) and (trials that are dropped,), in the order of the trials;
    `worth_by_stream` and `worth_before_price` have a column for each stream. NaN stands for what does not exist.
    """

    sticks: NDArray[np.bool_]
    sticking: Mapping[str, Figures]
    dropped: Mapping[str, Figures]

    def worth(self, key: str) -> Figures:
        """A worth of every trial, in the order of the trials; shape (trials,)."""
        worth = np.empty(self.sticks.size)
        worth[self.sticks], worth[~self.sticks] = self.sticking[key], self.dropped[IF_DROPPED[key]]
        return worth


@dataclass(frozen=True, slots=True)
class ToolWorth:
    """What a tool is worth over the trials that stick: the mean, and the share of them in which it is below 0.

    `taken_up_to` is the highest monthly price at which its mean would not be below 0, and its worth only rarely; 0
    where not even a free tool would be taken so.
    """

    mean: float
    below_zero: float
    taken_up_to: float


@dataclass(frozen=True, slots=True, eq=False)
class IfItSticks:
    """The trials in which the change sticks.

    `figures` holds `npv`, `npv_vs_standing_still`, `kept_share`, `kept_share_vs_standing_still`, `payback_months`
    and `break_even_intensity`; `tools` the worth of each tool that works, by stream; `band` the running total's P10,
    P50 and P90, shape (3, H + 1) from month 0.
    """

    trials: int
    figures: Mapping[str, Distribution]
    tools: Mapping[str, ToolWorth]
    band: Array

    def mean(self, worth: str = NPV) -> float:
        """The mean of one of the two worths."""
        return self.figures[worth].mean or 0.0

    def probability_of_loss(self, worth: str = NPV) -> float:
        """In what share of these trials a worth is below 0."""
        return self.figures[worth].share_below(0)

    def probability_of_payback_within(self, months: float) -> float:
        """In what share of these trials the money is back by the end of a month."""
        return 1 - self.figures["payback_months"].share_above(months)

    @property
    def pays_at_any_theta(self) -> float:
        """The share of these trials that no race, however hard, turns into a loss."""
        break_even = self.figures["break_even_intensity"]
        return break_even.share_above(np.finfo(np.float64).max)

    @property
    def pays_at_no_theta(self) -> float:
        """The share of these trials that lose even without a race."""
        return self.figures["break_even_intensity"].share_below(0)

    def spans(self, figure: str, value: float) -> bool:
        """Whether a value lies within P10 to P90 of a figure; a range may be a point."""
        one, slack = self.figures[figure], _TOLERANCE * max(abs(value), 1.0)
        low, high = one.p10, one.p90
        return low is not None and high is not None and low - slack <= value <= high + slack


@dataclass(frozen=True, slots=True, eq=False)
class IfDropped:
    """The trials in which the plan is dropped again; `figures` holds the two worths.

    Against standing still, their worth is the price of trying. `path` is the running total's median, shape (H + 1,).
    """

    trials: int
    figures: Mapping[str, Distribution]
    path: Array

    def mean(self, worth: str = NPV) -> float:
        """The mean of one of the two worths."""
        return self.figures[worth].mean or 0.0


@dataclass(frozen=True, slots=True)
class AllCases:
    """What all trials together say: means by worth, the kept share of the means, and the chances of a loss."""

    means: Mapping[str, float]
    mean_brought_in: float
    losses: Mapping[str, float]
    value_of_perfect_information: float

    def mean(self, worth: str = NPV) -> float:
        """The mean of one of the two worths."""
        return self.means[worth]

    def probability_of_loss(self, worth: str = NPV) -> float:
        """In what share of all trials a worth is below 0."""
        return self.losses[worth]

    def kept_share(self, worth: str = NPV) -> float | None:
        """The mean of a worth over the mean of all that AI brings in; None where that is nothing, or next to it."""
        kept = self.means[worth] / self.mean_brought_in if self.mean_brought_in else math.inf
        return kept if math.isfinite(kept) else None


def if_it_sticks(outcomes: Outcomes, band: Array | None) -> IfItSticks | None:
    """The story of the trials that stick; None without one."""
    values = outcomes.sticking
    trials = len(values[NPV])
    if not trials or band is None:
        return None
    found = {key: values[key] for key in WORTHS}
    found |= {key: _kept(values[key], values[worth]) for key, worth in KEPT.items()}
    paid_back = values["payback_months"]
    found["payback_months"] = np.where(np.isnan(paid_back), np.inf, paid_back)
    found["break_even_intensity"] = _break_even(values["break_even_intensity"], values["npv_without_race"])
    figures = {key: Distribution.of(one) for key, one in found.items()}
    return IfItSticks(trials, figures, _tools(values), band)


def if_dropped(outcomes: Outcomes, path: Array | None) -> IfDropped | None:
    """The story of the trials that are dropped; None without one."""
    values = outcomes.dropped
    trials = len(values[IF_DROPPED[NPV]])
    if not trials or path is None:
        return None
    return IfDropped(trials, {key: Distribution.of(values[step]) for key, step in IF_DROPPED.items()}, path)


def exit_over_trials(outcomes: Outcomes) -> Distribution | None:
    """The θ at which holding back is as good, over the trials that stick, told as break-even is; None without one."""
    values = outcomes.sticking
    if not len(values[NPV]):
        return None
    return Distribution.of(_break_even(values["exit_intensity"], values["npv_with_no_rivals"]))


def all_cases(outcomes: Outcomes) -> AllCases:
    """The story of all trials together; where the plan is dropped, AI brings nothing in."""
    worths = {key: outcomes.worth(key) for key in WORTHS}
    return AllCases(
        {key: float(np.mean(worth)) for key, worth in worths.items()},
        float(np.sum(outcomes.sticking["brought_in"])) / outcomes.sticks.size,
        {key: float(np.mean(worth < 0)) for key, worth in worths.items()},
        value_of_perfect_information(worths[VS_STANDING_STILL]),
    )


def _tools(values: Mapping[str, Figures]) -> dict[str, ToolWorth]:
    """The worth of each stream's tool over the trials in which it works."""
    worths, free, price = (values[key] for key in ("worth_by_stream", "worth_before_price", "pv_of_price"))
    works = ~np.isnan(worths)
    found = {}
    for column in np.flatnonzero(works.any(axis=0)):
        which = works[:, column]
        # All of them are the rule, and picked in no time.
        chosen = slice(None) if which.all() else which
        worth, taken_up_to = worths[chosen, column], _taken_up_to(free[chosen, column], price[chosen])
        below_zero = np.count_nonzero(worth < 0) / worth.size
        found[STREAMS[column]] = ToolWorth(float(worth.sum()) / worth.size, below_zero, taken_up_to)
    return found


def _taken_up_to(worth_if_free: Figures, pv_of_price: Figures) -> float:
    """The highest price at which a tool would be taken: worth is linear in the price, in each trial and in the mean."""
    highest = np.sort(worth_if_free / pv_of_price)
    rarely = float(highest[math.floor((highest.size - 1) * RARELY)])
    return max(min(rarely, float(worth_if_free.sum() / pv_of_price.sum())), 0.0)


def _kept(kept: Figures, worth: Figures) -> Figures:
    """Kept shares; -∞ where nothing is brought in and yet something lost, left out where nothing is lost either."""
    missing = np.isnan(kept)
    return np.where(missing, -np.inf, kept)[~missing | (worth < 0)]


def _break_even(intensity: Figures, npv_without_race: Figures) -> Figures:
    """Intensities at a threshold; a negative one is -∞, and without a race it is ±∞ by the sign of the rest."""
    without_race = np.where(npv_without_race >= 0, np.inf, -np.inf)
    break_even = np.where(np.isnan(intensity), without_race, intensity)
    return np.where(break_even < 0, -np.inf, break_even)
