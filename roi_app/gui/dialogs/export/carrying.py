"""What leaves the window by clipboard or drag: files, and a chart's picture in every form that a program may take.

A drag makes a form when it is first asked for. The picture's file too: most programs take the picture itself, and
only a folder or a mail asks for a file. It lies in a folder of our own among the temporary ones until the next drag
or the window's end; what a killed process leaves is swept by the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from roi_app.documents.leftovers import new_folder, sweep_folders
from roi_app.gui.charts.picture import Picture, as_png
from roi_app.gui.state.file_manager import addresses

FOLDER = "roi-drag-"
PNG, SVG, IMAGE, URLS = "image/png", "image/svg+xml", "application/x-qt-image", "text/uri-list"
COPIED_FILES = "x-special/gnome-copied-files"
"""What file managers of GNOME and its kin look for on the clipboard before they paste files."""


def files_to_copy(files: Sequence[Path]) -> QMimeData:
    """Files for the clipboard, to be pasted into a folder or a mail."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    data.setData(COPIED_FILES, QByteArray("\n".join(("copy", *addresses(files))).encode("ascii")))
    return data


def picture_to_copy(picture: Picture) -> QMimeData:
    """A chart's picture for the clipboard: pixels, and lines and text for programs that scale."""
    data = QMimeData()
    data.setImageData(picture.image())
    data.setData(SVG, QByteArray(picture.svg()))
    return data


class PictureData(QMimeData):
    """A chart's picture for a drag, as pixels, PNG, SVG and a file, each made on demand."""

    def __init__(self, picture: Picture, file: Callable[[bytes], Path | None]) -> None:
        """Offer a picture; `file` writes a PNG and says where, None where it could not."""
        super().__init__()
        self._picture, self._file = picture, file
        self._image: QImage | None = None
        self._made: dict[str, object] = {}

    @property
    def image(self) -> QImage:
        """The picture in pixels."""
        if self._image is None:
            self._image = self._picture.image()
        return self._image

    def formats(self) -> list[str]:
        """The forms that there are, the one that says most first."""
        return [PNG, IMAGE, SVG, URLS]

    def hasFormat(self, kind: str) -> bool:
        """Whether there is such a form."""
        return kind in self.formats()

    def retrieveData(self, kind: str, _type: object) -> object:
        """One form, made now where it is first asked for."""
        if kind not in self._made and kind in self.formats():
            self._made[kind] = self._make(kind)
        return self._made.get(kind)

    def _make(self, kind: str) -> object:
        if kind == IMAGE:
            return self.image
        if kind == SVG:
            return QByteArray(self._picture.svg())
        if kind == PNG:
            return QByteArray(as_png(self.image))
        path = self._file(as_png(self.image))
        return [] if path is None else [QUrl.fromLocalFile(str(path))]


class DraggedFiles:
    """The folder of the file that a drag hands over."""

    def __init__(self) -> None:
        """Make nothing yet."""
        self._kept = ExitStack()
        self._has_swept = False

    def write(self, name: str, data: bytes) -> Path | None:
        """Write the file of a drag; that of the one before goes. None where there is no room for it."""
        self.clear()
        if not self._has_swept:
            sweep_folders(FOLDER)
            self._has_swept = True
        try:
            path = self._kept.enter_context(new_folder(FOLDER)) / name
            path.write_bytes(data)
        except OSError:
            return None
        return path

    def clear(self) -> None:
        """Remove what is there."""
        self._kept.close()
