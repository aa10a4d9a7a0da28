"""What stands in the place of figures that are not there yet: what there is, what to do, and a button leading there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.style.theme import GRID

_WIDEST = 520
_LEAST_HEIGHT = 132
"""Of a heading, two lines and a button; wrapped texts claim no height of their own."""


class EmptyState(QWidget):
    """A heading, a sentence and a button in the middle of their room; `chosen` says that the button was pressed."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make one that says nothing yet."""
        super().__init__(parent)
        self.title, self.text = label(17, bold=True, wraps=True), label(13, tone="muted", wraps=True)
        self.button = QPushButton()
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.chosen)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addStretch(1)
        for part in (self.title, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(GRID // 2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        # All of the room up to its widest, so that a sentence breaks no sooner than it must.
        row.addWidget(middle, 1000)
        row.addStretch(1)

    def show_words(self, title: str, text: str, button: str = "") -> None:
        """Say what there is and what to do; no button where it has no name."""
        for part, words in ((self.title, title), (self.text, text)):
            part.setText(words)
            part.setVisible(bool(words))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setMinimumHeight(_LEAST_HEIGHT if button else 0)
