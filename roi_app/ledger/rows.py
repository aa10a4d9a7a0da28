"""The rows of the books: what was paid when, to whom and what for; and those that could not be read."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from roi_app.ledger.kinds import Kind

RowKey: TypeAlias = tuple[str, str, int, int]
"""A payment by its file's name, its sheet's name, the number of its row and that of its column, both from 1; the column
is 0 where a row is one payment."""

DAY_IN_TWO_WAYS: Final = "day_order"
"""The reason of a row whose day is one of two, such as 05/03/2025."""


@lru_cache(maxsize=20_000)
def month_of(day: date) -> str:
    """The month of a day, as 2025-05."""
    return f"{day.year:04d}-{day.month:02d}"


class LedgerRow(NamedTuple):
    """One payment.

    `number` is its row in the sheet, from 1. `amount` is what it cost in `currency`, so that money that came in is
    negative; `value` is the same in the ledger's currency, None where that currency has no rate yet. `rule` names what
    decided its kind: the id of a rule, `answer`, `own: WORD`, `payee`, `income` or "" where nothing did. A refund
    bears the kind of what it pays back. `duplicate_of` is the place in the ledger's rows of the same payment in other
    books: such a row counts nowhere, nor does one whose day `is_future`, unless a person wants it to. `column` is that
    of the amount, from 1, where a row holds several payments, else 0.
    """

    file: str
    sheet: str
    number: int
    day: date
    amount: float
    currency: str
    text: str
    counterparty: str
    category: str
    quantity: float | None
    id: str
    kind: Kind
    is_wage: bool
    is_refund: bool
    rule: str
    value: float | None
    duplicate_of: int | None
    column: int = 0
    is_future: bool = False

    @property
    def key(self) -> RowKey:
        """By what answers know this payment in this file."""
        return self.file, self.sheet, self.number, self.column

    @property
    def month(self) -> str:
        """The month of the payment, as 2025-05."""
        return month_of(self.day)


class Rejected(NamedTuple):
    """A row that was not read: where, by which column, what stands there and the code of why.

    `reason` has its sentence under `ledger.rejected.` in the texts; `column` is the heading, "" where the whole row
    is meant.
    """

    file: str
    sheet: str
    number: int
    column: str
    value: str
    reason: str
