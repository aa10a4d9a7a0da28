"""New, open, save: the document's way from and to its file, with the question before anything is lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from roi_app.benchmarks.problem import Problem
from roi_app.benchmarks.texts import describe
from roi_app.documents.document import Document
from roi_app.documents.files import DocumentError, Stamp, load, save
from roi_app.documents.recent import RecentFiles
from roi_app.documents.samples import sample_in
from roi_app.gui.commands import Commands
from roi_app.gui.session import Session, State
from roi_app.gui.settings import Settings

SUFFIX = ".roi"
_MOST_SHOWN = 8


class FileActions(QObject):
    """Opens and saves the session's document; `recent_changed` says that the list of recent files is another one."""

    recent_changed = Signal()
    saved = Signal(str)

    def __init__(self, window: QWidget, session: Session, commands: Commands, settings: Settings) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window, self._session, self._commands, self._settings = window, session, commands, settings
        self._stamp: Stamp | None = None
        self.recent = RecentFiles(settings.state_folder() / "recent.json")

    def new(self) -> None:
        """Start an empty shop."""
        if self.may_leave():
            self._take(Document(), None, None)

    def open_sample(self, name: str) -> None:
        """Start from a sample shop, which no file holds."""
        if self.may_leave():
            self._take(sample_in(name, self._session.language), None, None)

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        wording = self._session.wording
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, wording.text("menu.open"), self._settings.folder, wording.text("file.filter")
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> bool:
        """Open a file; says every problem, and leaves the current document where there is an error."""
        loaded = load(path, self._session.catalogue)
        document = loaded.reading.document
        if document is None:
            self._tell("file.cannot_open", loaded.reading.errors, QMessageBox.Icon.Critical)
            return False
        if not self.may_leave():
            return False
        self._take(document, path, loaded.stamp)
        self._remember(path)
        if loaded.reading.warnings:
            self._tell("file.warnings", loaded.reading.warnings, QMessageBox.Icon.Information)
        return True

    def save(self) -> bool:
        """Save to the document's file, or ask for one; False where nothing was saved."""
        return self.ask_save_as() if self._session.path is None else self._save_to(self._session.path, self._stamp)

    def ask_save_as(self) -> bool:
        """Ask for a file and save to it."""
        wording = self._session.wording
        name = (self._session.document.name or wording.text("bar.unnamed")).replace("/", "-").replace("\\", "-")
        start = self._session.path or Path(self._settings.folder) / f"{name}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, wording.text("menu.save_as"), str(start), wording.text("file.filter")
        )
        if not chosen:
            return False
        path = Path(chosen)
        return self._save_to(path if path.suffix else path.with_suffix(SUFFIX), None)

    def may_leave(self) -> bool:
        """Whether the current document may go: saved, or its owner said so."""
        if self._commands.stack.isClean():
            return True
        wording = self._session.wording
        name = self._session.document.name or wording.text("bar.unnamed")
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            wording.text("file.unsaved_title"),
            wording.text("file.unsaved", name=name),
            parent=self._window,
        )
        keep = box.addButton(wording.text("file.save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(wording.text("file.discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(wording.text("file.cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is keep:
            return self.save()
        return box.clickedButton() is discard

    def _take(self, document: Document, path: Path | None, stamp: Stamp | None) -> None:
        self._commands.forget()
        self._stamp = stamp
        self._session.show(State(document))
        self._session.hold_in(path)

    def _save_to(self, path: Path, known: Stamp | None) -> bool:
        try:
            self._stamp = save(self._session.document, path, known)
        except DocumentError as fault:
            if fault.problem.code == "changed_on_disk" and self._overwrite(fault.problem):
                return self._save_to(path, None)
            if fault.problem.code != "changed_on_disk":
                self._tell("file.cannot_save", (fault.problem,), QMessageBox.Icon.Critical)
            return False
        self._commands.stack.setClean()
        self._session.hold_in(path)
        self._remember(path)
        self.saved.emit(str(path))
        return True

    def _overwrite(self, problem: Problem) -> bool:
        wording = self._session.wording
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            wording.text("file.changed_title"),
            describe(problem, wording.texts),
            parent=self._window,
        )
        yes = box.addButton(wording.text("file.overwrite"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(wording.text("file.cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is yes

    def _remember(self, path: Path) -> None:
        self._settings.folder = str(path.parent)
        try:
            self.recent.add(path)
        except (OSError, DocumentError):
            # The list is a convenience; a file that was opened or saved stays so without it.
            return
        self.recent_changed.emit()

    def _tell(self, title: str, problems: tuple[Problem, ...], icon: QMessageBox.Icon) -> None:
        wording = self._session.wording
        lines = [describe(problem, wording.texts) for problem in problems[:_MOST_SHOWN]]
        if len(problems) > _MOST_SHOWN:
            lines.append(wording.text("file.more", count=len(problems) - _MOST_SHOWN))
        box = QMessageBox(icon, wording.text(title), "\n\n".join(lines), parent=self._window)
        box.addButton(wording.text("file.ok"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
