"""Every figure by its key: how it is made to stand alone, and whether it needs the trials.

`gui.charts` has one painter for each key; pictures, menus and tests read both tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.estimates.uncertain import likely_to_average as bridge_of
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.adoption import adoption_curve
from roi_app.figures.costs import cost_bars
from roi_app.figures.figure import Figure
from roi_app.figures.freed_time import freed_time
from roi_app.figures.game import game_by_intensity
from roi_app.figures.odds import odds
from roi_app.figures.over_time import over_time, spread_of
from roi_app.figures.payoff import payoff
from roi_app.figures.race_by_month import race_by_month
from roi_app.figures.race_meter import meter
from roi_app.figures.shares import shares
from roi_app.figures.tools import tool_curve
from roi_app.figures.tornado import tornado_figure
from roi_app.figures.waterfall import likely_to_average, waterfall
from roi_app.model.uncertainty.sensitivity import tornado
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.model.uncertainty.variance import DEFAULT_TRIALS, variance_shares
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What a figure is made of; `uncertainty` may be missing where the figure's recipe needs none."""

    answer: Answer
    baseline: Baseline
    wording: Wording
    uncertainty: Uncertainty | None = None

    @property
    def trials(self) -> Uncertainty:
        """The trials; ValueError where there are none."""
        if self.uncertainty is None:
            raise ValueError("this figure shows trials, and there are none")
        return self.uncertainty


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a figure is made."""

    make: Callable[[Request], Figure]
    needs_trials: bool = False


def _payoff(request: Request) -> Figure:
    # On a page the name of the game stands beside the matrix; alone, the matrix has to say it.
    figure = payoff(request.answer, request.wording)
    return replace(figure, subtitle=f"{figure.subtitle} · {figure.name}")


def _likely_to_average(request: Request) -> Figure:
    answer, baseline = request.answer, request.baseline
    bridge = bridge_of(answer.case, request.trials, baseline)
    return likely_to_average(answer, bridge, baseline, request.wording)


def _tornado(request: Request) -> Figure:
    bars = tornado(uncertain(request.answer.case), key_against("npv", request.baseline))
    return tornado_figure(request.answer, bars, request.baseline, request.wording)


def _shares(request: Request) -> Figure:
    case = request.answer.case
    key, seed = key_against("npv", request.baseline), case.document.sampling.seed
    return shares(variance_shares(uncertain(case), key, DEFAULT_TRIALS, seed), request.wording)


FIGURES: Final[Mapping[str, Recipe]] = {
    "waterfall": Recipe(lambda one: waterfall(one.answer, one.baseline, one.wording)),
    "likely_to_average": Recipe(_likely_to_average, needs_trials=True),
    "over_time": Recipe(
        lambda one: over_time(one.answer, one.wording, spread_of(one.trials, one.wording), one.baseline),
        needs_trials=True,
    ),
    "race_meter": Recipe(lambda one: meter(one.answer, one.wording)),
    "race_by_month": Recipe(lambda one: race_by_month(one.answer, one.wording)),
    "payoff": Recipe(_payoff),
    "game": Recipe(lambda one: game_by_intensity(one.answer, one.wording)),
    "adoption": Recipe(lambda one: adoption_curve(one.answer, one.wording)),
    "odds": Recipe(lambda one: odds(one.answer, one.trials, one.baseline, 0.0, one.wording), needs_trials=True),
    "tornado": Recipe(_tornado),
    "shares": Recipe(_shares),
    "costs": Recipe(lambda one: cost_bars(one.answer, one.wording)),
    "freed_time": Recipe(lambda one: freed_time(one.answer, one.wording)),
    "tools": Recipe(lambda one: tool_curve(one.answer, one.wording)),
}
"""In the order in which they are offered."""
