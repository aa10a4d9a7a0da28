"""A field for a typed value, which keeps the old value until the new one makes sense."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class ValueField(QLineEdit):
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
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.returnPressed.connect(self._give)

    def show_text(self, text: str) -> None:
        """Show a value, unless a person is typing another one."""
        self._shown = text
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setModified(False)
            if self.hasFocus():
                self.selectAll()

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
