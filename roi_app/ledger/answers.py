"""All that a person has decided of an import, so that it can be repeated with the next month's books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from roi_app.checks.frozen import FrozenMap
from roi_app.ledger.cells import DayOrder
from roi_app.ledger.columns import Columns
from roi_app.ledger.kinds import Kind
from roi_app.ledger.payment_keys import PaymentKey
from roi_app.ledger.rows import LedgerRow, RowKey

PairKey: TypeAlias = tuple[PaymentKey, PaymentKey]
"""Two payments, in the order of their keys."""

EVERY_MONTH: Final = ""
"""Stands for each month that no quantity of its own is known of."""

LEAST_RATE, MOST_RATE = 1e-6, 1e9
"""What one unit of another currency may be worth."""

ANSWER: Final = "answer"
"""The rule of a row whose kind a person has said."""


class Spread(StrEnum):
    """What a figure's range is made of: nothing, the middle of its months, or all of them."""

    NONE = "none"
    P10_P90 = "p10_p90"
    LOW_HIGH = "low_high"


@dataclass(frozen=True, slots=True)
class LayoutAnswer:
    """How a person has said that a sheet is to be read.

    `header` is the number of the last row of headings, from 1, and 0 where there is none; `headings` are what stood
    there, by which the same table is known in other files. `is_used` is whether the sheet counts or is left out. What
    is None is as proposed. `currency` is that of amounts that name none surely, "" where the content is to tell, and
    `day_order` how days are meant that can be read in two ways.
    """

    header: int | None = None
    columns: Columns | None = None
    headings: tuple[str, ...] = ()
    is_used: bool | None = None
    currency: str = ""
    day_order: DayOrder = DayOrder.UNKNOWN


class RowAnswer(NamedTuple):
    """What a row is; `day` and `amount`, where given, must be the row's own, or the answer is of another row.

    `quantity` is how many units it paid for, None where its table is to say.
    """

    kind: Kind
    is_wage: bool = False
    day: date | None = None
    amount: float | None = None
    quantity: float | None = None


@dataclass(frozen=True, slots=True)
class OwnRule:
    """What every row is that has a word in its text, counterparty or category, whatever the rules that ship say."""

    contains: str
    kind: Kind
    is_wage: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has decided; the empty one leaves everything to what is proposed.

    `months` are those that count, as 2025-05, None for the whole ones. `rates` are what one unit of another currency
    is worth in `currency`. `pairs` say of two payments whether they are one, whatever they look like. `units` are how
    many units of work were bought of a stream, by month or in `EVERY_MONTH`. `counts_future` is whether rows of days to
    come count, None where that is to be asked.
    """

    encodings: Mapping[str, str] = field(default_factory=FrozenMap)
    layouts: Mapping[tuple[str, str], LayoutAnswer] = field(default_factory=FrozenMap)
    rows: Mapping[RowKey, RowAnswer] = field(default_factory=FrozenMap)
    own_rules: tuple[OwnRule, ...] = ()
    months: tuple[str, ...] | None = None
    currency: str | None = None
    rates: Mapping[str, float] = field(default_factory=FrozenMap)
    spread: Spread = Spread.NONE
    pairs: Mapping[PairKey, bool] = field(default_factory=FrozenMap)
    units: Mapping[Kind, Mapping[str, float]] = field(default_factory=FrozenMap)
    counts_future: bool | None = None

    def with_layout(self, file: str, sheet: str, layout: LayoutAnswer) -> Answers:
        """The same answers with how a sheet is to be read."""
        return replace(self, layouts=FrozenMap({**self.layouts, (file, sheet): layout}))

    def with_encoding(self, file: str, encoding: str) -> Answers:
        """The same answers with the encoding of a text file, by which it is to be read again."""
        return replace(self, encodings=FrozenMap({**self.encodings, file: encoding}))

    def without_encoding(self, file: str) -> Answers:
        """The same answers where the content of a file says again what its encoding is."""
        return replace(self, encodings=FrozenMap({name: one for name, one in self.encodings.items() if name != file}))

    def with_row(self, row: LedgerRow, kind: Kind, *, is_wage: bool = False, quantity: float | None = None) -> Answers:
        """The same answers with what one row is, and how many units it paid for where that is known."""
        answer = RowAnswer(kind, is_wage, row.day, row.amount, quantity)
        return replace(self, rows=FrozenMap({**self.rows, row.key: answer}))

    def with_own_rule(self, rule: OwnRule) -> Answers:
        """The same answers with a word of the person's own, in place of an earlier one for the same word."""
        others = tuple(one for one in self.own_rules if one.contains != rule.contains)
        return replace(self, own_rules=(*others, rule))

    def with_rate(self, currency: str, rate: float) -> Answers:
        """The same answers with what one unit of another currency is worth."""
        return replace(self, rates=FrozenMap({**self.rates, currency: rate}))

    def with_pair(self, one: PaymentKey, other: PaymentKey, *, are_one: bool) -> Answers:
        """The same answers with whether two payments, by their `payment_keys`, are one that stands in two books."""
        return replace(self, pairs=FrozenMap({**self.pairs, pair_of(one, other): are_one}))

    def with_units(self, stream: Kind, quantity: float | None, month: str = EVERY_MONTH) -> Answers:
        """The same answers with how many units of a stream were bought in a month, or in every one; None forgets it."""
        of_stream = {name: one for name, one in self.units.get(stream, {}).items() if name != month}
        if quantity is not None:
            of_stream[month] = quantity
        others = {kind: one for kind, one in self.units.items() if kind is not stream}
        return replace(self, units=FrozenMap(others | ({stream: FrozenMap(of_stream)} if of_stream else {})))

    def with_future(self, counts: bool | None) -> Answers:  # noqa: FBT001 - an answer, not a switch
        """The same answers with whether rows of days to come count; None asks again."""
        return replace(self, counts_future=counts)


def pair_of(one: PaymentKey, other: PaymentKey) -> PairKey:
    """Two payments as answers know them, whichever is named first."""
    return (one, other) if one <= other else (other, one)
