"""Things by name, each with a bar and its value: counts, shares, whatever has one number."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.figures.axes import Axis
from roi_app.figures.tones import Tone


@dataclass(frozen=True, slots=True)
class NamedBar:
    """A name, a quieter word beside it, and a bar from 0 to `value`; `target` is what a click asks for, "" for none."""

    label: str
    note: str
    value: float
    text: str
    tone: Tone
    hint: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class NamedBars:
    """Bars below each other on one axis; `nothing` is said where there are none."""

    title: str
    subtitle: str
    bars: tuple[NamedBar, ...]
    axis: Axis
    nothing: str
    summary: str
