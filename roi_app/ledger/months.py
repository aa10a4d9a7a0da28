"""Which months the books hold, and which of them wholly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from roi_app.ledger.rows import month_of

_LATEST_BEGIN: Final = 7
"""The day by which a month that is held wholly has had its first payment."""
_EARLIEST_END: Final = 24
"""The day after which it has had its last."""


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

    `periods` are what books say that they cover. The first and the last month are whole where such a period, or
    payments near its beginning and end, say so; where no month is whole, all count.
    """
    if not days:
        return ()
    rows = Counter(month_of(day) for day in days)
    first, last = min(days), max(days)
    said = list(periods)
    begins = min([first, *(begin for begin, end in said if end >= first)])
    ends = max([last, *(end for begin, end in said if begin <= last)])
    names = list(_between(first, last))
    whole = {
        name: (name != names[0] or begins <= first.replace(day=_LATEST_BEGIN))
        and (name != names[-1] or ends >= last.replace(day=_EARLIEST_END))
        for name in names
    }
    wanted = set(names if chosen is None and not any(whole.values()) else chosen or ())
    return tuple(
        Month(name, whole[name], name in wanted if chosen is not None or wanted else whole[name], rows[name])
        for name in names
    )


def _between(first: date, last: date) -> Iterable[str]:
    month = first.replace(day=1)
    while month <= last:
        yield month_of(month)
        month = (month + timedelta(days=31)).replace(day=1)
