"""A shop made from a few answers: what is known is the merchant's own, the rest is typical and marked so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from roi_app.benchmarks.catalogue import PRICE_OF, Catalogue
from roi_app.checks.frozen import FrozenMap
from roi_app.documents.document import Document
from roi_app.model.parameters import QUANTITIES, Range, Unit

ASKED: Final = ("photo.units_per_month", "design.units_per_month", "copy.units_per_month")
"""The three questions: shoot days, images and texts a month."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said: kind and size of its shop, and what it knows of a month.

    `known` holds the answers by quantity; a question without one takes the typical value. `with_rest` says whether
    what is not asked is typical too, or nothing.
    """

    kind: str
    size: str
    platform: str = "other"
    currency: str = "CNY"
    known: Mapping[str, float] = field(default_factory=FrozenMap)
    with_rest: bool = True
    name: str = ""

    @property
    def shop(self) -> str:
        """The typical shop as a document names it."""
        return f"{self.kind}.{self.size}"


def typical_range(answers: Answers, catalogue: Catalogue, key: str) -> Range | None:
    """What is typical of a quantity in such a shop, in its currency; None where the catalogue does not say."""
    found = catalogue.typical_of(answers.kind, answers.size, answers.currency).get(key)
    return None if found is None else _within(found.range, key)


def shop_of(answers: Answers, catalogue: Catalogue) -> Document:
    """The shop: what was answered is its own, what was not is typical, with what such work usually costs."""
    typical = {
        key: _within(one.range, key)
        for key, one in catalogue.typical_of(answers.kind, answers.size, answers.currency).items()
    }
    wanted = {*ASKED, *(PRICE_OF[key] for key in ASKED)}
    filled = {key: given for key, given in typical.items() if answers.with_rest or key in wanted}
    document = Document(name=answers.name, platform=answers.platform, currency=answers.currency)
    document = document.with_typical(answers.shop, filled)
    for key, value in answers.known.items():
        document = document.with_value(key, value)
    return document


def _within(given: Range, key: str) -> Range:
    """A range as a document holds it: amounts to the hundredth, as a person would write them."""
    if QUANTITIES[key].unit is not Unit.MONEY:
        return given
    return Range(*(round(one, 2) for one in given.in_order))
