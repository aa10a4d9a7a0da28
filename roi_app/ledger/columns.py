"""Which column of a table is what."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each field in a row, from 0; None for what a table does not have.

    Either `amount` says what was paid, its direction by sign or by the word in `direction`, or `income` and `expense`
    are two columns. `status` says whether money has moved at all, `id` is the number of the transaction.
    """

    date: int | None = None
    amount: int | None = None
    income: int | None = None
    expense: int | None = None
    direction: int | None = None
    text: int | None = None
    note: int | None = None
    counterparty: int | None = None
    category: int | None = None
    quantity: int | None = None
    currency: int | None = None
    status: int | None = None
    id: int | None = None

    @property
    def are_enough(self) -> bool:
        """Whether rows can be read by them: a day and an amount are needed."""
        return self.date is not None and (
            self.amount is not None or self.income is not None or self.expense is not None
        )


FIELDS: Final = tuple(field.name for field in fields(Columns))
"""What a column can be, in the order in which it is offered."""
