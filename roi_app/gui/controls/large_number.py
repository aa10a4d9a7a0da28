"""The one figure of a presentation, as large as the screen allows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from roi_app.gui.controls.labels import set_tone
from roi_app.gui.controls.number import Number
from roi_app.gui.style.fonts import fitting, font


class LargeNumber(Number):
    """A `Number` whose type grows with the screen; nobody asks it anything while a room looks on."""

    def __init__(self) -> None:
        """Make an empty figure; `set_type` gives it its sizes."""
        super().__init__(100)
        self._type: tuple[object, ...] = ()
        set_tone(self.caption, "")
        # Room to spare is left below, not between the lines.
        self.rows.setStretch(self.rows.indexOf(self.line), 0)
        self.rows.addStretch(1)
        self.caption.setWordWrap(True)
        self.note.setWordWrap(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def make_value_label(self, size: int) -> QLabel:
        """A label without the empty room that a font leaves above and below its figures."""
        made = _TightLabel()
        made.setFont(font(size, bold=True))
        made.setTextFormat(Qt.TextFormat.PlainText)
        return made

    def set_type(self, *, caption: int, value: int, unit: int, note: int) -> None:
        """Take these pixel sizes, in the font of the language in force."""
        now = (caption, value, unit, note, *font(value).families())
        if now == self._type:
            return
        self._type = now
        for part, size, bold in (
            (self.caption, caption, True),
            (self.value, value, True),
            (self.unit, unit, True),
            (self.note, note, False),
        ):
            part.setFont(font(size, bold=bold))
        # The unit stands on the figure's own line: the tight label ends a little below it.
        below = _room_below(self.value.font()) - QFontMetricsF(self.unit.font()).descent()
        self.unit.setContentsMargins(value // 16, 0, 0, max(round(below), 0))
        self.rows.setSpacing(caption // 2)


class _TightLabel(QLabel):
    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(self.font())
        return QSize(round(measure.horizontalAdvance(self.text())) + 2, round(self._height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(fitting(self.font(), self.text(), self.width()))
        painter.setPen(self.palette().color(self.foregroundRole()))
        baseline = (self.height() + self._height()) / 2 - _room_below(self.font())
        painter.drawText(QPointF(0, baseline), self.text())

    def _height(self) -> float:
        measure = QFontMetricsF(self.font())
        return measure.capHeight() + 2 * _room_below(self.font())


def _room_below(of: QFont) -> float:
    """Room for what hangs below the line, such as the strokes of 沒有."""
    return QFontMetricsF(of).capHeight() * 0.2
