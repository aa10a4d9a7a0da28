"""The share of rivals that use AI, month by month."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from roi_app.figures.adoption import AdoptionCurve
from roi_app.figures.axes import Marker
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, Plot, ink, label_room, mixed
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BELOW = 22
_ABOVE = 10


class AdoptionChart(Chart[AdoptionCurve]):
    """Draws an `AdoptionCurve`; hovering tells the month's share."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(200, 90))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(320, 200)

    def draw(self, painter: QPainter, figure: AdoptionCurve) -> None:
        """Draw axes, the limit, the curve and its marks."""
        left, right = 8 + label_room(figure.share_axis), label_room(figure.month_axis) / 2 + 2
        area = QRectF(left, _ABOVE, self.width() - left - right, self.height() - _ABOVE - _BELOW)
        plot = Plot(area, figure.month_axis, figure.share_axis)
        points = plot.points(figure.months, figure.shares)
        self._draw_ground(painter, mixed(ink(figure.tone), theme.colour("card"), 0.10), points, area)
        plot.draw_levels(painter)
        plot.draw_ticks_below(painter)
        painter.setPen(QPen(ink(figure.tone), 2.2))
        painter.drawPolyline(QPolygonF(points))
        self._draw_limit(painter, figure, plot)
        painter.setFont(font(SMALL, bold=True))
        for mark in figure.marks:
            self._draw_mark(painter, mark, plot, ink(figure.tone))
        step = area.width() / max(len(points) - 1, 1)
        for month, (point, hint) in enumerate(zip(points, figure.hints, strict=True)):
            hot = QRectF(point.x() - step / 2, area.top(), step, area.height())
            target = f"rival_adoption_by_month@{month}" if month else "rival_adoption"
            self.spots.append(Spot(hot, hint, target))

    def _draw_ground(self, painter: QPainter, ground: QColor, points: list[QPointF], area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawPolygon(QPolygonF([*points, area.bottomRight(), area.bottomLeft()]))

    def _draw_limit(self, painter: QPainter, figure: AdoptionCurve, plot: Plot) -> None:
        y, left, right = plot.y(figure.limit), plot.area.left(), plot.area.right()
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setFont(font(SMALL))
        painter.setPen(theme.colour("muted"))
        above = QRectF(left + 4, y - 17, plot.area.width(), 16)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, figure.limit_label)

    def _draw_mark(self, painter: QPainter, mark: Marker, plot: Plot, colour: QColor) -> None:
        at = QPointF(plot.x(mark.at), plot.y(mark.value))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(at, 4, 4)
        painter.setPen(colour)
        # Beside the curve, below it, where it has already passed.
        width = QFontMetricsF(painter.font()).horizontalAdvance(mark.label)
        left = min(at.x() + 9, plot.area.right() - width)
        painter.drawText(QPointF(left, min(at.y() + 18, plot.area.bottom() - 4)), mark.label)
