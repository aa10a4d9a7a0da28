"""A slider over real numbers, with marks under its groove."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from roi_app.gui.style.theme import theme

_HANDLE = 8.0
_GROOVE = 4.0
_MIDDLE = 13.0
_STEPS = 10_000


class ValueSlider(QSlider):
    """A horizontal slider from `low` to `high`.

    `moved` carries every new value that a person sets, rounded to the step, while the handle moves; `settled`
    says that the movement is over. Setting a value by code sends neither.
    """

    moved = Signal(float)
    settled = Signal()

    def __init__(self, low: float, high: float, step: float, parent: QWidget | None = None) -> None:
        """Make a slider over low … high, low < high, that moves by `step`."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._low, self._high, self._step = low, high, step
        self._value = low
        self._marks: tuple[float, ...] = ()
        self._scale = 1.0
        self.setRange(0, _STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def real_value(self) -> float:
        """The value on show."""
        return self._value

    @property
    def bounds(self) -> tuple[float, float]:
        """The ends of the slider."""
        return self._low, self._high

    def set_bounds(self, low: float, high: float) -> None:
        """Move the ends; the value keeps its number."""
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self.show_value(self._value)
            self.update()

    def set_scale(self, scale: float) -> None:
        """Draw it so many times as large, as on a screen that a room looks at."""
        if scale != self._scale:
            self._scale = scale
            self.updateGeometry()
            self.update()

    def set_marks(self, marks: tuple[float, ...]) -> None:
        """Draw small marks under these values."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def show_value(self, value: float) -> None:
        """Show a value without saying so."""
        self._value = value
        blocked = self.blockSignals(True)
        self.setValue(round(self._share(value) * _STEPS))
        self.blockSignals(blocked)
        self.update()

    def step_by(self, steps: int) -> None:
        """Move by whole steps, as the arrow keys do."""
        self._set_by_hand(self._value + steps * self._step)
        self.settled.emit()

    def sizeHint(self) -> QSize:
        """Room for the handle and the marks."""
        return QSize(round(120 * self._scale), round(30 * self._scale))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a narrow panel."""
        return QSize(round(60 * self._scale), round(30 * self._scale))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the movement."""
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel that scrolls: nobody wants to change a cost by scrolling past it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a step, page keys ten, Home and End to the ends."""
        moves = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.step_by(moves[key])
        elif key is Qt.Key.Key_Home:
            self._set_by_hand(self._low)
            self.settled.emit()
        elif key is Qt.Key.Key_End:
            self._set_by_hand(self._high)
            self.settled.emit()
        else:
            event.ignore()

    def sliderChange(self, change: QSlider.SliderChange) -> None:
        """Take a value that came from outside, such as an assistive tool, for one set by hand."""
        super().sliderChange(change)
        if change is QSlider.SliderChange.SliderValueChange and not self.signalsBlocked():
            self._set_by_hand(self._low + self.value() / _STEPS * (self._high - self._low))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove, filled part, marks and handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale
        handle, middle = _HANDLE * scale, _MIDDLE * scale
        left, right = self._ends()
        at = left + self._share(self._value) * (right - left)
        painter.setPen(Qt.PenStyle.NoPen)
        # The groove goes on to the edges, so that it starts where the label starts.
        self._bar(painter, 0, self.width(), middle, "groove")
        self._bar(painter, 0, at, middle, "accent" if self.isEnabled() else "muted")
        painter.setPen(QPen(theme.colour("muted"), 1.2 * scale))
        for mark in self._marks:
            if self._low <= mark <= self._high:
                x = round(left + self._share(mark) * (right - left)) + 0.5
                painter.drawLine(QPointF(x, middle + handle + 1), QPointF(x, middle + handle + 1 + 5 * scale))
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            halo = QColor(theme.colour("accent"))
            halo.setAlphaF(0.28)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(at, middle), handle + 2 * scale, handle + 2 * scale)
        painter.setPen(QPen(theme.colour("accent" if self.isEnabled() else "muted"), 2 * scale))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(at, middle), handle - scale, handle - scale)

    def _bar(self, painter: QPainter, start: float, end: float, middle: float, colour: str) -> None:
        height = _GROOVE * self._scale
        painter.setBrush(theme.colour(colour))
        painter.drawRoundedRect(QRectF(start, middle - height / 2, end - start, height), height / 2, height / 2)

    def _ends(self) -> tuple[float, float]:
        """Where the middle of the handle lies at either end."""
        room = _HANDLE * self._scale + 1
        return room, self.width() - room

    def _follow(self, x: float) -> None:
        left, right = self._ends()
        share = min(max((x - left) / max(right - left, 1), 0.0), 1.0)
        self._set_by_hand(self._low + share * (self._high - self._low))

    def _set_by_hand(self, value: float) -> None:
        on_step = round(value / self._step) * self._step
        inside = min(max(on_step, self._low), self._high)
        # Ten digits cut the tail that a product such as 3 × 0.1 leaves.
        clean = round(inside, 10)
        if clean != self._value:
            self.show_value(clean)
            self.moved.emit(clean)

    def _share(self, value: float) -> float:
        return min(max((value - self._low) / (self._high - self._low), 0.0), 1.0)
