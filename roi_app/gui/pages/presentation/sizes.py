"""How large everything is on a screen: it grows with the screen, and text is never too small for the back row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WIDTH: Final = 1440
HEIGHT: Final = 900
"""The size at which the type is as large as its numbers say; a larger page has larger type."""

BACK_ROW: Final = 1.6
"""How many times as large as in the window text and sliders are, at least."""

LEAST: Final = round(13 * BACK_ROW)
LEAST_QUIET: Final = round(12 * BACK_ROW)
"""The least type in pixels: of what the window writes at 13, and of what it writes at 12."""

_SMALLEST_SCALE: Final = 0.45
_LOW: Final = 640


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixel sizes of type, and the scale of what is no type.

    `is_tight` says that the value of a slider stands beside it, as both do not fit above; `is_low` that there is no
    room for what can be left out.
    """

    scale: float
    is_tight: bool
    is_low: bool

    @property
    def slider_scale(self) -> float:
        """How many times as large as in the window a slider is."""
        return max(1.9 * self.scale, BACK_ROW)

    def text(self, size: int) -> int:
        """What is read, at a size for the usual page."""
        return max(round(size * self.scale), LEAST)

    def quiet(self, size: int) -> int:
        """What stands beside, at a size for the usual page."""
        return max(round(size * self.scale), LEAST_QUIET)

    def gap(self, size: int) -> int:
        """A distance."""
        return round(size * self.scale)


def sizes_for(width: int, height: int) -> Sizes:
    """The sizes for a page of so many pixels."""
    scale = max(min(width / WIDTH, height / HEIGHT), _SMALLEST_SCALE)
    return Sizes(scale, width < WIDTH, height < _LOW)
