"""What each line of the left panel says: a stream's cost and saving, a section's few figures."""

from __future__ import annotations

from typing import Final

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
    asks = wording.text("inputs.asks", figure=told)
    return LineFigure(wording.text("inputs.total", cost=amount), told, "cost_per_month", asks, "text")


def total_saved(answer: Answer, wording: Wording) -> LineFigure:
    """What AI would save of it a month, at full use."""
    saved = answer.value("saved_per_month")
    amount = _amount(saved, wording)
    told = wording.text("inputs.saved_told", saved=amount)
    asks = wording.text("inputs.asks", figure=told)
    text = wording.text("inputs.saved", saved=amount)
    return LineFigure(text, told, "saved_per_month", asks, "keep" if saved else "muted", bold=bool(saved))


def stream_figures(answer: Answer, stream: str, wording: Wording) -> tuple[LineFigure, LineFigure]:
    """What a stream costs a month today, and what AI would take off it; "none" for one that costs nothing."""
    cost, saved = (answer.by_stream(key)[stream] for key in ("cost_by_stream", "saved_by_stream"))
    if not cost:
        return LineFigure(wording.text("inputs.none")), LineFigure("")
    name = line_name(stream, wording)
    cost_told = wording.text("inputs.cost_told", cost=_amount(cost, wording))
    saved_told = wording.text("inputs.saved_told", saved=_amount(saved, wording))
    return (
        LineFigure(
            _amount(cost, wording), cost_told, f"cost_by_stream:{stream}", _asks(name, cost_told, wording), "text"
        ),
        LineFigure(
            _taken_off(saved, wording),
            saved_told,
            f"saved_by_stream:{stream}",
            _asks(name, saved_told, wording),
            "keep" if saved else "muted",
        ),
    )


def _asks(name: str, told: str, wording: Wording) -> str:
    return wording.text("inputs.asks", figure=wording.text("inputs.line", name=name, figures=told))


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


def section_figures(answer: Answer, wording: Wording) -> dict[str, tuple[LineFigure, ...]]:
    """What the lines of shop, tools, race and assumptions say at their right."""
    case = answer.case
    return {
        "shop": _shop(case, wording),
        "tools": _tools(answer, wording),
        "race": (
            _given(case, "involution_intensity", "inputs.race.theta", "value", wording),
            _given(case, "rival_adoption", "inputs.race.rivals", "share", wording),
        ),
        "assumptions": _assumptions(case, wording),
    }


def _shop(case: Case, wording: Wording) -> tuple[LineFigure, ...]:
    sales = case.quantities["sales_per_month"].range.mode
    if not sales:
        return (LineFigure(wording.text("inputs.shop.no_sales")),)
    text = wording.text("inputs.shop.sales", money=wording.money_short(sales))
    return (
        _asked_input(text, "sales_per_month", wording),
        _given(case, "gross_margin", "inputs.shop.margin", "share", wording),
    )


def _tools(answer: Answer, wording: Wording) -> tuple[LineFigure, ...]:
    case = answer.case
    count = wording.text("inputs.tools.count", count=sum(chosen.active for chosen in case.levers.values()))
    bill = wording.text("inputs.tools.bill", money=_amount(case.tools_per_month.mode, wording))
    asks = wording.text("inputs.asks", figure=bill)
    return LineFigure(count), LineFigure(bill, bill, "tools_per_month", asks)


def _given(case: Case, key: str, text: str, field: str, wording: Wording) -> LineFigure:
    value = wording.quantity(key, case.quantities[key].range.mode)
    return _asked_input(wording.text(text, **{field: value}), key, wording)


def _asked_input(text: str, key: str, wording: Wording) -> LineFigure:
    return LineFigure(text, text, key, wording.text("inputs.asks", figure=text))


def _assumptions(case: Case, wording: Wording) -> tuple[LineFigure, ...]:
    keys = SECTIONS["assumptions"]
    items = LineFigure(wording.text("inputs.assumptions.items", count=len(keys)))
    own = sum(key in case.quantities and case.quantities[key].origin is Origin.OWN for key in keys)
    return (items, LineFigure(wording.text("inputs.assumptions.own", own=own))) if own else (items,)


def line_name(name: str, wording: Wording) -> str:
    """What a line is called."""
    return wording.text(f"stream.{name}" if name in STREAMS else f"inputs.{name}")


def line_told(name: str, figures: tuple[LineFigure, ...], wording: Wording) -> str:
    """Name and figures of a line in words, for those who cannot see it."""
    said = wording.text("inputs.and").join(figure.name or figure.text for figure in figures if figure.text)
    return wording.text("inputs.line", name=line_name(name, wording), figures=said)
