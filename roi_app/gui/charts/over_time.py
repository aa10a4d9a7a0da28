"""The running total over the months, with its band, its payback, and the adoption of rivals."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from roi_app.figures.axes import Axis
from roi_app.figures.over_time import OverTime
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BELOW = 24
_ABOVE = 22


class OverTimeChart(Chart[OverTime]):
    """Draws an `OverTime`; hovering tells the month's running total."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumHeight(110)

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(620, 260)

    def draw(self, painter: QPainter, figure: OverTime) -> None:
        """Draw axes, band, rivals' curve, running total and payback."""
        plot = self._plot(figure)
        if figure.band is not None:
            self._draw_band(painter, figure, figure.band, plot)
        self._draw_axes(painter, figure, plot)
        self._draw_rivals(painter, figure, plot)
        line = self._points(figure.months, figure.cumulative, figure.month_axis, figure.money_axis, plot)
        painter.setPen(QPen(theme.colour("accent"), 2.2))
        painter.drawPolyline(line)
        self._draw_payback(painter, figure, plot, line)
        step = plot.width() / max(len(figure.months) - 1, 1)
        for point, hint, month in zip(line, figure.hints, figure.months, strict=True):
            hot = QRectF(point.x() - step / 2, plot.top(), step, plot.height())
            self.spots.append(Spot(hot, hint, f"cumulative_net@{month:.0f}"))

    def _plot(self, figure: OverTime) -> QRectF:
        measure = QFontMetricsF(font(11))
        left = 10 + max(measure.horizontalAdvance(tick.label) for tick in figure.money_axis.ticks)
        right = 10 + max(measure.horizontalAdvance(tick.label) for tick in figure.rivals_axis.ticks)
        return QRectF(left, _ABOVE, self.width() - left - right, self.height() - _ABOVE - _BELOW)

    def _draw_axes(self, painter: QPainter, figure: OverTime, plot: QRectF) -> None:
        painter.setFont(font(11))
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter
        for tick in figure.money_axis.ticks:
            y = round(plot.bottom() - figure.money_axis.share(tick.value) * plot.height()) + 0.5
            painter.setPen(QPen(theme.colour("muted" if tick.value == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(0, y - 10, plot.left() - 7, 20), right | middle, tick.label)
        for tick in figure.rivals_axis.ticks:
            y = plot.bottom() - figure.rivals_axis.share(tick.value) * plot.height()
            painter.drawText(
                QRectF(plot.right() + 6, y - 10, self.width() - plot.right() - 6, 20), left | middle, tick.label
            )
        for tick in figure.month_axis.ticks:
            x = plot.left() + figure.month_axis.share(tick.value) * plot.width()
            painter.drawText(QRectF(x - 30, plot.bottom() + 5, 60, 18), Qt.AlignmentFlag.AlignHCenter, tick.label)

    def _draw_band(
        self, painter: QPainter, figure: OverTime, band: tuple[tuple[float, ...], tuple[float, ...]], plot: QRectF
    ) -> None:
        low, high = band
        lower = self._points(figure.months, low, figure.month_axis, figure.money_axis, plot)
        upper = self._points(figure.months, high, figure.month_axis, figure.money_axis, plot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(theme.colour("accent"), theme.colour("card"), 0.16))
        painter.drawPolygon(QPolygonF([*lower, *reversed(upper)]))

    def _draw_rivals(self, painter: QPainter, figure: OverTime, plot: QRectF) -> None:
        line = self._points(figure.months, figure.rivals, figure.month_axis, figure.rivals_axis, plot)
        painter.setPen(QPen(theme.colour("race"), 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(line)
        painter.setFont(font(11))
        painter.setPen(theme.colour("race"))
        where = QRectF(plot.left(), 0, plot.width(), _ABOVE - 4)
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure.rivals_label)

    def _draw_payback(self, painter: QPainter, figure: OverTime, plot: QRectF, line: list[QPointF]) -> None:
        if figure.payback is None:
            return
        x = plot.left() + figure.month_axis.share(figure.payback.at) * plot.width()
        y = plot.bottom() - figure.money_axis.share(figure.payback.value) * plot.height()
        painter.setPen(QPen(theme.colour("keep"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(x, y), 5, 5)
        painter.setFont(font(12, bold=True))
        painter.setPen(theme.colour("keep"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(figure.payback.label)
        left = min(x + 10, plot.right() - width)
        # Below the line it is out of the way; without room there, above where the line will be at the label's end.
        baseline = y + 20
        if baseline + 4 > plot.bottom():
            covered = [point.y() for point in line if left <= point.x() <= left + width]
            baseline = min([y, *covered]) - 8
        painter.drawText(QPointF(left, max(baseline, plot.top() + 12)), figure.payback.label)

    def _points(
        self, months: tuple[float, ...], values: tuple[float, ...], across: Axis, up: Axis, plot: QRectF
    ) -> list[QPointF]:
        return [
            QPointF(
                plot.left() + across.share(month) * plot.width(),
                plot.bottom() - up.share(value) * plot.height(),
            )
            for month, value in zip(months, values, strict=True)
        ]


def _mixed(ink: QColor, ground: QColor, share: float) -> QColor:
    """A share of ink on a ground, as one colour: a large area is filled faster than it is blended."""
    parts = zip((ink.red(), ink.green(), ink.blue()), (ground.red(), ground.green(), ground.blue()), strict=True)
    return QColor(*(round(share * over + (1 - share) * below) for over, below in parts))
