"""Text from elsewhere, made harmless for the place where it will stand.

A name or a file may hold characters that no reader sees and that steer what stands around them: they move a
terminal's cursor, turn the reading direction, break a line of a table, or cannot be encoded at all. `hazard_of` is
the one table of them; each target says what becomes of each kind, and what it does not name stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import Final, TypeAlias

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS: Final = "…"
BREAK: Final = "\N{ZERO WIDTH SPACE}"
"""Where a long word may be broken; a page keeps it, because we put it there."""


class Hazard(Enum):
    """A kind of character that does more, or less, than being read."""

    LINE_END = auto()
    TAB = auto()
    CONTROL = auto()
    STEERING = auto()  # turns the reading direction, or marks the byte order
    FORMAT = auto()  # joiners, soft hyphens, tags: seen only by what they do
    BREAK = auto()
    VARIATION = auto()
    HALF = auto()  # a lone surrogate, half of a character
    NONCHARACTER = auto()
    UNASSIGNED = auto()
    PRIVATE = auto()


Target: TypeAlias = Mapping[Hazard, str]
"""What becomes of each hazard where a text is bound for; what is not named stays."""

LINE: Final[Target] = dict.fromkeys(set(Hazard) - {Hazard.VARIATION}, REPLACEMENT)
"""A line of a terminal or a quotation in a sentence: what is taken out leaves a sign that something was there."""

MESSAGE: Final[Target] = {
    Hazard.LINE_END: " ",
    Hazard.TAB: " ",
    Hazard.CONTROL: "",
    Hazard.STEERING: "",
    Hazard.HALF: "",
    Hazard.NONCHARACTER: "",
}
"""A line that is passed on as text, in a chat or as the name of a file, where emoji are at home."""

CELL: Final[Target] = {
    Hazard.LINE_END: "\n",
    Hazard.TAB: " ",
    Hazard.CONTROL: REPLACEMENT,
    Hazard.STEERING: "",
    Hazard.HALF: REPLACEMENT,
    Hazard.NONCHARACTER: REPLACEMENT,
}
"""A cell of a workbook, which may have several lines."""

PAGE: Final[Target] = {
    Hazard.LINE_END: " ",
    Hazard.TAB: " ",
    Hazard.CONTROL: " ",
    Hazard.STEERING: "",
    Hazard.FORMAT: "",
    Hazard.VARIATION: "",
    Hazard.HALF: "",
}
"""A line of a typeset page, whose fonts have no sign for what only joins or varies others."""

_BY_CHARACTER: Final = {
    **dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", Hazard.LINE_END),
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e", Hazard.STEERING),
    **dict.fromkeys("\u2066\u2067\u2068\u2069\ufeff", Hazard.STEERING),
    "\t": Hazard.TAB,
    BREAK: Hazard.BREAK,
}
_BY_CATEGORY: Final = {
    "Cc": Hazard.CONTROL,
    "Cf": Hazard.FORMAT,
    "Cs": Hazard.HALF,
    "Co": Hazard.PRIVATE,
    "Cn": Hazard.UNASSIGNED,
}
_VARIATIONS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x180B, 0x180E))
_NONCHARACTERS: Final = range(0xFDD0, 0xFDF0)
_LAST_TWO: Final = 0xFFFE
_FORMULA_SIGNS: Final = frozenset("=+-@\t\r\n")


@lru_cache(maxsize=8192)
def hazard_of(character: str) -> Hazard | None:
    """What a character does beyond being read, or None for one that may stand anywhere."""
    if character in _BY_CHARACTER:
        return _BY_CHARACTER[character]
    code = ord(character)
    if any(code in variations for variations in _VARIATIONS):
        return Hazard.VARIATION
    if code in _NONCHARACTERS or code & _LAST_TWO == _LAST_TWO:
        return Hazard.NONCHARACTER
    return _BY_CATEGORY.get(unicodedata.category(character))


def harmless(text: str, target: Target) -> str:
    """The text as the target can bear it."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(one, target) for one in text.replace("\r\n", "\n"))


def one_line(text: str, target: Target) -> str:
    """The text as the target can bear it, single spaces between its words."""
    if text.isascii():
        return " ".join(harmless(text, target).split())
    return " ".join(unicodedata.normalize("NFC", harmless(text, target)).split())


def cut(text: str, longest: int) -> str:
    """A text of at most `longest` characters; the last is an ellipsis where something was left out."""
    return text if len(text) <= longest else text[: longest - 1] + ELLIPSIS


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might take a typed text for a formula."""
    return text[:1] in _FORMULA_SIGNS


def _shown(character: str, target: Target) -> str:
    hazard = hazard_of(character)
    return character if hazard is None else target.get(hazard, character)
