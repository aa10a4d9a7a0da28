"""How many there are at each value, and beside the axis those that have no place on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from roi_app.figures.histogram import Aside, Histogram
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, fill_area
from roi_app.gui.style.fonts import fitting, font
from roi_app.gui.style.theme import theme

_BELOW, _ABOVE, _SIDE = 24, 20, 16
_APART, _GAP = 54, 14
"""The room of a column beside the axis, and what parts the axis from it."""

_WIDEST = 34


class HistogramChart(Chart[Histogram]):
    """Draws a `Histogram`."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(260, 130))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(520, 200)

    def draw(self, painter: QPainter, figure: Histogram) -> None:
        """Draw the columns over the axis and those beside it."""
        if not figure.bins:
            painter.setFont(font(13))
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, figure.nothing)
            return
        top, height = _ABOVE, self.height() - _ABOVE - _BELOW
        apart = min(_APART, self.width() / 8)
        left = _SIDE + (apart * len(figure.before) + _GAP if figure.before else 0)
        right = _SIDE + (apart * len(figure.after) + _GAP if figure.after else 0)
        plot = QRectF(left, top, self.width() - left - right, height)
        for column in figure.bins:
            start, end = (plot.left() + figure.axis.share(at) * plot.width() for at in (column.start, column.end))
            if column.height > 0:
                tall = max(column.height * height, 1.0)
                area = QRectF(start + 0.5, plot.bottom() - tall, max(end - start - 1, 1), tall)
                fill_area(painter, area, column.tone)
            self.spots.append(Spot(QRectF(start, top, end - start, height), column.hint, ""))
        self._draw_axis(painter, figure, plot)
        for place, aside in enumerate(figure.before):
            self._draw_aside(painter, aside, QRectF(_SIDE + place * apart, top, apart, height))
        for place, aside in enumerate(figure.after):
            self._draw_aside(painter, aside, QRectF(plot.right() + _GAP + place * apart, top, apart, height))

    def _draw_axis(self, painter: QPainter, figure: Histogram, plot: QRectF) -> None:
        painter.setPen(QPen(theme.colour("muted"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setFont(font(SMALL))
        for tick in figure.axis.ticks:
            x = plot.left() + figure.axis.share(tick.value) * plot.width()
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3))
            painter.drawText(QRectF(x - 40, plot.bottom() + 5, 80, 18), Qt.AlignmentFlag.AlignHCenter, tick.label)

    def _draw_aside(self, painter: QPainter, aside: Aside, room: QRectF) -> None:
        tall = max(aside.height * room.height(), 1.0)
        wide = min(_WIDEST, room.width() - 12)
        area = QRectF(room.center().x() - wide / 2, room.bottom() - tall, wide, tall)
        fill_area(painter, area, aside.tone)
        painter.setPen(theme.colour("muted"))
        painter.setFont(fitting(font(SMALL), aside.text, room.width() - 2))
        painter.drawText(
            QRectF(room.left(), area.top() - 17, room.width(), 16), Qt.AlignmentFlag.AlignCenter, aside.text
        )
        painter.setFont(fitting(font(SMALL), aside.label, room.width() - 2))
        painter.drawText(
            QRectF(room.left(), room.bottom() + 5, room.width(), 18), Qt.AlignmentFlag.AlignHCenter, aside.label
        )
        self.spots.append(Spot(room, aside.hint, ""))
