"""What the work costs a month at a plan's end, in the likely case and over trials: with AI, with tools and race."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from roi_app.documents.case import Case
from roi_app.estimates.uncertain import uncertain
from roi_app.model.arrays import Array
from roi_app.model.estimate import estimate
from roi_app.model.uncertainty.distribution import Distribution
from roi_app.model.uncertainty.sampling import Source, draw
from roi_app.model.uncertainty.trials import FIRST_TRIALS

_TOOLS: Final = ("tools_cost", "oversight_cost")
_RACES: Final = ("monthly_content_race", "monthly_traffic_race", "monthly_tool_race")
_WANTED: Final = ("cost_per_month", "saved_per_month", "monthly_saving", *_TOOLS, *_RACES, "pv_races", "brought_in")


@dataclass(frozen=True, slots=True)
class MonthCosts:
    """Money a month, shape (rows,): today, with AI in the last month, and what tools and race then put on top."""

    today: Array
    with_ai: Array
    tools: Array
    race: Array

    @property
    def with_race(self) -> Array:
        """All that the work costs in the last month."""
        return self.with_ai + self.tools + self.race


def month_costs(values: Mapping[str, Array]) -> MonthCosts:
    """The costs of the last month from an estimate's values, a row for each case."""
    last = {key: values[key][:, -1] for key in ("cost_per_month", "monthly_saving", *_TOOLS, *_RACES)}
    return MonthCosts(
        last["cost_per_month"],
        last["cost_per_month"] - last["monthly_saving"],
        sum((last[key] for key in _TOOLS), np.zeros(1)),
        sum((last[key] for key in _RACES), np.zeros(1)),
    )


@dataclass(frozen=True, slots=True)
class CostSpreads:
    """The spread of each over the trials that stick; `race_share` is what the race takes of what AI brings in."""

    today: Distribution
    with_ai: Distribution
    with_race: Distribution
    saved_per_month: Distribution
    race_share: Distribution


def cost_spreads(case: Case, seed: int) -> CostSpreads:
    """The spreads of a case, from the short run's trials; a few milliseconds."""
    drawn = draw(uncertain(case), Source(uncertain(case).sobol, FIRST_TRIALS, seed))
    rows = np.flatnonzero(drawn.sticks)
    inputs = {key: array if array.shape[0] == 1 else array[rows] for key, array in drawn.inputs.items()}
    values = estimate(inputs, _WANTED)
    costs, brought_in = month_costs(values), values["brought_in"][:, 0]
    with np.errstate(all="ignore"):
        share = values["pv_races"][:, 0] / brought_in
    return CostSpreads(
        today=Distribution.of(costs.today),
        with_ai=Distribution.of(costs.with_ai),
        with_race=Distribution.of(costs.with_race),
        saved_per_month=Distribution.of(values["saved_per_month"][:, 0]),
        race_share=Distribution.of(share[np.isfinite(share)]),
    )
