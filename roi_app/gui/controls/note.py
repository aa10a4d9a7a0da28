"""A tinted note: a sentence that must not be overlooked, and what it comes to."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.style.theme import GRID


class Note(QFrame):
    """A bold line and a text below it; it vanishes where it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a note that says nothing yet."""
        super().__init__(parent)
        self.setObjectName("note")
        self.title, self.text = label(13, bold=True, wraps=True), label(12, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID - 2, GRID + 2, 2 * GRID - 2, GRID + 2)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.text)
        self.hide()

    def show_words(self, title: str, text: str) -> None:
        """Say something, or nothing with two empty texts."""
        for part, words in ((self.title, title), (self.text, text)):
            if part.text() != words:
                part.setText(words)
        self.setVisible(bool(title or text))
