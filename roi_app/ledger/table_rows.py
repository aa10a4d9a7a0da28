"""From the rows of a table to payments: what can be read of them before anything is known of what they were for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from roi_app.ledger.accounts import by_accounts, has_sections, is_double_entry
from roi_app.ledger.cells import DayOrder, is_open, read_day, read_money
from roi_app.ledger.columns import FIELDS
from roi_app.ledger.currencies import currencies_in, currency_of_heading, meant, sheet_currency
from roi_app.ledger.day_order import day_order
from roi_app.ledger.days_above import DaysAbove
from roi_app.ledger.headings import headings, plain, plain_word
from roi_app.ledger.layout import Layout, table_below
from roi_app.ledger.month_cells import read_month_of
from roi_app.ledger.owner import held_by_owner, owner_of
from roi_app.ledger.payment import Payment
from roi_app.ledger.row_words import is_dash, is_rule, is_sum_in_time, is_total, text_of
from roi_app.ledger.rows import DAY_IN_TWO_WAYS, Rejected
from roi_app.ledger.rules import IN, OUT
from roi_app.ledger.scales import column_scales, has_own_scale
from roi_app.ledger.sheets import BrokenRow, Cell, Sheet
from roi_app.ledger.signs import by_balance, turned, without_signs
from roi_app.ledger.table_columns import are_months, is_of_numbers, words_of_sides
from roi_app.ledger.years import month_near, year_near
from roi_app.model.parameters import MOST_MONEY
from roi_app.texts.amounts import Amount, parse_amount

_LONGEST_SHOWN: Final = 80
_FEW: Final = 2
_ANY_YEAR: Final = 2024
"""A leap year, in which every day of a month can be."""
_DEBIT: Final = ("借", "debit")
_IN_NAME: Final = re.compile(r"[\d\W_]+|[年月份]|明细|记录|流水|列表|表$")
"""What the name of a sheet says beside the direction of its rows, as 2025年5月支出明细 does."""
_TRANSFER: Final = ("转账", "transfer")
_COUNTED: Final = tuple(
    ("", unit) for unit in ("张", "張", "件", "个", "個", "款", "套", "条", "條", "份", "次", "pcs")
)
_Paid: TypeAlias = "tuple[float, str, int, tuple[str, ...]]"
"""An amount, its direction, the column that it stands in, and the currencies that its sign may mean."""


class ReadTable(NamedTuple):
    """What a table holds: its payments, the rows that are none, and what it covers where its rows are whole months."""

    layout: Layout
    payments: list[Payment]
    rejected: list[Rejected]
    period: tuple[date, date] | None = None


def read_table(sheet: Sheet, layout: Layout) -> ReadTable:
    """Every row of a table, read or rejected; blank rows and repeated headings are neither."""
    reader = _Reader(sheet, layout)
    blanks = (None,) * (reader.width + 1)
    for place in range(layout.begin, min(layout.end, len(sheet.rows))):
        row = sheet.rows[place]
        # A blank behind the last column stands in for columns that a table does not have.
        reader.read(place + 1, (*row[: reader.width], *blanks[min(len(row), reader.width) :]))
        below = table_below(sheet, layout, place) if reader.met_headings else None
        if below is not None:
            reader.rejected.pop()
            return _together(_read(reader, sheet, layout), read_table(*below))
    return _read(reader, sheet, layout)


def _together(one: ReadTable, other: ReadTable) -> ReadTable:
    """Two tables of a sheet, as that of the first one."""
    period = one.period if other.period is None else other.period
    return ReadTable(one.layout, [*one.payments, *other.payments], [*one.rejected, *other.rejected], period)


def _read(reader: _Reader, sheet: Sheet, layout: Layout) -> ReadTable:
    """What the rows of a table come to, after each was read."""
    for broken in sheet.broken:
        reader.reject_broken(broken)
    if is_double_entry(reader.payments):
        return ReadTable(layout, by_accounts(reader.payments), reader.rejected, reader.period)
    payments = without_signs(reader.payments)
    if not reader.has_sections:
        # Under the names of accounts, balances grow by what is spent.
        payments = by_balance(payments)
    if payments is reader.payments and _is_own_book(sheet, layout):
        payments = turned(payments)
    owner = owner_of(sheet.rows[: max(layout.header - 1, 0)])
    if owner:
        payments = held_by_owner(payments, owner)
    return ReadTable(layout, payments, reader.rejected, reader.period)


class _Places(NamedTuple):
    """Where each field stands in a padded row; what a table does not have stands at -1."""

    date: int
    amount: int
    income: int
    expense: int
    direction: int
    text: int
    note: int
    counterparty: int
    category: int
    quantity: int
    currency: int
    status: int
    id: int
    balance: int


class _Reader:
    """Reads the rows of one table, each padded by a blank at its end."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.payments: list[Payment] = []
        self.rejected: list[Rejected] = []
        given = [getattr(layout.columns, name) for name in FIELDS] + [layout.balance]
        self._at = _Places(*(-1 if place is None else place for place in given))
        rows = sheet.rows[layout.begin : layout.end]
        self._words = words_of_sides(layout, rows)
        self._at = _Places(*(-1 if place in self._words.values() else place for place in self._at))
        self.width = max((len(row) for row in rows), default=0)
        own = (layout.month, layout.year, layout.wider, *self._at)
        self.width = max(self.width, *(place + 1 for place in own if place is not None))
        self._layout = layout
        self._order = layout.day_order or day_order(rows, layout.columns.date)
        self._year = year_near(layout.file, sheet, layout.begin)
        self.has_sections = has_sections(rows)
        self._month = month_near(layout.file, sheet, layout.begin) if is_of_numbers(layout) else None
        self._is_by_month = self._month is None and layout.month is None and are_months(rows, layout.columns.date)
        self.met_headings = False
        self._section = ""
        self._above = DaysAbove()
        self._leaves_days_out = any(not 0 <= self._at.date < len(row) or row[self._at.date] is None for row in rows)
        self._parts = ["", "", ""]
        self._directions = headings().directions
        self._usual_way = _way_of(sheet.name)
        self._scales = column_scales(sheet, layout)
        self._sheet = sheet
        self._signs: dict[tuple[str, ...], tuple[str, ...]] = {}
        above = layout.currency or sheet_currency(sheet, layout)
        self._usual = (above,) if above else ()
        self._currencies = {
            place: (code,) for place, name in enumerate(layout.headings) if (code := currency_of_heading(name))
        }

    @property
    def period(self) -> tuple[date, date] | None:
        """From the first to the last month of a table by months, all of which are held wholly; None for any other."""
        days = [one.day for one in self.payments]
        return (min(days).replace(day=1), max(days)) if days and self._is_by_month else None

    def read(self, number: int, row: Sequence[Cell]) -> None:
        """Take in a row."""
        at = self._at
        self.met_headings = False
        cell = row[at.date] if self._layout.month is None else self._day_of_parts(row)
        day = self._last_of_month(row) if self._is_by_month else read_day(cell, self._order, self._year)
        if day is None and self._month is not None and cell is not None:
            day = self._month.day(cell)
        if day is None and cell is None:
            day = self._day_above(row)
        if day is None:
            self._above.forget()
            self._without_day(number, row, cell)
            return
        if any(map(is_sum_in_time, (row[at.text], row[at.category], row[at.counterparty]))):
            self._reject(number, -1, row, "total")
            return
        paid = self._amount(number, row) if at.amount >= 0 else self._sides(number, row)
        for amount, _, place, _ in paid:
            if not 0 < abs(amount) <= MOST_MONEY:
                self._reject(number, place, row, "bad_amount" if amount else "zero")
                return
        if not paid:
            return
        own = () if row[at.currency] is None else currencies_in(str(row[at.currency]))
        if own is None:
            self._reject(number, at.currency, row, "bad_currency")
            return
        if self._leaves_days_out:
            self._above.take(day, {place: amount for amount, _, place, _ in paid})
        self._take(number, row, day, paid, own)

    def _take(self, number: int, row: Sequence[Cell], day: date, paid: Sequence[_Paid], own: tuple[str, ...]) -> None:
        """Note what a row pays, a payment for each side; `own` are the currencies that its own cell may mean."""
        at = self._at
        quantity = _quantity(row[at.quantity]) if at.quantity >= 0 else None
        balance = self._money(row, at.balance) if at.balance >= 0 else None
        self.payments += [
            Payment(
                self._layout.file,
                self._layout.sheet,
                number,
                day,
                amount,
                direction,
                self._meant(own or currencies or self._currencies.get(place, self._usual)),
                text_of(row[self._words.get(direction, at.text)]),
                text_of(row[at.note]),
                text_of(row[at.counterparty]),
                self._category(row),
                quantity.value if quantity is not None and quantity.value > 0 else None,
                text_of(row[at.id]).strip("'`\t "),
                text_of(row[at.status]),
                None if balance is None else balance.value,
                place + 1 if len(paid) > 1 else 0,
            )
            for amount, direction, place, currencies in paid
        ]

    def _last_of_month(self, row: Sequence[Cell]) -> date | None:
        year = self._layout.year
        found = read_month_of(row[self._at.date], None if year is None else row[year])
        return None if found is None else found.last_day(self._year)

    def reject_broken(self, broken: BrokenRow) -> None:
        """Note a row that the file itself spoils."""
        names, place = self._layout.headings, broken.place
        name = names[place] if 0 <= place < len(names) else ""
        self.rejected.append(
            Rejected(self._layout.file, self._layout.sheet, broken.number, name, broken.value, broken.reason)
        )

    def _category(self, row: Sequence[Cell]) -> str:
        """The category of a row, behind those of which it is a part."""
        if self._at.category < 0:
            return self._section
        if self._layout.wider is None and not self.has_sections:
            return text_of(row[self._at.category])
        wider = row[self._layout.wider] if self._layout.wider is not None else None
        parts = (self._section if self.has_sections else "", text_of(wider), text_of(row[self._at.category]))
        return " ".join(filter(None, parts))

    def _day_above(self, row: Sequence[Cell]) -> date | None:
        """The day of a row without one, which goes on where the row above ends."""
        at = self._at
        said = [cell for cell in (row[at.text], row[at.counterparty], row[at.category]) if isinstance(cell, str)]
        found = {place: self._money(row, place) for place in (at.amount, at.income, at.expense)}
        return self._above.day_of(said, {place: one.value for place, one in found.items() if one is not None})

    def _amount(self, number: int, row: Sequence[Cell]) -> Sequence[_Paid]:
        """The amount with its direction, where one column holds all amounts; none for a row that was rejected."""
        at = self._at
        cell = row[at.amount]
        found = self._money(row, at.amount)
        if found is None:
            self._reject(number, at.amount, row, "no_amount" if cell is None else "bad_amount")
            return ()
        said = row[at.direction]
        direction = self._directions.get(plain_word(said), "") if isinstance(said, str) else self._usual_way
        return ((found.value, direction, at.amount, found.currencies),)

    def _sides(self, number: int, row: Sequence[Cell]) -> Sequence[_Paid]:
        """The same, where income and expense are two columns: a row with both holds two payments."""
        sides: list[_Paid] = []
        for place, direction in ((self._at.expense, OUT), (self._at.income, IN)):
            cell = row[place]
            found = self._money(row, place)
            if found is not None:
                sides.append((found.value, direction, place, found.currencies))
            elif cell is not None and not is_dash(cell):
                self._reject(number, place, row, "bad_amount")
                return ()
        if not sides:
            place = self._at.expense if self._at.expense >= 0 else self._at.income
            self._reject(number, place, row, "no_amount")
        return [one for one in sides if one[0]] or sides[:1]

    def _money(self, row: Sequence[Cell], place: int) -> Amount | None:
        """The amount in a cell, in single units of money also where its column counts by the thousand."""
        cell = row[place]
        found = read_money(cell)
        scale = self._scales.get(place, 1.0)
        if found is None or scale == 1.0 or has_own_scale(cell):
            return found
        return replace(found, value=round(found.value * scale, 2))

    def _meant(self, currencies: tuple[str, ...]) -> tuple[str, ...]:
        """What a sign means in this sheet, each looked up once."""
        if len(currencies) < _FEW:
            return currencies
        if currencies not in self._signs:
            self._signs[currencies] = meant(currencies, self._sheet, self._layout)
        return self._signs[currencies]

    def _day_of_parts(self, row: Sequence[Cell]) -> Cell:
        """A day whose parts stand in columns of their own; a year or month left out is that of the row above."""
        places = (self._layout.year, self._layout.month, self._layout.columns.date)
        for part, place in enumerate(places):
            if place is not None and row[place] is not None:
                self._parts[part] = text_of(row[place]).rstrip("年月日号")
        if places[2] is None or row[places[2]] is None:
            return None
        return "-".join(part for part in self._parts if part)

    def _without_day(self, number: int, row: Sequence[Cell], cell: Cell) -> None:
        """Take in a row that says no day: a line between, a sum, or what should have been a payment."""
        at = self._at
        filled = [one for one in row if one is not None]
        if not filled or is_rule(filled) or self._is_heading(row):
            return
        if any(map(is_total, filled)):
            self._reject(number, -1, row, "total")
        elif any(read_money(row[place]) is not None for place in (at.amount, at.income, at.expense)):
            self._reject(number, at.date, row, _why_no_day(cell, self._order))
        else:
            self.met_headings = self._may_head(filled)
            if len(filled) == 1:
                self._section = text_of(filled[0])
            self._reject(number, -1, row, "no_payment")

    def _may_head(self, cells: Sequence[Cell]) -> bool:
        """Whether another table may begin with these headings."""
        days = headings().names["date"]
        return len(cells) > 1 and any(isinstance(cell, str) and plain(cell) in days for cell in cells)

    def _is_heading(self, row: Sequence[Cell]) -> bool:
        names = self._layout.headings
        same = sum(bool(name) and cell == name for cell, name in zip(row, names, strict=False))
        return same > 1

    def _reject(self, number: int, place: int, row: Sequence[Cell], reason: str) -> None:
        """Note a row, by one of its columns or as a whole (-1)."""
        names = self._layout.headings
        told = [cell for cell in row if cell is not None] if place < 0 else [row[place]]
        value = " ".join("" if cell is None else str(cell) for cell in told)
        name = names[place] if 0 <= place < len(names) else ""
        self.rejected.append(
            Rejected(self._layout.file, self._layout.sheet, number, name, value[:_LONGEST_SHOWN], reason)
        )


