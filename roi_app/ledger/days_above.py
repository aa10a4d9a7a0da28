"""Rows that say no day: those that go on with the day above them, told from the sums that stand among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from roi_app.ledger.headings import plain_word

_SUM: Final = re.compile(
    r"[合小总共累]计|[一总]共|合共|全部|结[余存转]|余额|加起来|\b(?:sub)?totals?\b|\bbalance\b|\bsum\b"
)
_FEWEST: Final = 2
_CENT: Final = 0.006


@dataclass(slots=True)
class _Sum:
    rows: int = 0
    amount: float = 0.0

    def add(self, amount: float) -> None:
        self.rows += 1
        self.amount += amount


class DaysAbove:
    """The day that was written last, and what each column has come to, in all and since the last row that is none."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._sums: dict[int, tuple[_Sum, _Sum]] = {}

    def take(self, day: date, paid: Mapping[int, float]) -> None:
        """Note a row: its day, and its amounts by column."""
        self._day = day
        for place, amount in paid.items():
            for one in self._sums.setdefault(place, (_Sum(), _Sum())):
                one.add(abs(amount))

    def forget(self) -> None:
        """Let the day hold no longer: a row has come that is no payment."""
        self._day = None
        self._sums = {place: (whole, _Sum()) for place, (whole, _) in self._sums.items()}

    def day_of(self, words: Sequence[str], paid: Mapping[int, float]) -> date | None:
        """The day of a row that says none, by its words and its amounts by column; None where it may be a sum."""
        if not words or not paid or any(_SUM.search(plain_word(word)) for word in words):
            return None
        return None if any(self._comes_to(place, abs(amount)) for place, amount in paid.items()) else self._day

    def _comes_to(self, place: int, amount: float) -> bool:
        sums = self._sums.get(place, ())
        return any(one.rows >= _FEWEST and abs(one.amount - amount) < _CENT for one in sums)
