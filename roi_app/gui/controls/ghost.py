"""A dashed ring: where something was before."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from roi_app.gui.style.theme import theme

_DASHES = [2.4, 1.6]
_LINE = 0.26
"""The width of the line, as a share of the radius."""


def draw_ghost(painter: QPainter, middle: QPointF, radius: float, colour: str = "muted") -> None:
    """Draw the ring around a point, in a colour of the palette."""
    line = max(radius * _LINE, 1.5)
    pen = QPen(theme.colour(colour), line)
    pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, radius - line / 2, radius - line / 2)
