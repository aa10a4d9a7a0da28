"""The import of a merchant's books: three steps over one draft, and the way into a shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roi_app.documents.document import Document
from roi_app.gui.controls.card import rule
from roi_app.gui.controls.page_bar import PageBar
from roi_app.gui.controls.painted_button import press_on_enter
from roi_app.gui.controls.tab_order import follow_the_layout
from roi_app.gui.dialogs.import_books.answers_button import AnswersButton
from roi_app.gui.dialogs.import_books.classes_step import ClassesStep
from roi_app.gui.dialogs.import_books.draft import Draft, state_of
from roi_app.gui.dialogs.import_books.files_step import FilesStep
from roi_app.gui.dialogs.import_books.foot import Foot, Ways
from roi_app.gui.dialogs.import_books.foreign_bar import usual_rates
from roi_app.gui.dialogs.import_books.into_shop import made_text, with_books
from roi_app.gui.dialogs.import_books.kept_answers import KeptAnswers, for_other_books
from roi_app.gui.dialogs.import_books.months_step import MonthsStep
from roi_app.gui.dialogs.import_books.question_bar import QuestionBar
from roi_app.gui.dialogs.import_books.saving import Saving
from roi_app.gui.dialogs.import_books.work import Shelf, Stage, draft_of
from roi_app.gui.state.background import Jobs
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.document_files import DocumentFiles, dropped_sheets
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import GRID
from roi_app.ledger.answers import Answers
from roi_app.ledger.listing import rejected_csv
from roi_app.ledger.sheets import names_apart
from roi_app.texts.formatting import Wording

STEPS = ("files", "classes", "months")
_AROUND = QSize(96, 56)
_LEAST, _MOST = QSize(820, 480), QSize(1280, 860)


class ImportDialog(QDialog):
    """Stands over its window until the figures are in a shop; reading is done in threads and processes of its own."""

    unkept = Signal()
    """What was said cannot be kept; sent from a thread."""

    def __init__(
        self, window: QWidget, session: Session, commands: Commands, files: DocumentFiles, settings: Settings
    ) -> None:
        """Make the dialog of a window; `begin` opens it."""
        super().__init__(window)
        self._window, self._session, self._commands = window, session, commands
        self._files, self._settings = files, settings
        self.kept = KeptAnswers(settings.state_folder())
        self.jobs, self._shelf = Jobs(self), Shelf()
        self.draft = Draft()
        self.made: Document | None = None
        self._told = ""
        self._paths: list[Path] = []
        self._answers = Answers()
        self.bar, self.questions, self.pages = PageBar(STEPS), QuestionBar(), QStackedWidget()
        self.files_step, self.classes_step, self.months_step = FilesStep(), ClassesStep(), MonthsStep()
        self._steps: dict[str, FilesStep | ClassesStep | MonthsStep] = {
            "files": self.files_step,
            "classes": self.classes_step,
            "months": self.months_step,
        }
        self._saving = Saving(self, session, settings)
        self.foot = Foot(AnswersButton(session, self._saving))
        self._said_before: list[Answers] = []
        self._step = STEPS[0]
        self._stale = set(STEPS)
        self._is_running = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for step in self._steps.values():
            self.pages.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addWidget(self.bar)
        column.addWidget(self.questions)
        column.addWidget(self.pages, 1)
        column.addWidget(rule())
        column.addWidget(self.foot)
        self.setMinimumSize(_LEAST)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.bar.chosen.connect(self.show_step)
        self.jobs.done.connect(self._show)
        self.jobs.failed.connect(self._fail)
        self.jobs.progress.connect(self._tell_stage)
        for step in self._steps.values():
            step.answered.connect(self.answer)
        self.questions.answered.connect(self.answer)
        self.files_step.added.connect(self.ask_files)
        self.files_step.removed.connect(self._remove)
        self.files_step.saving.connect(self._save_rejected)
        foot = self.foot
        foot.leave.clicked.connect(self.reject)
        foot.undo.clicked.connect(self.take_back)
        foot.back.clicked.connect(lambda: self._go(-1))
        foot.forward.clicked.connect(lambda: self._go(1))
        foot.into.clicked.connect(self._finish_here)
        foot.as_new.clicked.connect(self._finish_anew)
        foot.more.taken.connect(self.answer)
        foot.more.told.connect(foot.say)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.take_back)
        self.unkept.connect(lambda: self._session.notices.tell("answers_unkept", file=str(self.kept.file)))
        self._session.language_changed.connect(self.retranslate)
        self._session.closing.connect(self.jobs.close)
        self._session.closing.connect(self.kept.finish)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that were chosen."""
        return tuple(self._paths)

    @property
    def step(self) -> str:
        """The step on show, one of `STEPS`."""
        return self._step

    @property
    def is_running(self) -> bool:
        """Whether files are being read or payments sorted."""
        return self._is_running

    @property
    def wording(self) -> Wording:
        """The reader's words, in the currency of the books."""
        ledger = self.draft.ledger
        return Wording(self._session.language, self._session.document.currency if ledger is None else ledger.currency)

    def begin(self, paths: Sequence[Path] = ()) -> None:
        """Open over the window, with these files if there are any, and with what was said the last time."""
        if not self.isVisible():
            self.resize((self._window.size() - _AROUND).boundedTo(_MOST).expandedTo(_LEAST))
            if not self._paths:
                self._answers = self.kept.answers_for(paths)
                self._said_before.clear()
            if not self.draft.books:
                # Stopping the first reading goes back to what was said the last time, not to nothing.
                self.draft = replace(self.draft, answers=self._answers)
            self.retranslate()
            self.open()
            self.show_step(STEPS[0])
        self.add(paths)

    def begin_again(self) -> None:
        """Open with the files of the last import and all that was said of them."""
        self._paths = []
        self.begin(self.kept.paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Take more files in."""
        new = [path for path in dict.fromkeys(paths) if path not in self._paths]
        if new:
            self._paths += new
            self._settings.folder = str(new[-1].parent)
            self._run()

    def ask_files(self) -> None:
        """Ask for more files."""
        wording = self._session.wording
        chosen, _ = QFileDialog.getOpenFileNames(
            self, wording.text("import.choose"), self._settings.folder, wording.text("import.filter")
        )
        self.add([Path(one) for one in chosen])

    def answer(self, answers: Answers) -> None:
        """Take what a person has said, and put the books together anew."""
        self._said_before.append(self._answers)
        self._share(answers)
        self._run()

    def take_back(self) -> None:
        """Be as before the last thing that was said."""
        if self._said_before and not self._is_running:
            self._share(self._said_before.pop())
            self._run()

    def _share(self, answers: Answers) -> None:
        """Let every step build on these answers at once, since the next may come before payments are sorted by them."""
        self._answers = answers
        for part in (self.questions, *self._steps.values()):
            part.draft = replace(part.draft, answers=answers)
        self.foot.more.show_answers(answers)

    def _remove(self, path: Path) -> None:
        # The list still shows a file that goes until the others are put together.
        if path in self._paths:
            name = names_apart(one.name for one in self._paths)[self._paths.index(path)]
            self._paths.remove(path)
            # It may be added again because its encoding was wrong.
            answers = self._answers.without_encoding(name)
            self._said_before.clear()
            self._share(answers if self._paths else for_other_books(answers))
            self._run()

    def _run(self) -> None:
        paths, answers, shelf = tuple(self._paths), self._answers, self._shelf
        shop = self._session.document.currency
        self._is_running = True
        self.jobs.run(lambda job: draft_of(paths, answers, shop, shelf, job))
        self._show_running()

    def _show(self, draft: Draft) -> None:
        self._is_running = False
        first = not self.draft.books and draft.books
        self.draft, self._answers = draft, draft.answers
        self._fill()
        self._show_preview()
        if first:
            self.files_step.show_file(draft.books[0].path)
            self.files_step.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Read files again that another program has changed meanwhile."""
        super().changeEvent(event)
        is_back = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and not self._is_running
        if is_back and any(state_of(book.path) != book.state for book in self.draft.books):
            self._run()

    def _fill(self) -> None:
        """Show the draft, in the other steps as soon as they come on show."""
        self.foot.more.show_answers(self._answers)
        self.questions.show_draft(replace(self.draft, answers=self._answers), self.wording)
        self.made = self._document(self._session.document)
        self._told = made_text(self.made, self._session.catalogue, self.wording)
        self._stale = set(STEPS)
        self._catch_up()
        self._show_running()

    def _catch_up(self) -> None:
        """Show the draft in the step on show."""
        if self._step in self._stale:
            self._show_in(self._step)
            follow_the_layout(self)

    def _show_in(self, step: str) -> None:
        self._stale.discard(step)
        draft, wording = replace(self.draft, answers=self._answers), self.wording
        match step:
            case "files":
                self.files_step.show_draft(draft, wording)
            case "classes":
                rates = usual_rates(self._session.catalogue.currencies, wording.currency)
                self.classes_step.show_draft(draft, wording, rates)
            case _:
                self.months_step.show_draft(draft, wording, self._told)

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.setWindowTitle(wording.text("import.title"))
        self.bar.show_words(
            {
                step: wording.text("import.numbered", number=at, name=wording.text(f"import.step.{step}"))
                for at, step in enumerate(STEPS, 1)
            }
        )
        self.foot.retranslate(wording)
        for step in self._steps.values():
            step.retranslate(self.wording)
        self._fill()

    def show_step(self, step: str) -> None:
        """Show a step, once there are payments to show in it."""
        self._step = step if step == STEPS[0] or self.draft.has_rows else STEPS[0]
        self.bar.show_chosen(self._step)
        self.pages.setCurrentIndex(STEPS.index(self._step))
        self._catch_up()
        self._show_running()
        self._show_preview()
        self._steps[self._step].take_focus()

    def _show_preview(self) -> None:
        """Say what it comes to while payments are sorted; the last step has it above its table."""
        self.foot.say(self._told if self._step == "classes" else "", "muted")

    def _go(self, by: int) -> None:
        self.show_step(STEPS[STEPS.index(self._step) + by])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tables that are dragged here."""
        if dropped_sheets(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take tables that are dropped here."""
        event.acceptProposedAction()
        self.add(dropped_sheets(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, and no other."""
        if Qt.Key(event.key()) not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QAbstractButton):
            press_on_enter(button, event)

    def reject(self) -> None:
        """Call off what is running, else close; files and months stay until the window closes, what was said longer."""
        if self._is_running:
            self.jobs.cancel()
            self._is_running = False
            self._paths = [book.path for book in self.draft.books]
            self._share(self.draft.answers)
            self._said_before = list(takewhile(lambda one: one is not self._answers, self._said_before))
            self._tell("import.stopped")
            self._show_running()
        else:
            if self.draft.ledger is not None:
                answers, paths = self.draft.answers, self.paths
                self.kept.aside(lambda: self.kept.keep(answers, paths), self.unkept.emit)
            super().reject()

    def _document(self, base: Document) -> Document | None:
        """The shop with the figures of the books; None where they give none."""
        ledger = self.draft.ledger
        if ledger is None:
            return None
        return with_books(base, ledger, self.draft.answers.spread, self._session.catalogue.currencies)

    def _finish_here(self) -> None:
        """Put the figures into the open shop, as one step that can be undone."""
        if self.made is not None and not self._is_running:
            self._commands.import_books(self.made)
            self._end()

    def _finish_anew(self) -> None:
        """Begin a new shop with the figures."""
        made = self._document(Document())
        if made is not None and not self._is_running and self._files.begin(made):
            self._end()

    def _end(self) -> None:
        kept, answers, paths = self.kept, self.draft.answers, self.paths
        kept.aside(lambda: kept.keep_paths(paths) and kept.keep(answers, paths), self.unkept.emit)
        self._paths, self._shelf, self.draft, self._answers = [], Shelf(), Draft(), Answers()
        self._said_before.clear()
        self._fill()
        for step in STEPS:
            # Nothing of a row stays anywhere.
            self._show_in(step)
        self.accept()

    def _show_running(self) -> None:
        """Offer what can be done now."""
        shop, at = self._session.document, STEPS.index(self._step)
        for step in STEPS[1:]:
            self.bar.buttons[step].setEnabled(self.draft.has_rows)
        self.foot.offer(
            Ways(
                is_first=at == 0,
                is_last=at == len(STEPS) - 1,
                is_running=self._is_running,
                has_rows=self.draft.has_rows,
                has_figures=self.made is not None,
                has_shop=bool(shop.name or shop.values),
                has_said=bool(self._said_before),
            ),
            self._session.wording,
        )

    def _tell_stage(self, stage: Stage) -> None:
        key = "import.reading" if stage.name else "import.sorting"
        self._tell(key, name=stage.name, number=stage.number, of=stage.of)

    def _tell(self, key: str, tone: str = "muted", **values: object) -> None:
        self.foot.say(self._session.wording.text(key, **values) if key else "", tone)

    def _fail(self, fault: Exception) -> None:
        """Say that the app failed; the draft before stays."""
        self._is_running = False
        self._session.failures.report("import", fault)
        self._tell("import.failed", "race")
        self._show_running()

    def _save_rejected(self) -> None:
        ledger, wording = self.draft.ledger, self._session.wording
        if ledger is not None:
            name = wording.text("import.rejected_file")
            self.foot.say(*self._saving.save(name, "import.filter_csv", rejected_csv(ledger.rejected, wording.texts)))
