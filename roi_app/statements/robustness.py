"""How sure an answer is: its trials, and what each uncertain input moves and where it turns the result."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.estimates.uncertain import sways_most, uncertain
from roi_app.figures.inputs import input_label, input_value
from roi_app.figures.tornado import MOST_BARS
from roi_app.model.uncertainty.sampling import Uncertain
from roi_app.model.uncertainty.sensitivity import Bar, Crossing, crossings, tornado
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.model.uncertainty.variance import VarianceShare
from roi_app.texts.formatting import NONE, Wording


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """The trials of an answer and its uncertain inputs, those with the widest swing first.

    `crossings` holds, for each input of a tornado, the values at which the net present value passes 0; `sways` is the
    input or event with the largest total effect, None where nothing varies.
    """

    case: Uncertain
    trials: Uncertainty
    bars: tuple[Bar, ...]
    crossings: dict[str, tuple[Crossing, ...]]
    baseline: Baseline
    sways: VarianceShare | None


@lru_cache(maxsize=2)
def assess(answer: Answer, uncertainty: Uncertainty, baseline: Baseline = Baseline.TODAY) -> Robustness:
    """Assess the inputs of an answer whose trials have been run; kept for the next paper on the same two. 0.3 s."""
    case, figure = uncertain(answer.case), key_against("npv", baseline)
    bars = tornado(case, figure)
    turns = {bar.key: crossings(case, bar.key, figure) for bar in bars[:MOST_BARS]}
    return Robustness(case, uncertainty, bars, turns, baseline, sways_most(answer.case, baseline))


ABOVE: Final = "above"
BELOW: Final = "below"


@dataclass(frozen=True, slots=True)
class Turn:
    """The value of an input nearest to its mode at which the result turns, and whether it is thought possible."""

    text: str
    is_in_range: bool


def turn(key: str, answer: Answer, robustness: Robustness, wording: Wording) -> Turn:
    """Where an input alone turns gain into loss, or the other way round: "above 1.83"; – where nowhere."""
    known = robustness.case.ranges[key]
    nearest = min(robustness.crossings[key], key=lambda one: abs(one.value - known.mode), default=None)
    if nearest is None:
        return Turn(NONE, is_in_range=False)
    pays = answer.npv(robustness.baseline) >= 0
    side = BELOW if pays is nearest.rises else ABOVE
    text = wording.text(f"turning.{side}", value=input_value(key, nearest.value, wording))
    return Turn(text, is_in_range=known.low <= nearest.value <= known.high)


def turning_sentence(key: str, crossings: tuple[Crossing, ...], now: str, wording: Wording) -> str:
    """Where an input turns the worth, in words; `now` is its value in words."""
    label = input_label(key, wording)
    values = [input_value(key, one.value, wording) for one in crossings]
    if not values:
        return wording.text("turning.none", label=label, now=now)
    if len(values) == 1:
        return wording.text("turning.one", label=label, value=values[0], now=now)
    return wording.text("turning.many", label=label, values=wording.text("turning.and").join(values), now=now)
