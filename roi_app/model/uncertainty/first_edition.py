"""What the first edition said of all trials at once, for the surfaces that have not moved to the conditions yet.

Percentiles of the mixture of trials that stick and trials that are dropped. Nothing new may use it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.uncertainty.conditions import IF_DROPPED, KEPT, WORTHS, IfItSticks, Outcomes
from roi_app.model.uncertainty.distribution import Distribution, Figures, Histogram

FIGURES: Final = (
    *WORTHS,
    *KEPT,
    *(f"{key}_where_saved" for key in KEPT),
    "saved_per_month",
    "payback_months",
    "break_even_intensity",
)


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over all trials; None stands for what does not exist."""

    p10: float | None
    p50: float | None
    p90: float | None
    mean: float | None


class FirstEdition:
    """Spreads, band and probabilities over all trials."""

    trials: int
    outcomes: Outcomes
    if_it_sticks: IfItSticks | None

    @cached_property
    def ordered(self) -> Mapping[str, Figures]:
        """Each figure's trials from the lowest up, with infinities for what does not exist."""
        return {key: one.ordered for key, one in self._distributions.items()}

    @cached_property
    def spreads(self) -> Mapping[str, Spread]:
        """Percentiles and mean of each figure."""
        return {
            key: Spread(*(_finite(value) for value in (one.p10, one.p50, one.p90, one.mean)))
            for key, one in self._distributions.items()
        }

    @property
    def band(self) -> Array:
        """The running total's P10, P50 and P90, shape (3, H + 1) from month 0, of the trials that stick."""
        return np.zeros((3, 1)) if self.if_it_sticks is None else self.if_it_sticks.band

    @cached_property
    def _distributions(self) -> Mapping[str, Distribution]:
        values, dropped = self.outcomes.sticking, self.outcomes.dropped
        count = len(dropped[IF_DROPPED[WORTHS[0]]])
        all_of = {key: self.outcomes.worth(key) for key in WORTHS}
        for key in KEPT:
            all_of[f"{key}_where_saved"] = values[key][~np.isnan(values[key])]
            all_of[key] = _with(np.where(np.isnan(values[key]), -np.inf, values[key]), -np.inf, count)
        all_of["saved_per_month"] = _with(values["saved_per_month"], 0, count)
        paid_back = values["payback_months"]
        all_of["payback_months"] = _with(np.where(np.isnan(paid_back), np.inf, paid_back), np.inf, count)
        intensity = values["break_even_intensity"]
        without = np.where(values["npv_without_race"] < 0, -np.inf, np.inf)
        all_of["break_even_intensity"] = _with(np.where(np.isnan(intensity), without, intensity), -np.inf, count)
        return {key: Distribution.of(all_of[key]) for key in FIGURES}

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
        return self._distributions[figure].share_below(sum_of_money)

    def probability_above(self, sum_of_money: float, figure: str = "npv") -> float:
        """In what share of the trials a figure is above a sum."""
        return self._distributions[figure].share_above(sum_of_money)

    def probability_of_payback_within(self, months: float) -> float:
        """In what share of the trials the money is back by the end of a month."""
        return 1 - self._distributions["payback_months"].share_above(months)

    def histogram(self, bins: int = 40, figure: str = "npv") -> Histogram:
        """A figure that always exists, counted in about so many bins of one width, with an edge at 0."""
        return self._distributions[figure].histogram(bins)


def _with(values: Figures, value: float, count: int) -> Figures:
    return np.concatenate([values, np.full(count, value)])


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
