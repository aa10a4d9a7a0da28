"""The presentation in ranges: P10 to P90 of every figure; the merchant's own cost of today alone is one number."""

from __future__ import annotations

from dataclasses import replace

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.figures.race_meter import meter
from roi_app.model.uncertainty.conditions import VS_STANDING_STILL
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.headline import headline
from roi_app.statements.presentation import Fact, RangePresentation, setting
from roi_app.statements.spreads import ROWS, spread_row
from roi_app.statements.trials import stories
from roi_app.texts.formatting import Wording


def presentation_in_ranges(
    answer: Answer, baseline: Baseline, wording: Wording, uncertainty: Uncertainty
) -> RangePresentation:
    """An answer in P10 to P90 of the trials that stick."""
    between = {name: spread_row(name, uncertainty, baseline, wording).between for name in ROWS}
    facts = {
        "cost_per_month": wording.money(answer.value("cost_per_month")),
        **{name: between[name] for name in ("npv", "payback_months")},
        "probability_of_loss": wording.share(uncertainty.all_cases.probability_of_loss(VS_STANDING_STILL), 0),
    }
    first = headline(answer, baseline, wording)[0]
    return RangePresentation(
        first.caption,
        between["kept_share"],
        first.unit,
        "\n".join(stories(answer, uncertainty, baseline, wording)),
        setting(answer, baseline, wording),
        tuple(Fact(key, wording.text(f"present.fact.{key}"), text) for key, text in facts.items()),
        # Where to exit has no range yet, and a single number has no place here: its mark stays, without one.
        replace(
            meter(answer, wording),
            break_even_label=wording.text("meter.break_even", value=between["break_even_intensity"]),
            exit_label=wording.text("present.exit"),
        ),
    )
