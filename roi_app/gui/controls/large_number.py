"""One figure, as large as the screen allows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from roi_app.gui.controls.labels import set_tone
from roi_app.gui.controls.paired_number import BESIDE, PairedNumber
from roi_app.gui.style.fonts import font


class LargeNumber(PairedNumber):
    """A `PairedNumber` whose type grows with the screen; nobody asks it anything while a room looks on."""

    def __init__(self) -> None:
        """Make an empty figure; `set_type` gives it its sizes."""
        super().__init__(100)
        self._type: tuple[object, ...] = ()
        set_tone(self.caption, "")
        self.caption.setWordWrap(True)
        self.note.setWordWrap(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

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
            (self.name, unit // 2, False),
            (self.second_name, unit // 2, False),
        ):
            part.setFont(font(size, bold=bold))
        # The unit stands on the figure's own line: the tight label ends a little below it.
        below = self.value.room_below() - QFontMetricsF(self.unit.font()).descent()
        self.unit.setContentsMargins(value // 16, 0, 0, max(round(below), 0))
        self.align()
        self.rows.setSpacing(caption // 2)
