"""Where a bubble stands beside a place: whole, inside its room, and never over what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize


class Side(Enum):
    """On which side of the place the bubble stands, the best one first."""

    BELOW = "below"
    ABOVE = "above"
    RIGHT = "right"
    LEFT = "left"

    @property
    def is_upright(self) -> bool:
        """Whether bubble and place stand above each other."""
        return self in (Side.BELOW, Side.ABOVE)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a bubble stands; `nub` is how far along its edge, from left or top, the place's middle lies."""

    rect: QRect
    side: Side
    nub: int


def stand_beside(area: QRect, size: QSize, room: QRect, least_height: int) -> Standing:
    """Where a bubble of a size stands beside an area, inside a room.

    It flips to another side where the first is too short; where none is long enough it takes the one that is highest
    and grows lower, though not below a least height.
    """
    fits = [side for side in Side if _fits(side, area, size, room)]
    if fits:
        return _standing(fits[0], area, size, room)
    upright = max((Side.BELOW, Side.ABOVE), key=lambda side: _depth(side, area, room))
    lower = QSize(size.width(), max(min(size.height(), _depth(upright, area, room)), least_height))
    return _standing(upright, area, lower, room)


def _depth(side: Side, area: QRect, room: QRect) -> int:
    """How much room there is on a side."""
    return {
        Side.BELOW: room.bottom() - area.bottom(),
        Side.ABOVE: area.top() - room.top(),
        Side.RIGHT: room.right() - area.right(),
        Side.LEFT: area.left() - room.left(),
    }[side]


def _fits(side: Side, area: QRect, size: QSize, room: QRect) -> bool:
    needed = size.height() if side.is_upright else size.width()
    across = size.width() <= room.width() if side.is_upright else size.height() <= room.height()
    return across and needed <= _depth(side, area, room)


def _standing(side: Side, area: QRect, size: QSize, room: QRect) -> Standing:
    middle = area.center()
    left = {Side.RIGHT: area.right() + 1, Side.LEFT: area.left() - size.width()}.get(
        side, middle.x() - size.width() // 2
    )
    top = {Side.BELOW: area.bottom() + 1, Side.ABOVE: area.top() - size.height()}.get(
        side, middle.y() - size.height() // 2
    )
    rect = QRect(
        _within(left, room.left(), room.right() + 1 - size.width()),
        _within(top, room.top(), room.bottom() + 1 - size.height()),
        size.width(),
        size.height(),
    )
    return Standing(rect, side, middle.x() - rect.left() if side.is_upright else middle.y() - rect.top())


def _within(value: int, low: int, high: int) -> int:
    return max(min(value, high), low)
