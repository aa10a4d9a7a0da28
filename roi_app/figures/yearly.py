"""Money in and money out year by year, as numbers: one table for the PDF, the workbook and the text of a summary.

What comes in is positive, what goes out negative, so that every column adds up to its net. Benefits and costs are
those of the return on investment: what erosion and errors lose comes off the benefits, what the races take is spent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.texts.formatting import Wording

_MONTHS: Final = 12

FLOWS: Final = {
    "saving": (1, "monthly_saving", "pv_saving"),
    "uplift": (1, "monthly_uplift", "pv_uplift"),
    "tools": (-1, "tools_cost", "pv_tools"),
    "oversight": (-1, "oversight_cost", "pv_oversight"),
    "content_race": (-1, "monthly_content_race", "pv_content_race"),
    "traffic_race": (-1, "monthly_traffic_race", "pv_traffic_race"),
    "tool_race": (-1, "monthly_tool_race", "pv_tool_race"),
    "erosion": (-1, "monthly_erosion", "pv_erosion"),
    "leakage": (-1, "monthly_leakage", "pv_leakage"),
}
"""A row of the table: whether it comes in or goes out, its step by month, and the step of its present value."""

SETUP: Final = "setup"
NET: Final = "net"
RUNNING_TOTAL: Final = "running_total"


@dataclass(frozen=True, slots=True)
class Span:
    """The months of one column, 1 … H: a year, or what a plan has beyond its last whole year."""

    first: int
    last: int

    @property
    def year(self) -> int:
        """Which year it is, or begins."""
        return self.first // _MONTHS + 1

    @property
    def is_whole_year(self) -> bool:
        """Whether it has all twelve months."""
        return self.last - self.first == _MONTHS - 1

    def label(self, wording: Wording) -> str:
        """What the column is called: "Year 2", "Months 25 to 30", "Month 25"."""
        if self.is_whole_year:
            return wording.text("yearly.year", year=self.year)
        key = "yearly.month" if self.first == self.last else "yearly.months"
        return wording.text(key, first=self.first, last=self.last)


@dataclass(frozen=True, slots=True)
class YearlyRow:
    """A flow: at the start, in each span, in all, and as present value; a running total has no sum and no worth."""

    key: str
    once: float
    spans: tuple[float, ...]
    total: float | None
    present_value: float | None

    @property
    def amounts(self) -> tuple[float | None, ...]:
        """The whole row, in the order of the columns."""
        return (self.once, *self.spans, self.total, self.present_value)

    @property
    def is_idle(self) -> bool:
        """Whether nothing flows at all."""
        return not any(self.amounts)

    def label(self, wording: Wording) -> str:
        """What the row is called."""
        return wording.text(f"yearly.row.{self.key}")


@dataclass(frozen=True, slots=True)
class Worth:
    """Present values of all that comes in and of all that is spent, and what they come to; None for what is not."""

    benefits: float
    costs: float
    npv: float
    roi: float | None


@dataclass(frozen=True, slots=True)
class Yearly:
    """The plan of a likely case by year: `flows` in the order of the table, set-up among them, `net` their sum."""

    spans: tuple[Span, ...]
    flows: tuple[YearlyRow, ...]
    net: YearlyRow
    running_total: YearlyRow
    worth: Worth


def yearly(answer: Answer) -> Yearly:
    """The plan of an answer by year, in the merchant's currency; a horizon beyond whole years ends in a span more."""
    spans = spans_of(answer.case.horizon_months)
    setup, npv, spend = answer.value("setup_paid"), answer.value("npv"), answer.value("spend")
    start, *balance = answer.by_month("cumulative_net")
    flows = [_flow(key, answer, spans) for key in FLOWS]
    idle = (0.0,) * len(spans)
    flows.insert(list(FLOWS).index("tools"), YearlyRow(SETUP, -setup, idle, -setup, -setup))
    return Yearly(
        spans,
        tuple(flows),
        _row(NET, -setup, answer.each_month("net_flow"), npv, spans),
        YearlyRow(RUNNING_TOTAL, start, tuple(balance[span.last - 1] for span in spans), None, None),
        Worth(npv + spend, spend, npv, answer.number("roi")),
    )


def spans_of(horizon_months: int) -> tuple[Span, ...]:
    """The columns of a horizon: its years, then what is left of it.

    >>> [(span.first, span.last) for span in spans_of(30)]
    [(1, 12), (13, 24), (25, 30)]
    """
    return tuple(
        Span(first, min(first + _MONTHS - 1, horizon_months)) for first in range(1, horizon_months + 1, _MONTHS)
    )


def _flow(key: str, answer: Answer, spans: Sequence[Span]) -> YearlyRow:
    sign, monthly, present_value = FLOWS[key]
    months = [sign * amount + 0.0 for amount in answer.each_month(monthly)]
    return _row(key, 0.0, months, sign * answer.value(present_value) + 0.0, spans)


def _row(key: str, once: float, months: Sequence[float], present_value: float, spans: Sequence[Span]) -> YearlyRow:
    sums = tuple(sum(months[span.first - 1 : span.last]) for span in spans)
    return YearlyRow(key, once, sums, once + sum(sums), present_value)
