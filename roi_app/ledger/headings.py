"""The words by which columns, directions, totals and states are known; read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from roi_app import assets
from roi_app.ledger.columns import FIELDS
from roi_app.ledger.rules import IN, OUT, default_rules

BALANCE: Final = "balance"
YEAR: Final = "year"
MONTH: Final = "month"
DAY: Final = "day_of_month"
PARTS: Final = (YEAR, MONTH, DAY)
"""The parts of a day that stands in several columns."""

NEUTRAL: Final = "neutral"
"""The direction of what a book itself counts neither as income nor as expense."""

HELD: Final = "held"
"""The direction of the side of a double entry that only says where money, goods or debts are kept."""

_IN_BRACKETS: Final = re.compile(r"[(（\[【<][^)）\]】>]*[)）\]】>]?")
_SAYS_SIDE: Final = re.compile(r"[(（](收入|支出|借|贷|借方|贷方|存入|支取|转入|转出|in|out|debit|credit)[)）]")
_SIGNS: Final = re.compile(r"[\W_]+")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Headings:
    """The names of each field with their rank, best first, and the words of cells."""

    names: Mapping[str, Mapping[str, int]]
    directions: Mapping[str, str]
    totals: frozenset[str]
    totals_begin: frozenset[str]
    not_paid: frozenset[str]
    own_books: tuple[str, ...]
    results: frozenset[str]
    counts: tuple[str, ...]
    holding: tuple[str, ...]
    closing: tuple[str, ...]
    aside: frozenset[str]
    finer: frozenset[str]
    parts: Mapping[str, frozenset[str]]


def plain(text: str) -> str:
    """A heading as it is looked up: simplified, small, without brackets, spaces and signs."""
    folded = _SAYS_SIDE.sub(r"\1", default_rules().folded(text))
    return _SIGNS.sub("", _IN_BRACKETS.sub("", folded)) or _SIGNS.sub("", folded)


@lru_cache(maxsize=10_000)
def plain_word(text: str) -> str:
    """The word of a cell as it is looked up: simplified and small."""
    return _SPACES.sub(" ", default_rules().folded(text)).strip()


@cache
def headings() -> Headings:
    """The words that ship with the app."""
    raw: dict[str, Any] = tomllib.loads(assets.read_text("ledger", "headings.toml"))
    names = {
        field: {plain(name): rank for rank, name in reversed(list(enumerate(raw[field])))}
        for field in (*FIELDS, BALANCE)
    }
    directions = {plain_word(word): way for way, key in _WAYS.items() for word in raw[key]}
    return Headings(
        names,
        directions,
        frozenset(map(plain_word, raw["totals"])),
        default_rules().unfolded(plain_word(word)[:1] for word in raw["totals"]),
        frozenset(map(plain_word, raw["not_paid"])),
        tuple(map(plain_word, raw["own_books"])),
        frozenset(map(plain_word, raw["results"])),
        tuple(map(plain, raw["counts"])),
        tuple(map(plain_word, raw["holding"])),
        tuple(raw["closing"]),
        frozenset(map(plain, raw["aside"])),
        frozenset(map(plain, raw["finer"])),
        {part: frozenset(map(plain, raw[part])) for part in PARTS},
    )


_WAYS: Final = {NEUTRAL: "words_neutral", IN: "words_in", OUT: "words_out"}
