"""Which way the money of a table went, by what its own amounts and balances show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from roi_app.ledger.headings import NEUTRAL
from roi_app.ledger.payment import Payment
from roi_app.ledger.rules import IN, OUT

_FEWEST: Final = 3
_MOST: Final = 0.6
"""Of the steps of a balance that must agree before it is believed."""

_CENT: Final = 0.006
_OTHER: Final = {IN: OUT, OUT: IN, NEUTRAL: NEUTRAL, "": ""}


def without_signs(payments: list[Payment]) -> list[Payment]:
    """The same, with a sign that only repeats the direction left out."""
    for direction in (OUT, IN, NEUTRAL):
        amounts = [one.amount for one in payments if one.direction == direction]
        if sum(amount < 0 for amount in amounts) * 2 > len(amounts):
            payments = [one._replace(amount=-one.amount) if one.direction == direction else one for one in payments]
    return payments


def by_balance(payments: list[Payment]) -> list[Payment]:
    """The same, each in the direction in which the balance went; as they are where the balances do not tell."""
    if sum(one.balance is not None for one in payments) <= _FEWEST:
        return payments
    sign = _sign(payments)
    if sign == 0:
        return payments
    return (
        [_directed(one, sign) for one in payments]
        if any(not one.direction for one in payments)
        else (payments if sign > 0 else turned(payments))
    )


def turned(payments: list[Payment]) -> list[Payment]:
    """The same with income and expense exchanged."""
    return [one._replace(direction=_OTHER[one.direction]) for one in payments]


def _directed(payment: Payment, sign: int) -> Payment:
    if payment.direction:
        return payment
    came = payment.amount * sign > 0
    return payment._replace(amount=abs(payment.amount), direction=IN if came else OUT)


def _sign(payments: Sequence[Payment]) -> int:
    """1 where balances grow by what the rows say came in, -1 where they shrink by it, 0 where they do not tell."""
    steps = {(order, sign): 0 for order in (1, -1) for sign in (1, -1)}
    pairs = 0
    for one, other in pairwise(payments):
        if one.balance is None or other.balance is None:
            continue
        pairs += 1
        for order, row in ((1, other), (-1, one)):
            # In a table with the newest row first, the balance of a row is that of the next one and its own amount.
            grown = (other.balance - one.balance) * order
            for sign in (1, -1):
                steps[order, sign] += abs(grown - sign * _effect(row)) < _CENT
    best = max(steps, key=lambda step: steps[step])
    return best[1] if pairs >= _FEWEST and steps[best] >= _MOST * pairs else 0


def _effect(payment: Payment) -> float:
    return -payment.amount if payment.direction == OUT else payment.amount
