"""A result as bands: between which amounts each part of it lies, and no single number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roi_app.figures.axes import Axis, money_axis
from roi_app.figures.tones import Tone
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Band:
    """One part, from `low` to `high` in money; what goes out is negative."""

    label: str
    low: float
    high: float
    tone: Tone
    text: str


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands on one axis."""

    title: str
    subtitle: str
    bands: tuple[Band, ...]
    axis: Axis
    summary: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a band is made of: its name, its ends in money, and its tone."""

    label: str
    low: float
    high: float
    tone: Tone


def bands(title: str, parts: Sequence[Part], wording: Wording) -> Bands:
    """The bands of at least one part; the line for those who cannot see it tells every band."""
    axis, scale = money_axis(min(part.low for part in parts), max(part.high for part in parts), wording)
    drawn = tuple(
        Band(part.label, part.low, part.high, part.tone, wording.money_between(part.low, part.high)) for part in parts
    )
    told = [wording.text("bands.told", label=one.label, between=one.text) for one in drawn]
    return Bands(
        title,
        wording.text("bands.subtitle", unit=wording.currency_unit(scale)),
        drawn,
        axis,
        wording.text("bands.between").join(told),
    )
