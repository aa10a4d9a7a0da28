"""How many there are at each value: columns over an axis, and beside it those that have no place on it."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.figures.axes import Axis
from roi_app.figures.tones import Tone


@dataclass(frozen=True, slots=True)
class Bin:
    """A column from `start` to `end`; `height` is its share of the highest column."""

    start: float
    end: float
    height: float
    tone: Tone
    hint: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A column beside the axis, with the name of what has no place on it."""

    label: str
    height: float
    text: str
    tone: Tone
    hint: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Columns on an axis, and those that stand before and after it; `nothing` is said where there are none at all."""

    title: str
    subtitle: str
    bins: tuple[Bin, ...]
    axis: Axis
    before: tuple[Aside, ...]
    after: tuple[Aside, ...]
    nothing: str
    summary: str
