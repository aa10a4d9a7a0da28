"""Text in columns of a terminal, where an East Asian character is two columns wide."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Final

from roi_app.checks.foreign_text import LINE, harmless
from roi_app.texts.columns import columns

COLUMNS: Final = 80
GAP: Final = "  "
INDENT: Final = "  "

_NEVER_FIRST: Final = "，。、；：！？）」』”’…％,.;:!?)]%"
_WORD: Final = re.compile(r"\s+|[^\s]")


def table(rows: Iterable[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Rows of equally many cells as aligned lines; the columns in `right` are flush right."""
    cells = [[harmless(cell, LINE) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    return [
        GAP.join(
            _padded(cell, wide, flush_right=at in right)
            for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _padded(cell: str, wide: int, *, flush_right: bool) -> str:
    room = " " * (wide - columns(cell))
    return room + cell if flush_right else cell + room


def indented(lines: Iterable[str]) -> list[str]:
    """Lines moved in by one step."""
    return [INDENT + line for line in lines]


def wrapped(text: str, most: int = COLUMNS) -> list[str]:
    """A paragraph broken at spaces and between East Asian characters; a word longer than a line stays whole."""
    lines, line = [], ""
    for piece in _pieces(harmless(text, LINE)):
        if line and columns(line) + columns(piece.rstrip()) > most:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """What may not be broken: a word with the spaces before it, or a wide character with its punctuation."""
    pieces: list[str] = []
    for wide, run in groupby(_WORD.findall(text), key=lambda one: one.isspace() or columns(one) > 1):
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
