"""Seeds by which a proof once failed, and what they found: they are drawn again with every run of the tests.

A proof that fails says how it is repeated. What it found is mended with a test of its own where it can be said in a few
lines, as most was; where only the seed leads there, it is kept here.
"""

from typing import Final

FILES: Final[dict[str, dict[int, str]]] = {
    "documents": {},
    "reports": {},
    "logos": {342: "an arc far outside of the drawing kept the engine busy for ever"},
    "packs": {},
}
"""Mutated files, by kind."""

KILLS: Final[dict[tuple[str, int], str]] = {
    ("dragging", 1): "a drag was kept only when it came to rest, and six seconds of it were lost",
}
"""Processes killed while somebody edits, by the way of editing."""
