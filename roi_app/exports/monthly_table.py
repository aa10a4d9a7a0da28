"""The months of a plan as a table for spreadsheets: CSV in UTF-8, with a byte order mark for Chinese heads.

Month 0 holds the set-up cost alone, and every month its discount factor, so that the discounted net of all rows adds
up to the net present value. Numbers have full precision, shares are decimals, and no text can be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Final

from roi_app.checks.foreign_text import begins_like_a_formula
from roi_app.estimates.answer import Answer, number_or_none
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import Unit
from roi_app.texts.formatting import Wording

# A column's name and the step of the estimate that it shows; of these, month 0 has none.
_FLOWS: Final = {
    "saving": "monthly_saving",
    "uplift": "monthly_uplift",
    "tools": "tools_cost",
    "oversight": "oversight_cost",
    "content_race": "monthly_content_race",
    "traffic_race": "monthly_traffic_race",
    "tool_race": "monthly_tool_race",
    "erosion": "monthly_erosion",
    "leakage": "monthly_leakage",
}

Number = float | int | None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: what it is called, its unit, and a value for each month from 0 on."""

    label: str
    unit: Unit
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length."""

    columns: tuple[TableColumn, ...]

    def rows(self) -> tuple[tuple[Number, ...], ...]:
        """The same values row by row."""
        return tuple(zip(*(column.values for column in self.columns), strict=True))


def monthly_table(answer: Answer, wording: Wording) -> Table:
    """Months 0 … H with all that they bring, take and leave; money in the merchant's currency."""
    horizon, setup = answer.case.horizon_months, answer.value("setup_paid")

    def column(key: str, unit: Unit, first: float, later: list[float]) -> TableColumn:
        name = wording.text(f"table.{key}")
        label = wording.text("table.in_currency", name=name, currency=wording.currency) if unit is Unit.MONEY else name
        return TableColumn(label, unit, tuple(number_or_none(value) for value in (first, *later)))

    flows = (column(key, STEPS[step].unit, 0.0, answer.each_month(step)) for key, step in _FLOWS.items())
    start, *totals = answer.by_month("cumulative_net")
    return Table(
        (
            TableColumn(wording.text("table.month"), Unit.MONTHS, tuple(range(horizon + 1))),
            column("discount_factor", Unit.RATIO, 1.0, answer.by_month("discount_factor")),
            column("setup", Unit.MONEY, setup, [0.0] * horizon),
            *flows,
            column("net", Unit.MONEY, -setup, answer.each_month("net_flow")),
            column("cumulative", Unit.MONEY, start, totals),
            column(
                "rival_adoption",
                Unit.SHARE,
                float(answer.values["rival_adoption"][0, 0]),
                answer.each_month("rival_adoption_by_month"),
            ),
        )
    )


def as_csv(table: Table) -> bytes:
    """The table as CSV by RFC 4180; what does not exist is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([formula_safe(column.label) for column in table.columns])
    writer.writerows([["" if value is None else repr(value) for value in row] for row in table.rows()])
    return text.getvalue().encode("utf-8-sig")


def formula_safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before what could begin one."""
    return f"'{text}" if begins_like_a_formula(text) else text
