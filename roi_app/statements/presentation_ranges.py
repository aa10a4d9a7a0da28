"""The presentation in ranges: P10 to P90 of every figure; the merchant's own cost of today alone is one number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.race_meter import meter
from roi_app.model.uncertainty.trials import Spread, Uncertainty
from roi_app.statements.headline import headline
from roi_app.statements.presentation import Fact, RangePresentation, setting
from roi_app.texts.formatting import NONE, Wording


def presentation_in_ranges(
    answer: Answer, baseline: Baseline, wording: Wording, found: Uncertainty
) -> RangePresentation:
    """An answer in P10 to P90; the kept share is that of the trials in which anything is saved."""
    spreads = found.spreads
    never, nothing = wording.months(None), NONE
    facts = {
        "cost_per_month": wording.money(answer.value("cost_per_month")),
        "saved_per_month": _between(spreads["saved_per_month"], wording.money, nothing),
        "npv": _money_between(spreads[key_against("npv", baseline)], wording),
        "payback_months": _between(spreads["payback_months"], wording.months, never),
        "probability_of_loss": wording.share(found.probability_of_loss, 0),
    }
    first = headline(answer, baseline, wording)[0]
    thresholds = _between(spreads["break_even_intensity"], lambda value: wording.plain(value, 2), nothing)
    return RangePresentation(
        first.caption,
        _between(spreads[f"{key_against('kept_share', baseline)}_where_saved"], wording.kept_of_100, nothing),
        first.unit,
        wording.text("present.range_note", nothing=wording.share(found.probability_of_saving_nothing, 0)),
        setting(answer, baseline, wording),
        tuple(Fact(key, wording.text(f"present.fact.{key}"), text) for key, text in facts.items()),
        # Where to exit has no range yet, and a single number has no place here: its mark stays, without one.
        replace(
            meter(answer, wording),
            break_even_label=wording.text("meter.break_even", value=thresholds),
            exit_label=wording.text("present.exit"),
        ),
    )


def _between(spread: Spread, words: Callable[[float], str], absent: str) -> str:
    low, high = (absent if value is None else words(value) for value in (spread.p10, spread.p90))
    return low if low == high else f"{low} – {high}"


def _money_between(spread: Spread, wording: Wording) -> str:
    if spread.p10 is None or spread.p90 is None:
        return _between(spread, wording.money_short, NONE)
    return wording.money_between(spread.p10, spread.p90)
