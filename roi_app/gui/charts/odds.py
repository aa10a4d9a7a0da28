"""The distribution of a sum as columns, with a target that can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from roi_app.figures.odds import Odds
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import fill_area
from roi_app.gui.controls.drag import Drag
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BELOW, _ABOVE, _SIDE = 24, 40, 14
_GRIP = 7.0
_KEY_STEPS = 100


class OddsChart(Chart[Odds]):
    """Draws an `Odds`; `aimed` carries the target that a person drags or steps by Alt and the arrows."""

    aimed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._drag = Drag(self._aim)
        self.setMinimumHeight(130)

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(560, 260)

    def draw(self, painter: QPainter, figure: Odds) -> None:
        """Draw columns, percentiles, axis and target."""
        plot = self._plot()
        for column in figure.columns:
            left, right = self._x(figure, column.start), self._x(figure, column.end)
            height = column.height * plot.height()
            area = QRectF(left + 0.5, plot.bottom() - height, max(right - left - 1, 1), height)
            fill_area(painter, area, column.tone)
            self.spots.append(Spot(QRectF(left, plot.top(), right - left, plot.height()), column.hint, ""))
        self._draw_axis(painter, figure, plot)
        self._draw_marks(painter, figure, plot)
        self._draw_target(painter, figure, plot)

    def _plot(self) -> QRectF:
        return QRectF(_SIDE, _ABOVE, self.width() - 2 * _SIDE, self.height() - _ABOVE - _BELOW)

    def _x(self, figure: Odds, value: float) -> float:
        return _SIDE + figure.axis.share(value) * (self.width() - 2 * _SIDE)

    def _draw_axis(self, painter: QPainter, figure: Odds, plot: QRectF) -> None:
        painter.setPen(QPen(theme.colour("muted"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setFont(font(11))
        for tick in figure.axis.ticks:
            x = self._x(figure, tick.value)
            painter.drawText(QRectF(x - 40, plot.bottom() + 4, 80, 18), Qt.AlignmentFlag.AlignHCenter, tick.label)
        if figure.axis.low < 0 < figure.axis.high:
            x = round(self._x(figure, 0.0)) + 0.5
            painter.setPen(QPen(theme.colour("text"), 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _draw_marks(self, painter: QPainter, figure: Odds, plot: QRectF) -> None:
        painter.setFont(font(11, bold=True))
        for mark in figure.marks:
            x = self._x(figure, mark.value)
            painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, plot.top() - 2), QPointF(x, plot.bottom()))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(x - 30, plot.top() - 18, 60, 16), Qt.AlignmentFlag.AlignHCenter, mark.label)
        self._draw_likely(painter, figure, plot)

    def _draw_likely(self, painter: QPainter, figure: Odds, plot: QRectF) -> None:
        """The likely case as a triangle on the ground, named inside the plot so that no percentile covers it."""
        x, ground = self._x(figure, figure.likely.value), plot.bottom()
        painter.setPen(QPen(theme.colour("total"), 1.4))
        painter.drawLine(QPointF(x, plot.top() + 14), QPointF(x, ground))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("total"))
        painter.drawPolygon(QPolygonF([QPointF(x - 5, ground), QPointF(x + 5, ground), QPointF(x, ground - 8)]))
        painter.setPen(theme.colour("total"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(figure.likely.label) + 4
        left = min(max(x - width / 2, 0.0), self.width() - width)
        place = QRectF(left, plot.top() - 2, width, 16)
        painter.fillRect(place, theme.colour("card"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, figure.likely.label)

    def _draw_target(self, painter: QPainter, figure: Odds, plot: QRectF) -> None:
        x = min(max(self._x(figure, figure.target), plot.left()), plot.right())
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(QPointF(x, plot.top() - 16), QPointF(x, plot.bottom()))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(x, plot.bottom()), _GRIP - 1, _GRIP - 1)
        painter.setFont(font(12, bold=True))
        width = QFontMetricsF(painter.font()).horizontalAdvance(figure.target_label) + 4
        left = min(max(x - width / 2, 0.0), self.width() - width)
        painter.setPen(theme.colour("accent"))
        painter.drawText(QRectF(left, 0, width, 18), Qt.AlignmentFlag.AlignCenter, figure.target_label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the target along from anywhere in the chart."""
        self._drag.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the target, or tell about the pointed column."""
        if not self._drag.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the target go."""
        self._drag.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrows move the target by a hundredth of the axis; the arrows alone walk the columns."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if self.figure is not None and key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            axis = self.figure.axis
            self.aimed.emit(self.figure.target + steps[key] * (axis.high - axis.low) / _KEY_STEPS)
        else:
            super().keyPressEvent(event)

    def _aim(self, x: float) -> None:
        if self.figure is not None:
            share = min(max((x - _SIDE) / max(self.width() - 2 * _SIDE, 1), 0.0), 1.0)
            axis = self.figure.axis
            self.aimed.emit(axis.low + share * (axis.high - axis.low))
