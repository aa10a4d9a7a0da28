"""New, open, save: the document's way from and to its file, with the question before anything is lost."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget

from roi_app.checks.foreign_text import MESSAGE, one_line
from roi_app.documents import pdf_attachment
from roi_app.documents.document import Document
from roi_app.documents.files import DocumentError, Stamp, absolute, has_other_names, load, save
from roi_app.documents.locks import Lock
from roi_app.documents.read import ReadDocument
from roi_app.documents.recent import RecentFiles
from roi_app.documents.recovery import Recoverable
from roi_app.documents.samples import sample_in
from roi_app.estimates.saved_with import computed_anew, saved_with
from roi_app.gui.state.autosave import Autosave
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.front_requests import FrontRequests, brought_to_front
from roi_app.gui.state.held_file import HeldFile
from roi_app.gui.state.message_boxes import MessageBoxes
from roi_app.gui.state.session import Session, State
from roi_app.gui.state.settings import Settings
from roi_app.texts.catalog import describe

SUFFIX = ".roi"
SHEETS = (".csv", ".tsv", ".xlsx", ".xls", ".ods")
"""How the names of tables end that an import reads."""

EDITING = "editing"
"""The folder, in that of the state, in which windows say which file they edit."""
LONGEST_NAME = 60
_PORTS = tuple(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS}
"""Names that Windows keeps for devices, whatever follows a dot."""
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


def safe_name(text: str) -> str:
    """A text as the name of a file, without what some system does not allow; "" where nothing is left."""
    name = one_line(text, MESSAGE).translate(_NOT_IN_NAMES)[:LONGEST_NAME].strip(" .")
    stem, dot, rest = name.partition(".")
    return f"{stem}_{dot}{rest}" if stem.rstrip().upper() in _DEVICES else name


class DocumentFiles(QObject):
    """Opens and saves the session's document.

    `recent_changed` says that the list of recent files is another one, `saved` to which file was saved,
    `sheets_dropped` carries the paths of tables that were dropped on the window: they are no documents.
    """

    recent_changed = Signal()
    saved = Signal(str)
    sheets_dropped = Signal(list)

    def __init__(self, window: QWidget, session: Session, commands: Commands, settings: Settings) -> None:
        """Serve a window, which then also takes files that are dropped on it."""
        super().__init__(window)
        self._window, self._session, self._commands, self._settings = window, session, commands, settings
        self._held = HeldFile(session, settings.state_folder() / EDITING)
        front = FrontRequests(settings.state_folder() / EDITING, self)
        session.file_changed.connect(lambda: front.serve(session.path))
        front.wanted.connect(self.come_to_front)
        self._boxes = MessageBoxes(window, session)
        self.recent = RecentFiles(settings.state_folder() / "recent.json")
        self.autosave = Autosave(session, commands, self._held, settings.state_folder() / "working")
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def come_to_front(self) -> None:
        """Bring the window before all others."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def new(self) -> bool:
        """Start an empty shop; gives whether it was started."""
        return self.take(Document())

    def take(self, document: Document) -> bool:
        """Show a shop that can be had again, such as a row of a table; gives whether it is shown."""
        if not self.maybe_save():
            return False
        self._show(document)
        return True

    def begin(self, document: Document) -> bool:
        """Start from a shop that a person described and that no file holds yet; gives whether it was started."""
        if not self.maybe_save():
            return False
        self._show(document)
        # What was answered is work that would be lost.
        self._commands.stack.resetClean()
        return True

    def open_sample(self, name: str) -> None:
        """Start from a sample shop, which no file holds."""
        if self.maybe_save():
            self._show(sample_in(name, self._session.language))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        wording = self._session.wording
        chosen, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window, wording.text("menu.open"), self._settings.folder, wording.text("file.filter_open")
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> bool:
        """Open a file; says every problem, and leaves the current document where there is an error.

        Where another window edits the file, that one comes to the front; if it does not answer, a copy that no file
        holds is offered in its place. A PDF that the app
        made gives the case that it carries, which no file holds either.
        """
        path = absolute(path)
        if path.suffix.lower() == pdf_attachment.SUFFIX:
            return self._open_attached(path)
        try:
            loaded = load(path, self._session.catalogue)
            document = self._prepared(loaded.reading)
        except Exception as fault:  # noqa: BLE001 - told here, where the work on show is still whole
            return self._tell_failure("open", fault)
        if document is None:
            self._boxes.show_unread(path.name, loaded.reading.errors)
            return False
        if not self.maybe_save():
            return False
        is_free, lock = self._held.claim(path)
        if is_free:
            self._show(document, path, loaded.stamp, lock)
            self._add_recent(path)
        elif self._takes_copy(path):
            self._show(document)
        else:
            return False
        self._show_notes(loaded.reading)
        return True

    def _takes_copy(self, path: Path) -> bool:
        """Whether a copy is wanted of a file that another window edits, which has not come to the front."""
        if brought_to_front(path, self._settings.state_folder() / EDITING):
            return False
        return self._ask("file.busy_title", "file.busy", path.name, "file.open_copy", "file.cancel")

    def _open_attached(self, path: Path) -> bool:
        """Take the case out of a PDF."""
        try:
            reading = pdf_attachment.load_attached(path, self._session.catalogue)
            document = self._prepared(reading)
        except Exception as fault:  # noqa: BLE001 - told here, where the work on show is still whole
            return self._tell_failure("open", fault)
        if document is None:
            self._boxes.show_unread(path.name, reading.errors)
            return False
        if not self.maybe_save():
            return False
        self._show(document)
        self._add_recent(path)
        self._show_notes(reading)
        return True

    def save(self) -> bool:
        """Save to the document's file, or ask for one; False where nothing was saved."""
        self._finish_typing()
        path = self._session.path
        return self.ask_save_as() if path is None else self._write(path, self._held.stamp)

    def ask_save_as(self) -> bool:
        """Ask for a file and save to it."""
        self._finish_typing()
        wording = self._session.wording
        start = self._session.path or Path(self._settings.folder) / f"{self._file_name()}{SUFFIX}"
        chosen, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window, wording.text("menu.save_as"), str(start), wording.text("file.filter")
        )
        return bool(chosen) and self.save_as(Path(chosen))

    def save_as(self, path: Path) -> bool:
        """Save to this file, which is the document's from then on; False where nothing was saved."""
        path = absolute(path)
        if path.suffix.lower() != SUFFIX:
            # The dialog asked about the name that was typed, not about the one with the suffix.
            path = path.with_name(path.name + SUFFIX)
            if os.path.lexists(path) and not self._ask(
                "file.exists_title", "file.exists", path.name, "file.overwrite", "file.cancel"
            ):
                return False
        is_free, lock = self._held.claim(path)
        if not is_free:
            self._ask("file.busy_title", "file.busy_save", path.name, "file.ok")
            return False
        if self._write(path, self._held.stamp if path == self._session.path else None):
            self._held.hold(lock)
            return True
        if lock is not None and lock is not self._held.lock:
            lock.remove()
        return False

    def maybe_save(self) -> bool:
        """Whether the current document may go: saved, or its owner said so."""
        self._finish_typing()
        if self._commands.stack.isClean():
            return True
        wording = self._session.wording
        text = wording.text("file.unsaved", name=self._session.document.name or wording.text("bar.unnamed"))
        answer = self._boxes.ask("file.unsaved_title", text, ("file.save", "file.discard", "file.cancel"))
        return self.save() if answer == "file.save" else answer == "file.discard"

    def offer_recovery(self) -> None:
        """Offer the newest state that a crash left; the answer comes later, and the window works meanwhile."""
        states = self.autosave.recoverable()
        if not states:
            return
        newest, wording = states[0], self._session.wording
        when = f"{newest.kept_at.astimezone():%Y-%m-%d %H:%M}"
        text = wording.text("file.recovery.text", name=self._name_of(newest), when=when)
        answers = ("file.recovery.restore", "file.recovery.discard", "file.recovery.later")
        box, buttons = self._boxes.box("file.recovery.title", text, answers, QMessageBox.Icon.Question)
        buttons["file.recovery.restore"].clicked.connect(lambda: self._restore(newest))
        buttons["file.recovery.discard"].clicked.connect(lambda: self._forget(newest))
        box.finished.connect(box.deleteLater)
        box.open()

    def forget_recent(self, path: Path | None = None) -> None:
        """Take a file off the list of recent ones, or all."""
        gone = [path] if path else [one.path for one in self.recent.all()]
        try:
            for one in gone:
                self.recent.remove(one)
        except (OSError, DocumentError):
            return
        self.recent_changed.emit()

    def close(self) -> None:
        """Let go of the file and of all that was kept in case of a crash."""
        self.autosave.close()
        self._held.hold(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a `.roi` file, or a PDF that carries one, or tables, when they are dropped on the window."""
        if isinstance(event, QDropEvent) and (sheets := dropped_sheets(event.mimeData())):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                QTimer.singleShot(0, self, lambda: self.sheets_dropped.emit(sheets))
            return True
        if isinstance(event, QDropEvent) and (path := _dropped_file(event.mimeData())) is not None:
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                # Any question comes after the drop: the program that the file comes from waits for its end.
                QTimer.singleShot(0, self, lambda: self.open(path))
            return True
        return super().eventFilter(watched, event)

    def _show(
        self, document: Document, path: Path | None = None, stamp: Stamp | None = None, lock: Lock | None = None
    ) -> None:
        self._session.prepare(State(document))
        self._held.hold(lock)
        self._commands.forget()
        self._held.stamp = stamp
        self._session.show(State(document))
        self._session.hold_in(path)

    def _prepared(self, reading: ReadDocument) -> Document | None:
        """The document that was read, estimated before anything of the last one goes."""
        if reading.document is not None:
            self._session.prepare(State(reading.document))
        return reading.document

    def _tell_failure(self, where: str, fault: Exception) -> bool:
        """Tell that the app failed at a file, and that nothing is lost; nothing was done."""
        self._session.failures.report(where, fault)
        text = self._session.wording.text(f"file.failed_{where}")
        self._boxes.ask(f"file.cannot_{where}", text, ("file.ok",), QMessageBox.Icon.Critical)
        return False

    def _show_notes(self, reading: ReadDocument) -> None:
        """Show what is worth knowing of the file whose document is on show."""
        notes = (*reading.warnings, *computed_anew(reading.saved_with, self._session.answer))
        if notes:
            self._boxes.show_problems("file.warnings", notes, QMessageBox.Icon.Information)

    def _write(self, path: Path, known: Stamp | None) -> bool:
        document = self._session.document
        if document.language is None:
            document = replace(document, language=self._session.language)
        links = has_other_names(path)
        try:
            self._held.stamp = save(document, path, known, saved_with(self._session.answer))
        except DocumentError as fault:
            if fault.problem.code != "file_changed":
                self._boxes.show_problems("file.cannot_save", (fault.problem,), QMessageBox.Icon.Critical)
                return False
            text = describe(fault.problem, self._session.wording.texts)
            answer = self._boxes.ask("file.changed_title", text, ("file.overwrite", "file.cancel"))
            return answer == "file.overwrite" and self._write(path, None)
        except Exception as fault:  # noqa: BLE001 - told here, where the person waits for it
            return self._tell_failure("save", fault)
        if links:
            self._session.notices.tell("other_names", name=path.name)
        self._session.hold_in(path)
        self._commands.stack.setClean()
        self._add_recent(path)
        self.saved.emit(str(path))
        return True

    def _restore(self, state: Recoverable) -> None:
        document, origin = state.reading.document, state.origin
        if document is None or not self.maybe_save():
            return
        is_free, lock = (False, None) if origin is None else self._held.claim(origin)
        if origin is not None and is_free:
            # Known as it was before the crash: what somebody saved since is not overwritten without a question.
            self._show(document, origin, state.stamp, lock)
        else:
            self._show(document)
        self._commands.stack.resetClean()
        if self.autosave.keep_now():
            self._forget(state)

    def _forget(self, state: Recoverable) -> None:
        """Forget a state that is on show or not wanted, and offer the next."""
        self.autosave.forget(state)
        QTimer.singleShot(0, self, self.offer_recovery)

    def _ask(self, title: str, text: str, name: str, *answers: str) -> bool:
        """Whether the first of the answers was given."""
        return self._boxes.ask(title, self._session.wording.text(text, name=name), answers) == answers[0]

    def _finish_typing(self) -> None:
        """Take what is being typed: a key that saves does not leave the field."""
        field = self._window.focusWidget()
        if isinstance(field, QLineEdit) and field.isModified():
            field.clearFocus()
            field.setFocus()

    def _name_of(self, state: Recoverable) -> str:
        if state.origin is not None:
            return state.origin.name
        name = state.reading.document.name if state.reading.document else ""
        return name or self._session.wording.text("bar.unnamed")

    def _file_name(self) -> str:
        name = safe_name(self._session.document.name)
        return name or self._session.wording.text("bar.unnamed")

    def _add_recent(self, path: Path) -> None:
        self._settings.folder = str(path.parent)
        try:
            self.recent.add(path)
        except (OSError, DocumentError):
            # The list is a convenience; a file that was opened or saved stays so without it.
            return
        self.recent_changed.emit()


def dropped_sheets(data: QMimeData) -> list[Path]:
    """The local files in what is dragged, where all of them are tables, else none."""
    paths = [url.toLocalFile() for url in data.urls()]
    return [Path(path) for path in paths] if all(path.lower().endswith(SHEETS) for path in paths) else []


def _dropped_file(data: QMimeData) -> Path | None:
    """The one local file in what is dragged, where it is one to be opened, else None."""
    paths = [url.toLocalFile() for url in data.urls()]
    return Path(paths[0]) if len(paths) == 1 and paths[0].lower().endswith((SUFFIX, pdf_attachment.SUFFIX)) else None
