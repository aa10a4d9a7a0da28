"""The tornado: for each input a bar from its worst to its best, around what the modes give."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from roi_app.figures.tones import Tone
from roi_app.figures.tornado import Swing, Tornado
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import fill_area, write_over
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BELOW = 22
_LEAST_ROW, _MOST_ROW = 20.0, 34.0
_MOST_NAMES = 0.42
_FITTINGS = 4


class TornadoChart(Chart[Tornado]):
    """Draws a `Tornado`; each bar can be asked about, which leads to its slider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumHeight(140)

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(620, 300)

    def draw(self, painter: QPainter, figure: Tornado) -> None:
        """Draw as many bars as have room, the widest first."""
        room = self.height() - _BELOW
        shown = figure.swings[: max(int(room / _LEAST_ROW), 1)]
        if not shown:
            return
        row = min(_MOST_ROW, room / len(shown))
        longest = max(QFontMetricsF(font(12)).horizontalAdvance(one.label) for one in shown)
        names = min(longest + 18, self.width() * _MOST_NAMES)
        plot = self._plot(figure, shown, QRectF(names, 0, self.width() - names, row * len(shown)))
        self._draw_axis(painter, figure, plot)
        for index, swing in enumerate(shown):
            self._draw_swing(painter, figure, swing, plot, QRectF(0, index * row, names - 8, row))
        middle = round(self._x(figure, plot, figure.middle)) + 0.5
        painter.setPen(QPen(theme.colour("text"), 1.4))
        painter.drawLine(QPointF(middle, plot.top()), QPointF(middle, plot.bottom()))

    def _plot(self, figure: Tornado, shown: tuple[Swing, ...], room: QRectF) -> QRectF:
        """The widest plot beside whose bars all values have room: margins grow until nothing sticks out."""
        measure = QFontMetricsF(font(11))
        plot = QRectF(room)
        for _ in range(_FITTINGS):
            left = max(
                room.left() + measure.horizontalAdvance(one.at_least) + 5 - self._x(figure, plot, one.least)
                for one in shown
            )
            right = max(
                self._x(figure, plot, one.most) + measure.horizontalAdvance(one.at_most) + 5 - room.right()
                for one in shown
            )
            plot.adjust(max(left, 0.0), 0, -max(right, 0.0), 0)
        return plot

    def _x(self, figure: Tornado, plot: QRectF, value: float) -> float:
        return plot.left() + figure.axis.share(value) * plot.width()

    def _draw_axis(self, painter: QPainter, figure: Tornado, plot: QRectF) -> None:
        painter.setFont(font(11))
        measure = QFontMetricsF(painter.font())
        free_from = plot.left() - 40
        for tick in figure.axis.ticks:
            x = round(self._x(figure, plot, tick.value)) + 0.5
            painter.setPen(QPen(theme.colour("muted" if tick.value == 0 else "grid"), 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            half = measure.horizontalAdvance(tick.label) / 2
            if x - half >= free_from:
                painter.setPen(theme.colour("muted"))
                # The last tick may stand at the edge itself: its label moves in, and stays whole.
                left = min(x - half, self.width() - 2 * half - 1)
                painter.drawText(QPointF(left, plot.bottom() + 3 + measure.ascent()), tick.label)
                free_from = x + half + 8

    def _draw_swing(self, painter: QPainter, figure: Tornado, swing: Swing, plot: QRectF, name: QRectF) -> None:
        middle = self._x(figure, plot, figure.middle)
        left, right = self._x(figure, plot, swing.least), self._x(figure, plot, swing.most)
        top, height = name.top() + name.height() * 0.18, name.height() * 0.64
        fill_area(painter, QRectF(left, top, max(middle - left, 0), height), Tone.RACE)
        fill_area(painter, QRectF(middle, top, max(right - middle, 0), height), Tone.KEEP)
        painter.setFont(font(12))
        painter.setPen(theme.colour("text"))
        label = swing.label if swing.is_monotone else f"{swing.label} ◆"
        fits = QFontMetricsF(painter.font()).elidedText(label, Qt.TextElideMode.ElideRight, name.width())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name, Qt.AlignmentFlag.AlignRight | centre, fits)
        painter.setFont(font(11))
        painter.setPen(theme.colour("muted"))
        least = QRectF(left - 204, name.top(), 200, name.height())
        most = QRectF(right + 4, name.top(), 200, name.height())
        write_over(painter, least, Qt.AlignmentFlag.AlignRight | centre, swing.at_least)
        write_over(painter, most, Qt.AlignmentFlag.AlignLeft | centre, swing.at_most)
        self.spots.append(Spot(QRectF(0, name.top(), self.width(), name.height()), swing.hint, swing.key))
