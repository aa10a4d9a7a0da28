"""Sums as a table, a group for each currency: what cannot be added stands apart."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.figures.tones import Tone


@dataclass(frozen=True, slots=True)
class SumCell:
    """A sum in words; `strength`, 0 to 1, is how strongly the ground of its tone shows."""

    text: str
    tone: Tone = Tone.PLAIN
    strength: float = 0.0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row by its name."""

    label: str
    cells: tuple[SumCell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class SumGroup:
    """The rows of one currency, under its name."""

    name: str
    rows: tuple[SumRow, ...]


@dataclass(frozen=True, slots=True)
class SumsTable:
    """Groups below one head, which names the columns behind that of the names; `nothing` where there are none."""

    title: str
    subtitle: str
    head: tuple[str, ...]
    groups: tuple[SumGroup, ...]
    nothing: str
    summary: str
