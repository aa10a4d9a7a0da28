"""Contrast by the rule of WCAG 2.2: is a colour readable, and if not, which shade of it is."""

from __future__ import annotations

import re
from typing import Final

READABLE: Final = 4.5
"""The contrast that small text needs."""

WHITE: Final = "#ffffff"
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS: Final = 64
_LINEAR_BELOW: Final = 0.04045
"""Where the curve of sRGB (IEC 61966-2-1) begins."""


def is_colour(text: str) -> bool:
    """Whether a text is a colour written as `#rrggbb`."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable_on_white(colour: str) -> str:
    """The colour itself where small text in it can be read on white, else the lightest darker shade that can."""
    channels = _channels(colour)
    for step in range(_STEPS + 1):
        shade = "#" + "".join(f"{round(channel * (1 - step / _STEPS)):02x}" for channel in channels)
        if contrast(shade, WHITE) >= READABLE:
            return shade
    return "#000000"


def _channels(colour: str) -> tuple[int, ...]:
    if not is_colour(colour):
        raise ValueError(f"{colour!r} is no colour such as #2b66e6")
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
