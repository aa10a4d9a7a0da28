"""What the books leave open: asked in every step until it is said, and shown with what was said from then on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.checks.frozen import FrozenMap
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.dialogs.import_books.draft import Draft
from roi_app.gui.style.theme import GRID
from roi_app.ledger.answers import Answers
from roi_app.ledger.cells import DayOrder
from roi_app.ledger.layout import Layout, layout_of
from roi_app.ledger.ledger import Ledger
from roi_app.ledger.questions import Question, Topic
from roi_app.ledger.wording import question_sentence
from roi_app.model.parameters import CURRENCIES
from roi_app.texts.formatting import Wording

_MOST_SHOWN: Final = 3
_LOW: Final = 560
"""Below this height of the dialog one question at a time leaves room for what it is about."""
_COUNT, _LEAVE_OUT = "count", "leave_out"

Place: TypeAlias = tuple[Topic, str, str]
"""What a question is about, by the names of its file and sheet."""


class QuestionBar(QWidget):
    """A line for each question with its answers side by side; `answered` carries all answers after a choice."""

    answered = Signal(Answers)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that asks nothing."""
        super().__init__(parent)
        self.draft = Draft()
        self.lines: dict[Question, Segmented] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._places: dict[tuple[Place, str], QWidget] = {}
        self._lines: list[QWidget] = []
        self._shown: object = None
        self.hide()

    def show_draft(self, draft: Draft, wording: Wording) -> None:
        """Ask what is open, and show what was said; what is asked no longer leaves room for the next."""
        self.draft = draft
        open_ones = () if draft.ledger is None else draft.ledger.questions
        said = () if draft.ledger is None else tuple(_said(draft.ledger, draft.answers))
        most = _MOST_SHOWN if self.window().height() >= _LOW else 1
        state = open_ones, said, wording, most
        if state == self._shown:
            return
        self._shown = state
        answered = self._in_focus()
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.lines, self._places = [], {}, {}
        for one in (*open_ones, *said)[:most]:
            self._add(one, wording, is_open=one in open_ones)
        if (left := len(open_ones) - most) > 0:
            more = label(12, tone="muted")
            more.setText(wording.text("import.more_questions", count=left))
            self._add_line(more)
        self.setVisible(bool(self._lines))
        if answered in self._places:
            self._places[answered].setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_focus(self) -> tuple[Place, str] | None:
        """Which answer of which question is in focus: it stays so, where it is asked again in other words."""
        found = (place for place, button in self._places.items() if button.hasFocus())
        return next(found, None)

    def _add(self, question: Question, wording: Wording, *, is_open: bool) -> None:
        sentence, answers = label(13, tone="caution" if is_open else "muted", wraps=True), Segmented()
        sentence.setText(question_sentence(question, wording.texts) if is_open else _said_text(question, wording))
        options = sorted(question.options, key=lambda one: CURRENCIES.index(one) if one in CURRENCIES else 0)
        answers.show_choices({one: _word(question, one, wording) for one in options})
        for option, button in answers.buttons.items():
            self._places[(question.topic, question.file, question.sheet), option] = button
        answers.setAccessibleName(sentence.text())
        if not is_open:
            answers.show_chosen(question.taken)
        answers.chosen.connect(lambda option: self._answer(question, option))
        self.lines[question] = answers
        self._add_line(sentence, answers)

    def _add_line(self, sentence: QWidget, answers: QWidget | None = None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(sentence, 1)
        if answers is not None:
            row.addWidget(answers)
        self._column.addWidget(line)
        self._lines.append(line)

    def _answer(self, question: Question, option: str) -> None:
        answers = self.draft.answers
        if question.topic is Topic.FUTURE:
            self.answered.emit(answers.with_future(option == _COUNT))
            return
        sheet = self.draft.sheet(question.file, question.sheet)
        if sheet is None:
            return
        said = layout_of(question.file, sheet, answers).answer
        match question.topic:
            case Topic.CURRENCY:
                said = replace(said, currency=option)
            case Topic.DAY_ORDER:
                said = replace(said, day_order=DayOrder(option))
            case _:
                said = replace(said, is_used=option == _COUNT)
        self.answered.emit(answers.with_layout(question.file, question.sheet, said))


def asked_again(answers: Answers) -> Answers:
    """The same answers without those to questions; a sheet that was left out stays so."""
    layouts = {
        place: replace(one, currency="", day_order=DayOrder.UNKNOWN, is_used=None if one.is_used else one.is_used)
        for place, one in answers.layouts.items()
    }
    return replace(answers, counts_future=None, layouts=FrozenMap(layouts))


def _said(ledger: Ledger, answers: Answers) -> Iterator[Question]:
    """The questions that have an answer, which is what is `taken`."""
    if ledger.future and answers.counts_future is not None:
        taken = _COUNT if answers.counts_future else _LEAVE_OUT
        yield Question(Topic.FUTURE, len(ledger.future), taken, (_COUNT, _LEAVE_OUT))
    for layout in ledger.layouts:
        if layout.is_used:
            yield from _said_of(layout)


def _said_of(layout: Layout) -> Iterator[Question]:
    if layout.currency:
        options = tuple(dict.fromkeys((*CURRENCIES, layout.currency)))
        yield Question(Topic.CURRENCY, 0, layout.currency, options, layout.file, layout.sheet)
    if layout.day_order:
        options = tuple(one.value for one in DayOrder if one)
        yield Question(Topic.DAY_ORDER, 0, layout.day_order, options, layout.file, layout.sheet)


def _said_text(question: Question, wording: Wording) -> str:
    key = f"import.said.{question.topic}"
    return wording.text(key, count=question.rows, file=question.file, sheet=question.sheet)


def _word(question: Question, option: str, wording: Wording) -> str:
    return option if question.topic is Topic.CURRENCY else wording.text(f"import.option.{option}")
