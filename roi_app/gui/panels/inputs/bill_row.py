"""How the tools are paid: one bill for all, or each tool's price; with what they come to either way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.panels.inputs.sections import ONE_BILL, SINGLE_PRICES
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.statements.tools import bill_text, other_way_text


class BillRow(QWidget):
    """Two choices of which one is in force, the sum, and what became of the other way's numbers."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the row of a session."""
        super().__init__(parent)
        self._session = session
        self.label, self.sum = label(13), label(13, bold=True)
        self.choice, self.sentence = Segmented("total"), label(12, tone="muted", wraps=True)
        self.choice.set_close(close=True)
        head = QHBoxLayout()
        head.addWidget(self.label, 1)
        head.addWidget(self.sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.sentence)
        self.choice.chosen.connect(lambda key: commands.set_bill(one_bill=key == ONE_BILL))
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        name = wording.text("choice.tools_bill")
        self.label.setText(name)
        self.choice.setAccessibleName(name)
        self.choice.show_choices({key: wording.text(f"inputs.{key}") for key in (ONE_BILL, SINGLE_PRICES)})
        self.refresh()

    def refresh(self) -> None:
        """Show how the session's tools are paid; says nothing to anybody."""
        case, wording = self._session.case, self._session.wording
        self.choice.show_chosen(ONE_BILL if case.tools_given else SINGLE_PRICES)
        self.sum.setText(wording.text("lever.per_month", price=wording.money(case.tools_per_month.mode)))
        self.sum.setAccessibleDescription(bill_text(case, wording))
        text = other_way_text(case, wording)
        if text != self.sentence.text():
            self.sentence.setText(text)
        self.sentence.setVisible(bool(text))

    def take_focus(self) -> None:
        """Lead the eye here."""
        key = ONE_BILL if self._session.case.tools_given else SINGLE_PRICES
        self.choice.buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)
