"""The summary as plain text, to be pasted into a chat."""

from __future__ import annotations

from typing import Final

from roi_app.checks.foreign_text import MESSAGE, cut, one_line
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.figures.payoff import payoff
from roi_app.figures.race_meter import meter
from roi_app.figures.waterfall import waterfall
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.headline import headline
from roi_app.statements.missing import lacking
from roi_app.statements.stories import stories
from roi_app.texts.formatting import Wording

_MARK: Final = "• "
_LONGEST_NAME: Final = 60


def summary_text(
    answer: Answer,
    baseline: Baseline,
    wording: Wording,
    uncertainty: Uncertainty | None = None,
) -> str:
    """The headline, what the race means, and where the figures come from: a dozen short lines; or what a plan lacks."""
    document = answer.case.document
    name = cut(one_line(document.name, MESSAGE), _LONGEST_NAME)
    title, lack = wording.text("chat.title", name=name or wording.text("bar.unnamed")), lacking(answer, wording)
    if lack:
        cost = answer.value("cost_per_month")
        costs = [wording.text("inputs.total", cost=wording.money(cost))] if cost else []
        return "\n".join((title, lack, *costs, ""))
    race = meter(answer, wording)
    lines = [
        title,
        *(_MARK + line for line in _headline(answer, baseline, wording, uncertainty)),
        *([] if uncertainty is None else [_MARK + line for line in stories(answer, uncertainty, baseline, wording)]),
        waterfall(answer, baseline, wording).summary,
        wording.text("chat.race", theta=race.theta_label, break_even=race.break_even_label, exit=race.exit_label),
        race.sentence,
        payoff(answer, wording).name,
        wording.text("chat.caveat"),
    ]
    return "\n".join(lines) + "\n"


def _headline(answer: Answer, baseline: Baseline, wording: Wording, uncertainty: Uncertainty | None) -> list[str]:
    told = []
    for figure in headline(answer, baseline, wording, uncertainty):
        value = f"{figure.text} {figure.unit}".strip()
        if figure.average:
            value = wording.text("chat.with_average", value=value, average=figure.average)
        key = "chat.figure_noted" if figure.note else "chat.figure"
        told.append(wording.text(key, caption=figure.caption, value=value, note=figure.note))
    return told
