"""Where the table is in a sheet, and what its columns are: proposed, and said by a person where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from roi_app.ledger.answers import Answers, LayoutAnswer
from roi_app.ledger.cells import DayOrder, may_be_day, read_day, read_money
from roi_app.ledger.column_cells import (
    MOST,
    cells_of,
    has_days,
    has_money,
    has_words,
    is_direction,
    is_id,
    says_both,
)
from roi_app.ledger.columns import FIELDS, Columns
from roi_app.ledger.grids import Grid, find_grid
from roi_app.ledger.headings import BALANCE, DAY, MONTH, PARTS, headings, plain
from roi_app.ledger.sheets import Cell, Sheet
from roi_app.ledger.years import year_near

_SEARCHED: Final = 80
"""Rows among which the headings are looked for."""

_SAMPLED: Final = 200
_FEWEST_HEADINGS: Final = 2
_LONGEST_HEADING: Final = 24
_ORDER: Final = (
    "date", "income", "expense", "amount", "direction", "status", "currency", "quantity", BALANCE,
    "id", "counterparty", "category", "text", "note",
)  # fmt: skip
_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_SHORTEST_CONTAINED: Final = 2
_CLEARLY: Final = 1.2
_WORDED: Final = ("counterparty", "category", "text", "note")
"""Fields that say something in words."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is read.

    `header` is the number of the last row of headings, from 1, and 0 where there is none; `begin` and `end` bound the
    rows of the table, from 0, the end not in it. `headings` name every column, "" where nothing stands there. `balance`
    is the column of what an account holds, by which it shows which of two columns is income. `period` is what the
    lines above the table say that it covers. `month` and `year` are the columns of days in parts, whose column is then
    that of the day of the month, and `wider` that of a category of which the column's is a part. `is_use_said` says
    that a person has decided whether the sheet counts; `currency` and `day_order` are what a person has said of the
    amounts and days that do not tell. `grid` is where the amounts stand, and whose they are, in a table of months by
    items.
    """

    file: str
    sheet: str
    header: int
    begin: int
    end: int
    headings: tuple[str, ...]
    columns: Columns
    balance: int | None = None
    period: tuple[date, date] | None = None
    is_used: bool = True
    is_use_said: bool = False
    month: int | None = None
    year: int | None = None
    wider: int | None = None
    currency: str = ""
    day_order: DayOrder = DayOrder.UNKNOWN
    grid: Grid | None = None

    @property
    def place(self) -> tuple[str, str]:
        """The names of its file and sheet."""
        return self.file, self.sheet

    @property
    def answer(self) -> LayoutAnswer:
        """The layout as a person's answer, to be changed and given back."""
        is_used = self.is_used if self.is_use_said else None
        return LayoutAnswer(self.header, self.columns, self.headings, is_used, self.currency, self.day_order)


def layout_of(file: str, sheet: Sheet, answers: Answers) -> Layout:
    """How a sheet is read: as a person has said of it, or of a table with the same headings, else as proposed."""
    proposed = propose_layout(file, sheet)
    answer = _answer(file, sheet, proposed, answers)
    if answer is None:
        return proposed
    header = proposed.header if answer.header is None else answer.header
    columns = proposed.columns if answer.columns is None else answer.columns
    begin = min(header, len(sheet.rows))
    grid = proposed.grid if (header, columns) == (proposed.header, proposed.columns) else None
    names = proposed.headings if header == proposed.header else _texts(sheet.rows[begin - 1]) if begin else ()
    return replace(
        proposed,
        header=header,
        begin=begin,
        headings=names,
        columns=columns,
        is_used=answer.is_used is not False and (grid is not None or columns.are_enough),
        is_use_said=answer.is_used is not None,
        grid=grid,
        month=proposed.month if columns.date == proposed.columns.date else None,
        year=proposed.year if columns.date == proposed.columns.date else None,
        wider=proposed.wider if columns.category == proposed.columns.category else None,
        currency=answer.currency,
        day_order=answer.day_order,
    )


