"""The third page: what rivals' adoption takes back over time, the race meter, the matrix."""

from __future__ import annotations

from typing import Any

from roi_app.estimates.answer import Answer
from roi_app.exports.pdf.cover import meter_part
from roi_app.exports.pdf.options import Options
from roi_app.exports.pdf.plain import plain
from roi_app.figures.adoption import adoption_curve
from roi_app.figures.game import game_name
from roi_app.figures.payoff import payoff_table
from roi_app.figures.race_by_month import race_by_month
from roi_app.figures.race_meter import meter
from roi_app.statements.robustness import Robustness
from roi_app.texts.formatting import Wording

Part = dict[str, Any]


def race(answer: Answer, robustness: Robustness, options: Options, wording: Wording) -> Part:
    """The parts of the third page."""
    chart = meter(answer, wording)
    name = game_name(answer, wording)
    return {
        "title": wording.text("pdf.race"),
        "lead": chart.sentence,
        "by_month": plain(race_by_month(answer, wording)),
        "curve": plain(adoption_curve(answer, wording)),
        "meter": meter_part(chart, robustness, wording, options),
        "matrix": plain(payoff_table(answer, wording)),
        "game": {
            "name": name.name,
            "why": name.why,
            "change": name.change,
            "caveat": name.caveat,
        },
        "note": wording.text("pdf.at_likely") if options.in_ranges else "",
    }
