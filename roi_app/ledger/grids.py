"""Tables whose cells are amounts: months along one side, what they were paid for along the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from roi_app.ledger.cells import may_be_day, read_money
from roi_app.ledger.columns import Columns
from roi_app.ledger.headings import headings, plain
from roi_app.ledger.month_cells import Month, read_month, read_year, with_years
from roi_app.ledger.row_words import is_dash, is_sum, text_of
from roi_app.ledger.sheets import Cell

_SEARCHED: Final = 40
_SAMPLED: Final = 60
_FEWEST: Final = 2
_MOST: Final = 0.6
_LONGEST_HEADING: Final = 48
_CENT: Final = 0.01
_SHARE: Final = re.compile(r"^[%％]|(?<!\d)[%％][)）]?$")


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of amounts, and the last day of the month that each is of, None where its year is not known.

    `days` is None where each row has a day or a month of its own, and the headings say what was paid for.
    """

    amounts: tuple[int, ...]
    days: tuple[date | None, ...] | None


class FoundGrid(NamedTuple):
    """A grid in a sheet: the number of rows above it, what stands over each column, and where its words stand."""

    begin: int
    headings: tuple[str, ...]
    columns: Columns
    grid: Grid
    is_by_month: bool

    def tells_more(self, found: Mapping[str, int], rows: Sequence[Sequence[Cell]]) -> bool:
        """Whether it tells more than the payments which its headings may stand for, by the fields they may be.

        One of months has amounts besides; one of days has the amounts that each payment is the sum of.
        """
        amounts, known = set(self.grid.amounts), set(found.values())
        if self.is_by_month:
            return not amounts <= known
        sums = [found[field] for field in ("amount", "income", "expense") if field in found]
        if amounts & known or not all(is_sum(self.headings[column]) for column in sums):
            return False
        return all(_is_within(row, sums, self.grid.amounts) for row in rows[self.begin : self.begin + _SAMPLED])


def find_grid(rows: Sequence[Sequence[Cell]], year_near: Callable[[int], int | None]) -> FoundGrid | None:
    """The first grid with months across or down; `year_near` gives the year of months which say none, by their row."""
    for place, row in enumerate(rows[:_SEARCHED]):
        if sum(cell is not None for cell in row) > _FEWEST:
            above = rows[place - 1] if place else ()
            found = _across(rows, place, above, year_near(place)) or _down(rows, place)
            if found is not None:
                return found
    return None


def _across(rows: Sequence[Sequence[Cell]], place: int, above: Sequence[Cell], year: int | None) -> FoundGrid | None:
    """The grid whose months stand in a row."""
    months = _months_in(rows[place], above, year)
    order = [(month.year or 0, month.month) for _, month in months]
    if len(months) < _FEWEST or len(set(order)) < len(order) or order not in (sorted(order), sorted(order)[::-1]):
        return None
    below = rows[place + 1 : place + 1 + _SAMPLED]
    amounts = tuple(column for column, _ in months)
    held = [_column(below, column) for column in amounts]
    if not any(held) or not all(_are(_is_amount, cells) for cells in held if cells):
        return None
    others = [column for column in range(_width(rows[place], below)) if column not in amounts]
    words = [column for column in others if _are(_is_word, _column(below, column))]
    first = [column for column in words if column < amounts[0]] or words
    if not first:
        return None
    columns = Columns(text=first[-1], category=first[0] if len(first) > 1 else None)
    days = tuple(month.last_day(None) for _, month in months)
    return FoundGrid(place + 1, _names(rows[place], above), columns, Grid(amounts, days), is_by_month=True)


def _down(rows: Sequence[Sequence[Cell]], place: int) -> FoundGrid | None:
    """The grid whose months, or days, stand in a column."""
    below = [row for row in rows[place + 1 : place + 1 + _SAMPLED] if any(cell is not None for cell in row)]
    if not below or any(map(_is_dated, rows[place])):
        return None
    day = next((column for column, cell in enumerate(below[0]) if _is_dated(cell)), None)
    if day is None or not _are(_is_dated, _column(below, day)):
        return None
    names = _names(rows[place], ())
    others = [column for column in range(_width(rows[place], below)) if column != day]
    if any(_are(_is_word, _column(below, column)) and not _is_note(names, column) for column in others):
        return None
    items = [column for column in others if column < len(names) and _may_be_money(names[column])]
    amounts = tuple(column for column in items if _are(_is_amount, _column(below, column)))
    if len(amounts) < _FEWEST:
        return None
    return FoundGrid(place + 1, names, Columns(date=day), Grid(amounts, None), _are_months(below, day))


