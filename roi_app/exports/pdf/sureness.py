"""The fourth page: how the trials are spread, over time and by input, and what would change the answer."""

from __future__ import annotations

from typing import Any

from roi_app.estimates.answer import Answer
from roi_app.exports.pdf.options import Options
from roi_app.exports.pdf.plain import plain
from roi_app.figures.odds import odds
from roi_app.figures.over_time import over_time
from roi_app.figures.tornado import tornado_figure
from roi_app.statements.robustness import Robustness, turn
from roi_app.statements.spreads import ROWS, spread_row
from roi_app.texts.formatting import Wording

Part = dict[str, Any]


def sureness(answer: Answer, robustness: Robustness, options: Options, wording: Wording) -> Part:
    """The parts of the fourth page."""
    trials = robustness.trials
    loss = wording.share(trials.probability_of_loss, 0)
    band = (tuple(trials.band[0].tolist()), tuple(trials.band[-1].tolist()))
    return {
        "title": wording.text("pdf.sureness"),
        "lead": wording.text("pdf.sureness_lead", count=f"{trials.trials:,}", loss=loss),
        "loss": loss,
        "loss_label": wording.text("pdf.loss"),
        "odds": plain(odds(answer, trials, robustness.baseline, 0.0, wording)),
        "legend": [
            wording.text("pdf.legend_loss", share=loss),
            wording.text("pdf.legend_gain", share=wording.share(1 - trials.probability_of_loss, 0)),
        ],
        "band": plain(over_time(answer, wording, band)),
        "spread": {
            "head": [wording.text(f"pdf.spread.{one}") for one in ("figure", "p10", "p50", "p90")],
            "rows": [_cells(name, robustness, wording) for name in ROWS],
            "note": wording.text("pdf.spread.note", nothing=wording.share(trials.probability_of_saving_nothing, 0)),
        },
        **_what_matters(answer, robustness, wording),
        "note": wording.text("pdf.at_likely") if options.in_ranges else "",
    }


def _what_matters(answer: Answer, robustness: Robustness, wording: Wording) -> Part:
    chart = tornado_figure(answer, robustness.bars, robustness.baseline, wording)
    turns = {swing.key: turn(swing.key, answer, robustness, wording) for swing in chart.swings}
    turning = [
        wording.text("pdf.turning", label=swing.label, turns=turns[swing.key].text)
        for swing in chart.swings
        if turns[swing.key].is_in_range
    ]
    listed = wording.text("command.listed").join(turning)
    pays = answer.npv(robustness.baseline) >= 0
    return {
        "tornado": plain(chart),
        "turns": [plain(turns[swing.key]) for swing in chart.swings],
        "turns_title": wording.text("pdf.turns_to_loss" if pays else "pdf.turns_to_gain"),
        "change": wording.text("pdf.change_some", inputs=listed) if turning else wording.text("pdf.change_none"),
    }


def _cells(name: str, robustness: Robustness, wording: Wording) -> list[str]:
    row = spread_row(name, robustness.trials, robustness.baseline, wording)
    return [row.label, row.p10, row.p50, row.p90]
