"""Which part of days such as 05/03/2025 is the month, by a whole column of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from roi_app.ledger.cells import SHORT_YEARS, DayOrder, parts_of_day
from roi_app.ledger.sheets import Cell

_Parts: TypeAlias = "tuple[int, int, int]"

_MONTHS, _DAYS = 12, 31
_FULL_YEAR: Final = 1000
_FEWEST: Final = 3
"""Different days, from which on their order in time tells."""
_MOST: Final = 0.95
"""Of the days, which an order must explain: a few may be typed wrong."""
_YEARS: Final = 3
"""By so many more years than in another order a column of days is not read."""

_IN_ORDER: Final[Mapping[DayOrder, Callable[[_Parts], _Parts]]] = {
    DayOrder.MONTH_FIRST: lambda day: (day[2], day[0], day[1]),
    DayOrder.DAY_FIRST: lambda day: (day[2], day[1], day[0]),
    DayOrder.YEAR_FIRST: lambda day: day,
}
"""Year, month and day of three numbers."""


def day_order(rows: Sequence[Sequence[Cell]], place: int | None) -> DayOrder:
    """The one order in which the days of a column can be; of several, the one in which time goes one way only.

    `UNKNOWN` where there are no such days, or they leave it open.
    """
    if place is None:
        return DayOrder.UNKNOWN
    days = [parts for row in rows if place < len(row) and (parts := parts_of_day(row[place])) is not None]
    read = {order: [one for day in days if _is_day(*(one := ordered(day)))] for order, ordered in _IN_ORDER.items()}
    most = max(map(len, read.values()))
    read = {order: of for order, of in read.items() if of and len(of) == most >= _MOST * len(days)}
    spans = {order: max(of)[0] - min(of)[0] for order, of in read.items()}
    read = {order: of for order, of in read.items() if spans[order] <= min(spans.values()) + _YEARS}
    if len(read) > 1 and len(set(days)) >= _FEWEST:
        read = {order: of for order, of in read.items() if _turns(of) == 0}
    return next(iter(read)) if len(read) == 1 else DayOrder.UNKNOWN


def _is_day(year: int, month: int, day: int) -> bool:
    return (year in SHORT_YEARS or year > _FULL_YEAR) and 1 <= month <= _MONTHS and 1 <= day <= _DAYS


def _turns(days: Sequence[_Parts]) -> int:
    """How often days go the other way than most."""
    up = sum(one < other for one, other in pairwise(days))
    down = sum(one > other for one, other in pairwise(days))
    return min(up, down)
