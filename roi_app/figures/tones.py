"""What a mark says to the merchant, and in which colours: one table for the window, the PDF, pictures and the workbook.

Colour is never the only sign of a tone: what must not be confused is hatched, on the screen and on paper alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from roi_app.model.payoff import Game


class Tone(StrEnum):
    """What a mark or a figure says to the merchant."""

    PLAIN = ""
    KEEP = "keep"
    CAUTION = "caution"
    RACE = "race"
    TOTAL = "total"
    ACCENT = "accent"
    MUTED = "muted"


class Hatch(StrEnum):
    """What is drawn over a filled area, so that it is told from its neighbours without any colour."""

    NONE = ""
    STROKES = "strokes"
    DOTS = "dots"


class Shades(NamedTuple):
    """A tone's colours, as names in the palette: of a word, of a bar, and of the ground that the word is read on."""

    ink: str
    fill: str
    soft: str


SHADES: Final[Mapping[Tone, Shades]] = {
    Tone.PLAIN: Shades("text", "total", "neutral_soft"),
    Tone.KEEP: Shades("keep", "keep_fill", "keep_soft"),
    Tone.CAUTION: Shades("caution", "caution_fill", "caution_soft"),
    Tone.RACE: Shades("race", "race_fill", "race_soft"),
    Tone.TOTAL: Shades("text", "total", "neutral_soft"),
    Tone.ACCENT: Shades("accent", "accent", "accent_soft"),
    Tone.MUTED: Shades("muted", "groove", "neutral_soft"),
}

HATCHES: Final[Mapping[Tone, Hatch]] = {
    **dict.fromkeys(Tone, Hatch.NONE),
    Tone.CAUTION: Hatch.DOTS,
    Tone.RACE: Hatch.STROKES,
    Tone.ACCENT: Hatch.STROKES,
}
"""How an area of a tone is hatched; ACCENT is time that is freed, which must not pass for money."""

HATCH_STRENGTH: Final = 0.45
"""How much of the card shows through strokes and dots."""

NEIGHBOURS: Final = (
    (Tone.KEEP, Tone.CAUTION),
    (Tone.CAUTION, Tone.RACE),
    (Tone.KEEP, Tone.RACE),
    (Tone.KEEP, Tone.ACCENT),
    (Tone.ACCENT, Tone.MUTED),
    (Tone.KEEP, Tone.TOTAL),
    (Tone.TOTAL, Tone.RACE),
)
"""Tones whose areas stand side by side in some chart: a grey print has to keep them apart."""

ZONE_TONES: Final[Mapping[str, Tone]] = {
    "pays": Tone.KEEP,
    "red_queen": Tone.CAUTION,
    "stop": Tone.RACE,
    "idle": Tone.MUTED,
}
"""The zones of the race meter."""

GAME_TONES: Final[Mapping[str, Tone]] = {
    Game.WIN_WIN: Tone.KEEP,
    # As in the red queen's zone of the race meter: it costs, but holding back costs more.
    Game.PRISONERS_DILEMMA: Tone.CAUTION,
    # As beyond the exit: with all rivals in, holding back is the better answer.
    Game.CHICKEN: Tone.RACE,
    Game.DO_NOT_ADOPT: Tone.RACE,
}
"""The names of the payoff matrix."""

GRADE_TONES: Final[Mapping[str, Tone]] = {
    "own": Tone.ACCENT,
    "books": Tone.ACCENT,
    "vendor": Tone.RACE,
    "assumption": Tone.RACE,
    "interview": Tone.CAUTION,
    "survey": Tone.KEEP,
    "research_house": Tone.KEEP,
    "experiment": Tone.KEEP,
    "default": Tone.MUTED,
    "preset": Tone.MUTED,
    "": Tone.MUTED,
}
"""How far evidence can be trusted, by the key of its text `grade.<key>`."""

RIVALS: Final = Tone.RACE
BETTER: Final = Tone.ACCENT
CASH: Final = Tone.KEEP
FREED: Final = Tone.ACCENT
STILL_NEEDED: Final = Tone.MUTED
"""What has one tone wherever it is drawn: how rivals follow, the better answer, the parts of a stream's staff."""


def of_amount(amount: float | None) -> Tone:
    """What stays is good and what is lost is bad; nothing, or no amount, is neither."""
    if amount is None or amount == 0:
        return Tone.PLAIN
    return Tone.KEEP if amount > 0 else Tone.RACE
