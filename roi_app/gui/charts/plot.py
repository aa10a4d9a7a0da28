"""The plot inside a chart: where values lie, and what all charts with axes draw alike."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from roi_app.figures.axes import Axis, Tick
from roi_app.figures.tones import HATCH_STRENGTH, HATCHES, SHADES, Hatch, Tone
from roi_app.gui.style.fonts import font, width_of
from roi_app.gui.style.theme import theme

SMALL = 11
"""The type of ticks and notes."""

_RIM = 4.0
_LINE = 15.0
"""From label to label of an axis up, at least."""

_BRUSHES = {Hatch.STROKES: Qt.BrushStyle.BDiagPattern, Hatch.DOTS: Qt.BrushStyle.Dense7Pattern}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Plot(NamedTuple):
    """An area with an axis across and one up."""

    area: QRectF
    across: Axis
    up: Axis

    def x(self, value: float) -> float:
        """Where a value of the axis across lies."""
        return self.area.left() + self.across.share(value) * self.area.width()

    def y(self, value: float) -> float:
        """Where a value of the axis up lies."""
        return self.area.bottom() - self.up.share(value) * self.area.height()

    def points(self, across: Iterable[float], up: Iterable[float]) -> list[QPointF]:
        """The corners of a line."""
        return [QPointF(self.x(one), self.y(other)) for one, other in zip(across, up, strict=True)]

    def draw_levels(self, painter: QPainter) -> None:
        """Draw a level line for each tick of the axis up, its label at the left."""
        draw_levels(painter, self.area, self.up)

    def draw_ticks_below(self, painter: QPainter) -> None:
        """Draw the labels of the axis across."""
        painter.setFont(font(SMALL))
        painter.setPen(theme.colour("muted"))
        for tick in self.across.ticks:
            where = QRectF(self.x(tick.value) - 40, self.area.bottom() + 4, 80, 18)
            painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, tick.label)

    def draw_ticks_right(self, painter: QPainter, axis: Axis, width: float) -> None:
        """Draw the labels of a second axis up, between the plot and the edge at `width`."""
        painter.setFont(font(SMALL))
        painter.setPen(theme.colour("muted"))
        left = self.area.right() + 6
        for tick in with_room(axis, self.area.height()):
            y = self.area.bottom() - axis.share(tick.value) * self.area.height()
            painter.drawText(QRectF(left, y - 10, width - left, 20), _LEFT, tick.label)


def with_room(axis: Axis, height: float) -> tuple[Tick, ...]:
    """The ticks of an axis up that many pixels high whose labels do not touch: every second, third … counted from 0."""
    ticks = axis.ticks
    gaps = [axis.share(other.value) - axis.share(one.value) for one, other in pairwise(ticks)]
    if not gaps or not height > 0:
        return ticks
    stride = math.ceil(_LINE / (min(gaps) * height))
    zero = next((place for place, tick in enumerate(ticks) if tick.value == 0), 0)
    return tuple(tick for place, tick in enumerate(ticks) if (place - zero) % stride == 0)


def draw_levels(painter: QPainter, area: QRectF, axis: Axis) -> None:
    """Draw a level line for each tick of an axis up, its label at the left of the area."""
    painter.setFont(font(SMALL))
    for tick in with_room(axis, area.height()):
        y = round(area.bottom() - axis.share(tick.value) * area.height()) + 0.5
        draw_level(painter, area.left(), area.right(), y, "muted" if tick.value == 0 else "grid")
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(0, y - 10, area.left() - 6, 20), _RIGHT, tick.label)


def draw_level(painter: QPainter, left: float, right: float, y: float, colour: str) -> None:
    """Draw a line across, one wide: as a rectangle, since a long line with smooth edges takes most of a millisecond."""
    painter.fillRect(QRectF(left, y - 0.5, right - left, 1), theme.colour(colour))


def label_room(axis: Axis) -> float:
    """How wide the widest label of an axis is."""
    return max((width_of(tick.label, SMALL) for tick in axis.ticks), default=0.0)


def write_over(painter: QPainter, area: QRectF, side: Qt.AlignmentFlag, text: str) -> None:
    """Write a label on the card's own ground, so that no line of the chart goes through it."""
    ground = painter.boundingRect(area, side, text)
    painter.fillRect(ground.adjusted(-2, 1, 2, -1), theme.colour("card"))
    painter.drawText(area, side, text)


