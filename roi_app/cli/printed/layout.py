"""Text in columns of a terminal, where an East Asian character is two columns wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Final

COLUMNS: Final = 80
GAP: Final = "  "
INDENT: Final = "  "

_ZERO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})
_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NEVER_FIRST: Final = "，。、；：！？）」』”’…％,.;:!?)]%"
_WORD: Final = re.compile(r"\s+|[^\s]")


def width(text: str) -> int:
    """The number of columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width_of(one) for one in text)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """A line without what could move the cursor, turn the text around or fail to be encoded."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(one) in _UNPRINTABLE else one for one in text)


def table(rows: Iterable[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Rows of equally many cells as aligned lines; the columns in `right` are flush right."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return [
        GAP.join(
            _padded(cell, wide, flush_right=at in right)
            for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _padded(cell: str, wide: int, *, flush_right: bool) -> str:
    room = " " * (wide - width(cell))
    return room + cell if flush_right else cell + room


def indented(lines: Iterable[str]) -> list[str]:
    """Lines moved in by one step."""
    return [INDENT + line for line in lines]


def wrapped(text: str, columns: int = COLUMNS) -> list[str]:
    """A paragraph broken at spaces and between East Asian characters; a word longer than a line stays whole."""
    lines, line = [], ""
    for piece in _pieces(printable(text)):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """What may not be broken: a word with the spaces before it, or a wide character with its punctuation."""
    pieces: list[str] = []
    for wide, run in groupby(_WORD.findall(text), key=lambda one: one.isspace() or width(one) > 1):
        characters = list(run)
        if not wide:
            characters = ["".join(characters)]
        for one in characters:
            glued = pieces and (pieces[-1].isspace() or one[0] in _NEVER_FIRST)
            if glued:
                pieces[-1] += one
            else:
                pieces.append(one)
    return pieces