def _why_no_day(cell: Cell, order: DayOrder) -> str:
    if cell is None:
        return "no_day"
    if is_open(cell, order):
        return DAY_IN_TWO_WAYS
    if read_month_of(cell, None) is not None:
        return "no_year"
    return "bad_day" if read_day(cell, year=_ANY_YEAR) is None else "no_year"


def _way_of(name: str) -> str:
    """The direction of all rows of a sheet, where its name is nothing but that."""
    word = _IN_NAME.sub("", plain_word(name))
    way = headings().directions.get(word, "")
    return way if way in (IN, OUT) or word.startswith(_TRANSFER) else ""


def _is_own_book(sheet: Sheet, layout: Layout) -> bool:
    """Whether a table is the owner's own record of an account, where debit is what comes in."""
    expense, names = layout.columns.expense, layout.headings
    if expense is None or expense >= len(names) or not plain_word(names[expense]).startswith(_DEBIT):
        return False
    above = [cell for row in sheet.rows[: layout.begin] for cell in row if isinstance(cell, str)]
    told = plain_word(" ".join((sheet.name, layout.file, *above)))
    return any(word in told for word in headings().own_books)


def _quantity(cell: Cell) -> Amount | None:
    found = parse_amount(cell, _COUNTED) if isinstance(cell, str) else read_money(cell)
    return None if found is None or found.is_share else found
