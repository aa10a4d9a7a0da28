"""From the rows of a table to payments: what can be read of them before anything is known of what they were for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from roi_app.ledger.cells import DayOrder, read_day, read_money, year_last
from roi_app.ledger.currencies import currency_in, currency_of_heading
from roi_app.ledger.headings import NEUTRAL, headings, plain_word
from roi_app.ledger.layout import Layout
from roi_app.ledger.rows import Rejected
from roi_app.ledger.rules import IN, OUT
from roi_app.ledger.sheets import Cell, Sheet
from roi_app.texts.amounts import Amount

_LONGEST_SHOWN: Final = 80
_FEW: Final = 2
_LONGEST_TOTAL: Final = 24
_TOTALS: Final = ("合计", "小计", "总计", "total ")
_YEAR: Final = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_ROC_YEAR: Final = re.compile(r"(?<!\d)(1\d{2})\s*年")


class Payment(NamedTuple):
    """A row that says a day and an amount.

    `amount` is positive for money that went in its `direction` (`OUT`, `IN` or `NEUTRAL`), and as it is written where
    that is "". `currencies` are those that the row may mean, none where it says nothing.
    """

    file: str
    sheet: str
    number: int
    day: date
    amount: float
    direction: str
    currencies: tuple[str, ...]
    text: str
    note: str
    counterparty: str
    category: str
    quantity: float | None
    id: str
    status: str
    balance: float | None


class ReadTable(NamedTuple):
    """What a table holds: its payments, and the rows that are none."""

    layout: Layout
    payments: list[Payment]
    rejected: list[Rejected]


def read_table(sheet: Sheet, layout: Layout) -> ReadTable:
    """Every row of a table, read or rejected; blank rows and repeated headings are neither."""
    reader = _Reader(sheet, layout)
    for place in range(layout.begin, min(layout.end, len(sheet.rows))):
        row = sheet.rows[place]
        if any(cell is not None for cell in row):
            reader.read(place + 1, row)
    return ReadTable(layout, _unsigned(reader.payments), reader.rejected)


def _unsigned(payments: list[Payment]) -> list[Payment]:
    """The same, with a sign that only repeats the direction left out."""
    for direction in (OUT, IN, NEUTRAL):
        amounts = [one.amount for one in payments if one.direction == direction]
        if sum(amount < 0 for amount in amounts) * 2 > len(amounts):
            payments = [one._replace(amount=-one.amount) if one.direction == direction else one for one in payments]
    return payments


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.payments: list[Payment] = []
        self.rejected: list[Rejected] = []
        self._layout = layout
        self._columns = layout.columns
        self._rows = sheet.rows
        self._order = _day_order(sheet.rows[layout.begin : layout.end], layout.columns.date)
        self._year = _year_of(sheet, layout)
        self._section = ""
        self._currencies = {
            place: (code,) for place, name in enumerate(layout.headings) if (code := currency_of_heading(name))
        }

    def read(self, number: int, row: Sequence[Cell]) -> None:
        """Take in a row that is not blank."""
        columns = self._columns
        width = len(row)
        cell = row[columns.date] if columns.date is not None and columns.date < width else None
        day = read_day(cell, self._order, self._year)
        if day is None:
            self._without_day(number, row, cell)
            return
        if self._is_total(row, columns.text, columns.category, columns.counterparty):
            self._reject(number, None, row, "total")
            return
        paid = self._paid(number, row)
        if paid is None:
            return
        amount, direction, place, found = paid
        if amount == 0:
            self._reject(number, place, row, "zero")
            return
        currencies = found.currencies or self._currencies.get(place, ())
        if columns.currency is not None and columns.currency < width and (said := row[columns.currency]) is not None:
            code = currency_in(str(said))
            currencies = (code,) if code else currencies
        quantity = read_money(self._cell(row, columns.quantity))
        balance = read_money(self._cell(row, self._layout.balance))
        self.payments.append(
            Payment(
                self._layout.file,
                self._layout.sheet,
                number,
                day,
                amount,
                direction,
                currencies,
                _text(self._cell(row, columns.text)),
                _text(self._cell(row, columns.note)),
                _text(self._cell(row, columns.counterparty)),
                _text(self._cell(row, columns.category)) if columns.category is not None else self._section,
                quantity.value if quantity is not None and quantity.value > 0 else None,
                _text(self._cell(row, columns.id)).strip("'`\t "),
                _text(self._cell(row, columns.status)),
                None if balance is None else balance.value,
            )
        )

    def _paid(self, number: int, row: Sequence[Cell]) -> tuple[float, str, int, Amount] | None:
        """The amount, its direction and the column that it stands in; None for a row that was rejected for it."""
        columns = self._columns
        if columns.amount is not None:
            cell = self._cell(row, columns.amount)
            found = read_money(cell)
            if found is None:
                self._reject(number, columns.amount, row, "no_amount" if cell is None else "bad_amount")
                return None
            return found.value, self._direction(row), columns.amount, found
        sides = []
        for place, direction in ((columns.expense, OUT), (columns.income, IN)):
            cell = self._cell(row, place)
            found = read_money(cell)
            if found is None and cell is not None and not _is_dash(cell):
                self._reject(number, place, row, "bad_amount")
                return None
            if found is not None and place is not None:
                sides.append((found, direction, place))
        filled = [one for one in sides if one[0].value]
        if len(filled) > 1:
            self._reject(number, filled[0][2], row, "two_amounts")
            return None
        if not sides:
            self._reject(number, columns.expense if columns.expense is not None else columns.income, row, "no_amount")
            return None
        found, direction, place = (filled or sides)[0]
        return found.value, direction, place, found

    def _direction(self, row: Sequence[Cell]) -> str:
        cell = self._cell(row, self._columns.direction)
        return headings().directions.get(plain_word(cell), "") if isinstance(cell, str) else ""

    def _without_day(self, number: int, row: Sequence[Cell], cell: Cell) -> None:
        """Take in a row that says no day: a line between, a sum, or what should have been a payment."""
        columns = self._columns
        filled = [one for one in row if one is not None]
        if _is_rule(filled) or self._is_heading(row):
            return
        if self._is_total(row, *range(len(row))):
            self._reject(number, None, row, "total")
            return
        money = [self._cell(row, place) for place in (columns.amount, columns.income, columns.expense)]
        if any(read_money(one) is not None for one in money):
            self._reject(number, columns.date, row, "no_day" if cell is None else "bad_day")
        elif len(filled) == 1 and isinstance(filled[0], str):
            self._section = filled[0]
            self._reject(number, None, row, "no_payment")
        else:
            self._reject(number, None, row, "no_payment")

    def _is_total(self, row: Sequence[Cell], *places: int | None) -> bool:
        for place in places:
            cell = self._cell(row, place)
            if isinstance(cell, str):
                word = plain_word(cell).rstrip(":：")
                begins = len(word) < _LONGEST_TOTAL and word.startswith(_TOTALS)
                if begins or word in headings().totals:
                    return True
        return False

    def _is_heading(self, row: Sequence[Cell]) -> bool:
        names = self._layout.headings
        same = sum(
            isinstance(cell, str) and place < len(names) and cell == names[place] for place, cell in enumerate(row)
        )
        return same > 1

    def _reject(self, number: int, place: int | None, row: Sequence[Cell], reason: str) -> None:
        if place is None:
            value = " ".join(str(cell) for cell in row if cell is not None)
            name = ""
        else:
            cell = self._cell(row, place)
            value = "" if cell is None else str(cell)
            name = self._layout.headings[place] if place < len(self._layout.headings) else ""
        self.rejected.append(
            Rejected(self._layout.file, self._layout.sheet, number, name, value[:_LONGEST_SHOWN], reason)
        )

    @staticmethod
    def _cell(row: Sequence[Cell], place: int | None) -> Cell:
        return None if place is None or place >= len(row) else row[place]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return "" if _is_dash(cell) else cell
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return str(cell)


def _is_dash(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip("-—–/ ")


def _is_rule(cells: Sequence[Cell]) -> bool:
    """Whether a row is a line drawn with dashes."""
    return all(isinstance(cell, str) and not cell.strip("-—–=*_ ") for cell in cells)


def _day_order(rows: Sequence[Sequence[Cell]], place: int | None) -> str:
    """What days with the year at the end mean in a column: by a number past twelve, else by which order time goes."""
    if place is None:
        return DayOrder.UNKNOWN
    pairs = [pair for row in rows if place < len(row) and (pair := year_last(row[place])) is not None]
    months = 12
    if any(first > months for first, _ in pairs):
        return DayOrder.DAY_FIRST
    if any(second > months for _, second in pairs):
        return DayOrder.MONTH_FIRST
    if len(set(pairs)) <= _FEW:
        return DayOrder.UNKNOWN
    by_month, by_day = pairs, [(second, first) for first, second in pairs]
    in_order = [_turns(one) == 0 for one in (by_month, by_day)]
    if in_order == [True, False]:
        return DayOrder.MONTH_FIRST
    return DayOrder.DAY_FIRST if in_order == [False, True] else DayOrder.UNKNOWN


def _turns(pairs: Sequence[tuple[int, int]]) -> int:
    """How often days go the other way than most."""
    up = sum(one < other for one, other in pairwise(pairs))
    down = sum(one > other for one, other in pairwise(pairs))
    return min(up, down)


def _year_of(sheet: Sheet, layout: Layout) -> int | None:
    """The one year that the lines above a table, its sheet or its file name: that of days without one."""
    above = [cell for row in sheet.rows[: layout.begin] for cell in row if isinstance(cell, str)]
    for texts in (above, [sheet.name], [layout.file]):
        years = {year for text in texts for year in _years(text)}
        if len(years) == 1:
            return years.pop()
    return None


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(text)} | {int(year) + 1911 for year in _ROC_YEAR.findall(text)}
