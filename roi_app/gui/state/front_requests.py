"""One window for a file: whoever is asked for a file that another window edits brings that window to the front.

The windows are processes of their own. They meet in the folder of the locks: the one that asks leaves a request there
under the name of the file, the one that edits the file sees it and takes it away.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from roi_app.documents.locks import edited_name

PATIENCE_S = 1.5
"""How long the other window has to answer; one that does not is taken for dead or stuck."""

_REQUEST = ".front"
_PAUSE_S = 0.02
_ANY_PROCESS = -1


class FrontRequests(QObject):
    """Hears when this window is wanted in front, for the file that it edits."""

    wanted = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        """Hear of requests in a folder that all windows share; `begin` starts it."""
        super().__init__(parent)
        self._folder = folder
        self._request: Path | None = None
        self._watcher: QFileSystemWatcher | None = None

    def serve(self, path: Path | None) -> None:
        """Answer for this file from now on; None where no file holds the document."""
        self._request = None if path is None else self._folder / f"{edited_name(path)}{_REQUEST}"
        if self._request is not None and self._watcher is None and os.path.isdir(self._folder):
            self._watcher = QFileSystemWatcher([str(self._folder)], self)
            self._watcher.directoryChanged.connect(self._answer)

    def _answer(self) -> None:
        if self._request is not None and os.path.lexists(self._request):
            with contextlib.suppress(OSError):
                self._request.unlink()
                self.wanted.emit()


def brought_to_front(path: Path, folder: Path) -> bool:
    """Whether another window that edits this file was asked to come to the front, and answered."""
    request = folder / f"{edited_name(path)}{_REQUEST}"
    _let_others_come_forward()
    try:
        request.touch(mode=0o600)
    except OSError:
        return False
    deadline = time.monotonic() + PATIENCE_S
    while os.path.lexists(request):
        if time.monotonic() > deadline:
            with contextlib.suppress(OSError):
                request.unlink()
            return False
        time.sleep(_PAUSE_S)
    return True


def _let_others_come_forward() -> None:
    """Give away the right to the front, which Windows gives to what a person has just started and to nothing else."""
    system = getattr(ctypes, "windll", None)
    if system is not None:
        system.user32.AllowSetForegroundWindow(_ANY_PROCESS)
