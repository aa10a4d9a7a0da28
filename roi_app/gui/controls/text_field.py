"""A field for text that keeps to itself what it has use for, and leaves the window its shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_TAKING_BACK = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_EDITING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


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
        """Whether a key is the window's: undo without typing to take back, or Ctrl with a letter that edits nothing.

        Some desktops give a line more of these: with GNOME's, Ctrl+E would go to its end and never reach the window.
        """
        if any(event.matches(key) for key in _TAKING_BACK):
            return not self.isModified()
        is_chord = event.modifiers() in _CHORDS and ord("A") <= event.key() <= ord("Z")
        return is_chord and not any(event.matches(key) for key in _EDITING)
