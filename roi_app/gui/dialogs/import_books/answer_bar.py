"""The line in which a person says what the chosen rows are, once or for all rows like them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import ElidedLabel
from roi_app.gui.controls.tick_box import TickBox
from roi_app.gui.dialogs.import_books.groups import Asked
from roi_app.gui.dialogs.import_books.naming import kind_name, money_text, where_text
from roi_app.gui.dialogs.import_books.pairs import Pairing
from roi_app.gui.style.theme import GRID
from roi_app.ledger.kinds import ANSWERABLE, WORK, Kind
from roi_app.texts.formatting import NONE, Wording


class AnswerBar(QWidget):
    """`answered` carries the kind, whether it is a wage, and the word of a rule for all such rows ("" for these).

    `paired` says that a person takes the `Pairing` which is offered.
    """

    answered = Signal(Kind, bool, str)
    paired = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that asks nothing yet."""
        super().__init__(parent)
        self.chosen_text = ElidedLabel()
        self.kinds, self.wage, self.always, self.apply = Choice(), TickBox(), TickBox(), QPushButton()
        self.pair = QPushButton()
        self._word, self._is_twice = "", False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID + 4)
        row.addWidget(self.chosen_text, 2)
        row.addWidget(self.kinds)
        row.addWidget(self.wage, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.always, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.pair)
        row.addWidget(self.apply)
        for button in (self.pair, self.apply):
            button.setAutoDefault(False)
        for one in ANSWERABLE:
            self.kinds.addItem("", one)
        self.kinds.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.kinds.currentIndexChanged.connect(lambda _: self._offer_wage())
        self.apply.clicked.connect(self._answer)
        self.pair.clicked.connect(self.paired)

    def retranslate(self, wording: Wording) -> None:
        """Say every text again in the reader's language."""
        with QSignalBlocker(self.kinds):
            for at in range(self.kinds.count()):
                self.kinds.setItemText(at, kind_name(Kind(self.kinds.itemData(at)), wording))
        self.kinds.setAccessibleName(wording.text("import.what_is_it"))
        self.kinds.setPlaceholderText(wording.text("import.choose_kind"))
        self.wage.show_words(wording.text("import.wage"))
        self.apply.setText(wording.text("import.apply"))

    def show_rows(self, asked: Asked, pairing: Pairing | None, wording: Wording, *, always: bool) -> None:
        """Ask of rows; `always` proposes to ask of all that share their payee or text.

        Of rows that count elsewhere it is only asked whether they do.
        """
        self._word, has_rows = asked.word, asked.count > 0
        money = NONE if asked.money is None else money_text(asked.money, wording)
        if asked.original is not None:
            where = where_text(asked.original, wording)
            told = wording.text("import.chosen_twice", count=asked.count, money=money, where=where)
        else:
            told = wording.text("import.chosen", count=asked.count, money=money)
        self.chosen_text.setText(told if has_rows else wording.text("import.choose_rows"))
        self._offer_pair(asked, pairing, wording)
        self.always.show_words(wording.text("import.always", word=self._word) if self._word else "")
        self.always.setVisible(bool(self._word) and asked.original is None)
        self.always.show_ticked(ticked=always and bool(self._word))
        for part in (self.kinds, self.wage, self.always):
            part.setEnabled(has_rows)
        with QSignalBlocker(self.kinds):
            # What nobody knows yet, or is several things, is for the person to choose.
            self.kinds.setCurrentIndex(-1 if asked.kind is None else self.kinds.findData(asked.kind))
        self.wage.show_ticked(ticked=asked.are_wages)
        self._offer_wage()

    def _offer_pair(self, asked: Asked, pairing: Pairing | None, wording: Wording) -> None:
        self._is_twice = asked.original is not None
        for part in (self.kinds, self.apply):
            part.setVisible(not self._is_twice)
        self.pair.setVisible(pairing is not None)
        if pairing is not None:
            self.pair.setText(wording.text("import.become_one" if pairing.become_one else "import.count_apart"))

    def take_focus(self) -> None:
        """Let a person choose at once, by the keys."""
        if self._is_twice:
            self.pair.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kinds.showPopup()

    @property
    def kind(self) -> Kind | None:
        """What the rows are said to be; None while nothing is."""
        return None if self.kinds.currentIndex() < 0 else Kind(self.kinds.currentData())

    def _offer_wage(self) -> None:
        self.wage.setVisible(self.kind in WORK and not self._is_twice)
        self.apply.setEnabled(self.kind is not None and self.kinds.isEnabled())

    def _answer(self) -> None:
        if self.kind is None:
            return
        is_wage = self.kind in WORK and self.wage.box.isChecked()
        word = self._word if self.always.box.isChecked() and self.always.isVisibleTo(self) else ""
        self.answered.emit(self.kind, is_wage, word)
