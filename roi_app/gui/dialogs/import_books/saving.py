"""Files that leave the import: where they go is asked for, and what became of it is said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from roi_app.documents.files import DocumentError, write_whole
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.texts.catalog import describe


class Saving:
    """Asks over a dialog."""

    def __init__(self, dialog: QWidget, session: Session, settings: Settings) -> None:
        """Serve a dialog."""
        self._dialog, self._session, self._settings = dialog, session, settings

    def save(self, name: str, filter_key: str, data: bytes) -> tuple[str, str]:
        """Ask where a file of this name is to be, and write it; gives what to say, "" for nothing, and its tone."""
        wording = self._session.wording
        start = str(Path(self._settings.folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._dialog, wording.text("file.save"), start, wording.text(filter_key)
        )
        if not chosen:
            return "", "muted"
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(Path(name).suffix)
        try:
            write_whole(path, data)
        except DocumentError as fault:
            return describe(fault.problem, wording.texts), "race"
        return wording.text("import.saved", name=path.name), "muted"

    def ask_open(self, title: str, filter_key: str) -> Path | None:
        """Ask for a file; None where none was chosen."""
        wording = self._session.wording
        chosen, _ = QFileDialog.getOpenFileName(
            self._dialog, wording.text(title), self._settings.folder, wording.text(filter_key)
        )
        return Path(chosen) if chosen else None
