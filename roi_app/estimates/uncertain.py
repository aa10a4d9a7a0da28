"""A case with its ranges, put to thousands of trials, and what they say of it besides percentiles."""

from __future__ import annotations

from roi_app.documents.case import Case
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.batch import Wish, never
from roi_app.model.parameters import LEVER_PRICES
from roi_app.model.uncertainty.bridge import Bridge, from_likely_to_average
from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL
from roi_app.model.uncertainty.knowing import value_of_knowing
from roi_app.model.uncertainty.sampling import Uncertain
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.model.uncertainty.variance import VarianceShare, largest_effect

_ONLY_IN_A_TORNADO = "discount_rate"
"""Exact in the trials unless the file gives a range; a tornado moves it between the typical bounds all the same."""


def uncertain(case: Case) -> Uncertain:
    """The model's inputs of a case with the range of each, and its document's correlation in a hot market."""
    ranges = {key: resolved.range for key, resolved in case.quantities.items()}
    ranges |= {key: case.levers[stream].price for key, stream in LEVER_PRICES.items()}
    typical = {
        key: known.range.moved_to(ranges[key].mode)
        for key, known in case.catalogue.typical.items()
        if key == _ONLY_IN_A_TORNADO
    }
    return Uncertain(case.inputs(), ranges, evenly_spread(), case.document.sampling.correlation, typical)


def likely_to_average(case: Case, found: Uncertainty, baseline: Baseline) -> Bridge:
    """The way from the likely case to the mean of all its trials; a few milliseconds."""
    worth = key_against(NPV, baseline)
    return from_likely_to_average(uncertain(case), worth, found.all_cases.mean(worth))


def worth_of_knowing(case: Case, found: Uncertainty) -> dict[str, float]:
    """What knowing each uncertain input in advance would be worth; empty below 1,024 trials. About 20 ms."""
    return value_of_knowing(uncertain(case), found.seed, found.outcomes.worth(VS_STANDING_STILL))


def sways_most(case: Case, baseline: Baseline, should_stop: Wish = never) -> VarianceShare | None:
    """The input, event or hot market that sways the result most; None where nothing varies or to stop. 0.2 s."""
    return largest_effect(uncertain(case), key_against(NPV, baseline), case.document.sampling.seed, should_stop)
