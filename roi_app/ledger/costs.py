"""What the rows of a kind come to a month, and how a stream's costs go into an estimate."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from roi_app.ledger.kinds import Kind
from roi_app.ledger.rows import LedgerRow, month_of

_MOST: Final = 0.5
_RECURS: Final = 3
"""In so many months, or in all where there are fewer, somebody is paid whose wage recurs."""


@dataclass(frozen=True, slots=True)
class Total:
    """What a kind comes to, in the ledger's currency; money that came in is positive for sales, else negative.

    `monthly` has one amount for each month that counts, `rows` the places in the ledger's rows of what is in it.
    `all_rows` are the rows of the kind in every month.
    """

    kind: Kind
    monthly: tuple[float, ...]
    rows: tuple[int, ...]
    all_rows: tuple[int, ...]

    @property
    def per_month(self) -> float:
        """The mean over the months that count; 0 without any."""
        return sum(self.monthly) / len(self.monthly) if self.monthly else 0.0


@dataclass(frozen=True, slots=True)
class StreamCosts:
    """What a stream of work costs a month, and how it goes into an estimate.

    `paid` is work bought outside, `wages` what own people get that do it: payments that come to the same payee most
    months. `units_per_month` × `unit_price` is `paid.per_month` and `staff` × `wage_per_month` is `wages.per_month`.
    `has_quantities` says that the price is the median of rows with a quantity; else all work of a month is one unit.
    """

    kind: Kind
    paid: Total
    wages: Total
    units_per_month: float
    unit_price: float
    has_quantities: bool
    staff: float
    wage_per_month: float

    @property
    def per_month(self) -> float:
        """Work bought and wages together."""
        return self.paid.per_month + self.wages.per_month

    @property
    def rows(self) -> tuple[int, ...]:
        """The places of all rows in it."""
        return tuple(sorted((*self.paid.rows, *self.wages.rows)))


def total_of(kind: Kind, places: Iterable[int], rows: Sequence[LedgerRow], months: Sequence[str]) -> Total:
    """What rows come to, month by month."""
    sign = -1.0 if kind is Kind.SALES else 1.0
    every = tuple(places)
    sums = dict.fromkeys(months, 0.0)
    counted = []
    for place in every:
        row = rows[place]
        value, month = row.value, month_of(row.day)
        if value is not None and month in sums:
            sums[month] += sign * value
            counted.append(place)
    return Total(kind, tuple(round(sums[month], 6) + 0.0 for month in months), tuple(counted), every)


def stream_costs(total: Total, rows: Sequence[LedgerRow], months: Sequence[str]) -> StreamCosts:
    """What a stream costs: wages that recur, and all else as work bought outside."""
    heads = _recurring(total, rows, months)
    wages = total_of(
        total.kind, [one for one in total.all_rows if _payee(rows[one]) in heads and rows[one].is_wage], rows, months
    )
    others = set(wages.all_rows)
    paid = total_of(total.kind, [one for one in total.all_rows if one not in others], rows, months)
    price, has_quantities = _unit_price(paid, rows)
    staff = sum(heads.values())
    return StreamCosts(
        total.kind,
        paid,
        wages,
        paid.per_month / price if price > 0 else 0.0,
        price,
        has_quantities,
        staff,
        wages.per_month / staff if staff else 0.0,
    )


def _recurring(total: Total, rows: Sequence[LedgerRow], months: Sequence[str]) -> dict[str, float]:
    """Who gets a wage most months, each with how many heads that is, as a mean over the months."""
    by_payee: defaultdict[str, list[LedgerRow]] = defaultdict(list)
    for place in total.rows:
        if rows[place].is_wage and not rows[place].is_refund:
            by_payee[_payee(rows[place])].append(rows[place])
    heads = {}
    for payee, paid in by_payee.items():
        held = {row.month for row in paid}
        if len(held) >= min(_RECURS, len(months)):
            # Without a name, several wages on one day are those of several people.
            most = 1 if paid[0].counterparty else max(Counter(row.day for row in paid).values())
            heads[payee] = most * len(held) / len(months)
    return heads


def _payee(row: LedgerRow) -> str:
    return row.counterparty or f"\n{row.text}"


def _unit_price(paid: Total, rows: Sequence[LedgerRow]) -> tuple[float, bool]:
    """The median price of a unit where most of the money says how many; else the whole month is one unit."""
    counted = [rows[place] for place in paid.rows]
    known = [row for row in counted if row.quantity and row.value and row.value > 0]
    money = sum(row.value or 0.0 for row in counted if (row.value or 0) > 0)
    if known and sum(row.value or 0.0 for row in known) >= _MOST * money:
        return median((row.value or 0.0) / (row.quantity or 1.0) for row in known), True
    return max(paid.per_month, 0.0), False
