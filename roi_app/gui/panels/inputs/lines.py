"""What each line of the left panel says: a stream's cost and saving, a section's few figures."""

from __future__ import annotations

from typing import Final, NamedTuple

from roi_app.documents.case import Case, Origin
from roi_app.estimates.answer import Answer
from roi_app.gui.controls.fold_line import LineBar, LineFigure
from roi_app.gui.panels.inputs.sections import SECTIONS
from roi_app.model.parameters import STREAMS
from roi_app.texts.formatting import MINUS, Wording

_LONGEST_IN_FULL: Final = 1e7
"""From here on an amount is told in short: a line has room for a name, a bar and two amounts."""


def total_cost(answer: Answer, wording: Wording) -> LineFigure:
    """What the six streams cost a month today."""
    amount = _amount(answer.value("cost_per_month"), wording)
    told = wording.text("inputs.cost_told", cost=amount)
    return LineFigure(wording.text("inputs.total", cost=amount), told, "cost_per_month", "text")


def total_saved(answer: Answer, wording: Wording) -> LineFigure:
    """What AI would save of it a month, at full use."""
    saved = answer.value("saved_per_month")
    amount = _amount(saved, wording)
    told = wording.text("inputs.saved_told", saved=amount)
    tone = "keep" if saved else "muted"
    return LineFigure(wording.text("inputs.saved", saved=amount), told, "saved_per_month", tone, bold=bool(saved))


def stream_figures(answer: Answer, stream: str, wording: Wording) -> tuple[LineFigure, LineFigure]:
    """What a stream costs a month today, and what AI would take off it; "none" for one that costs nothing."""
    cost, saved = (answer.by_stream(key)[stream] for key in ("cost_by_stream", "saved_by_stream"))
    if not cost:
        return LineFigure(wording.text("inputs.none")), LineFigure("")
    amount = _amount(cost, wording)
    cost_told = wording.text("inputs.cost_told", cost=amount)
    saved_told = wording.text("inputs.saved_told", saved=_amount(saved, wording))
    tone = "keep" if saved else "muted"
    return (
        LineFigure(amount, cost_told, f"cost_by_stream:{stream}", "text"),
        LineFigure(_taken_off(saved, wording), saved_told, f"saved_by_stream:{stream}", tone),
    )


def asked(name: str, figure: LineFigure, wording: Wording) -> str:
    """How the menu of a line asks for the explanation of a figure."""
    told = wording.text("inputs.line", name=line_name(name, wording), figures=figure.name)
    return wording.text("inputs.asks", figure=told)


def _amount(value: float, wording: Wording) -> str:
    return wording.money(value) if abs(value) < _LONGEST_IN_FULL else wording.money_short(value)


def _taken_off(saved: float, wording: Wording) -> str:
    if not saved:
        return "0"
    return wording.plain(-saved, 0) if saved < _LONGEST_IN_FULL else MINUS + wording.money_short(saved)


def stream_bars(answer: Answer) -> dict[str, LineBar]:
    """The bar of each stream: its cost beside the largest one, and the part that AI would save."""
    costs, saved = answer.by_stream("cost_by_stream"), answer.by_stream("saved_by_stream")
    largest = max(costs.values()) or 1.0
    return {
        stream: LineBar(cost / largest, min(saved[stream] / cost, 1.0) if cost else 0.0)
        for stream, cost in costs.items()
    }


class Summary(NamedTuple):
    """What the lines of shop, tools, race and assumptions tell: compared first, since most edits change none of it."""

    sales: float
    margin: float
    tools: int
    bill: float
    intensity: float
    rivals: float
    own: int


def summary_of(case: Case) -> Summary:
    """The figures of a case that those lines tell."""
    given = case.quantities
    keys = ("sales_per_month", "gross_margin", "involution_intensity", "rival_adoption")
    sales, margin, intensity, rivals = (given[key].range.mode for key in keys)
    tools = sum(chosen.active for chosen in case.levers.values())
    own = sum(key in given and given[key].origin is Origin.OWN for key in SECTIONS["assumptions"])
    return Summary(sales, margin, tools, case.tools_per_month.mode, intensity, rivals, own)


def section_figures(summary: Summary, wording: Wording) -> dict[str, tuple[LineFigure, ...]]:
    """What the lines of shop, tools, race and assumptions say at their right."""

    def told(key: str, text: str, **values: object) -> LineFigure:
        said = wording.text(text, **values)
        return LineFigure(said, said, key)

    def quantity(key: str, value: float) -> str:
        return wording.quantity(key, value)

    sales = told("sales_per_month", "inputs.shop.sales", money=wording.money_short(summary.sales))
    margin = told("gross_margin", "inputs.shop.margin", share=quantity("gross_margin", summary.margin))
    intensity = quantity("involution_intensity", summary.intensity)
    rivals = quantity("rival_adoption", summary.rivals)
    items = LineFigure(wording.text("inputs.assumptions.items", count=len(SECTIONS["assumptions"])))
    own = LineFigure(wording.text("inputs.assumptions.own", own=summary.own))
    return {
        "shop": (sales, margin) if summary.sales else (LineFigure(wording.text("inputs.shop.no_sales")),),
        "tools": (
            LineFigure(wording.text("inputs.tools.count", count=summary.tools)),
            told("tools_per_month", "inputs.tools.bill", money=_amount(summary.bill, wording)),
        ),
        "race": (
            told("involution_intensity", "inputs.race.theta", value=intensity),
            told("rival_adoption", "inputs.race.rivals", share=rivals),
        ),
        "assumptions": (items, own) if summary.own else (items,),
    }


def line_name(name: str, wording: Wording) -> str:
    """What a line is called."""
    return wording.text(f"stream.{name}" if name in STREAMS else f"inputs.{name}")


def line_told(name: str, figures: tuple[LineFigure, ...], wording: Wording) -> str:
    """Name and figures of a line in words, for those who cannot see it."""
    said = wording.text("inputs.and").join(figure.name or figure.text for figure in figures if figure.text)
    return wording.text("inputs.line", name=line_name(name, wording), figures=said)
