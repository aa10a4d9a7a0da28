"""One line of a list of numbers: what it is at the left, its value at the right, and a mark where it leads on."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.controls.icons import Icon, draw_icon, icon_pen
from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_MARK = 18
_GAP = 12
_INDENT = 16
_PADDING = 5
_MOST_OF_VALUE = 0.55


@dataclass(frozen=True, slots=True)
class Term:
    """A label and a value; `target` is what it leads to, "" for nothing.

    A `head` is the first line of a group, `inner` lines stand below it.
    """

    label: str = ""
    value: str = ""
    target: str = ""
    head: bool = False
    inner: bool = False


class TermRow(PaintedButton):
    """A label and a value; it can be pressed only where it leads on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self.term = Term()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_term(self, term: Term, hint: str) -> None:
        """Show a line; `hint` says what pressing it does."""
        if term == self.term:
            return
        self.term = term
        self.setText(term.label)
        self.setAccessibleName(f"{term.label} {term.value}")
        self.setAccessibleDescription(hint if term.target else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if term.target else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if term.target else Qt.CursorShape.ArrowCursor)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the wrapped texts need at the width that there is."""
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow, and as high as needed."""
        return QSize(120, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def draw(self, painter: QPainter) -> None:
        """Draw ground, label, value and mark."""
        if self.term.target and self.is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        label, value = self._places()
        painter.setPen(theme.colour("text" if self.term.target or self.term.head else "muted"))
        painter.setFont(self._label_font())
        painter.drawText(label, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(theme.colour("accent" if self.term.target else "text"))
        painter.setFont(self._value_font())
        painter.drawText(
            value,
            Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self.term.value,
        )
        if self.term.target:
            middle = QPointF(self.width() - _MARK / 2 - 1, self.height() / 2)
            draw_icon(painter, Icon.CHEVRON_RIGHT, middle, icon_pen("muted", 1.4))
        self.draw_focus(painter, 6)

    def _label_font(self) -> QFont:
        return font(12 if self.term.inner else 13, bold=self.term.head)

    def _value_font(self) -> QFont:
        return font(12 if self.term.inner else 13, bold=not self.term.inner)

    def _places(self) -> tuple[QRectF, QRectF]:
        """Where label and value stand."""
        left = _INDENT if self.term.inner else 6
        right = self.width() - _MARK
        room = max(right - left - _GAP, 40)
        wanted = math.ceil(QFontMetricsF(self._value_font()).horizontalAdvance(self.term.value)) + 1
        of_label = math.ceil(QFontMetricsF(self._label_font()).horizontalAdvance(self.text())) + 1
        value = wanted if wanted + of_label <= room else min(wanted, max(room * _MOST_OF_VALUE, room - of_label))
        height = self.height()
        return QRectF(left, 0, room - value, height), QRectF(right - value, 0, value, height)

    def _height(self) -> int:
        label, value = self._places()
        heights = [
            QFontMetricsF(chosen)
            .boundingRect(QRectF(0, 0, place.width(), 1000), Qt.TextFlag.TextWordWrap, text)
            .height()
            for chosen, place, text in (
                (self._label_font(), label, self.text()),
                (self._value_font(), value, self.term.value),
            )
        ]
        return math.ceil(max(heights)) + (_PADDING if self.term.inner else 2 * _PADDING)

    def _fit(self) -> None:
        height = self._height()
        if height != self.minimumHeight():
            self.setFixedHeight(height)
