"""Which months the books hold, and which of them wholly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from roi_app.ledger.rows import month_of

_LATEST_BEGIN: Final = 7
"""The day by which a month that is held wholly has had its first payment."""
_EARLIEST_END: Final = 24
"""The day after which it has had its last."""

_LONGEST_QUIET: Final = 3
"""Months without a payment that may lie between two; books with more of them hold two stretches of time."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the books, as 2025-05: whether they hold all of it, whether it counts, and its rows."""

    month: str
    is_whole: bool
    is_counted: bool
    rows: int


def months_of(
    days: Sequence[date], periods: Iterable[tuple[date, date]], chosen: Sequence[str] | None
) -> tuple[Month, ...]:
    """Every month from the first day to the last; the whole ones count, or those that a person has chosen.

    Left out are silences so long that a day beyond them is likely typed wrong, unless a period covers them.
    `periods` are what books say that they cover. The first and the last month are whole where such a period, or
    payments near its beginning and end, say so; where no month is whole, all count.
    """
    if not days:
        return ()
    rows = Counter(month_of(day) for day in days)
    said = list(periods)
    whole = {name: is_whole for part in _stretches(days, said) for name, is_whole in _wholes(*part, said)}
    wanted = set(whole if chosen is None and not any(whole.values()) else chosen or ())
    return tuple(
        Month(name, is_whole, name in wanted if chosen is not None or wanted else is_whole, rows[name])
        for name, is_whole in whole.items()
    )


def _wholes(first: date, last: date, said: Sequence[tuple[date, date]]) -> Iterator[tuple[str, bool]]:
    """The months from one day to another, and whether they are held wholly."""
    begins = min([first, *(begin for begin, end in said if end >= first)])
    ends = max([last, *(end for begin, end in said if begin <= last)])
    names = list(_between(first, last))
    for name in names:
        begun = name != names[0] or begins <= first.replace(day=_LATEST_BEGIN)
        yield name, begun and (name != names[-1] or ends >= last.replace(day=_EARLIEST_END))


def _stretches(days: Sequence[date], said: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """The first and last days between which there are payments: a day typed wrong must not add years of nothing."""
    ordered = sorted(set(days))
    begin = ordered[0]
    for day, following in pairwise(ordered):
        quiet = (following.year - day.year) * 12 + following.month - day.month - 1
        if quiet > _LONGEST_QUIET and not any(first <= day and following <= last for first, last in said):
            yield begin, day
            begin = following
    yield begin, ordered[-1]


def _between(first: date, last: date) -> Iterable[str]:
    month = first.replace(day=1)
    while month <= last:
        yield month_of(month)
        month = (month + timedelta(days=31)).replace(day=1)
