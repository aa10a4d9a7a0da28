"""Where a story is: a dot for each of its steps, with its name; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_LEFT_TO_OTHERS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_DOT = 0.62
_AFTER_DOT = 0.45
_PADDING = 3
"""The diameter of a dot and what follows it, as shares of the type; the room around in pixels."""


class StoryDot(PaintedButton):
    """One step: filled once the story has come to it, bold where it is now."""

    def __init__(self) -> None:
        """Make a step that the story has not come to."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._size, self._names, self.is_passed, self.is_current = 13, True, False, False

    def set_look(self, size: int, *, names: bool) -> None:
        """Take a size of type, with or without the name of a step that is not the current one."""
        self._size, self._names = size, names
        self.updateGeometry()
        self.update()

    def show_state(self, *, passed: bool, current: bool) -> None:
        """Say whether the story has come here, and whether it is here."""
        self.is_passed, self.is_current = passed, current
        self.updateGeometry()
        self.update()

    def full_width(self) -> int:
        """The width with the name, bold."""
        name = QFontMetricsF(font(self._size, bold=True)).horizontalAdvance(self.text())
        return round(self._text_left() + name) + 2 * _PADDING

    def sizeHint(self) -> QSize:
        """The dot, and the name where it is on show; bold or not, the width is the same."""
        height = round(QFontMetricsF(self._font()).height()) + 2 * _PADDING
        width = self.full_width() if self._shows_name else round(self._size * _DOT) + 2 * _PADDING
        return QSize(width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to whoever stands behind."""
        if Qt.Key(event.key()) in _LEFT_TO_OTHERS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter) -> None:
        """Draw dot and name."""
        reached = self.is_passed or self.is_current
        radius, middle = self._size * _DOT / 2, self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if reached or self.is_hovered else "groove"))
        painter.drawEllipse(QPointF(_PADDING + radius, middle), radius, radius)
        if self._shows_name:
            painter.setFont(self._font())
            painter.setPen(theme.colour("accent" if self.is_current or self.is_hovered else "muted"))
            measure = QFontMetricsF(painter.font())
            baseline = middle + (measure.ascent() - measure.descent()) / 2
            painter.drawText(QPointF(_PADDING + self._text_left(), baseline), self.text())
        self.draw_focus(painter)

    @property
    def _shows_name(self) -> bool:
        return self._names or self.is_current

    def _font(self) -> QFont:
        return font(self._size, bold=self.is_current)

    def _text_left(self) -> float:
        return self._size * (_DOT + _AFTER_DOT)


class StoryDots(QWidget):
    """A row of `StoryDot`; `chosen` carries the place of the one that was clicked.

    Where there is no room for all names, only the current step has its own.
    """

    chosen = Signal(int)

    def __init__(self, count: int) -> None:
        """Make a row of so many steps, none of which is current."""
        super().__init__()
        self.dots = [StoryDot() for _ in range(count)]
        self._size, self._gap = 13, 12
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for place, dot in enumerate(self.dots):
            dot.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            self._row.addWidget(dot)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, names: Sequence[str], full_names: Sequence[str]) -> None:
        """Name the steps; the full names are for those who cannot see where they stand."""
        for dot, name, full_name in zip(self.dots, names, full_names, strict=True):
            dot.setText(name)
            dot.setAccessibleName(full_name)
            set_tooltip(dot, full_name)
        self._fit()

    def show_current(self, current: int) -> None:
        """Say where the story is; -1 before it has begun."""
        for place, dot in enumerate(self.dots):
            dot.show_state(passed=place < current, current=place == current)

    def set_size(self, size: int) -> None:
        """Take a size of type."""
        self._size, self._gap = size, round(size * 1.3)
        self._row.setSpacing(self._gap)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the dots and the longest name."""
        dots = sum(round(self._size * _DOT) + 2 * _PADDING + self._gap for _ in self.dots)
        return QSize(dots + max(dot.full_width() for dot in self.dots), self.dots[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name all steps where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = sum(dot.full_width() for dot in self.dots) + self._gap * (len(self.dots) - 1)
        for dot in self.dots:
            dot.set_look(self._size, names=needed <= self.width())
