"""From the window to a file: where to, what it is called, written whole or not at all, and told when it fails."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from roi_app.documents.files import DocumentError, absolute, write_whole
from roi_app.gui.state.document_files import LONGEST_NAME, safe_name
from roi_app.gui.state.message_boxes import MessageBoxes
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings


class Exporting(QObject):
    """Asks and writes above one widget, in the folder of the last export."""

    def __init__(self, above: QWidget, session: Session, settings: Settings) -> None:
        """Serve a widget, above which its questions stand."""
        super().__init__(above)
        self._above, self._session, self._settings = above, session, settings
        self._boxes = MessageBoxes(above, session)

    def suggested(self, shop: str, what: str, suffix: str) -> Path:
        """A name made of the shop's and of what the file is, in the folder of the last export.

        Where both are too long the shop's gives way: what the file is tells the files of one export apart.
        """
        wording = self._session.wording
        shop = shop or wording.text("bar.unnamed")
        room = LONGEST_NAME - len(wording.text("export.file_name", shop="", what=what))
        name = safe_name(wording.text("export.file_name", shop=shop[: max(room, 1)].rstrip(), what=what))
        return Path(self._settings.export_folder) / f"{name or what}{suffix}"

    def ask_where(self, title: str, start: Path) -> Path | None:
        """Ask for a file that ends as `start` does; the answer may be written over. None where it was given up."""
        wording, suffix = self._session.wording, start.suffix
        kinds = wording.text(f"export.filter.{suffix[1:]}")
        chosen, _ = QFileDialog.getSaveFileName(self._above, title, str(start), kinds)
        if not chosen:
            return None
        path = absolute(Path(chosen))
        if path.suffix.lower() == suffix:
            return path
        # The dialog asked about the name that was typed, not about the one with the suffix.
        path = path.with_name(path.name + suffix)
        return path if self.may_overwrite(path) else None

    def may_overwrite(self, *paths: Path) -> bool:
        """Whether these files may be written: none is there yet, or their owner says so."""
        there = [path.name for path in paths if os.path.lexists(path)]
        if not there:
            return True
        wording = self._session.wording
        text = (
            wording.text("file.exists", name=there[0])
            if len(there) == 1
            else wording.text("export.exist", count=len(there), names=wording.text("export.listed").join(there))
        )
        return self._boxes.ask("file.exists_title", text, ("file.overwrite", "file.cancel")) == "file.overwrite"

    def write(self, path: Path, data: bytes) -> bool:
        """Write a small file here and now; False, with the reason told, where it could not be written."""
        try:
            write_whole(path, data)
        except DocumentError as fault:
            self._boxes.show_problems("file.cannot_save", (fault.problem,), QMessageBox.Icon.Critical)
            return False
        self._settings.export_folder = str(path.parent)
        return True
