"""A box to tick, with a sentence beside it that wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from roi_app.gui.controls.labels import label


class TickBox(QWidget):
    """`ticked` carries what a person wants; a click on the sentence ticks as well."""

    ticked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty box without a sentence."""
        super().__init__(parent)
        self.box, self.sentence = QCheckBox(), label(12, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # A box has room for a word of its own beside it.
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        self.box.clicked.connect(self.ticked)
        self.sentence.installEventFilter(self)

    def show_words(self, text: str) -> None:
        """Say what a tick means."""
        self.sentence.setText(text)
        self.box.setAccessibleName(text)

    def show_ticked(self, *, ticked: bool) -> None:
        """Show a tick, or none, without saying so."""
        self.box.setChecked(ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a click on the sentence for one on the box."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            if event.button() is Qt.MouseButton.LeftButton:
                self.box.click()
            return True
        return super().eventFilter(watched, event)
