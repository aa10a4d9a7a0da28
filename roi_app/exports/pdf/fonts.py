"""The fonts of the PDF, and which characters they have."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from roi_app import assets

FONT_FILES: Final = assets.font_files()
"""One family in two weights, which have the same characters."""

# Of these blocks the fonts have every character, so that most reports can be made without reading a large file.
_WHOLE_BLOCKS: Final = (
    (0x0020, 0x007E),
    (0x00A0, 0x00FF),
    (0x03B1, 0x03C9),
    (0x3000, 0x303F),
    (0x3041, 0x3096),
    (0x3099, 0x30FF),
    (0x4E00, 0x9FEF),
    (0xFF01, 0xFF5E),
)
_SIGNS: Final = "–—‘’“”…€→−≤┄◆□✓"
COMMON: Final = frozenset(_SIGNS).union(*(map(chr, range(first, last + 1)) for first, last in _WHOLE_BLOCKS))
"""Characters that the fonts are known to have."""

_MOST_GLYPHS: Final = 0x10000


def lacking(text: str) -> set[str]:
    """The characters of a text that the fonts do not have."""
    uncommon = set(text) - COMMON
    return uncommon - characters() if uncommon else uncommon


@lru_cache(maxsize=1)
def characters() -> frozenset[str]:
    """Every character that the fonts have."""
    return frozenset(map(chr, code_points(FONT_FILES[0])))


def code_points(file: Path) -> frozenset[int]:
    """The code points for which a font has a glyph."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - a usual report needs none

    with TTFont(file, lazy=True) as font:
        # Numbers in place of names: to read the names, all outlines would be parsed.
        font.setGlyphOrder(range(_MOST_GLYPHS))
        return frozenset(font.getBestCmap())
