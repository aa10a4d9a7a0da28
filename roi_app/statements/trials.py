"""What the trials say in words, one condition at a time: the same sentences on every surface."""

from __future__ import annotations

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.odds import loss_sentence
from roi_app.figures.shares import factor_label
from roi_app.model.uncertainty.conditions import NPV, VS_STANDING_STILL, IfItSticks
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording


def sticks_sentence(uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> str | None:
    """In how many of 100 cases the change sticks, and between what the net present value then lies; None in none."""
    one = uncertainty.if_it_sticks
    if one is None:
        return None
    worth = one.figures[key_against(NPV, baseline)]
    between = wording.money_between(worth.p10 or 0.0, worth.p90 or 0.0)
    return wording.text("trials.sticks", cases=_of_100(uncertainty), between=between)


def dropped_sentence(uncertainty: Uncertainty, wording: Wording) -> str | None:
    """In how many of 100 cases the plan is dropped, and what trying costs; None in none."""
    cost = price_of_trying(uncertainty)
    if cost is None:
        return None
    return wording.text("trials.dropped", cases=dropped_of_100(uncertainty), money=wording.money_short(cost))


def all_cases_sentence(uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> str:
    """What all cases bring on average."""
    mean = uncertainty.all_cases.mean(key_against(NPV, baseline))
    return wording.text("trials.all_cases", money=wording.money_short(mean))


def stories(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> tuple[str, ...]:
    """What comes if it sticks, and what trying costs if it is dropped, a line each; nothing without any tool."""
    if answer.value("adopts") == 0:
        return ()
    lines = (sticks_sentence(uncertainty, baseline, wording), dropped_sentence(uncertainty, wording))
    return tuple(line for line in lines if line)


_LARGE = (8_888.0, 888_888.0, 8_888_888.0)


def longest_stories(wording: Wording) -> tuple[tuple[str, ...], ...]:
    """The two stories with the longest amounts that they plausibly have, so that room can be kept for them."""
    return tuple(
        (
            wording.text("trials.sticks", cases=88, between=wording.money_between(-one, one)),
            wording.text("trials.dropped", cases=88, money=wording.money_short(-one)),
        )
        for one in _LARGE
    )


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


def stories_between(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> tuple[str, ...]:
    """The same two stories, each told as a range."""
    if answer.value("adopts") == 0:
        return ()
    lines = (sticks_sentence(uncertainty, baseline, wording), dropped_between(uncertainty, wording))
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


def dropped_between(uncertainty: Uncertainty, wording: Wording) -> str | None:
    """In how many of 100 cases the plan is dropped, and between what trying then costs; None in none."""
    if uncertainty.if_dropped is None:
        return None
    worth = uncertainty.if_dropped.figures[VS_STANDING_STILL]
    between = wording.money_between(-(worth.p90 or 0.0) + 0.0, -(worth.p10 or 0.0) + 0.0)
    return wording.text("trials.dropped_between", cases=100 - _of_100(uncertainty), between=between)


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


def outside_sentence(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> str:
    """That the likely case against a baseline lies outside P10 to P90 of the trials that stick; else ""."""
    sticks, npv = uncertainty.if_it_sticks, answer.npv(baseline)
    if sticks is None or sticks.spans(key_against(NPV, baseline), npv):
        return ""
    against = wording.text(f"choice.baseline.{baseline}")
    return wording.text("trials.likely_outside", money=wording.money_short(npv), baseline=against)


def knowing_sentence(uncertainty: Uncertainty, wording: Wording) -> str:
    """What knowing everything in advance would be worth, and whether to study it or to try."""
    worth, cost = uncertainty.all_cases.value_of_perfect_information, price_of_trying(uncertainty)
    if worth <= 0:
        return wording.text("trials.knowing.nothing")
    if cost is None:
        return wording.text("trials.knowing.worth", worth=wording.money_short(worth))
    key = "study" if worth > cost else "try" if uncertainty.all_cases.mean(VS_STANDING_STILL) > 0 else "leave"
    return wording.text(f"trials.knowing.{key}", worth=wording.money_short(worth), cost=wording.money_short(cost))


def price_of_trying(uncertainty: Uncertainty) -> float | None:
    """What a plan that is dropped costs against standing still, the median; None where none is dropped."""
    if uncertainty.if_dropped is None:
        return None
    return -(uncertainty.if_dropped.figures[VS_STANDING_STILL].p50 or 0.0)


def dropped_of_100(uncertainty: Uncertainty) -> int:
    """The cases of 100 in which the plan is dropped; what happens at all is at least one."""
    return 100 - _of_100(uncertainty)


def _of_100(uncertainty: Uncertainty) -> int:
    """The cases of 100 that stick; what happens at all is at least one."""
    count = round(uncertainty.probability_of_sticking * 100)
    fewest, most = int(uncertainty.if_it_sticks is not None), 100 - int(uncertainty.if_dropped is not None)
    return min(max(count, fewest), most)
