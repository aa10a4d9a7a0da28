"""A line in which a person gives something a name, in place of a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.controls.text_field import TextField
from roi_app.gui.style.theme import GRID

LONGEST = 60


class NameEntry(QWidget):
    """A field with two buttons; `named` carries the name, `given_up` says that there will be none."""

    named = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self.field, self.keep, self.cancel = TextField(), QPushButton(), QPushButton()
        self.problem = label(12, tone="race")
        self.field.setMaxLength(LONGEST)
        self.field.setMinimumWidth(140)
        self.field.setMaximumWidth(260)
        self.field.setFixedHeight(32)
        self.keep.setObjectName("primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.field, 2)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        row.addWidget(self.problem, 3)
        self.field.returnPressed.connect(self._give)
        self.field.textEdited.connect(lambda _: self.show_problem(""))
        self.keep.clicked.connect(self._give)
        self.cancel.clicked.connect(self.given_up)

    def show_words(self, name: str, keep: str, cancel: str) -> None:
        """Say what the field is for and what the buttons do."""
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.keep.setText(keep)
        self.cancel.setText(cancel)

    def begin(self, suggested: str) -> None:
        """Ask, with a name that may stay."""
        self.show_problem("")
        self.field.setText(suggested)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say why a name will not do."""
        self.problem.setText(sentence)
        self.field.setAccessibleDescription(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Escape."""
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self.named.emit(self.field.text().strip())
