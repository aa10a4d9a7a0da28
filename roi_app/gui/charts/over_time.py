"""The running total over the months, with its band, its payback, and the adoption of rivals."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from roi_app.figures.over_time import OverTime, Spread
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, Plot, label_room, mixed, write_with_halo
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
        left, right = 10 + label_room(figure.money_axis), 10 + label_room(figure.rivals_axis)
        area = QRectF(left, _ABOVE, self.width() - left - right, self.height() - _ABOVE - _BELOW)
        plot = Plot(area, figure.month_axis, figure.money_axis)
        spread = figure.spread
        if spread is not None and spread.band is not None:
            lower, upper = (plot.points(figure.months, edge) for edge in spread.band)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(theme.colour("accent"), theme.colour("card"), 0.16))
            painter.drawPolygon(QPolygonF([*lower, *reversed(upper)]))
        plot.draw_levels(painter)
        plot.draw_ticks_below(painter)
        plot.draw_ticks_right(painter, figure.rivals_axis, self.width())
        self._draw_rivals(painter, figure, area)
        if spread is not None and spread.dropped is not None:
            _draw_dropped(painter, plot, figure.months, spread)
        line = plot.points(figure.months, figure.cumulative)
        painter.setPen(QPen(theme.colour("accent"), 2.2))
        painter.drawPolyline(line)
        self._draw_payback(painter, figure, plot, line)
        step = area.width() / max(len(figure.months) - 1, 1)
        for point, hint, month in zip(line, figure.hints, figure.months, strict=True):
            hot = QRectF(point.x() - step / 2, area.top(), step, area.height())
            self.spots.append(Spot(hot, hint, f"cumulative_net@{month:.0f}"))

    def _draw_rivals(self, painter: QPainter, figure: OverTime, area: QRectF) -> None:
        plot = Plot(area, figure.month_axis, figure.rivals_axis)
        painter.setPen(QPen(theme.colour("race"), 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(plot.points(figure.months, figure.rivals))
        painter.setFont(font(SMALL))
        painter.setPen(theme.colour("race"))
        where = QRectF(area.left(), 0, area.width(), _ABOVE - 4)
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure.rivals_label)

    def _draw_payback(self, painter: QPainter, figure: OverTime, plot: Plot, line: list[QPointF]) -> None:
        if figure.payback is None:
            return
        area, x, y = plot.area, plot.x(figure.payback.at), plot.y(figure.payback.value)
        painter.setPen(QPen(theme.colour("keep"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(x, y), 5, 5)
        painter.setFont(font(12, bold=True))
        painter.setPen(theme.colour("keep"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(figure.payback.label)
        left = min(x + 10, area.right() - width)
        # Below the line it is out of the way; without room there, above where the line will be at the label's end.
        baseline = y + 20
        if baseline + 4 > area.bottom():
            covered = [point.y() for point in line if left <= point.x() <= left + width]
            baseline = min([y, *covered]) - 8
        write_with_halo(painter, QPointF(left, max(baseline, area.top() + 12)), figure.payback.label)


def _draw_dropped(painter: QPainter, plot: Plot, months: tuple[float, ...], spread: Spread) -> None:
    """The running total of a plan that is dropped, unlike the rivals' dashes, with its name at the end of the line."""
    line = plot.points(months, spread.dropped or ())
    painter.setPen(QPen(theme.colour("total"), 1.6, Qt.PenStyle.DashDotLine))
    painter.drawPolyline(line)
    painter.setFont(font(SMALL))
    width = QFontMetricsF(painter.font()).horizontalAdvance(spread.dropped_label)
    last = line[-1]
    below = last.y() + 14
    baseline = below if below < plot.area.bottom() - 2 else last.y() - 6
    left = plot.area.right() - width - 4
    painter.fillRect(QRectF(left - 2, baseline - 11, width + 4, 14), theme.colour("card"))
    painter.drawText(QPointF(left, baseline), spread.dropped_label)
