"""What a person types into the field of a quantity, as the number that the model takes: `formatting` backwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from roi_app.model.parameters import Quantity, Unit
from roi_app.texts.amounts import Amount, parse_amount
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording

_SHARES: Final = (Unit.SHARE, Unit.SHARE_PER_YEAR)
_MAY_BE_SHARE: Final = (*_SHARES, Unit.RATIO, Unit.PER_MONTH)
"""Where 40% is as good as 0.4: people count nothing else in per cent."""


@dataclass(frozen=True, slots=True)
class TypedValue:
    """A typed value, or why there is none: `not_a_number`, `other_currency`, or a problem of the quantity.

    An emptied field gives neither: the old value stays, and nothing is wrong.
    """

    value: float | None = None
    wrong: str = ""


def read_typed(quantity: Quantity, text: str, wording: Wording) -> TypedValue:
    """Read a value of a quantity in its own unit; a bare number in a field of shares is per cent, as it is shown."""
    if not text.strip():
        return TypedValue()
    found = amount_of(quantity, text)
    if found is None:
        return TypedValue(wrong="not_a_number")
    if found.currencies and wording.currency not in found.currencies:
        return TypedValue(wrong="other_currency")
    value = found.value / 100 if quantity.unit in _SHARES and not found.is_share else found.value
    wrong = quantity.problem_with(value)
    return TypedValue(value) if wrong is None else TypedValue(wrong=wrong)


def amount_of(quantity: Quantity, text: str) -> Amount | None:
    """What a text says of a quantity; None where it is no number, or a share or money where there can be none."""
    found = parse_amount(text, _units(quantity.unit))
    if found is None or (found.is_share and quantity.unit not in _MAY_BE_SHARE):
        return None
    return None if found.currencies and quantity.unit is not Unit.MONEY else found


def complaint(quantity: Quantity, text: str, wrong: str, wording: Wording) -> str:
    """One sentence on a text that was refused: what is wrong, what is allowed, and that the old value stays."""
    return wording.text(
        f"row.{wrong}",
        typed=text,
        low=wording.with_unit(quantity.unit, quantity.lowest),
        high=wording.with_unit(quantity.unit, quantity.highest),
        currency=wording.text(f"currency.{wording.currency}"),
    )


@lru_cache(maxsize=len(Unit))
def _units(unit: Unit) -> tuple[tuple[str, str], ...]:
    """How the unit stands around a number in any language: a person may type in another one than it reads."""
    return tuple(dict.fromkeys(_around(unit)))


def _around(unit: Unit) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for form in Texts(language).forms(f"unit.{unit}"):
            before, _, behind = form.format(value="\0", count="\0").partition("\0")
            yield before, behind
