"""All that was said of the books: kept in a file, taken from one, or forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from roi_app.gui.dialogs.import_books.question_bar import asked_again
from roi_app.gui.dialogs.import_books.saving import Saving
from roi_app.gui.state.session import Session
from roi_app.ledger.answers import Answers
from roi_app.ledger.answers_file import dump_answers, load_answers
from roi_app.texts.catalog import describe


class AnswersButton(QPushButton):
    """Opens a menu; `taken` carries other answers, `told` a sentence on what became of it, and its tone."""

    taken = Signal(Answers)
    told = Signal(str, str)

    def __init__(self, session: Session, saving: Saving) -> None:
        """Make the button of a dialog."""
        super().__init__()
        self._session, self._saving = session, saving
        self._answers = Answers()
        self.clicked.connect(self._open)
        session.language_changed.connect(self._name)
        self._name()

    def show_answers(self, answers: Answers) -> None:
        """Serve these answers from now on."""
        self._answers = answers

    def menu_of_answers(self) -> QMenu:
        """What can be done with the answers."""
        wording, menu = self._session.wording, QMenu(self)
        menu.addAction(wording.text("import.save_answers")).triggered.connect(self._save)
        menu.addAction(wording.text("import.open_answers")).triggered.connect(self._ask)
        menu.addSeparator()
        again = asked_again(self._answers)
        ask = menu.addAction(wording.text("import.ask_again"))
        ask.setEnabled(again != self._answers)
        ask.triggered.connect(lambda: self.taken.emit(again))
        rules = len(self._answers.own_rules)
        forget = menu.addAction(wording.text("import.forget_rules", count=rules))
        forget.setEnabled(rules > 0)
        forget.triggered.connect(lambda: self.taken.emit(replace(self._answers, own_rules=())))
        return menu

    def take_from(self, path: Path) -> None:
        """Take the answers of a file."""
        answers, problems = load_answers(path)
        if answers is None:
            self.told.emit(describe(problems[0], self._session.wording.texts), "race")
        else:
            self.taken.emit(answers)

    def _open(self) -> None:
        menu = self.menu_of_answers()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().topLeft() - menu.rect().bottomLeft()))

    def _save(self) -> None:
        name = self._session.wording.text("import.answers_file")
        self.told.emit(*self._saving.save(name, "import.filter_json", dump_answers(self._answers)))

    def _ask(self) -> None:
        path = self._saving.ask_open("import.open_answers", "import.filter_json")
        if path is not None:
            self.take_from(path)

    def _name(self) -> None:
        self.setText(self._session.wording.text("import.answers"))
