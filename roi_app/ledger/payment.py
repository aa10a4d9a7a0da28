"""A payment as its table says it, before anything is known of what it was for."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Payment(NamedTuple):
    """A row that says a day and an amount.

    `amount` is positive for money that went in its `direction` (`OUT`, `IN` or `NEUTRAL`), and as it is written where
    that is "". `currencies` are those that the row may mean, none where it says nothing. `column` is that of the
    amount, from 1, where a row holds several payments, else 0.
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
    column: int = 0
