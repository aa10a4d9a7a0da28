"""Money in and money out, year by year: what is saved and sold more, what is paid, what the race takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.texts.formatting import Scale, Wording

_IN_FULL_BELOW: Final = 1e8
"""From this amount on a table of whole units would not fit on a page."""

_MONTHS: Final = 12

_FLOWS: Final = {
    "saved": (1, ("saving",)),
    "sold": (1, ("uplift",)),
    "tools": (-1, ("tools", "oversight")),
    "races": (-1, ("content_race", "traffic_race", "tool_race")),
    "losses": (-1, ("erosion", "leakage")),
}
"""A row, whether it comes in or goes out, and the flows of the model that it sums."""

_CONSTANT: Final = {"tools": "tools_cost", "oversight": "oversight_cost"}
"""What the model keeps as one amount for every month."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A flow: once, in each year, in all, and as present value; "" for nothing at all."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByYear:
    """The flows of the likely case by year, and their sum; `is_in_full` says whether amounts are told to the unit."""

    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[YearRow, ...]
    total: YearRow
    is_in_full: bool


@dataclass(frozen=True, slots=True)
class _Flow:
    key: str
    once: float
    months: Sequence[float]
    present_value: float

    def amounts(self) -> list[float]:
        """Once, each year, in all, present value."""
        years = [sum(self.months[at : at + _MONTHS]) for at in range(0, len(self.months), _MONTHS)]
        return [self.once, *years, self.once + sum(years), self.present_value]


def by_year(answer: Answer, wording: Wording) -> ByYear | None:
    """The table of an answer; None where nothing comes in or goes out."""
    flows = [flow for flow in _flows(answer) if any(flow.amounts())]
    if not flows:
        return None
    net = _Flow("net", -answer.value("setup_paid"), answer.each_month("net_flow"), answer.value("npv"))
    largest = max(abs(amount) for flow in (*flows, net) for amount in flow.amounts())
    is_in_full = largest < _IN_FULL_BELOW
    scale = Scale(1, "") if is_in_full else wording.scale(largest)
    return ByYear(
        title=wording.text("pdf.by_year"),
        subtitle=wording.text("pdf.by_year.subtitle", unit=wording.currency_unit(scale)),
        head=_head(answer.case.horizon_months, wording),
        rows=tuple(_row(flow, scale, wording) for flow in flows),
        total=_row(net, scale, wording),
        is_in_full=is_in_full,
    )


def _head(horizon: int, wording: Wording) -> tuple[str, ...]:
    whole, rest = divmod(horizon, _MONTHS)
    years = [wording.text("pdf.by_year.year", year=year) for year in range(1, whole + 1)]
    if rest:
        years.append(wording.text("pdf.by_year.part", year=whole + 1, count=rest))
    once, total, present = (wording.text(f"pdf.by_year.{one}") for one in ("once", "total", "present_value"))
    return ("", once, *years, total, present)


def _flows(answer: Answer) -> list[_Flow]:
    flows = []
    for key, (sign, names) in _FLOWS.items():
        each = [answer.each_month(_CONSTANT.get(name, f"monthly_{name}")) for name in names]
        months = [sign * sum(amounts) for amounts in zip(*each, strict=True)]
        present_value = sum(answer.value(f"pv_{name}") for name in names)
        flows.append(_Flow(key, 0.0, months, sign * present_value))
    setup = -answer.value("setup_paid")
    flows.insert(3, _Flow("setup", setup, [0.0] * answer.case.horizon_months, setup))
    return flows


def _row(flow: _Flow, scale: Scale, wording: Wording) -> YearRow:
    cells = tuple(wording.scaled(amount, scale) if amount else "" for amount in flow.amounts())
    return YearRow(wording.text(f"pdf.by_year.row.{flow.key}"), cells)
