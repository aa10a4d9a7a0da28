"""A figure's spread over the trials that stick, in words: what P10 to P90 are, and what stands where there is none."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from roi_app.estimates.baseline import Baseline, key_against
from roi_app.model.uncertainty.conditions import exit_over_trials
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import NONE, Wording

ROWS: Final = ("npv", "kept_share", "payback_months", "break_even_intensity")
"""The figures of the headline that have a spread, by the name that both baselines share."""

Words = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """One figure: its name, P10, P50 and P90 in words, and P10 to P90 as one text."""

    key: str
    label: str
    p10: str
    p50: str
    p90: str
    between: str


def spread_row(name: str, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> SpreadRow:
    """The spread of one of `ROWS` over the trials that stick; a dash where none does or nothing is there to spread."""
    label, sticks = wording.text(f"odds.spread.{name}"), uncertainty.if_it_sticks
    one = None if sticks is None else sticks.figures[key_against(name, baseline)]
    if one is None or one.p10 is None or one.p50 is None or one.p90 is None:
        return SpreadRow(name, label, NONE, NONE, NONE, NONE)
    words = words_for(name, wording)
    p10, p50, p90 = words(one.p10), words(one.p50), words(one.p90)
    if name == "npv":
        between = wording.money_between(one.p10, one.p90)
    elif math.isfinite(one.p10) and math.isfinite(one.p90):
        between = wording.range_of(p10, p90)
    else:
        between = wording.range_of_words(p10, p90)
    return SpreadRow(name, label, p10, p50, p90, between)


def exit_between(uncertainty: Uncertainty, wording: Wording) -> tuple[str, tuple[float, float] | None]:
    """P10 to P90 of the θ at which to exit, in words and as numbers; a dash and None where no trial sticks."""
    one = exit_over_trials(uncertainty.outcomes)
    if one is None or one.p10 is None or one.p90 is None:
        return NONE, None
    p10, p90 = (words_for("break_even_intensity", wording)(end) for end in (one.p10, one.p90))
    is_plain = math.isfinite(one.p10) and math.isfinite(one.p90)
    return (wording.range_of if is_plain else wording.range_of_words)(p10, p90), (one.p10, one.p90)


def words_for(name: str, wording: Wording) -> Words:
    """How a value of one of `ROWS` is told, infinities included."""

    def kept(value: float) -> str:
        return wording.kept_of_100(value) if math.isfinite(value) else wording.text("trials.nothing_comes_in")

    def months(value: float) -> str:
        return wording.months(value if math.isfinite(value) else None)

    def intensity(value: float) -> str:
        if math.isfinite(value):
            return wording.plain(value, 2)
        return wording.text("odds.spread.bears_any" if value > 0 else "odds.spread.bears_none")

    return {
        "npv": wording.money_short,
        "kept_share": kept,
        "payback_months": months,
        "break_even_intensity": intensity,
    }[name]
