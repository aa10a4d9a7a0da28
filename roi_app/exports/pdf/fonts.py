"""The fonts of the PDF, and which characters they have."""

from __future__ import annotations

import importlib.resources
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONT_FILES: Final = tuple(
    Path(str(importlib.resources.files(package) / file))
    for package, file in (
        ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
        ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
    )
)
"""One family in two weights, which have the same characters."""

_MOST_GLYPHS: Final = 0x10000


@lru_cache(maxsize=1)
def characters() -> frozenset[str]:
    """Every character that the fonts have."""
    return frozenset(map(chr, code_points(FONT_FILES[0])))


def code_points(file: Path) -> frozenset[int]:
    """The code points for which a font has a glyph."""
    with TTFont(file, lazy=True) as font:
        # Numbers in place of names: to read the names, all outlines would be parsed.
        font.setGlyphOrder(range(_MOST_GLYPHS))
        return frozenset(font.getBestCmap())
