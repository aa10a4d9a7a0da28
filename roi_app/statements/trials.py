"""What the trials say in words, one condition at a time: the same sentences on every surface."""

from __future__ import annotations

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.model.uncertainty.conditions import NPV, VS_STANDING_STILL, AllCases, IfItSticks
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording


def sticks_sentence(found: Uncertainty, baseline: Baseline, wording: Wording) -> str | None:
    """In how many of 100 cases the change sticks, and between what the net present value then lies; None in none."""
    one = found.if_it_sticks
    if one is None:
        return None
    worth = one.figures[key_against(NPV, baseline)]
    between = wording.money_between(worth.p10 or 0.0, worth.p90 or 0.0)
    return wording.text("trials.sticks", cases=_of_100(found), between=between)


def dropped_sentence(found: Uncertainty, wording: Wording) -> str | None:
    """In how many of 100 cases the plan is dropped, and what trying costs; None in none."""
    cost = price_of_trying(found)
    if cost is None:
        return None
    return wording.text("trials.dropped", cases=100 - _of_100(found), money=wording.money_short(cost))


def all_cases_sentence(found: Uncertainty, baseline: Baseline, wording: Wording) -> str:
    """What all cases bring on average."""
    mean = found.all_cases.mean(key_against(NPV, baseline))
    return wording.text("trials.all_cases", money=wording.money_short(mean))


def losses_sentence(one: IfItSticks | AllCases, wording: Wording) -> str:
    """The chance of a loss: against standing still, which is the decision, and against today."""
    return wording.text(
        "trials.losses",
        standing_still=wording.share(one.probability_of_loss(VS_STANDING_STILL), 1),
        today=wording.share(one.probability_of_loss(NPV), 1),
    )


def intensity_sentence(one: IfItSticks, wording: Wording) -> str:
    """How often AI pays whatever the race, and how often not even without one."""
    return wording.text(
        "trials.intensity",
        any=wording.share(one.pays_at_any_theta, 1),
        none=wording.share(one.pays_at_no_theta, 1),
    )


def likely_outside(answer: Answer, found: Uncertainty, wording: Wording) -> tuple[str, ...]:
    """A sentence for each baseline against which the likely case lies outside P10 to P90 of the trials that stick."""
    sticks = found.if_it_sticks
    if sticks is None:
        return ()
    return tuple(
        wording.text(
            "trials.likely_outside",
            money=wording.money_short(answer.npv(baseline)),
            baseline=wording.text(f"choice.baseline.{baseline}"),
        )
        for baseline in Baseline
        if not sticks.spans(key_against(NPV, baseline), answer.npv(baseline))
    )


def knowing_sentence(found: Uncertainty, wording: Wording) -> str:
    """What knowing everything in advance would be worth, and whether to study it or to try."""
    worth, cost = found.all_cases.value_of_perfect_information, price_of_trying(found)
    if worth <= 0:
        return wording.text("trials.knowing.nothing")
    if cost is None:
        return wording.text("trials.knowing.worth", worth=wording.money_short(worth))
    key = "study" if worth > cost else "try" if found.all_cases.mean(VS_STANDING_STILL) > 0 else "leave"
    return wording.text(f"trials.knowing.{key}", worth=wording.money_short(worth), cost=wording.money_short(cost))


def price_of_trying(found: Uncertainty) -> float | None:
    """What a plan that is dropped costs against standing still, the median; None where none is dropped."""
    if found.if_dropped is None:
        return None
    return -(found.if_dropped.figures[VS_STANDING_STILL].p50 or 0.0)


def _of_100(found: Uncertainty) -> int:
    """The cases of 100 that stick; what happens at all is at least one."""
    count = round(found.probability_of_sticking * 100)
    fewest, most = int(found.if_it_sticks is not None), 100 - int(found.if_dropped is not None)
    return min(max(count, fewest), most)
