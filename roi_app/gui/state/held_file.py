"""The file that holds the document: held against other windows, and known as it was last read or written."""

from __future__ import annotations

import os
from pathlib import Path

from roi_app.documents.files import Stamp
from roi_app.documents.locks import Lock, editor, sweep_locks
from roi_app.gui.state.session import Session


class HeldFile:
    """The lock on a session's file, and the file's stamp; both None where no file holds the document."""

    def __init__(self, session: Session, folder: Path) -> None:
        """Keep the locks in a folder that all windows share, without those of windows that were killed."""
        sweep_locks(folder)
        self._session, self._folder = session, folder
        self.stamp: Stamp | None = None
        self.lock: Lock | None = None

    def claim(self, path: Path) -> tuple[bool, Lock | None]:
        """Whether this window may edit a file, and the lock that says so to others."""
        own = self._session.path
        if own is not None and os.path.realpath(own) == os.path.realpath(path):
            return True, self.lock
        try:
            lock = editor(path, self._folder)
        except OSError:
            # Without a folder for locks there are none; the file's stamp still shows who came first.
            return True, None
        return lock is not None, lock

    def hold(self, lock: Lock | None) -> None:
        """Hold this lock in place of the one of the last file."""
        if self.lock is not None and self.lock is not lock:
            self.lock.remove()
        self.lock = lock
