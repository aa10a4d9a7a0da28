"""From the cells of a table of months by items to payments, each dated on the last day of its month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from roi_app.ledger.cells import DayOrder, is_open, read_day, read_money
from roi_app.ledger.currencies import currency_of_heading, meant, sheet_currency
from roi_app.ledger.day_order import day_order
from roi_app.ledger.grids import Grid, is_count
from roi_app.ledger.headings import headings, plain_word
from roi_app.ledger.layout import Layout
from roi_app.ledger.month_cells import Month, last_day_of, read_month, with_years
from roi_app.ledger.payment import Payment
from roi_app.ledger.row_words import is_dash, is_sum, text_of, way_of
from roi_app.ledger.rows import DAY_IN_TWO_WAYS, Rejected
from roi_app.ledger.rules import IN, OUT
from roi_app.ledger.scales import has_own_scale, scale_in, usual_scale
from roi_app.ledger.sheets import BrokenRow, Cell, Sheet
from roi_app.ledger.signs import without_signs
from roi_app.ledger.table_rows import ReadTable
from roi_app.ledger.years import year_near
from roi_app.model.parameters import MOST_MONEY
from roi_app.texts.amounts import Amount

_LONGEST_SHOWN: Final = 80
_MOST_COMPARED: Final = 300
_CENT: Final = 0.01


class _Line(NamedTuple):
    """A row or column of amounts: what they were paid for, and each with its row, its column and its day."""

    text: str
    category: str
    section: str
    cells: tuple[tuple[int, int, date | None, Cell], ...]


def read_grid(sheet: Sheet, layout: Layout, grid: Grid) -> ReadTable:
    """Every cell with an amount as a payment; sums, counts and what cannot be read are rejected."""
    reader = _GridReader(sheet, layout, grid)
    lines = list(reader.across() if grid.days is not None else reader.down())
    no_money = {place: reason for place, line in enumerate(lines) if (reason := _why_none(line.text))}
    sums = _sums([((line.section, _way(line) == IN), reader.amounts(line)) for line in lines], set(no_money))
    for place, line in enumerate(lines):
        if place in no_money or place in sums:
            reader.reject_line(line, no_money.get(place, "total"))
        else:
            reader.read(line)
    rejected = [*reader.rejected, *map(reader.of_broken, sheet.broken)]
    return ReadTable(layout, without_signs(reader.payments), rejected, reader.period)


_Group: TypeAlias = "tuple[tuple[str, bool], Sequence[float]]"
"""The section of a line and whether it is income, with its amounts."""


class _GridReader:
    """Reads the lines of one grid."""

    def __init__(self, sheet: Sheet, layout: Layout, grid: Grid) -> None:
        self.payments: list[Payment] = []
        self.rejected: list[Rejected] = []
        self._sheet, self._layout, self._grid = sheet, layout, grid
        self._rows = sheet.rows[layout.begin : layout.end]
        self._year = year_near(layout.file, sheet, layout.begin)
        self._scale = usual_scale(sheet, layout.begin)
        above = layout.currency or sheet_currency(sheet, layout)
        self._usual = (above,) if above else ()
        self._is_by_month = True

    @property
    def period(self) -> tuple[date, date] | None:
        """From the first to the last month with an amount, all of which are held wholly; None for a grid of days."""
        days = [one.day for one in self.payments]
        return (min(days).replace(day=1), max(days)) if days and self._is_by_month else None

    def across(self) -> Iterator[_Line]:
        """Each row that has amounts; one with nothing but words names what follows."""
        text, category = self._layout.columns.text, self._layout.columns.category
        section = ""
        for number, row in enumerate(self._rows, self._layout.begin + 1):
            label, group = text_of(_at(row, text)), text_of(_at(row, category))
            cells = zip(self._grid.amounts, self._grid.days or (), strict=True)
            held = tuple((number, column, day, _at(row, column)) for column, day in cells)
            if all(_is_blank(cell) for *_, cell in held):
                if label or group:
                    section = label or group
                    self._reject(number, "", section, "no_payment")
                continue
            yield _Line(label or group, group if label else "", section, held)

    def down(self) -> Iterator[_Line]:
        """Each column of amounts, with the day of each row."""
        place = self._layout.columns.date
        order = self._layout.day_order or day_order(self._rows, place)
        cells = [_at(row, place) for row in self._rows]
        named = [read_month(cell) if isinstance(cell, str) else None for cell in cells]
        months = iter(with_years([month for month in named if month is not None], self._year))
        rows: list[tuple[int, date, Sequence[Cell]]] = []
        for number, (row, cell, name) in enumerate(zip(self._rows, cells, named, strict=True), self._layout.begin + 1):
            day = read_day(cell, order, self._year) if name is None else next(months).last_day(None)
            if day is not None:
                rows.append((number, day, row))
            elif not all(_is_blank(_at(row, column)) for column in self._grid.amounts):
                self._reject(number, self._name(place), text_of(cell), _why_no_day(cell, name, order))
        first = sum(day.day == 1 for _, day, _ in rows)
        if len(rows) > 1 and first == len({day for _, day, _ in rows}):
            # A spreadsheet writes a month as its first day.
            rows = [(number, last_day_of(day), row) for number, day, row in rows]
        self._is_by_month = all(day == last_day_of(day) for _, day, _ in rows)
        for column in self._grid.amounts:
            held = tuple((number, column, day, _at(row, column)) for number, day, row in rows)
            if not all(_is_blank(cell) for *_, cell in held):
                yield _Line(self._name(column), "", "", held)

    def amounts(self, line: _Line) -> list[float]:
        """What a line holds, 0 for what is no amount."""
        return [0.0 if (found := read_money(cell)) is None else found.value for *_, cell in line.cells]

    def read(self, line: _Line) -> None:
        """Take in the cells of a line."""
        direction = _way(line)
        category = line.category or ("" if way_of(line.section) else line.section)
        for number, column, day, cell in line.cells:
            if _is_blank(cell):
                continue
            found = read_money(cell)
            if found is None or abs(found.value) > MOST_MONEY:
                self._reject(number, self._name(column), str(cell), "bad_amount")
            elif day is None:
                self._reject(number, self._name(column), str(cell), "no_year")
            elif found.value:
                where = self._layout.file, self._layout.sheet, number, day
                codes = self._currencies(found, line)
                amount = found.value * self._scale_of(cell, line)
                self.payments.append(
                    Payment(
                        *where, amount, direction, codes, line.text, "", "", category, None, "", "", None, column + 1
                    )
                )

    def reject_line(self, line: _Line, reason: str) -> None:
        """Note a line whose amounts are not its own."""
        number, column, _, _ = next(one for one in line.cells if not _is_blank(one[3]))
        told = " ".join(str(cell) for *_, cell in line.cells if not _is_blank(cell))
        name = "" if self._grid.days is not None else self._name(column)
        self._reject(number, name, f"{line.text} {told}", reason)

    def of_broken(self, broken: BrokenRow) -> Rejected:
        """A row that the file itself spoils."""
        name = self._name(broken.place)
        return Rejected(self._layout.file, self._layout.sheet, broken.number, name, broken.value, broken.reason)

    def _scale_of(self, cell: Cell, line: _Line) -> float:
        if has_own_scale(cell):
            return 1.0
        own = scale_in(line.text)
        return self._scale if own == 1.0 else own

    def _currencies(self, found: Amount, line: _Line) -> tuple[str, ...]:
        own = currency_of_heading(line.text)
        if found.currencies:
            return meant(found.currencies, self._sheet, self._layout)
        return (own,) if own else self._usual

    def _name(self, column: int | None) -> str:
        names = self._layout.headings
        return names[column] if column is not None and 0 <= column < len(names) else ""

    def _reject(self, number: int, column: str, value: str, reason: str) -> None:
        where = self._layout.file, self._layout.sheet, number
        self.rejected.append(Rejected(*where, column, value[:_LONGEST_SHOWN], reason))


def _at(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else None


def _is_blank(cell: Cell) -> bool:
    return cell is None or is_dash(cell)


def _way(line: _Line) -> str:
    """Which way the money of a line went, by its own name or that of its section."""
    own = headings().directions.get(plain_word(line.text), "")
    return own if own in {IN, OUT} else way_of(line.category) or way_of(line.section) or way_of(line.text)


def _why_no_day(cell: Cell, month: Month | None, order: DayOrder) -> str:
    if month is not None:
        return "no_year"
    if is_open(cell, order):
        return DAY_IN_TWO_WAYS
    return "no_day" if cell is None else "total" if is_sum(text_of(cell)) else "bad_day"


def _why_none(name: str) -> str:
    """Why a line of this name holds no money of its own; "" for any other."""
    return "total" if is_sum(name) else "not_money" if is_count(name) else ""


def _sums(lines: Sequence[_Group], known: set[int]) -> set[int]:
    """The places of lines that are the sum of two or more before or after them in their section.

    `known` hold no money of their own. A line that is the same every month may be a sum by chance.
    """
    found: set[int] = set()
    for step, places in ((-1, range(len(lines))), (1, range(len(lines) - 1, -1, -1))):
        for place in places if len(lines) <= _MOST_COMPARED else ():
            varies = len(set(lines[place][1]) - {0.0}) > 1
            if place not in known and varies and _is_sum_of(lines, place, step, known | found):
                found.add(place)
    return found


def _is_sum_of(lines: Sequence[_Group], place: int, step: int, known: set[int]) -> bool:
    """Whether a line is the sum of those that follow each other from it on, those that are sums left out."""
    section, left = lines[place]
    taken, other = 0, place + step
    while 0 <= other < len(lines):
        if other not in known and lines[other][0] == section:
            left = [one - part for one, part in zip(left, lines[other][1], strict=True)]
            taken += any(lines[other][1])
        if taken > 1 and all(abs(one) < _CENT for one in left):
            return True
        other += step
    return False