def _answer(file: str, sheet: Sheet, proposed: Layout, answers: Answers) -> LayoutAnswer | None:
    """What a person has said of this sheet, unless another table stands there now; else of one with its headings."""
    said = answers.layouts.get((file, sheet.name))
    if said is not None:
        header = proposed.header if said.header is None else said.header
        there = _texts(sheet.rows[header - 1]) if 0 < header <= len(sheet.rows) else ()
        if said.headings in {(), there} or (said.headings, header) == (proposed.headings, proposed.header):
            return said
    known = {one.headings: one for one in answers.layouts.values() if one.is_used is not False and any(one.headings)}
    if proposed.headings in known:
        return replace(known[proposed.headings], header=proposed.header)
    rows = enumerate(sheet.rows[:_SEARCHED] if known else (), 1)
    return next((replace(known[names], header=number) for number, row in rows if (names := _texts(row)) in known), None)


def propose_layout(file: str, sheet: Sheet) -> Layout:
    """Where the table seems to be and what its columns seem to be; not used where no day and amount were found."""
    rows = sheet.rows
    possible = [(place, names, _fields(names)) for place, names in _possible_headings(rows)]
    best = max(possible, key=lambda one: _score(one[2]), default=None)
    grid = find_grid(rows, lambda begin: year_near(file, sheet, begin))
    if grid is not None and (best is None or not _score(best[2]) or grid.tells_more(best[2], rows)):
        place = grid.begin
        return Layout(file, sheet.name, place, place, len(rows), grid.headings, grid.columns, grid=grid.grid)
    if best is None or not _score(best[2]):
        possible = [(place, names, _with_money(found, names, rows[place:])) for place, names, found in possible]
        best = max(possible, key=lambda one: _score(one[2]), default=None)
    if best is None or not _score(best[2]):
        return _by_content(file, sheet)
    return _layout_at(file, sheet, *best)


def table_below(sheet: Sheet, layout: Layout, place: int) -> tuple[Sheet, Layout] | None:
    """The table whose headings stand in a row below a first one, in a sheet without that one; None where they are none.

    What stands above the first table holds for both.
    """
    names = _texts(sheet.rows[place])
    found = _fields(names)
    if not _score(found) or any(map(_is_of_a_row, sheet.rows[place])):
        return None
    above = sheet.rows[: max(layout.header - 1, 0)]
    rest = Sheet(sheet.name, (*above, *[()] * (place - len(above)), *sheet.rows[place:]))
    below = _layout_at(layout.file, rest, place + 1, names, found)
    return rest, replace(below, currency=layout.currency, day_order=layout.day_order)


def _layout_at(file: str, sheet: Sheet, place: int, names: tuple[str, ...], found: dict[str, int]) -> Layout:
    """How the rows are read below so many, the last of which are headings with these fields."""
    rows = sheet.rows
    found = _completed(found, names, rows[place : place + _SAMPLED])
    balance = found.pop(BALANCE, None)
    parts = tuple(found.pop(part, None) for part in PARTS)
    columns = Columns(**found)
    return Layout(
        file,
        sheet.name,
        place,
        place,
        len(rows),
        names,
        columns,
        balance,
        _period(rows[: max(place - 1, 0)]),
        columns.are_enough,
        month=parts[1],
        year=parts[0],
        wider=_wider(names, columns),
    )


def _wider(names: Sequence[str], columns: Columns) -> int | None:
    """The column of a wider category beside the one of a finer."""
    plains = [plain(name) for name in names]
    if columns.category is None or plains[columns.category] not in headings().finer:
        return None
    known, ranks = {getattr(columns, field) for field in FIELDS}, headings().names["category"]
    free = [place for place, name in enumerate(plains) if name in ranks and place not in known]
    return min(free, key=lambda place: ranks[plains[place]], default=None)


