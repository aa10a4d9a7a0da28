"""What the plan is worth with the best 1, 2, 3 … tools: a point for each, the added tool below it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from roi_app.figures.tones import Tone
from roi_app.figures.tools import ToolCurve, ToolStep
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, draw_level, ink, write_tightly
from roi_app.gui.style.fonts import fitting, font
from roi_app.gui.style.theme import theme

_BELOW = 22
_ABOVE = 24
_DOT = 4.5
_APART = 5
_SIDE = 4


class ToolsChart(Chart[ToolCurve]):
    """Draws a `ToolCurve`: a filled dot for a tool that is taken, a hollow one for one that is not."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(180, 84))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(320, 200)

    def draw(self, painter: QPainter, figure: ToolCurve) -> None:
        """Draw the ground line, the curve and its labels."""
        if not figure.steps:
            painter.setFont(font(13))
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, figure.nothing)
            return
        area = QRectF(_SIDE, _ABOVE, self.width() - 2 * _SIDE, self.height() - _ABOVE - _BELOW)
        wide = area.width() / len(figure.steps)
        points = [
            QPointF(area.left() + (n + 0.5) * wide, area.bottom() - figure.axis.share(step.npv) * area.height())
            for n, step in enumerate(figure.steps)
        ]
        zero = round(area.bottom() - figure.axis.share(0) * area.height()) + 0.5
        draw_level(painter, area.left(), area.right(), zero, "muted")
        painter.setPen(QPen(ink(figure.tone), 2.2))
        painter.drawPolyline(QPolygonF(points))
        longest = max((step.label for step in figure.steps), key=QFontMetricsF(font(SMALL)).horizontalAdvance)
        names = fitting(font(SMALL), longest, wide - 2)
        amounts = fitting(font(12, bold=True), max((step.text for step in figure.steps), key=len), wide - 4)
        for step, point in zip(figure.steps, points, strict=True):
            painter.setFont(amounts)
            self._draw_step(painter, step, point, QRectF(point.x() - wide / 2, 0, wide, self.height()))
            painter.setFont(names)
            below = QRectF(point.x() - wide / 2, self.height() - _BELOW + 4, wide, _BELOW - 4)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, step.label)

    def _draw_step(self, painter: QPainter, step: ToolStep, point: QPointF, column: QRectF) -> None:
        colour = ink(Tone.ACCENT)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if step.is_taken else theme.colour("card"))
        painter.drawEllipse(point, _DOT, _DOT)
        painter.setPen(theme.colour("text" if step.is_taken else "muted"))
        write_tightly(painter, point.x(), point.y() - _DOT - _APART, step.text)
        self.spots.append(Spot(column, step.hint, step.target))
