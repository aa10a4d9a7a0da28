"""Whose books a sheet holds, by what stands above its table: money to and from that name stays with its owner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from roi_app.ledger.headings import HELD, plain_word
from roi_app.ledger.payment import Payment
from roi_app.ledger.rules import IN, OUT
from roi_app.ledger.sheets import Cell

_SAYS: Final = re.compile(
    r"(?:户名|账户名称|账户名|客户名称|客户姓名|姓名|单位名称|account name|account holder)\s*[:：]?\s*(.*)"
)
_ANYBODY: Final = "姓名"
"""Stands over the wages of one person as well as over an account, of which more is said then."""
_OF_ACCOUNT: Final = re.compile(r"账户|账号|卡号|账单|流水|开户|account")
_ENDS: Final = re.compile(r"\s{2,}|[\[\]【】,，;；]|\s(?=\S+[:：])")
_BRACKETS: Final = "[]【】 "
_SHORTEST_FIRM: Final = 6
"""Characters of a name that others do not begin with by chance."""


def owner_of(above: Sequence[Sequence[Cell]]) -> str:
    """The name for which the lines above a table stand, "" where they name none."""
    lines = [[plain_word(cell) for cell in row if isinstance(cell, str)] for row in above]
    is_account = any(_OF_ACCOUNT.search(cell) for cells in lines for cell in cells)
    for cells in lines:
        for place, cell in enumerate(cells):
            found = _SAYS.search(cell)
            if found is not None and (is_account or not cell.startswith(_ANYBODY)):
                name = _ENDS.split(found[1].strip(_BRACKETS))[0] or next(iter(cells[place + 1 : place + 2]), "")
                return name if len(name) > 1 and not name.isdigit() else ""
    return ""


def held_by_owner(payments: list[Payment], owner: str) -> list[Payment]:
    """The same, what went to the owner or came from there held."""
    return [
        _held(one) if one.direction in (IN, OUT) and _is_owner(one.counterparty, owner) else one for one in payments
    ]


def _held(payment: Payment) -> Payment:
    return payment._replace(direction=HELD, amount=-payment.amount if payment.direction == IN else payment.amount)


def _is_owner(name: str, owner: str) -> bool:
    """Whether a name is the owner's, or that of another account of the same firm."""
    told = plain_word(name)
    return told == owner or (len(owner) >= _SHORTEST_FIRM and told.startswith(owner))
