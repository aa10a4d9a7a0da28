"""Texts that people typed, as a cell can bear them, and how wide they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from roi_app.checks.foreign_text import CELL, ELLIPSIS, harmless
from roi_app.texts.columns import columns

MOST_CHARACTERS: Final = 32_767
"""What a cell can hold."""

_QUOTED: Final = re.compile(r'"([^"]*)"')


def cell_text(text: str) -> str:
    """A text without what steers other text or cannot stand in a file, cut to what a cell can hold."""
    text = harmless(text, CELL)
    # A spreadsheet counts a character beyond the first 65,536 as two.
    if len(text) + sum(one > "\uffff" for one in text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS // 2 - 1] + ELLIPSIS
    return text


def width(text: str) -> int:
    """Columns of a cell that the longest line of a text takes; an East Asian character takes two."""
    return max(columns(line) for line in text.split("\n"))


def number_width(value: float, number: str) -> int:
    """Columns that a number takes in a number format: too few, and a program shows #### in its place."""
    return len(f"{value:,.0f}") + _beside_digits(number)


@lru_cache(maxsize=64)
def _beside_digits(number: str) -> int:
    """Columns of what a format writes beside the whole digits: words, places behind the point, per cent."""
    first = number.partition(";")[0]
    words = sum(columns(word) for word in _QUOTED.findall(first))
    bare = _QUOTED.sub("", first)
    return words + len(bare.partition(".")[2]) + ("." in bare) + 2 * ("%" in bare)


def lines_of(text: str, wide: int) -> int:
    """About how many lines a text takes that is wrapped at so many columns."""
    # Words do not fill their lines, and fonts differ: better a little high than cut.
    return sum(max(1, -(-columns(line) * 8 // (wide * 7))) for line in text.split("\n"))
