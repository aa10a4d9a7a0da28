"""The foot of the import: what is going on, and the ways back, on and out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.dialogs.import_books.answers_button import AnswersButton
from roi_app.gui.style.theme import GRID
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Ways:
    """Where an import stands: the first step, the last or between; and whether there is a shop to put figures into."""

    is_first: bool
    is_last: bool
    is_running: bool
    has_rows: bool
    has_figures: bool
    has_shop: bool
    has_said: bool


class Foot(QWidget):
    """Buttons in a row; the dialog connects them, and says what can be done now by `offer`."""

    def __init__(self, more: AnswersButton) -> None:
        """Make a foot with a button for all that was said."""
        super().__init__()
        self.more, self.undo = more, QPushButton()
        self.progress, self.status = QProgressBar(), label(12, wraps=True)
        self.leave, self.back, self.forward = QPushButton(), QPushButton(), QPushButton()
        self.as_new, self.into = QPushButton(), QPushButton()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, 6)
        for primary in (self.forward, self.into):
            primary.setObjectName("primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.more)
        row.addWidget(self.undo)
        row.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.status, 1)
        for button in (self.leave, self.back, self.as_new, self.forward, self.into):
            row.addWidget(button)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def retranslate(self, wording: Wording) -> None:
        """Say every text again in the reader's language."""
        for part, key in (
            (self.undo, "menu.undo"),
            (self.back, "import.back"),
            (self.forward, "import.forward"),
            (self.as_new, "import.as_new"),
        ):
            part.setText(wording.text(key))

    def offer(self, ways: Ways, wording: Wording) -> None:
        """Offer what can be done now."""
        self.progress.setVisible(ways.is_running)
        self.leave.setText(wording.text("import.stop" if ways.is_running else "file.cancel"))
        self.undo.setVisible(ways.has_said)
        self.undo.setEnabled(not ways.is_running)
        self.back.setVisible(not ways.is_first)
        self.forward.setVisible(not ways.is_last)
        self.forward.setEnabled(ways.has_rows and not ways.is_running)
        self.into.setVisible(ways.is_last)
        self.into.setText(wording.text("import.into" if ways.has_shop else "import.make"))
        self.as_new.setVisible(ways.is_last and ways.has_shop)
        for button in (self.as_new, self.into):
            button.setEnabled(ways.has_figures and not ways.is_running)

    def say(self, text: str, tone: str) -> None:
        """Say what is going on, or became of it."""
        self.status.setText(text)
        set_tone(self.status, tone)
