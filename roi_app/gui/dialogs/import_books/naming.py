"""How the import calls things: kinds, rules, amounts, and where a row stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from roi_app.figures.tones import Tone
from roi_app.ledger import wording as ledger_wording
from roi_app.ledger.kinds import WORK, Kind
from roi_app.ledger.rows import LedgerRow
from roi_app.texts.formatting import Wording

KIND_TONES: Final[Mapping[Kind, Tone]] = {
    **dict.fromkeys(WORK, Tone.ACCENT),
    Kind.TOOLS: Tone.ACCENT,
    Kind.ADS: Tone.ACCENT,
    Kind.SALES: Tone.KEEP,
    Kind.OTHER: Tone.MUTED,
    Kind.TRANSFER: Tone.MUTED,
    Kind.NOT_PAID: Tone.MUTED,
    Kind.UNCLASSIFIED: Tone.CAUTION,
}
"""What the estimate asks for stands out; so does what nobody has classified."""

_SHOWN: Final = 0.05
"""What is less does not reach the digit behind the point."""


def kind_name(kind: Kind, wording: Wording) -> str:
    """What a kind is called."""
    return ledger_wording.kind_name(kind, wording.texts)


def kind_word(row: LedgerRow, wording: Wording) -> str:
    """What a row is, with what is special about it."""
    name = kind_name(row.kind, wording)
    if row.duplicate_of is not None:
        return wording.text("import.is_duplicate")
    if row.is_wage:
        return wording.text("import.is_wage", kind=name)
    return wording.text("import.is_refund", kind=name) if row.is_refund else name


def rule_text(row: LedgerRow, wording: Wording) -> str:
    """What decided the kind of a row."""
    return ledger_wording.rule_name(row, wording.texts)


def amount_text(row: LedgerRow, wording: Wording) -> str:
    """What was paid; what came in has a plus."""
    return money_text(row.amount, in_currency(wording, row.currency))


def money_text(amount: float, wording: Wording) -> str:
    """Money that went out, plain; money that came in with a plus."""
    return wording.money(amount) if amount >= 0 else f"+{wording.money(-amount)}"


def count_text(count: float, wording: Wording) -> str:
    """A number of units or heads, with a digit behind the point where it has any."""
    return wording.plain(count, 0 if abs(count - round(count)) < _SHOWN else 1)


def in_currency(wording: Wording, currency: str) -> Wording:
    """The same reader's words in another currency."""
    return Wording(wording.language, currency)


def where_text(row: LedgerRow, wording: Wording) -> str:
    """Where a row stands in its books."""
    if row.column:
        cell = f"{column_letters(row.column - 1)}{row.number}"
        return wording.text("import.where_cell", file=row.file, sheet=row.sheet, cell=cell)
    return wording.text("import.where", file=row.file, sheet=row.sheet, row=row.number)


def column_letters(at: int) -> str:
    """A column without a heading, as spreadsheets call it."""
    return (column_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
