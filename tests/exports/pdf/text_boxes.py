"""Where each piece of text of a PDF lies, by the file's own positions and widths: points from the left and the top."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pypdf import PageObject, PdfReader
from pypdf._cmap import get_encoding
from pypdf.generic import ContentStream, DictionaryObject

DEFAULT_WIDTH = 1000
ASCENT, DESCENT = 0.72, 0.12
"""What letters and digits take above and below their line, in ems: less than what the font keeps free."""

HALF_EMPTY = "，。；：、）」"

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A run of glyphs: its page from 0, its edges, and the size of its type."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    text: str

    def overlaps(self, other: Box, slack: float) -> bool:
        """Whether two boxes share an area wider and higher than the slack."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and wide > slack and high > slack


def boxes_of(pdf: bytes) -> list[Box]:
    """Every run of text that is not blank."""
    return [one for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages) for one in _boxes(page, number)]


def _boxes(page: PageObject, number: int) -> Iterator[Box]:
    fonts = {name: _Font(one.get_object()) for name, one in page["/Resources"].get("/Font", {}).items()}
    stack: list[Matrix] = []
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    at: Matrix = (1, 0, 0, 1, 0, 0)
    font, size, high = None, 0.0, float(page.mediabox.height)
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"q":
            stack.append(matrix)
        elif operator == b"Q":
            matrix = stack.pop()
        elif operator == b"cm":
            matrix = _times(tuple(map(float, operands)), matrix)
        elif operator == b"Tf":
            font, size = fonts[operands[0]], float(operands[1])
        elif operator == b"Tm":
            at = tuple(map(float, operands))
        elif operator in (b"Tj", b"TJ") and font is not None:
            parts = operands[0] if operator == b"TJ" else [operands[0]]
            yield from _run(parts, font, size, _times(at, matrix), number, high)


def _run(parts, font: _Font, size: float, place: Matrix, number: int, high: float) -> Iterator[Box]:
    width, end, text = 0.0, 0.0, ""
    for part in parts:
        if isinstance(part, int | float):
            width -= float(part)
            continue
        data = part if isinstance(part, bytes) else part.original_bytes
        for first in range(0, len(data), 2):
            code = data[first] * 256 + data[first + 1]
            letter = font.letters.get(chr(code), "")
            width += font.widths.get(code, DEFAULT_WIDTH)
            text += letter
            # A space at the end of a line takes no room, nor does the empty half of a Chinese mark.
            end = width - font.widths.get(code, DEFAULT_WIDTH) / 2 * (letter in HALF_EMPTY) if letter.strip() else end
    scale = abs(place[3])
    left, line = place[4], high - place[5]
    if text.strip():
        right = left + end / 1000 * size * place[0]
        yield Box(number, left, right, line - ASCENT * size * scale, line + DESCENT * size * scale, size * scale, text)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


class _Font:
    """The widths of a font's glyphs in thousandths, and the letters that they stand for."""

    def __init__(self, font: DictionaryObject) -> None:
        self.letters = _letters(font)
        self.widths: dict[int, float] = {}
        listed = iter(font["/DescendantFonts"][0].get_object().get("/W", []))
        for first in listed:
            following = next(listed)
            if isinstance(following, list):
                self.widths |= {int(first) + place: float(width) for place, width in enumerate(following)}
            else:
                width = float(next(listed))
                self.widths |= dict.fromkeys(range(int(first), int(following) + 1), width)


def _letters(font: DictionaryObject) -> dict[str, str]:
    return dict(get_encoding(font)[1])


@lru_cache(maxsize=64)
def measured(pdf: bytes) -> tuple[Box, ...]:
    """The boxes of a PDF, kept: several tests measure the same file."""
    return tuple(boxes_of(pdf))
