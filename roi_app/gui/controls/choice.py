"""A box to choose one of a few words from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QWidget

from roi_app.gui.controls.tooltips import set_tooltip

_ARROW = 36
"""What the arrow and the padding of the style sheet take."""


class Choice(QComboBox):
    """Ends a word that is too long in an ellipsis, and tells the whole of it in its hint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty box; the wheel scrolls the panel that it stands in, not the choice."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show as much of the word as there is room for."""
        super().initStyleOption(option)
        word = self.currentText()
        option.currentText = self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, self.width() - _ARROW)
        set_tooltip(self, "" if option.currentText == word else word)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel that scrolls."""
        event.ignore()
