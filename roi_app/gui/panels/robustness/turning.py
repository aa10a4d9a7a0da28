"""What would have to be true: the value of one input at which the net present value is 0, in a card."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from roi_app.estimates.baseline import key_against
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.tornado import input_label, input_value
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session
from roi_app.model.uncertainty.sensitivity import crossings, tornado
from roi_app.statements.robustness import turning_sentence


class TurningPanel(LiveCard):
    """Pick an input and read where it turns the answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.choice, self.sentence = QComboBox(), label(13, wraps=True)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(14)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self.choice.activated.connect(self.refresh)
        self.follow(session.changed, session.language_changed)

    def retranslate(self) -> None:
        """Offer the inputs again, those that move most first, in the reader's language."""
        wording = self._session.wording
        chosen = self.choice.currentData()
        bars = tornado(uncertain(self._session.case), key_against("npv", self._session.baseline))
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for bar in bars:
                self.choice.addItem(input_label(bar.key, wording), bar.key)
            self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
        self.choice.setAccessibleName(wording.text("turning.input"))
        self.refresh()

    def refresh(self) -> None:
        """Say where the picked input turns the answer."""
        wording, case = self._session.wording, self._session.case
        self.show_title(wording.text("turning.title"))
        key = self.choice.currentData()
        if key is None:
            self.sentence.setText(wording.text("odds.none"))
            return
        inputs = uncertain(case)
        found = crossings(inputs, key, key_against("npv", self._session.baseline))
        now = input_value(key, inputs.ranges[key].mode, wording)
        self.sentence.setText(turning_sentence(key, found, now, wording))
        self.choice.setAccessibleDescription(self.choice.currentText())
