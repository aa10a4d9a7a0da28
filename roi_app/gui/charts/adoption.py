"""The share of rivals that use AI, month by month."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from roi_app.figures.adoption import AdoptionCurve
from roi_app.figures.axes import Marker
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BELOW = 22
_ABOVE = 10


class AdoptionChart(Chart[AdoptionCurve]):
    """Draws an `AdoptionCurve`; hovering tells the month's share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(200, 90))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(320, 200)

    def draw(self, painter: QPainter, figure: AdoptionCurve) -> None:
        """Draw axes, the limit, the curve and its marks."""
        plot = self._plot(figure)
        self._draw_axes(painter, figure, plot)
        points = [self._point(figure, plot, at, share) for at, share in zip(figure.months, figure.shares, strict=True)]
        self._draw_curve(painter, points, plot)
        self._draw_limit(painter, figure, plot)
        painter.setFont(font(11, bold=True))
        for mark in figure.marks:
            self._draw_mark(painter, figure, mark, plot)
        step = plot.width() / max(len(points) - 1, 1)
        for month, (point, hint) in enumerate(zip(points, figure.hints, strict=True)):
            hot = QRectF(point.x() - step / 2, plot.top(), step, plot.height())
            target = f"rival_adoption_by_month@{month}" if month else "rival_adoption"
            self.spots.append(Spot(hot, hint, target))

    def _plot(self, figure: AdoptionCurve) -> QRectF:
        measure = QFontMetricsF(font(11))
        left = 8 + max(measure.horizontalAdvance(tick.label) for tick in figure.share_axis.ticks)
        right = measure.horizontalAdvance(figure.month_axis.ticks[-1].label) / 2 + 2
        return QRectF(left, _ABOVE, self.width() - left - right, self.height() - _ABOVE - _BELOW)

    def _point(self, figure: AdoptionCurve, plot: QRectF, month: float, share: float) -> QPointF:
        return QPointF(
            plot.left() + figure.month_axis.share(month) * plot.width(),
            plot.bottom() - figure.share_axis.share(share) * plot.height(),
        )

    def _draw_axes(self, painter: QPainter, figure: AdoptionCurve, plot: QRectF) -> None:
        painter.setFont(font(11))
        for tick in figure.share_axis.ticks:
            y = round(plot.bottom() - figure.share_axis.share(tick.value) * plot.height()) + 0.5
            painter.setPen(QPen(theme.colour("muted" if tick.value == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("muted"))
            where = QRectF(0, y - 10, plot.left() - 6, 20)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.label)
        for tick in figure.month_axis.ticks:
            x = plot.left() + figure.month_axis.share(tick.value) * plot.width()
            painter.drawText(QRectF(x - 30, plot.bottom() + 4, 60, 18), Qt.AlignmentFlag.AlignHCenter, tick.label)

    def _draw_curve(self, painter: QPainter, points: list[QPointF], plot: QRectF) -> None:
        ground = QColor(theme.colour("race"))
        ground.setAlphaF(0.10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        corners = [QPointF(plot.right(), plot.bottom()), QPointF(plot.left(), plot.bottom())]
        painter.drawPolygon(QPolygonF([*points, *corners]))
        painter.setPen(QPen(theme.colour("race"), 2.2))
        painter.drawPolyline(QPolygonF(points))

    def _draw_limit(self, painter: QPainter, figure: AdoptionCurve, plot: QRectF) -> None:
        y = plot.bottom() - figure.share_axis.share(figure.limit) * plot.height()
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setFont(font(11))
        painter.setPen(theme.colour("muted"))
        above = QRectF(plot.left() + 4, y - 17, plot.width(), 16)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, figure.limit_label)

    def _draw_mark(self, painter: QPainter, figure: AdoptionCurve, mark: Marker, plot: QRectF) -> None:
        at = self._point(figure, plot, mark.at, mark.value)
        painter.setPen(QPen(theme.colour("race"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(at, 4, 4)
        painter.setPen(theme.colour("race"))
        # Beside the curve, below it, where it has already passed.
        width = QFontMetricsF(painter.font()).horizontalAdvance(mark.label)
        left = min(at.x() + 9, plot.right() - width)
        painter.drawText(QPointF(left, min(at.y() + 18, plot.bottom() - 4)), mark.label)