def write_above(painter: QPainter, middle: float, bottom: float, text: str) -> None:
    """Write a label around a middle and above a height, on the card's own ground as `write_over` does."""
    measure = QFontMetricsF(painter.font())
    width, height = measure.horizontalAdvance(text), measure.height()
    left = middle - width / 2
    painter.fillRect(QRectF(left - 2, bottom - height + 1, width + 4, height - 2), theme.colour("card"))
    painter.drawText(QPointF(left, bottom - measure.descent()), text)


def write_tightly(painter: QPainter, middle: float, baseline: float, text: str) -> None:
    """Write an amount on as much of the card's ground as its figures take: a halo takes far longer to paint."""
    measure = QFontMetricsF(painter.font())
    width, height = measure.horizontalAdvance(text), measure.capHeight()
    left = middle - width / 2
    painter.fillRect(QRectF(left - 1, baseline - height - 2, width + 2, height + 4), theme.colour("card"))
    painter.drawText(QPointF(left, baseline), text)


def write_with_halo(painter: QPainter, start: QPointF, text: str) -> None:
    """Write a label with a rim of the card's colour, so that it is read where lines and bands cross."""
    outline = QPainterPath()
    outline.addText(start, painter.font(), text)
    rim = QPen(theme.colour("card"), _RIM, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, rim)
    painter.drawText(start, text)


def ink(tone: Tone) -> QColor:
    """The colour of a tone's words."""
    return theme.colour(SHADES[tone].ink)


def fill(tone: Tone) -> QColor:
    """The colour of a tone's bars."""
    return theme.colour(SHADES[tone].fill)


def soft(tone: Tone) -> QColor:
    """The ground on which a tone's words are read."""
    return theme.colour(SHADES[tone].soft)


def fill_area(painter: QPainter, area: QRectF, tone: Tone, colour: QColor | None = None) -> None:
    """Fill an area in a tone, or in another shade of it, hatched as the tone is wherever it is drawn."""
    painter.fillRect(area, fill(tone) if colour is None else colour)
    for strokes in brushes(tone)[1:]:
        painter.fillRect(area, strokes)


def brushes(tone: Tone) -> tuple[QBrush, ...]:
    """The brushes of a tone, one to be drawn over the other, for shapes that are no rectangles."""
    return _brushes(tone, fill(tone).rgb(), theme.colour("card").rgb())


@lru_cache(maxsize=64)
def _brushes(tone: Tone, _colour: int, _ground: int) -> tuple[QBrush, ...]:
    """Made once for each colour and the ground that its strokes are in: a chart asks with every tick of a slider."""
    plain = QBrush(fill(tone))
    return (plain, hatch(_BRUSHES[HATCHES[tone]])) if HATCHES[tone] in _BRUSHES else (plain,)


def hatch(style: Qt.BrushStyle = Qt.BrushStyle.BDiagPattern, strength: float = HATCH_STRENGTH) -> QBrush:
    """Strokes over a bar, so that it is not told from another by its colour alone."""
    strokes = QColor(theme.colour("card"))
    strokes.setAlphaF(strength)
    return QBrush(strokes, style)


def mixed(over: QColor, ground: QColor, share: float) -> QColor:
    """A share of one colour on another, as one colour: a large area is filled faster than it is blended."""
    parts = zip((over.red(), over.green(), over.blue()), (ground.red(), ground.green(), ground.blue()), strict=True)
    return QColor(*(round(share * one + (1 - share) * other) for one, other in parts))
