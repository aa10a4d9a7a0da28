"""Texts as a page can bear them: one line, nothing that steers other text, no character that no font has."""

from __future__ import annotations

from typing import Final

from roi_app.checks.foreign_text import BREAK, ELLIPSIS, PAGE, cut, one_line
from roi_app.exports.pdf.fonts import lacking
from roi_app.texts.columns import columns

MISSING: Final = "□"
"""What stands for a character that the fonts do not have."""

LONGEST_NAME: Final = 120
LONGEST_UNBROKEN: Final = 28
"""A run of letters without a place to break, longer than this, would run out of its column."""


class TextCleaner:
    """Brings texts down to what the fonts have; `lost` holds the characters that they lack."""

    def __init__(self) -> None:
        self.lost: set[str] = set()

    def __call__(self, text: str) -> str:
        """One line in characters that the fonts have, each other one replaced by a box."""
        line = one_line(text, PAGE)
        if line.isascii():
            return line
        missing = lacking(line.replace(BREAK, ""))
        self.lost |= missing
        return line.translate(dict.fromkeys(map(ord, missing), MISSING)) if missing else line


def breakable(text: str) -> str:
    """A name with places to break in words that are too long for any column."""
    return " ".join(_broken(word) for word in text.split())


def _broken(word: str) -> str:
    if len(word) <= LONGEST_UNBROKEN or any(columns(one) > 1 for one in word):
        return word
    step = LONGEST_UNBROKEN // 2
    return BREAK.join(word[at : at + step] for at in range(0, len(word), step))


def short(name: str) -> str:
    """A name in one line, cut where it is longer than a title can be, and with places to break."""
    return breakable(cut(one_line(name[: 8 * LONGEST_NAME], PAGE), LONGEST_NAME))


def cut_to(text: str, most: int) -> str:
    """A text of at most so many columns; the last is an ellipsis where something was left out."""
    if columns(text) <= most:
        return text
    room, kept = most - 1, ""
    for one in text:
        room -= columns(one)
        if room < 0:
            break
        kept += one
    return kept.rstrip() + ELLIPSIS


def is_cut(name: str) -> bool:
    """Whether `short` leaves a part of a name out."""
    return short(name).endswith(ELLIPSIS) and not one_line(name, PAGE).endswith(ELLIPSIS)
