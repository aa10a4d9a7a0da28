"""What sliders over real numbers share: the drag, the keys, the steps, and assistive tools; a subclass draws them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QSlider, QWidget

from roi_app.gui.controls.drag import Drag

_RESOLUTION = 10_000
"""Qt's own slider knows whole numbers only: it goes from 0 to this, wherever the real ends are."""

_LEAP = 10
"""Steps of an arrow with Shift; page keys, which a presenter's clicker sends, leave every value alone."""

_KEY_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
}


def key_steps(event: QKeyEvent) -> int:
    """By how many steps a key moves a slider; 0 for a key that moves none."""
    is_leap = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return _KEY_STEPS.get(Qt.Key(event.key()), 0) * (_LEAP if is_leap else 1)


class DragSlider(QSlider):
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
        self._drag = Drag(self._follow)
        self._held = 0.0, 1.0
        self.setRange(0, _RESOLUTION)
        self._set_qt_steps()
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

    def groove(self) -> tuple[float, float]:
        """Where the middle of the handle lies at either end, in pixels from the left; a subclass says it."""
        raise NotImplementedError

    def x_of(self, value: float) -> float:
        """Where a value lies, in pixels from the left; beyond the ends is at the end."""
        left, right = self.groove()
        return left + self._share(value) * (right - left)

    def set_bounds(self, low: float, high: float) -> None:
        """Move the ends; the value keeps its number."""
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self._set_qt_steps()
            self.show_value(self._value)

    def show_value(self, value: float) -> None:
        """Show a value without saying so."""
        self._value = value
        with QSignalBlocker(self):
            self.setValue(round(self._share(value) * _RESOLUTION))
        self.update()

    def step_by(self, steps: int) -> None:
        """Move by whole steps, as the arrow keys do."""
        self._set_by_hand(self._value + steps * self._step)
        self.settled.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer."""
        self._held = self._groove_on_screen()
        if self._drag.press(event):
            self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._drag.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the movement."""
        if self._drag.release(event):
            self.setSliderDown(False)
            self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel that scrolls: nobody wants to change a value by scrolling past it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a step, with Shift ten, Home and End to the ends."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: self._low, Qt.Key.Key_End: self._high}
        if key_steps(event):
            self.step_by(key_steps(event))
        elif key in ends:
            self._set_by_hand(ends[key])
            self.settled.emit()
        else:
            event.ignore()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Take a value that came from outside, such as an assistive tool, for one set by hand."""
        super().sliderChange(change)
        if change is QAbstractSlider.SliderChange.SliderValueChange and not self.signalsBlocked():
            self._set_by_hand(self._low + self.value() / _RESOLUTION * (self._high - self._low))

    def _set_qt_steps(self) -> None:
        """Let one step of an assistive tool be one of ours, at least."""
        step = max(1, math.ceil(self._step / (self._high - self._low) * _RESOLUTION))
        self.setSingleStep(step)
        self.setPageStep(_LEAP * step)

    def _groove_on_screen(self) -> tuple[float, float]:
        left, right = (self.mapToGlobal(QPointF(x, 0)).x() for x in self.groove())
        return left, right

    def _follow(self, x: float) -> None:
        """Read the pointer by where the groove was when the drag began: a layout that gives way moves no value."""
        left, right = self._held
        share = min(max((self.mapToGlobal(QPointF(x, 0)).x() - left) / max(right - left, 1), 0.0), 1.0)
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
