"""What the rows of a kind come to a month, and how a stream's costs go into an estimate."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Final, NamedTuple

from roi_app.ledger.answers import EVERY_MONTH
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


class Units(StrEnum):
    """What units are by: a person has said how many, the rows say it of most of the money, or a month's work is one."""

    SAID = "said"
    ROWS = "rows"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class StreamCosts:
    """What a stream of work costs a month, and how it goes into an estimate.

    `paid` is work bought outside, `wages` what own people get that do it: payments that come to the same payee most
    months. `units_per_month` × `unit_price` is `paid.per_month` and `staff` × `wage_per_month` is `wages.per_month`.
    `units_from` tells what the units are by; `median_price` is that of rows or months with a known quantity, else None.
    """

    kind: Kind
    paid: Total
    wages: Total
    units_per_month: float
    unit_price: float
    median_price: float | None
    units_from: Units
    staff: float
    wage_per_month: float

    @property
    def has_quantities(self) -> bool:
        """Whether it is known how many units were bought."""
        return self.units_from is not Units.MONTHS

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


def stream_costs(
    total: Total, rows: Sequence[LedgerRow], months: Sequence[str], said: Mapping[str, float]
) -> StreamCosts:
    """What a stream costs: wages that recur, and all else as work bought outside.

    `said` are the units that a person knows of, by month or in `EVERY_MONTH`.
    """
    heads = _recurring(total, rows, months)
    wages = total_of(
        total.kind, [one for one in total.all_rows if _payee(rows[one]) in heads and rows[one].is_wage], rows, months
    )
    others = set(wages.all_rows)
    paid = total_of(total.kind, [one for one in total.all_rows if one not in others], rows, months)
    bought = _said_units(paid, months, said) or _units_of_rows(paid, rows) or _whole_months(paid)
    staff = sum(heads.values())
    return StreamCosts(
        total.kind,
        paid,
        wages,
        bought.per_month,
        bought.price,
        bought.median_price,
        bought.origin,
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


class _Bought(NamedTuple):
    """How many units a month, at which price, and by what that is known."""

    per_month: float
    price: float
    median_price: float | None
    origin: Units


def _said_units(paid: Total, months: Sequence[str], said: Mapping[str, float]) -> _Bought | None:
    """By the units that a person knows of: what was paid in their months makes the price, and is all of the money.

    Where nothing was paid in them, or more came back in all, they are those of a usual month.
    """
    every = said.get(EVERY_MONTH, 0.0)
    each = [(spent, said.get(month, every)) for month, spent in zip(months, paid.monthly, strict=True)]
    known = [(spent, units) for spent, units in each if units > 0]
    if not known:
        return None
    spent, units = max(sum(one for one, _ in known), 0.0), sum(one for _, one in known)
    usual = max(paid.per_month, 0.0)
    per_month = usual * units / spent if spent and usual else units / len(known)
    price = usual / per_month
    return _Bought(per_month, price, median(max(one, 0.0) / count for one, count in known), Units.SAID)


def _units_of_rows(paid: Total, rows: Sequence[LedgerRow]) -> _Bought | None:
    """By the median price of a unit where most of the money says how many; None where it does not."""
    counted = [rows[place] for place in paid.rows]
    known = [row for row in counted if row.quantity and row.value and row.value > 0]
    money = sum(row.value or 0.0 for row in counted if (row.value or 0) > 0)
    if not known or sum(row.value or 0.0 for row in known) < _MOST * money:
        return None
    price = median((row.value or 0.0) / (row.quantity or 1.0) for row in known)
    return _Bought(max(paid.per_month, 0.0) / price, price, price, Units.ROWS)


def _whole_months(paid: Total) -> _Bought:
    """By the month, all of whose work is one unit; none where more came back than was paid."""
    price = max(paid.per_month, 0.0)
    return _Bought(1.0 if price else 0.0, price, None, Units.MONTHS)
