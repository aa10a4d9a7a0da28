"""One figure, as large as the screen allows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from roi_app.gui.controls.labels import TightLabel, set_tone
from roi_app.gui.controls.paired_number import BESIDE, PairedNumber
from roi_app.gui.style.fonts import font

_SHORT = 4
_LEFT_TO_OTHERS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space)


class _YieldingLabel(TightLabel):
    """A tight label that may be narrower than its text, which is drawn smaller then; a short figure stays whole."""

    def minimumSizeHint(self) -> QSize:
        """As high as is shown; of any width where it is more than a short figure."""
        whole = self.sizeHint()
        return whole if len(self.text()) <= _SHORT else QSize(0, whole.height())

    def room_below(self) -> float:
        """Room for the comma of an amount, too."""
        return QFontMetricsF(self.font()).capHeight() * 0.3


class LargeNumber(PairedNumber):
    """A `PairedNumber` whose type grows with the screen; a value without room grows smaller."""

    def __init__(self) -> None:
        """Make an empty figure; `set_type` gives it its sizes."""
        super().__init__(100)
        self._type: tuple[object, ...] = ()
        set_tone(self.caption, "")
        self.caption.setWordWrap(True)
        self.note.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Where there is room, the figure stands a little above the middle.
        self.rows.insertStretch(0, 1)
        self.rows.addStretch(2)

    def make_value_label(self) -> TightLabel:
        """A label that gives way."""
        return _YieldingLabel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and the space bar, which move sliders and the story, to whoever stands behind."""
        if Qt.Key(event.key()) in _LEFT_TO_OTHERS:
            event.ignore()
        else:
            super().keyPressEvent(event)

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
            (self.second, round(value * BESIDE), True),
            (self.name, note, False),
            (self.second_name, note, False),
        ):
            part.setFont(font(size, bold=bold))
        # The unit stands on the figure's own line: the tight label ends a little below it.
        below = self.value.room_below() - QFontMetricsF(self.unit.font()).descent()
        self.unit.setContentsMargins(0, 0, 0, max(round(below), 0))
        self.line.setHorizontalSpacing(max(value // 8, 10))
        self.align()
        self.rows.setSpacing(caption // 3)
