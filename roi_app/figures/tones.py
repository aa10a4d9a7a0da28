"""What a mark stands for, whichever surface draws it."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """What a mark stands for; a painter gives each a colour, never the only sign of it."""

    KEEP = "keep"
    RACE = "race"
    TOTAL = "total"
