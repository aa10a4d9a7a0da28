"""Which characters the fonts of the PDF have, and texts brought down to those.

Only the `cmap` table is read (OpenType, formats 4 and 12), a few kilobytes of a large file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from roi_app.checks.foreign_text import BREAK, PAGE, one_line
from roi_app.exports.pdf.engine import FONT_FILES
from roi_app.texts.columns import columns

REPLACEMENT: Final = "□"
LONGEST_UNBROKEN: Final = 28
"""A run of letters without a place to break, longer than this, would run out of its column."""

_SEGMENTED, _GROUPED = 4, 12


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A tree of plain texts and numbers, and the characters of it that no font has."""

    tree: dict[str, Any]
    lost: tuple[str, ...]


def clean_tree(tree: Mapping[str, Any]) -> Cleaned:
    """The tree with every text cleaned; its keys are ours and stay as they are."""
    lost: set[str] = set()
    return Cleaned({key: _clean(value, lost) for key, value in tree.items()}, tuple(sorted(lost)))


def clean_text(text: str) -> str:
    """One line without anything that steers other text, in characters that the fonts have."""
    return _shown(text, set())


def _clean(value: object, lost: set[str]) -> object:
    if isinstance(value, str):
        return _shown(value, lost)
    if isinstance(value, Mapping):
        return {key: _clean(one, lost) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one, lost) for one in value]
    return value


def _shown(text: str, lost: set[str]) -> str:
    line = one_line(text, PAGE)
    if line.isascii():
        return line
    missing = {one for one in line if one != BREAK and ord(one) not in characters()}
    lost |= missing
    return line.translate(dict.fromkeys(map(ord, missing), REPLACEMENT))


def breakable(text: str) -> str:
    """A name with places to break in words that are too long for any column."""
    return " ".join(_broken(word) for word in text.split())


def _broken(word: str) -> str:
    if len(word) <= LONGEST_UNBROKEN or any(columns(one) > 1 for one in word):
        return word
    step = LONGEST_UNBROKEN // 2
    return BREAK.join(word[at : at + step] for at in range(0, len(word), step))


@lru_cache(maxsize=1)
def characters() -> frozenset[int]:
    """The code points that all fonts of the PDF have."""
    return frozenset.intersection(*(frozenset(_mapped(file)) for file in FONT_FILES))


def _mapped(file: Path) -> Iterator[int]:
    with file.open("rb") as font:
        (tables,) = struct.unpack(">4xH6x", font.read(12))
        places = {tag: (start, length) for tag, start, length in _records(font.read(16 * tables))}
        start, length = places[b"cmap"]
        font.seek(start)
        table = font.read(length)
    (count,) = struct.unpack_from(">2xH", table)
    starts = [struct.unpack_from(">4xI", table, 4 + 8 * index)[0] for index in range(count)]
    formats = {struct.unpack_from(">H", table, start)[0]: start for start in starts}
    if _GROUPED in formats:
        yield from _from_groups(table, formats[_GROUPED])
    else:
        yield from _from_segments(table, formats[_SEGMENTED])


def _records(directory: bytes) -> Iterator[tuple[bytes, int, int]]:
    for at in range(0, len(directory), 16):
        yield struct.unpack_from(">4s4xII", directory, at)


def _from_groups(table: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">12xI", table, at)
    for index in range(count):
        first, last = struct.unpack_from(">II", table, at + 16 + 12 * index)
        yield from range(first, last + 1)


def _from_segments(table: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">6xH", table, at)
    count = double // 2
    lasts = struct.unpack_from(f">{count}H", table, at + 14)
    firsts = struct.unpack_from(f">{count}H", table, at + 16 + double)
    for first, last in zip(firsts, lasts, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)
