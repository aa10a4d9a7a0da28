"""The months of a plan as a table for other programs: CSV for spreadsheets, Parquet for analysts.

CSV is UTF-8 with a byte order mark, so that a spreadsheet reads Chinese heads, and no text in it can be taken for a
formula. Numbers have full precision, shares are decimals. Parquet bears the keys of the printed result as names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.exports.json_result import engine, result
from roi_app.exports.parquet import parquet_bytes
from roi_app.model.parameters import Unit
from roi_app.texts.formatting import Wording

MONTH: Final = "month"
SHARES: Final = frozenset({"rival_adoption"})

Number = float | int | None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its key in the printed result, what it is called, its unit, and a value a month."""

    key: str
    label: str
    unit: Unit
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length, with what a reader must know of the whole: currency and engine."""

    columns: tuple[TableColumn, ...]
    facts: tuple[tuple[str, str], ...]

    def rows(self) -> tuple[tuple[Number, ...], ...]:
        """The same values row by row."""
        return tuple(zip(*(column.values for column in self.columns), strict=True))


def monthly_table(answer: Answer, wording: Wording) -> Table:
    """Months 1 … H with all that they bring, take and leave; money in the merchant's currency."""
    months = result(answer)["monthly"]
    made = engine(answer)
    facts = (
        ("currency", wording.currency),
        ("engine", made["version"]),
        ("pack", f"{made['pack']['id']} {made['pack']['version']}"),
        ("inputs_sha256", made["inputs_sha256"]),
    )
    return Table(tuple(_column(key, [month[key] for month in months], wording) for key in months[0]), facts)


def _column(key: str, values: Sequence[Number], wording: Wording) -> TableColumn:
    unit = Unit.MONTHS if key == MONTH else Unit.SHARE if key in SHARES else Unit.MONEY
    name = wording.text(f"table.{key}")
    label = wording.text("table.in_currency", name=name, currency=wording.currency) if unit is Unit.MONEY else name
    return TableColumn(key, label, unit, tuple(values))


def as_csv(table: Table) -> bytes:
    """The table as CSV by RFC 4180; what does not exist is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([formula_safe(column.label) for column in table.columns])
    writer.writerows([["" if value is None else repr(value) for value in row] for row in table.rows()])
    return text.getvalue().encode("utf-8-sig")


def as_parquet(table: Table) -> bytes:
    """The table as Parquet: `month` as whole numbers, all else as doubles; what does not exist is NaN."""
    columns = {column.key: _numbers(column) for column in table.columns}
    return parquet_bytes(columns, dict(table.facts))


def _numbers(column: TableColumn) -> list[int] | list[float]:
    if column.unit is Unit.MONTHS:
        return [int(value or 0) for value in column.values]
    return [float("nan") if value is None else float(value) for value in column.values]


def formula_safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before what could begin one."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} else text
