"""The race meter: one bar from θ = 0, with a handle that can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from roi_app.figures.race_meter import Meter, Stretch, Zone
from roi_app.gui.charts.plot import fill, hatch, ink
from roi_app.gui.controls.drag_slider import DragSlider
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_HATCHES = {Zone.STOP: Qt.BrushStyle.BDiagPattern, Zone.RED_QUEEN: Qt.BrushStyle.Dense7Pattern}
_STEP = 0.01
_INSET = 12.0


class RaceMeter(DragSlider):
    """Draws a `Meter`; `moved` carries the θ that a person sets, `settled` the end of the movement.

    `activated` carries the threshold whose label was clicked, or picked from the menu, to be explained.
    `large` is for presenting: a thicker bar, larger type, and the names of the zones below; `set_scale` fits it to
    the screen.
    """

    activated = Signal(str)

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty meter."""
        super().__init__(0.0, 1.0, _STEP, parent)
        self._figure: Meter | None = None
        self._large = large
        self._labels: dict[str, QRectF] = {}
        self._size, self._thick, self._inset, self._scale = 0, 0.0, 0.0, 1.0
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Draw it so many times as large."""
        self._size = round((17 if self._large else 12) * scale)
        self._thick = (24.0 if self._large else 14.0) * scale
        self._inset, self._scale = _INSET * scale, scale
        self.updateGeometry()
        self.update()

    @property
    def figure(self) -> Meter | None:
        """The figure on show."""
        return self._figure

    def show_figure(self, figure: Meter) -> None:
        """Draw a figure from now on."""
        self._figure = figure
        self.set_bounds(0.0, figure.highest)
        self.show_value(figure.theta)
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.summary)

    def twin(self) -> RaceMeter:
        """A large meter of its own that shows the same figure, to be drawn elsewhere."""
        made = RaceMeter(large=True)
        if self._figure is not None:
            made.show_figure(self._figure)
        return made

    def sizeHint(self) -> QSize:
        """Room for the bar and the labels above and below."""
        rows = 5.2 if self._large else 3.4
        return QSize(300, round(self._thick + rows * (self._size + 6 * self._scale)))

    def minimumSizeHint(self) -> QSize:
        """As high as needed, as narrow as the labels bear."""
        return QSize(160, self.sizeHint().height())

    @property
    def _gap(self) -> float:
        """Between the bar and the text below it."""
        return 5 * self._scale

    @property
    def _row(self) -> float:
        """The height of a line of text."""
        return self._size + 5 * self._scale

    def _above(self, bar: QRectF) -> float:
        """The top of the line of text above the bar."""
        return bar.top() - self._size - 12 * self._scale

    def groove(self) -> tuple[float, float]:
        """The whole width but for the room of the handle at either end."""
        return self._inset, self.width() - self._inset

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw zones, thresholds, handle and labels."""
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._size + 12 * self._scale
        bar = QRectF(0, top, self.width(), self._thick)
        self._draw_zones(painter, self._figure, bar)
        above = self._draw_theta(painter, self._figure, bar)
        self._draw_thresholds(painter, self._figure, bar, above)

    def _draw_zones(self, painter: QPainter, figure: Meter, bar: QRectF) -> None:
        for stretch in figure.stretches:
            left, right = self._edges(stretch, figure)
            area = QRectF(left, bar.top(), right - left, bar.height())
            painter.fillRect(area, fill(stretch.tone))
            if stretch.zone in _HATCHES:
                painter.fillRect(area, hatch(_HATCHES[stretch.zone]))
        if self._large:
            self._name_zones(painter, figure, bar)

    def _edges(self, stretch: Stretch, figure: Meter) -> tuple[float, float]:
        """Where a zone begins and ends; the outer ones go on to the edges, where text above and below begins."""
        left = 0.0 if stretch.start <= 0 else self.x_of(stretch.start)
        return left, float(self.width()) if stretch.end >= figure.highest else self.x_of(stretch.end)

    def _name_zones(self, painter: QPainter, figure: Meter, bar: QRectF) -> None:
        """Each name below its zone, moved aside only as far as its neighbours and the edges ask."""
        painter.setFont(font(self._size, bold=True))
        measure = QFontMetricsF(painter.font())
        gap = float(self._size)
        widths = [measure.horizontalAdvance(stretch.label) for stretch in figure.stretches]
        lefts = [
            sum(self._edges(stretch, figure)) / 2 - width / 2
            for stretch, width in zip(figure.stretches, widths, strict=True)
        ]
        bound = 0.0
        for index, width in enumerate(widths):
            lefts[index] = max(lefts[index], bound)
            bound = lefts[index] + width + gap
        bound = float(self.width())
        for index in reversed(range(len(widths))):
            lefts[index] = min(lefts[index], bound - widths[index])
            bound = lefts[index] - gap
        baseline = bar.bottom() + self._gap + 2 * self._row + 1.3 * self._size
        for stretch, left in zip(figure.stretches, lefts, strict=True):
            painter.setPen(ink(stretch.tone))
            painter.drawText(QPointF(left, baseline), stretch.label)

    def _draw_theta(self, painter: QPainter, figure: Meter, bar: QRectF) -> QRectF:
        x = self.x_of(figure.theta)
        painter.setFont(font(self._size, bold=True))
        painter.setPen(theme.colour("text"))
        label = self._place(painter, figure.theta_label, x, self._above(bar))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, figure.theta_label)
        radius = bar.height() / 2 + 2 * self._scale
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            halo = radius + 4 * self._scale
            painter.drawEllipse(QPointF(x, bar.center().y()), halo, halo)
        painter.setPen(QPen(theme.colour("text"), 2 * self._scale))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(x, bar.center().y()), radius, radius)
        return label

    def _draw_thresholds(self, painter: QPainter, figure: Meter, bar: QRectF, theta_label: QRectF) -> None:
        """Break-even is told below the bar; exit above it, or below as well where the value's label is in the way."""
        painter.setFont(font(self._size - 1))
        below, above = bar.bottom() + self._gap, self._above(bar)
        break_even = self._place(painter, figure.break_even_label, self._anchor(figure.break_even), below)
        leave = self._place(painter, figure.exit_label, self._anchor(figure.exit), above)
        if leave.adjusted(-6, 0, 6, 0).intersects(theta_label):
            leave.moveTop(below)
            self._set_apart(break_even, leave)
        self._labels = {"break_even_intensity": break_even, "exit_intensity": leave}
        self._mark(painter, figure.break_even, bar)
        self._mark(painter, figure.exit, bar)
        painter.setPen(theme.colour("muted"))
        painter.drawText(break_even, Qt.AlignmentFlag.AlignCenter, figure.break_even_label)
        painter.drawText(leave, Qt.AlignmentFlag.AlignCenter, figure.exit_label)

    def _set_apart(self, first: QRectF, second: QRectF) -> None:
        """Two labels of one line side by side, or the second a line lower where there is no room for both."""
        gap = 8 * self._scale
        if not second.adjusted(-gap, 0, gap, 0).intersects(first):
            return
        if first.width() + gap + second.width() > self.width():
            second.moveTop(second.top() + self._row)
            return
        first.moveRight(min(first.right(), second.left() - gap))
        first.moveLeft(max(first.left(), 0.0))
        second.moveLeft(max(second.left(), first.right() + gap))

    def _anchor(self, value: float | None) -> float:
        return self.width() - self._inset if value is None else self.x_of(value)

    def _mark(self, painter: QPainter, value: float | None, bar: QRectF) -> None:
        if value is not None and self._figure is not None and 0 <= value <= self._figure.highest:
            painter.setPen(QPen(theme.colour("text"), 2 * self._scale))
            x, over = self.x_of(value), 4 * self._scale
            painter.drawLine(QPointF(x, bar.top() - over), QPointF(x, bar.bottom() + over))

    def _place(self, painter: QPainter, text: str, middle: float, top: float) -> QRectF:
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 2
        left = min(max(middle - width / 2, 0.0), self.width() - width)
        return QRectF(left, top, width, self._row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer, or ask about the threshold whose label is there."""
        target = next((key for key, place in self._labels.items() if place.contains(event.position())), "")
        if target and not self._large and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(target)
        else:
            super().mousePressEvent(event)

    def menu(self) -> QMenu:
        """The thresholds, each to be explained; a large meter explains nothing."""
        menu = QMenu(self)
        if self._figure is not None and not self._large:
            for key, label in (
                ("break_even_intensity", self._figure.break_even_label),
                ("exit_intensity", self._figure.exit_label),
            ):
                menu.addAction(label).triggered.connect(lambda _=False, key=key: self.activated.emit(key))
        return menu