def _possible_headings(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every row that may be headings, alone and together with the one above it, with the number of rows up to it."""
    above: tuple[str, ...] = ()
    for place, row in enumerate(rows[:_SEARCHED]):
        names = _texts(row)
        if sum(map(bool, names)) < _FEWEST_HEADINGS or any(map(_is_of_a_row, row)):
            above = names if sum(map(bool, names)) == 1 else ()
            continue
        yield place + 1, names
        if sum(map(bool, above)) > 1:
            yield place + 1, _joined(above, names)
        above = names


def _is_of_a_row(cell: Cell) -> bool:
    """Whether a cell stands in rows alone: no heading is a number or a day."""
    return isinstance(cell, date | float) or may_be_day(cell)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """The headings of two rows, of which the upper one spans several columns."""
    width = max(len(above), len(below))
    upper, lower = [[*row, *[""] * (width - len(row))] for row in (above, below)]
    for place in range(1, width):
        # A heading over several columns stands in the first of them only, unless its cells say that they are one.
        if not upper[place] and lower[place] and upper[place - 1] and lower[place - 1]:
            upper[place] = upper[place - 1]
    return tuple(
        one if not other or one == other else other if not one else f"{one} {other}"
        for one, other in zip(upper, lower, strict=True)
    )


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    texts = [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in row]
    return tuple(text if len(text) <= _LONGEST_HEADING * 2 else "" for text in texts)


def _score(found: Mapping[str, int]) -> int:
    """How much a row of headings tells; 0 for none."""
    if "date" not in found or not {"amount", "income", "expense"} & set(found):
        return 0
    return len(found)


def _fields(names: Sequence[str]) -> dict[str, int]:
    """Which field each heading names, each once: by its whole name first, by a part of it next."""
    found: dict[str, int] = {}
    plains = [plain(name) if len(name) <= _LONGEST_HEADING else "" for name in names]
    plains = ["" if name in headings().aside else name for name in plains]
    parts = [[plain(part) for part in re.split(r"[/／|、\s]", name)] for name in names]
    ways = (
        lambda ranks, place: ranks.get(plains[place]),
        lambda ranks, place: min((ranks[part] for part in parts[place] if part in ranks), default=None),
        lambda ranks, place: _contained(ranks, plains[place]),
    )
    for way in ways:
        for field in _ORDER:
            if field in found:
                continue
            ranks = headings().names[field]
            places = [
                (rank, place)
                for place in range(len(names))
                if plains[place] and place not in found.values() and (rank := way(ranks, place)) is not None
            ]
            if places:
                found[field] = min(places)[1]
    _take_parts_of_days(plains, found)
    if {"income", "expense"} <= set(found):
        found.pop("amount", None)
    elif "amount" in found:
        found.pop("income", None)
        found.pop("expense", None)
    return found


def _with_money(found: dict[str, int], names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """The fields with the one column of amounts that no one knows by its heading; as they are where there are more."""
    free = [place for place, name in enumerate(names) if name and place not in found.values()]
    money = [
        place for place in free if has_money(rows[:_SAMPLED], place) and plain(names[place]) not in headings().aside
    ]
    return found | {"amount": money[0]} if len(money) == 1 else found


def _take_parts_of_days(plains: Sequence[str], found: dict[str, int]) -> None:
    """Take in the columns of a day in parts, where there are such and none of whole days."""
    known = headings().parts
    parts = {part: plains.index(name) for part, words in known.items() for name in plains if name in words}
    if "date" not in found and MONTH in parts and DAY not in parts:
        # Books by the month: that is the day of their rows.
        taken = {field: place for field, place in found.items() if place not in parts.values()}
        found.clear()
        found.update(taken | {"date" if part == MONTH else part: place for part, place in parts.items()})
    elif "date" not in found and set(parts) == {DAY}:
        # The month stands above the table or in the name of its sheet.
        taken = {field: place for field, place in found.items() if place != parts[DAY]}
        found.clear()
        found.update(taken | {"date": parts[DAY]})
    elif "date" not in found and {MONTH, DAY} <= set(parts):
        taken = {field: place for field, place in found.items() if place not in parts.values()}
        found.clear()
        found.update(taken | parts | {"date": parts[DAY]})


def _contained(ranks: Mapping[str, int], name: str) -> int | None:
    """The rank of the best name that a heading ends or begins with; Latin names only as whole headings."""
    fits = [
        rank
        for word, rank in ranks.items()
        if len(word) >= _SHORTEST_CONTAINED and not word.isascii() and (name.endswith(word) or name.startswith(word))
    ]
    return min(fits, default=None)


def _completed(found: dict[str, int], names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """The fields without what their cells speak against, and with what they speak for."""
    if MONTH not in found and not has_days(rows, found["date"]):
        # A column of hours may be named as well as the one of days beside it.
        free = [place for place in range(len(names)) if place not in found.values()]
        found["date"] = next((place for place in free if has_days(rows, place)), found["date"])
    if "amount" in found:
        found["amount"] = _fullest(found["amount"], names, rows)
    if (place := found.get("direction")) is not None and not is_direction(rows, place):
        del found["direction"]
    if "direction" not in found and "amount" in found:
        free = [place for place in range(len(names)) if place not in found.values()]
        known = [found[field] for field in ("category", "status") if field in found]
        place = next((place for place in (*free, *known) if says_both(rows, place)), None)
        if place is not None:
            found = {field: one for field, one in found.items() if one != place} | {"direction": place}
    numbers = [field for field in _WORDED if field in found and not has_words(rows, found[field])]
    found = {field: place for field, place in found.items() if field not in numbers}
    if "id" in found and not is_id(rows, found["id"]):
        place = found.pop("id")
        if has_words(rows, place):
            found.setdefault("note", place)
    if "text" not in found and not ("note" in found and cells_of(rows, found["note"])):
        place = _wordiest(rows, names, found.values())
        return found if place is None else found | {"text": place}
    return found


def _fullest(amount: int, names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int:
    """The column of amounts, or the one beside it by another name for them that holds clearly more."""
    ranks = headings().names["amount"]
    filled = {
        place: sum(read_money(cell) is not None for cell in cells_of(rows, place))
        for place, name in enumerate(names)
        if plain(name) in ranks or place == amount
    }
    best = max(filled, key=lambda place: filled[place])
    return best if filled[best] > _CLEARLY * filled[amount] else amount


def _wordiest(rows: Sequence[Sequence[Cell]], names: Sequence[str], taken: Iterable[int]) -> int | None:
    """The column that says most, of those whose heading no one knows; None where none does."""
    known = {*taken, *(place for place, name in enumerate(names) if not name or plain(name) in headings().aside)}
    free = [place for place in range(len(names)) if place not in known]
    told = {place: sum(map(len, map(str, set(cells_of(rows, place))))) for place in free if has_words(rows, place)}
    best = max(told, key=lambda place: told[place], default=None)
    return None if best is None or not told[best] else best


def _by_content(file: str, sheet: Sheet) -> Layout:
    """A table without headings: days in one column, amounts in another, the longest texts in a third."""
    rows = sheet.rows[:_SAMPLED]
    width = max((len(row) for row in rows), default=0)
    days = {place: sum(map(may_be_day, cells_of(rows, place))) for place in range(width)}
    day = max(days, key=lambda place: days[place], default=None)
    if day is None or days[day] < max(1, MOST * len(rows)):
        return Layout(file, sheet.name, 0, 0, len(sheet.rows), (), Columns(), is_used=False)
    money = [
        place
        for place in range(width)
        if place != day and sum(read_money(cell) is not None for cell in cells_of(rows, place)) >= MOST * len(rows)
    ]
    texts = [place for place in range(width) if place not in (day, *money)]
    text = max(texts, key=lambda place: sum(len(str(cell)) for cell in cells_of(rows, place)), default=None)
    direction = next((place for place in texts if place != text and is_direction(rows, place)), None)
    columns = Columns(date=day, amount=money[0] if money else None, text=text, direction=direction)
    return Layout(file, sheet.name, 0, 0, len(sheet.rows), (), columns, is_used=columns.are_enough)


def _period(above: Sequence[Sequence[Cell]]) -> tuple[date, date] | None:
    """The first and last day that the lines above a table name, where one line names two."""
    for row in above:
        for cell in row:
            if isinstance(cell, str):
                days = [read_day("-".join(parts)) for parts in _DAY.findall(cell)]
                known = [day for day in days if day is not None]
                if len(known) == 2 and known[0] < known[1]:  # noqa: PLR2004
                    return known[0], known[1]
    return None
