"""What a `.roi` file says, as one frozen value: only what was given, nothing filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeVar

from roi_app.checks.frozen import FrozenMap, Json
from roi_app.model.parameters import ASSUMPTIONS, LEVER_PRICE, QUANTITIES, STREAMS, Quantity, Range

FORMAT: Final = "merchant-roi"
VERSION: Final = 1
"""The version of the file that this program writes."""

SALES: Final = "sales"
"""The place of a tool on the consumer's side, in `plan.levers` beside the six streams."""

PLACES: Final = (*STREAMS, SALES)
"""Where a plan can put a lever."""

MOST_BOOK_ROWS: Final = 10**9
"""More rows than any books hold."""

_MONTH: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", re.ASCII)

JsonPath = tuple[str, ...]

Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True)
class Branding:
    """How the seller who prepares the estimate appears in it: name, colour as `#rrggbb`, logo as base64 text."""

    seller: str = ""
    colour: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the trials of a case are drawn: the seed, and the correlation in a hot market (0 to 0.9)."""

    seed: int = 1
    correlation: float = 0.5


class SavedWith(NamedTuple):
    """By what a file was saved: the engine's version and the share that it kept (None where there was none).

    It belongs to the file, not to the document: an edit makes it untrue.
    """

    engine: str
    kept_share: float | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """Which part of the merchant's books a value was read from: the first and last month, as 2025-05, and its rows.

    Nothing of a row itself is kept. Raises ValueError for what is no month, months out of order and no rows.
    """

    first_month: str
    last_month: str
    rows: int

    def __post_init__(self) -> None:
        if not all(_MONTH.fullmatch(month) for month in (self.first_month, self.last_month)):
            raise ValueError(f"{self.first_month!r} to {self.last_month!r}: a month is written as 2025-05")
        if self.first_month > self.last_month:
            raise ValueError(f"{self.first_month} is after {self.last_month}")
        if not 1 <= self.rows <= MOST_BOOK_ROWS:
            raise ValueError(f"{self.rows} rows")


@dataclass(frozen=True, slots=True)
class Document:
    """One shop, its plan and its own assumptions.

    `values` holds every quantity that was given, by key; an absent one takes its default, and an absent
    `tools_per_month` is the sum of the active levers' prices. `levers` is None where the platform's usual
    levers apply. `typical` names, for the values that the merchant has not said itself, the shop of the catalogue that
    they were taken from, as `clothing.small`; a value that is given anew is the merchant's own. `books` says of which
    part of its books a value of its own was read; given anew, it has no such origin. `unknown` holds fields of other
    programs and versions by their path of keys.
    """

    name: str = ""
    platform: str = "other"
    currency: str = "CNY"
    preset: str = "base"
    levers: Mapping[str, str | None] | None = None
    lever_prices: Mapping[str, Range] = field(default_factory=FrozenMap)
    staff_cash: str = "share"
    as_claimed: tuple[str, ...] = ()
    values: Mapping[str, Range] = field(default_factory=FrozenMap)
    typical: Mapping[str, str] = field(default_factory=FrozenMap)
    books: Mapping[str, Books] = field(default_factory=FrozenMap)
    language: str | None = None
    scenarios: tuple[Scenario, ...] = ()
    branding: Branding = Branding()
    sampling: Sampling = Sampling()
    notes: str = ""
    unknown: Mapping[JsonPath, Json] = field(default_factory=FrozenMap)

    def __post_init__(self) -> None:
        for name in ("lever_prices", "values", "typical", "books", "unknown", "levers"):
            given = getattr(self, name)
            if given is not None and not isinstance(given, FrozenMap):
                object.__setattr__(self, name, FrozenMap(given))

    def with_value(self, key: str, value: Range | float) -> Document:
        """The same document with one quantity given; raises KeyError or ValueError for what no file may hold."""
        quantity, given = QUANTITIES[key], value if isinstance(value, Range) else Range.exact(value)
        _require_allowed(quantity, given)
        values = FrozenMap({**self.values, key: given})
        kept = FrozenMap({path: noted for path, noted in self.unknown.items() if path[:2] != ("books", key)})
        typical, books = _without(self.typical, key), _without(self.books, key)
        return replace(self, values=values, typical=typical, books=books, unknown=kept)

    def with_typical(self, shop: str, values: Mapping[str, Range]) -> Document:
        """The same document with values of a typical shop, which are not the merchant's own."""
        filled = self
        for key, given in values.items():
            filled = filled.with_value(key, given)
        return replace(filled, typical=FrozenMap({**self.typical, **dict.fromkeys(values, shop)}))

    def with_book_value(self, key: str, value: Range | float, books: Books) -> Document:
        """The same document with one quantity as the merchant's books give it; ValueError for an assumption too."""
        if key in ASSUMPTIONS:
            raise ValueError(f"{key}: no books tell it")
        given = self.with_value(key, value)
        return replace(given, books=FrozenMap({**given.books, key: books}))

    def without_value(self, key: str) -> Document:
        """The same document with one quantity back at its default, with what was noted at it."""
        gone = tuple(QUANTITIES[key].path.split("."))
        return replace(
            self,
            values=FrozenMap({name: given for name, given in self.values.items() if name != key}),
            typical=_without(self.typical, key),
            books=_without(self.books, key),
            unknown=FrozenMap(
                {
                    path: kept
                    for path, kept in self.unknown.items()
                    if path[: len(gone)] != gone and path[:2] != ("books", key)
                }
            ),
        )

    def with_lever(self, place: str, lever: str | None, usual: Mapping[str, str]) -> Document:
        """The same document with one lever picked.

        `usual` are the platform's usual levers, which an absent `levers` stood for: they become explicit.
        """
        if place not in PLACES:
            raise KeyError(place)
        levers = usual if self.levers is None else self.levers
        return replace(self, levers=FrozenMap({**levers, place: lever}))

    def with_usual_levers(self) -> Document:
        """The same document with every lever left to the platform."""
        return replace(self, levers=None)

    def with_lever_price(self, lever: str, price: Range | float) -> Document:
        """The same document with the price agreed for a lever, a month in the merchant's currency."""
        given = price if isinstance(price, Range) else Range.exact(price)
        _require_allowed(LEVER_PRICE, given)
        return replace(self, lever_prices=FrozenMap({**self.lever_prices, lever: given}))

    def without_lever_price(self, lever: str) -> Document:
        """The same document with a lever at the catalogue's price, with what was noted at its own."""
        gone = ("plan", "lever_prices", lever)
        return replace(
            self,
            lever_prices=FrozenMap({name: kept for name, kept in self.lever_prices.items() if name != lever}),
            unknown=FrozenMap({path: kept for path, kept in self.unknown.items() if path[:3] != gone}),
        )

    def with_claim(self, lever: str) -> Document:
        """The same document with the vendor's claim of a lever taken in."""
        return replace(self, as_claimed=(*(one for one in self.as_claimed if one != lever), lever))

    def without_claim(self, lever: str) -> Document:
        """The same document without the vendor's claim of a lever."""
        return replace(self, as_claimed=tuple(one for one in self.as_claimed if one != lever))

    def alone(self) -> Document:
        """The shop, the plan and the assumptions alone, as a scenario holds them."""
        return replace(self, language=None, scenarios=(), branding=Branding(), sampling=Sampling(), notes="")


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named copy of a shop, its plan and its assumptions, kept to be compared."""

    name: str
    document: Document

    def __post_init__(self) -> None:
        object.__setattr__(self, "document", self.document.alone())


def _without(marks: Mapping[str, Mark], key: str) -> FrozenMap[str, Mark]:
    return FrozenMap({name: mark for name, mark in marks.items() if name != key})


def _require_allowed(quantity: Quantity, given: Range) -> None:
    for value in (given.low, given.mode, given.high):
        wrong = quantity.problem_with(value)
        if wrong is not None:
            raise ValueError(f"{quantity.key}: {value!r} is {wrong}")
    if not given.low <= given.mode <= given.high:
        raise ValueError(f"{quantity.key}: {given} is out of order")
    if quantity.whole and not given.is_exact:
        raise ValueError(f"{quantity.key} is a whole number, not a range")
