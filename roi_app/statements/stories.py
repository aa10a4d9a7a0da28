"""The two stories of a plan, one condition at a time: what comes if it sticks, and what trying costs if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL
from roi_app.texts.formatting import Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty


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


def stories_between(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> tuple[str, ...]:
    """The same two stories, each told as a range."""
    if answer.value("adopts") == 0:
        return ()
    lines = (sticks_sentence(uncertainty, baseline, wording), dropped_between(uncertainty, wording))
    return tuple(line for line in lines if line)


def dropped_between(uncertainty: Uncertainty, wording: Wording) -> str | None:
    """In how many of 100 cases the plan is dropped, and between what trying then costs; None in none."""
    if uncertainty.if_dropped is None:
        return None
    worth = uncertainty.if_dropped.figures[VS_STANDING_STILL]
    between = wording.money_between(-(worth.p90 or 0.0) + 0.0, -(worth.p10 or 0.0) + 0.0)
    return wording.text("trials.dropped_between", cases=100 - _of_100(uncertainty), between=between)


def outside_sentence(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> str:
    """That the likely case against a baseline lies outside P10 to P90 of the trials that stick; else ""."""
    sticks, npv = uncertainty.if_it_sticks, answer.npv(baseline)
    if sticks is None or sticks.spans(key_against(NPV, baseline), npv):
        return ""
    against = wording.text(f"choice.baseline.{baseline}")
    return wording.text("trials.likely_outside", money=wording.money_short(npv), baseline=against)


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
