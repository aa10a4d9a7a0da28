"""What the trials say in words, one condition at a time: the same sentences on every surface."""

from __future__ import annotations

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.odds import loss_sentence
from roi_app.figures.shares import factor_label
from roi_app.model.uncertainty.conditions import IfItSticks
from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.stories import outside_sentence, price_of_trying, stories, stories_between
from roi_app.texts.formatting import Wording


def all_cases_sentence(uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> str:
    """What all cases bring on average."""
    mean = uncertainty.all_cases.mean(key_against(NPV, baseline))
    return wording.text("trials.all_cases", money=wording.money_short(mean))


def how_sure(
    answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording, sways: str | None = None
) -> tuple[str, ...]:
    """The three stories at length, the chance of a loss, what it would be worth to know, and what sways most.

    `sways` is the factor with the largest total effect, where it has been computed.
    """
    if answer.value("adopts") == 0:
        return (loss_sentence(answer, uncertainty, wording),)
    lines = (
        *stories(answer, uncertainty, baseline, wording),
        wording.text("trials.trying") if uncertainty.if_dropped else "",
        all_cases_sentence(uncertainty, baseline, wording),
        loss_sentence(answer, uncertainty, wording),
        knowing_sentence(uncertainty, wording),
        wording.text("narrative.sways", input=factor_label(sways, wording)) if sways else "",
        *likely_outside(answer, uncertainty, wording),
    )
    return tuple(line for line in lines if line)


def how_sure_between(
    answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording, sways: str | None = None
) -> tuple[str, ...]:
    """How sure it is without any single amount."""
    if answer.value("adopts") == 0:
        return (loss_sentence(answer, uncertainty, wording),)
    lines = (
        *stories_between(answer, uncertainty, baseline, wording),
        wording.text("trials.trying") if uncertainty.if_dropped else "",
        loss_sentence(answer, uncertainty, wording),
        wording.text("narrative.sways", input=factor_label(sways, wording)) if sways else "",
    )
    return tuple(line for line in lines if line)


def intensity_sentence(one: IfItSticks, wording: Wording) -> str:
    """How often AI pays whatever the race, and how often not even without one."""
    return wording.text(
        "trials.intensity",
        any=wording.share(one.pays_at_any_theta, 0),
        none=wording.share(one.pays_at_no_theta, 0),
    )


def likely_outside(answer: Answer, uncertainty: Uncertainty, wording: Wording) -> tuple[str, ...]:
    """A sentence for each baseline against which the likely case lies outside P10 to P90 of the trials that stick."""
    sentences = (outside_sentence(answer, uncertainty, baseline, wording) for baseline in Baseline)
    return tuple(sentence for sentence in sentences if sentence)


def knowing_sentence(uncertainty: Uncertainty, wording: Wording) -> str:
    """What knowing everything in advance would be worth, and whether to study it or to try."""
    worth, cost = uncertainty.all_cases.value_of_perfect_information, price_of_trying(uncertainty)
    if worth <= 0:
        return wording.text("trials.knowing.nothing")
    if cost is None:
        return wording.text("trials.knowing.worth", worth=wording.money_short(worth))
    key = "study" if worth > cost else "try" if uncertainty.all_cases.mean(VS_STANDING_STILL) > 0 else "leave"
    return wording.text(f"trials.knowing.{key}", worth=wording.money_short(worth), cost=wording.money_short(cost))
