"""A field for text that keeps undo and redo to itself only while there is typing to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TextField(QLineEdit):
    """A line to type in; while its text is not modified, the keys for undo and redo are the window's."""

    def event(self, event: QEvent) -> bool:
        """Let a shortcut of the window have the keys that the field has no use for."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.passes_on(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave such a key to whoever stands behind where no shortcut took it."""
        if self.passes_on(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def passes_on(self, event: QKeyEvent) -> bool:
        """Whether a key is for undo or redo, and there is no typing to take back."""
        return not self.isModified() and any(event.matches(key) for key in _KEYS)
