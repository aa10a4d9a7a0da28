"""What a cell says of a month that names no day, as books by month do."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from roi_app.ledger.cells import FULL_WIDTH, MONTHS, ROC
from roi_app.ledger.sheets import Cell

_LONGEST: Final = 16
_YEARS: Final = range(1970, 2100)
_YEAR: Final = re.compile(r"(\d{4})\s*(?:年度?)?")
_TWELVE: Final = 12
_NUMBERS: Final = frozenset(f"{month}" for month in range(1, 13)) | {f"0{month}" for month in range(1, 10)}
_CENTURY: Final = 2000
_NUMERALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_YEAR_MONTH: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月[份度]?)?")
_ROC_MONTH: Final = re.compile(r"(?:中華民國|民國|民国)?\s*(1\d{2})\s*[-/.年]\s*(\d{1,2})\s*(?:月[份度]?)?")
_DIGITS: Final = re.compile(r"(20\d{2})(\d{2})")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_ALONE: Final = re.compile(r"(\d{1,2}|十?[一二三四五六七八九]|十)\s*月[份度]?")
_NAMED: Final = re.compile(r"([a-z]{3,9})\.?(?:[\s,'’-]*(\d{4}|\d{2}))?")


class Month(NamedTuple):
    """A month, and its year where it is said."""

    year: int | None
    month: int

    def last_day(self, year: int | None) -> date | None:
        """The last day of the month, in a year that stands near where it says none; None without one."""
        known = self.year or year
        return None if known is None else last_day_of(date(known, self.month, 1))

    def day(self, number: Cell) -> date | None:
        """The day of the month that a mere number says; None for anything else, and where the year is not known."""
        said = str(number).strip().removesuffix(".0").removesuffix("日")
        if self.year is None or not (said.isascii() and said.isdigit()):
            return None
        begin, number_of_day = date(self.year, self.month, 1), int(said)
        return begin.replace(day=number_of_day) if 1 <= number_of_day <= last_day_of(begin).day else None


def with_years(months: Sequence[Month], year: int | None) -> list[Month]:
    """The same months in order of time, those that name no year in the one that stands near and those that follow it.

    Where each comes right after the next, the newest is first. A year ends only where months go back by more than half
    of one: others are out of order, or stand there for another shop.
    """
    steps = [after.month - before.month for before, after in pairwise(months)]
    is_backwards = any(steps) and all(step in {-1, 0, _TWELVE - 1} for step in steps)
    found: list[Month] = []
    for place, one in enumerate(months):
        step = steps[place - 1] if place else 0
        turned = step > 0 if is_backwards else step < -_TWELVE / 2
        near = found[-1].year if found else year
        if near is not None and turned:
            near += -1 if is_backwards else 1
        found.append(Month(one.year or near, one.month))
    return found


def last_day_of(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def read_month(cell: Cell) -> Month | None:
    """The month that a cell says, None where it says a day or anything else.

    >>> read_month("2025年5月"), read_month("5月份"), read_month("May-25"), read_month("2025-05-03")
    (Month(year=2025, month=5), Month(year=None, month=5), Month(year=2025, month=5), None)
    """
    if isinstance(cell, str):
        return _month_in(cell) if len(cell) <= _LONGEST else None
    return _month_in(str(int(cell))) if isinstance(cell, float | int) and cell == int(cell) else None


def read_month_of(cell: Cell, year: Cell) -> Month | None:
    """The month that a cell of a column of months says, also as a mere number; its year may stand in another cell."""
    found = read_month(cell)
    if found is None and isinstance(cell, str | float | int):
        number = str(cell).strip().removesuffix(".0")
        found = Month(None, int(number)) if number in _NUMBERS else None
    said = read_year(year)
    return found if found is None or said is None else Month(said, found.month)


def read_year(cell: Cell) -> int | None:
    """The year that a cell says, as 2025, 2025年 or 2025年度 do."""
    said = _YEAR.fullmatch(cell.strip()) if isinstance(cell, str) else None
    year = int(said[1]) if said is not None else cell
    return int(year) if isinstance(year, float | int) and year in _YEARS else None


@lru_cache(maxsize=5_000)
def _month_in(text: str) -> Month | None:
    plain = "".join(text.translate(FULL_WIDTH).lower().split())
    if found := _YEAR_MONTH.fullmatch(plain) or _DIGITS.fullmatch(plain):
        return _month(int(found[1]), int(found[2]))
    if found := _ROC_MONTH.fullmatch(plain):
        return _month(int(found[1]) + ROC, int(found[2]))
    if found := _MONTH_YEAR.fullmatch(plain):
        return _month(int(found[2]), int(found[1]))
    if found := _ALONE.fullmatch(plain):
        return _month(None, int(found[1]) if found[1].isdigit() else _NUMERALS.index(found[1]) + 1)
    if (found := _NAMED.fullmatch(plain)) and found[1][:3] in MONTHS and _is_name(found[1]):
        year = None if found[2] is None else int(found[2])
        return _month(year + _CENTURY if year is not None and year < _CENTURY else year, MONTHS.index(found[1][:3]) + 1)
    return None


_NAMES: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def _is_name(word: str) -> bool:
    """Whether a word is the name of a month or how it begins: a market is no March."""
    return any(name.startswith(word) for name in _NAMES) or word == "sept"


def _month(year: int | None, month: int) -> Month | None:
    if not 1 <= month <= _TWELVE or (year is not None and year not in _YEARS):
        return None
    return Month(year, month)
