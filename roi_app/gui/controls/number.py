"""A large figure with its caption and a note, that counts to its new value and can be asked how it is made."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractAnimation, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import ShrinkingLabel, label, set_tone
from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

COUNT_MS = 150
_NO_LIMIT = 16_777_215
_ROUNDING = 2
"""Pixels by which labels may be higher than their lines."""

_WORDS_WIDTH = 124
"""Words that stand for a value grow smaller within this width: they are longer than figures, and push no neighbour."""


class Number(PaintedButton):
    """Caption, value with a unit behind it, another value below, and a note.

    A click on it says that a person wants to know how the value is made.
    """

    def __init__(
        self,
        size: int,
        *,
        unit_size: int = 15,
        caption_size: int = 13,
        second_size: int = 17,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty figure whose value has a pixel size."""
        super().__init__(parent)
        self.caption = label(caption_size, tone="muted")
        self.value = self.make_value_label()
        self.value.setFont(font(size, bold=True))
        self.unit = label(unit_size, bold=True)
        self.second = self.make_value_label()
        self.second.setFont(font(second_size, bold=True))
        self.second.hide()
        self.note = label(12, tone="muted")
        self._size, self._second_size, self._caption_size = size, second_size, caption_size
        self._shown: float | None = None
        self._held = False
        self._format: Callable[[float], str] = str
        self._changed_at = 0.0
        self._count = QVariantAnimation(self)
        self._count.setDuration(COUNT_MS)
        self._count.valueChanged.connect(self._tick)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def make_value_label(self) -> QLabel:
        """A label that shows a value."""
        return ShrinkingLabel()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.value)
        line.addWidget(self.unit, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.line: QLayout = line
        self.unit.setContentsMargins(0, 0, 0, 6)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(2)
        self.rows.addWidget(self.caption)
        self.rows.addLayout(self.line)
        self.rows.addWidget(self.second)
        self.rows.addWidget(self.note)
        self.rows.addStretch(1)

    def show_value(self, value: float | None, words: Callable[[float], str], absent: str, tone: str = "") -> None:
        """Show a value in words, or `absent` where there is none."""
        set_tone(self.value, tone)
        self._format = words
        if isinstance(self.value, ShrinkingLabel) and not self._held:
            self.value.setMaximumWidth(_WORDS_WIDTH if value is None else _NO_LIMIT)
        before, self._shown = self._shown, value
        quick = time.monotonic() - self._changed_at < 2 * COUNT_MS / 1000
        self._changed_at = time.monotonic()
        self._count.stop()
        if value is None:
            self.value.setText(absent)
        elif before is None or before == value or quick or not self._may_move():
            self.value.setText(words(value))
        else:
            self._count.setStartValue(float(before))
            self._count.setEndValue(float(value))
            self._count.start()
        self._tell()

    def show_second(self, text: str, tone: str = "") -> None:
        """Show another value, in words, below the first; "" for none."""
        self.second.setText(text)
        self.second.setVisible(bool(text))
        set_tone(self.second, tone)
        self._tell()

    def show_words(self, caption: str, unit: str = "", note: str = "") -> None:
        """Show what surrounds the value."""
        for part, text in ((self.caption, caption), (self.unit, unit), (self.note, note)):
            if part.text() != text:
                part.setText(text)
        self.unit.setVisible(bool(unit))
        self.note.setVisible(bool(note))
        self._tell()

    def set_close(self, width: int | None) -> None:
        """Keep within a width, with a smaller value and a caption of two lines; None for as much room as needed."""
        smaller = 1.0 if width is None else 0.8
        for part in (self.value, self.second):
            part.setMinimumSize(0, 0)
            part.setMaximumSize(_NO_LIMIT, _NO_LIMIT)
        self.value.setFont(font(round(self._size * smaller), bold=True))
        self.second.setFont(font(round(self._second_size * smaller), bold=True))
        self.caption.setFont(font(self._caption_size if width is None else self._caption_size - 1))
        self.caption.setWordWrap(width is not None)
        self.note.setWordWrap(width is not None)
        self.caption.setMinimumHeight(0 if width is None else 2 * self.caption.fontMetrics().lineSpacing())
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMinimumWidth(0 if width is None else width)
        self.setMaximumWidth(_NO_LIMIT if width is None else width)

    def width_for(self, values: Iterable[str], seconds: Iterable[str], notes: Iterable[str]) -> int:
        """The width at which any of these texts, and the caption, stand whole in full type."""
        return max(
            widest(font(self._size, bold=True), values),
            widest(font(self._second_size, bold=True), seconds),
            widest(self.note.font(), notes),
            widest(font(self._caption_size), (self.caption.text(),)),
        )

    def hold(self, width: int, height: int) -> None:
        """Keep this size whatever is shown: longer figures are set smaller, and a longer note takes two lines."""
        self.note.setWordWrap(True)
        self._hold_values(width)
        if (width, height) != (self.minimumWidth(), self.minimumHeight()):
            self.setFixedSize(width, height)

    def _hold_values(self, width: int) -> None:
        """Give the values their sizes for good: a label whose size cannot change asks for no layout with its text."""
        self._held = True
        for part in (self.value, self.second):
            part.setFixedSize(width, part.sizeHint().height())

    def height_for_lines(self, notes: int) -> int:
        """The height of caption, value, the one below it, and so many lines of a note."""
        lines = 2 if self.caption.wordWrap() else 1
        parts = (lines * self.caption.fontMetrics().lineSpacing(), self.value.sizeHint().height())
        below = self.second.fontMetrics().lineSpacing(), notes * self.note.fontMetrics().lineSpacing()
        return sum(parts) + sum(below) + 3 * self.rows.spacing() + _ROUNDING

    @property
    def is_absent(self) -> bool:
        """Whether words stand where there is no value."""
        return self._shown is None

    @property
    def is_counting(self) -> bool:
        """Whether the value is still on its way."""
        return self._count.state() is QAbstractAnimation.State.Running

    def _may_move(self) -> bool:
        return self.isVisible() and not theme.reduced_motion

    def _tick(self, value: float) -> None:
        ended = self._count.currentTime() >= COUNT_MS
        self.value.setText(self._format(self._shown if ended and self._shown is not None else value))

    def _tell(self) -> None:
        value = self.value.text() if self._shown is None else self._format(self._shown)
        second = "" if self.second.isHidden() else self.second.text()
        named = (self.caption.text(), value, self.unit.text(), second)
        self.setAccessibleName(" ".join(part for part in named if part))
        self.setAccessibleDescription(self.note.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw no more than the focus: the labels draw themselves, with every tick of a slider."""
        if self.hasFocus():
            super().paintEvent(event)

    def draw(self, painter: QPainter) -> None:
        """Draw the focus."""
        self.draw_focus(painter)


def widest(face: QFont, texts: Iterable[str]) -> int:
    """The width of the widest of some texts in a type, in whole pixels."""
    measure = QFontMetricsF(face)
    return math.ceil(max((measure.horizontalAdvance(text) for text in texts), default=0.0)) + 2
