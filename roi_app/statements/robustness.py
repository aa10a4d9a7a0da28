"""How sure an answer is: its trials, and what each uncertain input moves and where it turns the result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.odds import loss_sentence
from roi_app.figures.tornado import MOST_BARS, input_label, input_value
from roi_app.model.parameters import MONTHS_PER_YEAR
from roi_app.model.uncertainty.sampling import Uncertain
from roi_app.model.uncertainty.sensitivity import Bar, Crossing, crossings, tornado
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import NONE, Wording


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """The trials of an answer and its uncertain inputs, those with the widest swing first.

    `crossings` holds, for each input of a tornado, the values at which the net present value passes 0.
    """

    case: Uncertain
    trials: Uncertainty
    bars: tuple[Bar, ...]
    crossings: dict[str, tuple[Crossing, ...]]
    baseline: Baseline


def assess(answer: Answer, uncertainty: Uncertainty, baseline: Baseline = Baseline.TODAY) -> Robustness:
    """Assess the inputs of an answer whose trials have been run."""
    case, figure = uncertain(answer.case), key_against("npv", baseline)
    bars = tornado(case, figure)
    return Robustness(
        case, uncertainty, bars, {bar.key: crossings(case, bar.key, figure) for bar in bars[:MOST_BARS]}, baseline
    )


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


def odds_sentences(
    answer: Answer, uncertainty: Uncertainty, baseline: Baseline, target: float, wording: Wording
) -> tuple[str, ...]:
    """The odds in plain words: of a loss, of the middle, of payback within a year, of the target."""
    if answer.value("adopts") == 0:
        return (loss_sentence(answer, uncertainty, baseline, wording), "", "", "")
    figure = key_against("npv", baseline)
    spread = uncertainty.spreads[figure]
    months = min(MONTHS_PER_YEAR, answer.case.horizon_months)
    low, high = spread.p10 or 0.0, spread.p90 or 0.0
    return (
        loss_sentence(answer, uncertainty, baseline, wording),
        wording.text("odds.middle", between=wording.money_between(low, high)),
        wording.text(
            "odds.payback", count=months, share=wording.share(uncertainty.probability_of_payback_within(months), 0)
        ),
        wording.text(
            "odds.above",
            sum=wording.money_short(target),
            share=wording.share(uncertainty.probability_above(target, figure), 0),
        ),
    )
