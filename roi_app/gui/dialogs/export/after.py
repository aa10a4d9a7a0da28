"""What a person does with files that were just written: open them, show them in their folder, copy them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roi_app.gui.charts.picture import Picture
from roi_app.gui.dialogs.export.carrying import files_to_copy, picture_to_copy
from roi_app.gui.state.file_manager import FileManager
from roi_app.gui.style.theme import GRID
from roi_app.texts.formatting import Wording


class AfterExport(QWidget):
    """A row of links; a picture can be copied itself where it is the only one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a row that offers nothing yet."""
        super().__init__(parent)
        self.files: tuple[Path, ...] = ()
        self._picture: Picture | None = None
        self._manager = FileManager(self)
        self._wording: Wording | None = None
        acts = {
            "open_result": self._open,
            "show_in_folder": self._show,
            "copy_file": self._copy_files,
            "copy_picture": self._copy_picture,
        }
        self.buttons = {key: QPushButton() for key in acts}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(2 * GRID)
        for key, button in self.buttons.items():
            button.setObjectName("link")
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(acts[key])
            row.addWidget(button)

    def offer(self, files: tuple[Path, ...], picture: Picture | None = None) -> None:
        """Offer what can be done with these files; `picture` is what the only one of them shows."""
        self.files, self._picture = files, picture
        self.buttons["copy_picture"].setVisible(picture is not None)
        self._name()

    def retranslate(self, wording: Wording) -> None:
        """Say the links in the reader's language."""
        self._wording = wording
        self._name()

    def _name(self) -> None:
        if self._wording is None:
            return
        for key, button in self.buttons.items():
            button.setText(self._wording.text(f"export.{key}", count=max(len(self.files), 1)))

    def _open(self) -> None:
        """Open the file, or the folder of the pictures, with the program of the system."""
        target = self.files[0] if len(self.files) == 1 else self.files[0].parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _show(self) -> None:
        self._manager.show_files(self.files)

    def _copy_files(self) -> None:
        QGuiApplication.clipboard().setMimeData(files_to_copy(self.files))

    def _copy_picture(self) -> None:
        if self._picture is not None:
            QGuiApplication.clipboard().setMimeData(picture_to_copy(self._picture))
