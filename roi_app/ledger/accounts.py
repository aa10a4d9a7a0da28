"""Books by account: what stands under the name of an account, and of two accounts the one that tells what for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from roi_app.ledger.headings import HELD, headings
from roi_app.ledger.kinds import Kind
from roi_app.ledger.payment import Payment
from roi_app.ledger.rules import IN, OUT, default_rules
from roi_app.ledger.sheets import Cell

_FEWEST: Final = 2
_MOST_APART: Final = 0.005
"""Share by which both sides of a double entry may differ, for rows that could not be read."""

_NUMBER: Final = re.compile(r"^[\d.\-\s·]+")


def has_sections(rows: Iterable[Sequence[Cell]]) -> bool:
    """Whether lines between the rows name accounts: at least half of them say what was paid for."""
    lines = {line for row in rows if (line := _alone(row))}
    rules = default_rules()
    known = sum(rules.verdict("", "", line, "", "").kind is not Kind.UNCLASSIFIED for line in lines)
    return known >= max(_FEWEST, len(lines) / 2)


def _alone(row: Sequence[Cell]) -> str:
    """The text of a row with nothing else; "" for any other."""
    filled = [cell for cell in row if cell is not None]
    return filled[0] if len(filled) == 1 and isinstance(filled[0], str) else ""


def is_double_entry(payments: Sequence[Payment]) -> bool:
    """Whether rows are those of all accounts: both sides come to the same, and some accounts only hold money."""
    paid = sum(one.amount for one in payments if one.direction == OUT)
    came = sum(one.amount for one in payments if one.direction == IN)
    if not paid or abs(paid - came) > _MOST_APART * abs(paid):
        return False
    return {_holds(one.category) for one in payments if one.category} == {True, False}


def by_accounts(payments: Iterable[Payment]) -> list[Payment]:
    """The rows of a double entry, those of accounts that hold money, goods or debts held.

    Of the others, what stands on the side that is not theirs takes back.
    """
    return [_placed(one) for one in payments]


def _placed(payment: Payment) -> Payment:
    if _holds(payment.category) or any(word in payment.text for word in headings().closing):
        return payment._replace(direction=HELD, amount=payment.amount if payment.direction == OUT else -payment.amount)
    own = IN if _earns(payment.category) else OUT
    return payment if payment.direction == own else payment._replace(direction=own, amount=-payment.amount)


def _holds(account: str) -> bool:
    name = _NUMBER.sub("", default_rules().folded(account))
    return name.startswith(headings().holding)


def _earns(account: str) -> bool:
    return default_rules().verdict("", "", account, "", "").kind is Kind.SALES or "收入" in account
