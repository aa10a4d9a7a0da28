"""A row for a plain choice of the document, such as platform or currency."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session


class ChoiceRow(QWidget):
    """Shows one field of the document that takes one of a few words."""

    def __init__(
        self,
        field: str,
        choices: tuple[str, ...],
        session: Session,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        """Make the row of `field`; each choice is named by the text `<field>.<choice>`."""
        super().__init__(parent)
        self.field, self._choices = field, choices
        self._session, self._commands = session, commands
        self.label, self.choice = label(13, wraps=True), Choice()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.choice)
        self.choice.activated.connect(self._pick)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        name = wording.text(f"choice.{self.field}")
        self.label.setText(name)
        self.choice.setAccessibleName(name)
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for choice in self._choices:
                self.choice.addItem(wording.text(f"{self.field}.{choice}"), choice)
        self.refresh()

    def refresh(self) -> None:
        """Show the document's choice; says nothing to anybody."""
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(self.choice.findData(getattr(self._session.document, self.field)))
        self.choice.setAccessibleDescription(self.choice.currentText())

    def take_focus(self) -> None:
        """Lead the eye here."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, index: int) -> None:
        self.choose(str(self.choice.itemData(index)))

    def choose(self, value: str) -> None:
        """Take a choice."""
        self._commands.set_details(self.field, **{self.field: value})
