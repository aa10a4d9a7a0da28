"""What the columns of a table turn out to hold, by their headings and cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from roi_app.ledger.cells import read_day, read_money
from roi_app.ledger.headings import DAY, headings, plain
from roi_app.ledger.layout import Layout
from roi_app.ledger.month_cells import read_month_of
from roi_app.ledger.row_words import is_dash, way_of
from roi_app.ledger.sheets import Cell

_SAMPLED: Final = 200
_ANY_YEAR: Final = 2024


def words_of_sides(layout: Layout, rows: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """The columns of words of their own that income and expense have side by side; none where they share one."""
    columns = layout.columns
    if columns.income is None or columns.expense is None:
        return {}
    found: dict[str, int] = {}
    for place, name in enumerate(layout.headings):
        if place in {columns.income, columns.expense} or not way_of(name):
            continue
        cells = [row[place] for row in rows[:_SAMPLED] if place < len(row) and row[place] is not None]
        if any(isinstance(cell, str) and not is_dash(cell) and read_money(cell) is None for cell in cells):
            found.setdefault(way_of(name), place)
    return found if len(found) > 1 else {}


def is_of_numbers(layout: Layout) -> bool:
    """Whether the column of days is headed as one of days of the month, and none is of months."""
    place = layout.columns.date
    is_named = (
        place is not None and place < len(layout.headings) and plain(layout.headings[place]) in headings().parts[DAY]
    )
    return is_named and layout.month is None


def are_months(rows: Sequence[Sequence[Cell]], place: int | None) -> bool:
    """Whether a column has months in place of days."""
    cells = [row[place] for row in rows[:_SAMPLED] if place < len(row)] if place is not None else []
    days = sum(read_day(cell, year=_ANY_YEAR) is not None for cell in cells)
    return sum(read_month_of(cell, None) is not None for cell in cells) > max(days, len(cells) / 2)
