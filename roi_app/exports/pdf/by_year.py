"""Money in and money out by year as a page tells it: in short for the first page, in full for the second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.figures.yearly import NET, SETUP, Yearly, YearlyRow, yearly
from roi_app.statements.payback import payback
from roi_app.texts.formatting import NONE, Scale, Wording

_IN_FULL_BELOW: Final = 1e8
"""From this amount on a table of whole units would not fit on a page."""

_TOGETHER: Final = {
    "saving": ("saving",),
    "uplift": ("uplift",),
    SETUP: (SETUP,),
    "running_costs": ("tools", "oversight"),
    "races": ("content_race", "traffic_race", "tool_race"),
    "losses": ("erosion", "leakage"),
}
"""A row of the short table, and the flows that it sums."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A flow: once, in each year, in all, and as present value; "" for nothing at all."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByYear:
    """The flows of the likely case by year, and their sum; `running` is None in short.

    `is_in_full` says whether amounts are told to the unit.
    """

    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[YearRow, ...]
    total: YearRow
    running: YearRow | None
    is_in_full: bool


@dataclass(frozen=True, slots=True)
class WorthFigure:
    """One of the figures that the table comes to, and what it is made of."""

    caption: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class MoneyByYear:
    """The table in short and in full, and benefits, costs, net present value, return and payback in a row."""

    short: ByYear
    full: ByYear
    worth: tuple[WorthFigure, ...]


def money_by_year(answer: Answer, wording: Wording) -> MoneyByYear | None:
    """The tables of an answer; None where nothing comes in or goes out."""
    plan = yearly(answer)
    if all(flow.is_idle for flow in plan.flows):
        return None
    short = _table(plan, _in_short(plan), wording)
    full = _table(plan, plan.flows, wording)
    running = YearRow(plan.running_total.label(wording), _cells(plan.running_total, _scale(plan, wording), wording))
    return MoneyByYear(short, replace(full, running=running), _worth(plan, answer, wording))


def _in_short(plan: Yearly) -> tuple[YearlyRow, ...]:
    by_key = {flow.key: flow for flow in plan.flows}
    return tuple(_sum(key, [by_key[one] for one in keys]) for key, keys in _TOGETHER.items())


def _sum(key: str, flows: list[YearlyRow]) -> YearlyRow:
    return YearlyRow(
        key,
        sum(flow.once for flow in flows),
        tuple(map(sum, zip(*(flow.spans for flow in flows), strict=True))),
        sum(flow.total or 0.0 for flow in flows),
        sum(flow.present_value or 0.0 for flow in flows),
    )


def _largest(plan: Yearly) -> float:
    rows = (*plan.flows, plan.net, plan.running_total)
    return max(abs(amount) for row in rows for amount in row.amounts if amount is not None)


def _scale(plan: Yearly, wording: Wording) -> Scale:
    largest = _largest(plan)
    return Scale(1, "") if largest < _IN_FULL_BELOW else wording.scale(largest)


def _table(plan: Yearly, flows: Iterable[YearlyRow], wording: Wording) -> ByYear:
    scale = _scale(plan, wording)
    once, total, present = (wording.text(f"yearly.{one}") for one in ("once", "total", "present_value"))
    return ByYear(
        title=wording.text("yearly.title"),
        subtitle=wording.text("yearly.subtitle", unit=wording.currency_unit(scale)),
        head=("", once, *(span.label(wording) for span in plan.spans), total, present),
        rows=tuple(YearRow(flow.label(wording), _cells(flow, scale, wording)) for flow in flows if not flow.is_idle),
        total=YearRow(wording.text(f"yearly.row.{NET}"), _cells(plan.net, scale, wording)),
        running=None,
        is_in_full=scale.unit == 1,
    )


def _cells(row: YearlyRow, scale: Scale, wording: Wording) -> tuple[str, ...]:
    return tuple(wording.scaled(amount, scale) if amount else "" for amount in row.amounts)


def _worth(plan: Yearly, answer: Answer, wording: Wording) -> tuple[WorthFigure, ...]:
    """Benefits, costs, net present value, return on investment and payback."""
    worth, rate = plan.worth, answer.case.quantities["discount_rate"].range.mode
    roi = NONE if worth.roi is None else wording.share(worth.roi, 0)

    def figure(key: str, value: str, **values: str) -> WorthFigure:
        return WorthFigure(wording.text(f"yearly.{key}"), value, wording.text(f"yearly.{key}_note", **values))

    return (
        figure("benefits", wording.money_short(worth.benefits)),
        figure("costs", wording.money_short(worth.costs)),
        figure("npv", wording.money_short(worth.npv), rate=wording.share(rate)),
        figure("roi", roi),
        WorthFigure(wording.text("yearly.payback"), payback(answer, wording), ""),
    )
