"""Texts that people typed, as a cell can bear them, and how wide they are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

MOST_CHARACTERS: Final = 32_767
"""What a cell can hold."""

_ELLIPSIS: Final = "…"
_QUOTED: Final = re.compile(r'"([^"]*)"')
_STEERING: Final = frozenset({"Cc", "Cs"})
_TURNING: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff")
"""Marks that turn the reading direction of the text around them, and the byte order mark."""


def cell_text(text: str) -> str:
    """A text without what steers other text or cannot stand in a file, cut to what a cell can hold."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(_shown(one) for one in text)
    # A spreadsheet counts a character beyond the first 65,536 as two.
    if len(text) + sum(one > "\uffff" for one in text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS // 2 - 1] + _ELLIPSIS
    return text


def _shown(character: str) -> str:
    if character in _TURNING:
        return ""
    if character == "\n":
        return character
    if unicodedata.category(character) in _STEERING or character in "\ufffe\uffff":
        return "\N{REPLACEMENT CHARACTER}"
    return character


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might take a typed text for a formula."""
    return text[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}


def width(text: str) -> int:
    """Columns of a cell that the longest line of a text takes; an East Asian character takes two."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line) for line in text.split("\n"))


def number_width(value: float, number: str) -> int:
    """Columns that a number takes in a number format: too few, and a program shows #### in its place."""
    return len(f"{value:,.0f}") + _beside_digits(number)


@lru_cache(maxsize=64)
def _beside_digits(number: str) -> int:
    """Columns of what a format writes beside the whole digits: words, places behind the point, per cent."""
    first = number.partition(";")[0]
    words = sum(width(word) for word in _QUOTED.findall(first))
    bare = _QUOTED.sub("", first)
    return words + len(bare.partition(".")[2]) + ("." in bare) + 2 * ("%" in bare)


def lines_of(text: str, columns: int) -> int:
    """About how many lines a text takes that is wrapped at so many columns."""
    # Words do not fill their lines, and fonts differ: better a little high than cut.
    return sum(max(1, -(-width(line) * 8 // (columns * 7))) for line in text.split("\n"))
