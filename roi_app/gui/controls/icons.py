"""All icons, drawn in lines, in the colours in force, at any size."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from roi_app.gui.style.theme import theme

LINE = 1.8
"""How wide a line is drawn, in pixels."""


class Icon(StrEnum):
    """The icons that there are, each named after what it shows."""

    UNDO = "undo"
    REDO = "redo"
    PLAY = "play"
    EXPORT = "export"
    BACK = "back"
    FORWARD = "forward"
    COPY = "copy"
    CLOSE = "close"
    PIN = "pin"
    PINNED = "pinned"
    CHECK = "check"
    CHEVRON_DOWN = "chevron_down"
    CHEVRON_RIGHT = "chevron_right"
    FIND = "find"


def icon_pen(colour: str, line: float = LINE) -> QPen:
    """A pen of the palette's `colour` whose lines are so many pixels wide and end round."""
    return QPen(theme.colour(colour), line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def draw_icon(painter: QPainter, icon: Icon, middle: QPointF, pen: QPen, scale: float = 1.0) -> None:
    """Draw an icon around a point; at scale 1 it is some 12 pixels large."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(middle)
    painter.scale(-scale if icon in _MIRRORED else scale, scale)
    lines = QPen(pen)
    lines.setWidthF(pen.widthF() / scale)
    painter.setPen(lines)
    painter.setBrush(pen.color() if icon in _FILLED else Qt.BrushStyle.NoBrush)
    _DRAWINGS[icon](painter)
    painter.restore()


def _draw_undo(painter: QPainter) -> None:
    painter.drawArc(QRectF(-6, -4, 12, 10), -60 * 16, 210 * 16)
    _draw_line(painter, (-6.5, -4.5), (-5.2, 0.2), (-0.8, -1.4))


def _draw_play(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(_points((-4, -5.5), (5.5, 0), (-4, 5.5)))


def _draw_export(painter: QPainter) -> None:
    _draw_line(painter, (-6, 1.5), (-6, 6), (6, 6), (6, 1.5))
    _draw_line(painter, (0, 2), (0, -6))
    _draw_line(painter, (-3.5, -2.8), (0, -6.3), (3.5, -2.8))


def _draw_arrow(painter: QPainter) -> None:
    _draw_line(painter, (-6, 0), (6, 0))
    _draw_line(painter, (-1.5, -4.5), (-6, 0), (-1.5, 4.5))


def _draw_sheets(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(-6, -2.5, 8.5, 9), 1.5, 1.5)
    _draw_line(painter, (-2.5, -5.5), (-2.5, -6.5), (6, -6.5), (6, 3), (5.5, 3))


def _draw_cross(painter: QPainter) -> None:
    _draw_line(painter, (-5, -5), (5, 5))
    _draw_line(painter, (-5, 5), (5, -5))


def _draw_pin(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(0, -2), 2.6, 2.6)
    _draw_line(painter, (0, 0.8), (0, 5.5))


def _draw_check(painter: QPainter) -> None:
    _draw_line(painter, (-4.5, 0.5), (-1.5, 3.5), (4.5, -3.5))


def _draw_chevron_down(painter: QPainter) -> None:
    _draw_line(painter, (-4, -2), (0, 2), (4, -2))


def _draw_chevron_right(painter: QPainter) -> None:
    _draw_line(painter, (-2, -4), (2, 0), (-2, 4))


def _draw_find(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(-1, -1), 4, 4)
    _draw_line(painter, (2, 2), (5.5, 5.5))


def _draw_line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(_points(*points))


def _points(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


_MIRRORED = {Icon.REDO, Icon.FORWARD}
_FILLED = {Icon.PLAY, Icon.PINNED}
_DRAWINGS: dict[Icon, Callable[[QPainter], None]] = {
    Icon.UNDO: _draw_undo,
    Icon.REDO: _draw_undo,
    Icon.PLAY: _draw_play,
    Icon.EXPORT: _draw_export,
    Icon.BACK: _draw_arrow,
    Icon.FORWARD: _draw_arrow,
    Icon.COPY: _draw_sheets,
    Icon.CLOSE: _draw_cross,
    Icon.PIN: _draw_pin,
    Icon.PINNED: _draw_pin,
    Icon.CHECK: _draw_check,
    Icon.CHEVRON_DOWN: _draw_chevron_down,
    Icon.CHEVRON_RIGHT: _draw_chevron_right,
    Icon.FIND: _draw_find,
}
