"""What a cell says: a day or an amount, or surely neither."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from roi_app.ledger.sheets import Cell
from roi_app.texts.amounts import Amount, parse_amount

FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９．／－：　", "0123456789./-: ")
_EXCEL_BEGINS: Final = date(1899, 12, 30)
_SERIALS: Final = (25_569, 73_050)
"""Days that Excel counts to 1970 and to 2099: what lies between is a day where a day is expected."""

ROC: Final = 1911
"""What is added to a year of the Republic of China."""

_SERIAL: Final = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
"""A day as a spreadsheet counts it, written out by one that did not know its format."""

_LONGEST_DAY: Final = 40
_DIGITS_OF_ROC: Final = 3
_DIGITS_OF_SHORT: Final = 2
_CENTURY: Final = 2000
SHORT_YEARS: Final = range(15, 51)
"""Years of two digits that books may be of."""
_FIRST_YEAR, _LAST_YEAR = 1970, 2099
_REST: Final = r"(?:日|號|号)?(?:[\s T(（,].*|星期.*|[周週].*)?"
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})" + _REST, re.DOTALL)
_ROC_YEAR: Final = re.compile(
    r"(?:中華民國|中华民国|民國|民国)?\s*(\d{2,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})" + _REST, re.DOTALL
)
_ROC_SAID: Final = re.compile(r"中華民國|中华民国|民國|民国")
_DIGITS: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?:[\s T].*)?", re.DOTALL)
_ROC_DIGITS: Final = re.compile(r"(1\d{2})(\d{2})(\d{2})")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:[\s T,].*)?", re.DOTALL)
_NO_YEAR: Final = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})" + _REST, re.DOTALL)
_OF_TEN: Final = "〇一二三四五六七八九"
_NUMERALS: Final = re.compile(
    r"([〇零○Ｏ一二三四五六七八九]{4})年(十[一二]?|[一二三四五六七八九])月"
    r"((?:[二三]?十|[廿卅])?[一二三四五六七八九]|[二三]?十|[廿卅])" + _REST,
    re.DOTALL,
)
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH: Final = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s]+([a-z]{3,9})\.?,?[-\s]+(\d{2,4})\b.*", re.DOTALL
)
_MONTH_DAY: Final = re.compile(
    r"(?:[a-z]{3,9},\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*", re.DOTALL
)

_LONGEST_NUMBER: Final = 20
_PLAIN_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


class DayOrder(StrEnum):
    """Which part of 05/03/2025 is the month, where that is known."""

    UNKNOWN = ""
    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"
    YEAR_FIRST = "year_first"
    """Of years of two digits alone: those of four can be told."""


def read_day(cell: Cell, order: DayOrder = DayOrder.UNKNOWN, year: int | None = None) -> date | None:
    """The day that a cell of a column of days says, None where it is not surely one.

    `order` says how days with the year at the end are meant, `year` is that of days without one.

    >>> read_day("2025年5月3日 10:21"), read_day("民國114年5月3日"), read_day(45780.0)
    (datetime.date(2025, 5, 3), datetime.date(2025, 5, 3), datetime.date(2025, 5, 3))
    """
    if cell is None:
        return None
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str) and _SERIAL.fullmatch(cell):
        cell = float(cell)
    if isinstance(cell, str):
        # Times differ from row to row, days do not: what is before a blank is looked up first.
        first, blank, _ = cell.partition(" ")
        return (_day_in(first, order, None) if blank else None) or _day_in(cell[:_LONGEST_DAY], order, year)
    if _SERIALS[0] <= cell <= _SERIALS[1]:
        return _EXCEL_BEGINS + timedelta(days=int(cell))
    return _day_in(str(int(cell)), order, None) if cell == int(cell) else None


def is_roc(cell: Cell) -> bool:
    """Whether a cell says a day by a year of the Republic of China."""
    return isinstance(cell, str) and read_day(cell) is not None and _YEAR_FIRST.match(cell) is None and _is_roc(cell)


def _is_roc(text: str) -> bool:
    plain = text.translate(FULL_WIDTH).strip()
    return (_ROC_YEAR.fullmatch(plain) or _ROC_DIGITS.fullmatch(plain)) is not None


def parts_of_day(cell: Cell) -> tuple[int, int, int] | None:
    """The three numbers of a day whose order is not plain, such as 5, 3 and 2025 of 05/03/2025; None for any other."""
    if not isinstance(cell, str) or cell[:4].isdigit():
        # Most days begin with their year, and a hundred thousand of them are asked.
        return None
    found = _YEAR_LAST.fullmatch(cell.translate(FULL_WIDTH).strip())
    return None if found is None else (int(found[1]), int(found[2]), int(found[3]))


def may_be_day(cell: Cell) -> bool:
    """Whether a cell says a day, be it in two ways."""
    return read_day(cell) is not None or parts_of_day(cell) is not None


def is_open(cell: Cell, order: DayOrder) -> bool:
    """Whether a cell is a day in one order or another, and none is known."""
    is_vague = order is DayOrder.UNKNOWN and parts_of_day(cell) is not None
    return is_vague and any(read_day(cell, one) is not None for one in DayOrder)


@lru_cache(maxsize=20_000)
def _day_in(text: str, order: DayOrder, year: int | None) -> date | None:
    plain = text.translate(FULL_WIDTH).strip().strip("'`‘’\"")
    if found := _YEAR_FIRST.fullmatch(plain) or _DIGITS.fullmatch(plain):
        return _day(found[1], found[2], found[3])
    if found := _ROC_YEAR.fullmatch(plain) or _ROC_DIGITS.fullmatch(plain):
        # Without its name only a year of three digits is one of the Republic: 25/5/3 may be anything.
        is_said = len(found[1]) == _DIGITS_OF_ROC or _ROC_SAID.match(plain)
        if is_said:
            return _day(int(found[1]) + ROC, found[2], found[3])
    if found := _YEAR_LAST.fullmatch(plain):
        return _by_order(found, order)
    if found := _NUMERALS.fullmatch(plain):
        return _day("".join(map(_digit, found[1])), _numeral(found[2]), _numeral(found[3]))
    if (found := _NO_YEAR.fullmatch(plain)) and year is not None:
        return _day(year, found[1], found[2])
    return _named_month(plain.lower())


def _by_order(found: re.Match[str], order: DayOrder) -> date | None:
    first, second = int(found[1]), int(found[2])
    if len(found[3]) == _DIGITS_OF_SHORT:
        return _short_day(first, second, int(found[3]), order)
    if order == DayOrder.DAY_FIRST or first > 12:  # noqa: PLR2004 - months of a year
        return _day(found[3], second, first)
    if order == DayOrder.MONTH_FIRST or second > 12 or first == second:  # noqa: PLR2004
        return _day(found[3], first, second)
    return None


def _short_day(first: int, second: int, third: int, order: DayOrder) -> date | None:
    """A day with a year of two digits: 25/05/13 may begin with it; what begins with its month, as 05/13/25, may not."""
    match order:
        case DayOrder.YEAR_FIRST:
            year, month, day = first, second, third
        case DayOrder.DAY_FIRST:
            year, month, day = third, second, first
        case DayOrder.MONTH_FIRST:
            year, month, day = third, first, second
        case _ if first <= 12 < second:  # noqa: PLR2004 - months of a year
            year, month, day = third, first, second
        case _:
            return None
    return _day(_CENTURY + year, month, day) if year in SHORT_YEARS else None


def _named_month(plain: str) -> date | None:
    if found := _DAY_MONTH.fullmatch(plain):
        day, name, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(plain):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    if name[:3] not in MONTHS:
        return None
    if len(year) == _DIGITS_OF_SHORT and int(year) not in SHORT_YEARS:
        # 25-May-03 rather begins with its year.
        return None
    return _day(int(year) + _CENTURY if len(year) == _DIGITS_OF_SHORT else year, MONTHS.index(name[:3]) + 1, day)


def _digit(numeral: str) -> str:
    return str(_OF_TEN.index(numeral)) if numeral in _OF_TEN else "0"


def _numeral(text: str) -> int:
    """A number up to 99 in Chinese numerals, as 二十一 or 廿一 are 21."""
    tens, ten, ones = text.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    return (_OF_TEN.index(tens or "一") if ten else 0) * 10 + (_OF_TEN.index(ones) if ones else 0)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def read_money(cell: Cell) -> Amount | None:
    """The amount of money that a cell says, None where it is not surely one.

    >>> read_money("¥1.2萬"), read_money("30%")
    (Amount(value=12000.0, is_share=False, currencies=('CNY', 'JPY')), None)
    """
    if cell is None or isinstance(cell, date):
        return None
    if isinstance(cell, float | int):
        return Amount(float(cell))
    if len(cell) < _LONGEST_NUMBER and _PLAIN_NUMBER.fullmatch(cell):
        return Amount(float(cell))
    found = parse_amount(cell)
    return None if found is None or found.is_share else found
