"""All that a person has decided of an import, so that it can be repeated with the next month's books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from roi_app.checks.frozen import FrozenMap
from roi_app.ledger.columns import Columns
from roi_app.ledger.kinds import Kind
from roi_app.ledger.rows import LedgerRow

RowKey: TypeAlias = tuple[str, str, int]
"""A row by its file's name, its sheet's name and its number from 1."""

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
    there, by which the same table is known in other files. A sheet that is not `is_used` is left out.
    """

    header: int
    columns: Columns
    headings: tuple[str, ...] = ()
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What a row is; `day` and `amount`, where given, must be the row's own, or the answer is of another row."""

    kind: Kind
    is_wage: bool = False
    day: date | None = None
    amount: float | None = None


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
    is worth in `currency`.
    """

    encodings: Mapping[str, str] = field(default_factory=FrozenMap)
    layouts: Mapping[tuple[str, str], LayoutAnswer] = field(default_factory=FrozenMap)
    rows: Mapping[RowKey, RowAnswer] = field(default_factory=FrozenMap)
    own_rules: tuple[OwnRule, ...] = ()
    months: tuple[str, ...] | None = None
    currency: str | None = None
    rates: Mapping[str, float] = field(default_factory=FrozenMap)
    spread: Spread = Spread.NONE

    def with_layout(self, file: str, sheet: str, layout: LayoutAnswer) -> Answers:
        """The same answers with how a sheet is to be read."""
        return replace(self, layouts=FrozenMap({**self.layouts, (file, sheet): layout}))

    def with_encoding(self, file: str, encoding: str) -> Answers:
        """The same answers with the encoding of a text file, by which it is to be read again."""
        return replace(self, encodings=FrozenMap({**self.encodings, file: encoding}))

    def without_encoding(self, file: str) -> Answers:
        """The same answers where the content of a file says again what its encoding is."""
        return replace(self, encodings=FrozenMap({name: one for name, one in self.encodings.items() if name != file}))

    def with_row(self, row: LedgerRow, kind: Kind, *, is_wage: bool = False) -> Answers:
        """The same answers with what one row is."""
        answer = RowAnswer(kind, is_wage, row.day, row.amount)
        return replace(self, rows=FrozenMap({**self.rows, (row.file, row.sheet, row.number): answer}))

    def with_own_rule(self, rule: OwnRule) -> Answers:
        """The same answers with a word of the person's own, in place of an earlier one for the same word."""
        others = tuple(one for one in self.own_rules if one.contains != rule.contains)
        return replace(self, own_rules=(*others, rule))

    def with_rate(self, currency: str, rate: float) -> Answers:
        """The same answers with what one unit of another currency is worth."""
        return replace(self, rates=FrozenMap({**self.rates, currency: rate}))
