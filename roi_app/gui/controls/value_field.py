"""A field for a typed value, which keeps the old value until the new one makes sense."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.text_field import TextField
from roi_app.gui.style.fonts import font, width_of

_SIZES = (13, 12, 11, 10)
_FRAME = 18
"""Frame, padding and the text's own margin, left and right together."""


class ValueField(TextField):
    """A right-aligned field that shows a formatted value and gives back what was typed.

    `typed` carries the text once, on Enter or when the field is left with a changed text; `stepped` carries +1
    or -1 for the arrow keys. Escape brings the old text back.
    """

    typed = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._shown = ""
        self._face: QFont | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.returnPressed.connect(self._give)

    def show_text(self, text: str) -> None:
        """Show a value, unless a person is typing another one; a long one in smaller type."""
        self._shown = text
        if self.text() != text and not (self.hasFocus() and self.isModified()):
            face = self._fitting(text)
            if face != self._face:
                # With the same type again, too, the style sheet would be gone through anew.
                self._face = face
                self.setFont(face)
            self.setText(text)
            self.setModified(False)
            if self.hasFocus():
                self.selectAll()

    def _fitting(self, text: str) -> QFont:
        """The largest type in which a text fits."""
        room = self.width() - _FRAME
        sizes = (size for size in _SIZES if width_of(text, size) <= room)
        return font(next(sizes, _SIZES[-1]))

    def keep_old(self) -> None:
        """Put the old value back."""
        self.setText(self._shown)
        self.setModified(False)

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark that what was typed made no sense."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for giving up the typing, whoever else waits for it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) is Qt.Key.Key_Escape
            and self.isModified()
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        self._give()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by the arrows; Escape gives up the typing."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up:
                self.stepped.emit(1)
            case Qt.Key.Key_Down:
                self.stepped.emit(-1)
            case Qt.Key.Key_Escape if self.isModified():
                self.keep_old()
                self.set_wrong(wrong=False)
            case _:
                super().keyPressEvent(event)

    def _give(self) -> None:
        if self.isModified():
            text = self.text()
            self.setModified(False)
            self.typed.emit(text)
