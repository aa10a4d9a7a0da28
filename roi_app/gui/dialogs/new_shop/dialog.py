"""A new shop in three questions, with what stays of each 100 beside them as they are answered."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roi_app.benchmarks.catalogue import PRICE_OF, SIZES, Benchmark
from roi_app.documents.case import resolve
from roi_app.documents.new_shop import ASKED, Answers, shop_of
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.gui.controls.card import Card
from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.number import Number
from roi_app.gui.controls.painted_button import press_on_enter
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.controls.split_bar import SplitBar
from roi_app.gui.controls.tick_box import TickBox
from roi_app.gui.dialogs.new_shop.question import Question
from roi_app.gui.state.document_files import DocumentFiles
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import CURRENCIES, PLATFORMS
from roi_app.statements.headline import headline
from roi_app.texts.formatting import Wording

ANY_KIND = "other"
"""The kind of shop that stands for all others, until somebody says which it is."""

_LONG_WORDS = ("kind", "currency")

_RESULT_WIDTH = 280


class NewShopDialog(QDialog):
    """Asks; the shop that is open is left alone until the new one is made, and the answers until then."""

    def __init__(self, session: Session, files: DocumentFiles, parent: QWidget) -> None:
        """Make the dialog of a window."""
        super().__init__(parent)
        self._session, self._files = session, files
        self.setModal(True)
        self.title, self.line = label(20, bold=True, wraps=True), label(13, tone="muted", wraps=True)
        self.choices = {key: Choice() for key in ("kind", "size", "platform", "currency")}
        self._names: dict[str, QLabel] = {key: label(12, tone="muted") for key in self.choices}
        self.questions = {key: Question(key) for key in ASKED}
        self.rest = TickBox()
        self.rest.show_ticked(ticked=True)
        self.kept, self.saved = Number(54, unit_size=17), Number(25)
        self.split, self.taken = SplitBar(), label(12, tone="muted", wraps=True)
        self.likely = label(12, tone="muted", wraps=True)
        self.make, self.empty, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self._fill()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.make.setObjectName("primary")
        for button in (self.make, self.empty, self.cancel):
            # Enter in a field takes the number, and must not make the shop.
            button.setAutoDefault(False)
        questions = ScrollColumn(spacing=GRID, right=2 * GRID)
        questions.column.addWidget(self.title)
        questions.column.addWidget(self.line)
        questions.column.addLayout(self._choices_row())
        for question in self.questions.values():
            questions.column.addWidget(question)
        questions.column.addWidget(self.rest)
        questions.column.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        middle.addWidget(questions, 1)
        middle.addWidget(self._result())
        buttons = QHBoxLayout()
        buttons.addWidget(self.empty)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID + 4, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID - 4)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _choices_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID + 4)
        for key, choice in self.choices.items():
            choice.setMinimumContentsLength(4)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            one = QVBoxLayout()
            one.setSpacing(2)
            one.addWidget(self._names[key])
            one.addWidget(choice)
            row.addLayout(one, 3 if key in _LONG_WORDS else 2)
        return row

    def _result(self) -> Card:
        card = Card(titled=False)
        card.setFixedWidth(_RESULT_WIDTH)
        for number in (self.kept, self.saved):
            number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            number.setCursor(Qt.CursorShape.ArrowCursor)
        card.body.addWidget(self.kept)
        card.body.addWidget(self.split)
        card.body.addWidget(self.taken)
        card.body.addSpacing(GRID)
        card.body.addWidget(self.saved)
        card.body.addStretch(1)
        card.body.addWidget(self.likely)
        return card

    def _fill(self) -> None:
        entries = {
            "kind": (tuple(self._session.catalogue.shops), ANY_KIND),
            "size": (SIZES, SIZES[0]),
            "platform": (PLATFORMS, "other"),
            "currency": (CURRENCIES, self._session.document.currency),
        }
        for key, (words, chosen) in entries.items():
            for word in words:
                self.choices[key].addItem("", word)
            self.choices[key].setCurrentIndex(max(self.choices[key].findData(chosen), 0))

    def _connect(self) -> None:
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(lambda _: self.refresh())
        for question in self.questions.values():
            question.answered.connect(self.refresh)
        self.rest.ticked.connect(lambda _: self.refresh())
        self.make.clicked.connect(self._create)
        self.empty.clicked.connect(self._start_empty)
        self.cancel.clicked.connect(self.reject)
        self._session.language_changed.connect(self.retranslate)

    def sizeHint(self) -> QSize:
        """Comfortable, and whole on the smallest screen."""
        return QSize(900, 520)

    def begin(self) -> None:
        """Come on show, with the answers that were given before."""
        if not self.isVisible():
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))
            self.open()
        self.questions[ASKED[0]].take_focus()

    @property
    def answers(self) -> Answers:
        """What was said so far."""
        chosen = {key: str(choice.currentData()) for key, choice in self.choices.items()}
        known = {key: one.value for key, one in self.questions.items() if one.value is not None}
        name = "" if chosen["kind"] == ANY_KIND else self._kind_name(chosen["kind"])
        return Answers(**chosen, known=known, with_rest=self.rest.box.isChecked(), name=name)

    def _kind_name(self, kind: str) -> str:
        return self._session.catalogue.shops[kind].name[self._session.language]

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.setWindowTitle(wording.text("new_shop.title"))
        for part, key in (
            (self.title, "new_shop.title"),
            (self.line, "new_shop.line"),
            (self.make, "new_shop.create"),
            (self.empty, "welcome.empty"),
            (self.cancel, "file.cancel"),
            (self.likely, "new_shop.likely"),
        ):
            part.setText(wording.text(key))
        self.rest.show_words(wording.text("new_shop.rest"))
        names = {"kind": "new_shop.kind", "size": "new_shop.size"}
        for key, choice in self.choices.items():
            name = wording.text(names.get(key) or f"choice.{key}")
            self._names[key].setText(name)
            choice.setAccessibleName(name)
            with QSignalBlocker(choice):
                for index in range(choice.count()):
                    choice.setItemText(index, self._word(key, str(choice.itemData(index)), wording))
        self.refresh()

    def _word(self, key: str, word: str, wording: Wording) -> str:
        if key == "kind":
            return self._kind_name(word)
        return wording.text(f"shop.size.{word}" if key == "size" else f"{key}.{word}")

    def refresh(self) -> None:
        """Show what is typical of such a shop, and what the answers come to."""
        answers, catalogue = self.answers, self._session.catalogue
        wording = Wording(self._session.language, answers.currency)
        typical = catalogue.typical_of(answers.kind, answers.size, answers.currency)
        for key, question in self.questions.items():
            price = _told_price(typical.get(PRICE_OF[key]), wording)
            question.show_question(typical[key], price, wording)
        self._show_result(answers, wording)

    def _show_result(self, answers: Answers, wording: Wording) -> None:
        found = answer(resolve(shop_of(answers, self._session.catalogue), self._session.catalogue))
        kept, saved = headline(found, Baseline.TODAY, wording)[:2]
        for number, figure in ((self.kept, kept), (self.saved, saved)):
            number.show_value(figure.value, figure.words, figure.absent, figure.tone)
            number.show_words(figure.caption, figure.unit, figure.note)
        share = kept.value
        taken = "" if share is None else wording.text("new_shop.taken", taken=wording.kept_of_100(1 - share))
        self.split.show_split(share, taken or kept.note)
        self.taken.setText(taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, and nothing else."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            if isinstance(button, QAbstractButton):
                press_on_enter(button, event)
        else:
            super().keyPressEvent(event)

    def _create(self) -> None:
        refused = next((one for one in self.questions.values() if one.is_refused), None)
        if refused is not None:
            refused.take_focus()
        elif self._files.begin(shop_of(self.answers, self._session.catalogue)):
            self.accept()

    def _start_empty(self) -> None:
        if self._files.new():
            self.accept()


def _told_price(price: Benchmark | None, wording: Wording) -> str:
    return "" if price is None else wording.money(price.range.mode)