def _are_months(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether a column has months, each once, rather than days."""
    cells = [row[column] for row in rows if column < len(row) and _is_dated(row[column])]
    named = all(_named_month(cell) is not None or (isinstance(cell, date) and cell.day == 1) for cell in cells)
    return named and len(set(cells)) == len(cells)


def _months_in(row: Sequence[Cell], above: Sequence[Cell], year: int | None) -> list[tuple[int, Month]]:
    """The columns of months, each with its year: its own, the one above it, or that of the sheet, going on in time."""
    over: int | None = None
    months = []
    for column, cell in enumerate(row):
        over = (read_year(above[column]) if column < len(above) else None) or over
        found = Month(cell.year, cell.month) if isinstance(cell, date) else _named_month(cell)
        if found is not None:
            months.append((column, Month(found.year or over, found.month)))
    dated = with_years([month for _, month in months], year)
    return [(column, month) for (column, _), month in zip(months, dated, strict=True)]


def _named_month(cell: Cell) -> Month | None:
    return read_month(cell) if isinstance(cell, str) else None


def _is_dated(cell: Cell) -> bool:
    return isinstance(cell, date) or _named_month(cell) is not None or (isinstance(cell, str) and may_be_day(cell))


def _is_amount(cell: Cell) -> bool:
    return read_money(cell) is not None


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not _is_amount(cell) and not _is_dated(cell)


def _column(rows: Iterable[Sequence[Cell]], column: int) -> list[Cell]:
    """What stands in a column, blanks and dashes left out."""
    cells = (row[column] for row in rows if column < len(row))
    return [cell for cell in cells if cell is not None and not is_dash(cell)]


def _are(is_one: Callable[[Cell], bool], cells: Sequence[Cell]) -> bool:
    """Whether there are cells, and most are of a kind."""
    return bool(cells) and sum(map(is_one, cells)) >= _MOST * len(cells)


def _is_within(row: Sequence[Cell], sums: Sequence[int], parts: Sequence[int]) -> bool:
    """Whether what stands in columns of sums is no more than the parts are together."""
    together = sum(abs(_money(row, column)) for column in parts)
    return all(abs(_money(row, column)) <= together + _CENT for column in sums)


def _money(row: Sequence[Cell], column: int) -> float:
    found = read_money(row[column]) if column < len(row) else None
    return 0.0 if found is None else found.value


def _is_note(names: Sequence[str], column: int) -> bool:
    return column < len(names) and plain(names[column]) in headings().names["note"]


def _may_be_money(name: str) -> bool:
    """Whether a heading may be that of money which is no sum of other columns, and no count or share."""
    return bool(name) and not is_sum(name) and not is_count(name)


def is_count(name: str) -> bool:
    """Whether what a name is of is counted or divided, and no money."""
    word = plain(name)
    known = headings()
    if _SHARE.search(name.strip()):
        return True
    return word.endswith(known.counts) or any(word in known.names[field] for field in ("quantity", "balance", "id"))


def _names(row: Sequence[Cell], above: Sequence[Cell]) -> tuple[str, ...]:
    """What stands over each column, with the year above a month."""
    names = []
    for column, cell in enumerate(row):
        text = f"{cell:%Y-%m}" if isinstance(cell, date) else " ".join(text_of(cell).split())
        over = above[column] if column < len(above) else None
        names.append(f"{over} {text}" if text and isinstance(over, str) and read_year(over) else text)
    return tuple(name if len(name) <= _LONGEST_HEADING else "" for name in names)


def _width(row: Sequence[Cell], rows: Iterable[Sequence[Cell]]) -> int:
    return max(len(row), *(len(one) for one in rows), 0)
