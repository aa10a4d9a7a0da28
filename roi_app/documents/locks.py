"""Locks that the system releases when their process ends, however it ends; and by them, who edits a file."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from roi_app.documents.leftovers import listed

if TYPE_CHECKING:
    from filelock import FileLock

LOCKED: Final = ".lock"
"""How the name of a lock ends."""

_ATTEMPTS: Final = 5


class Lock:
    """A lock that is held; made by `taken`."""

    def __init__(self, held: FileLock) -> None:
        self._held = held

    @classmethod
    def taken(cls, path: Path) -> Lock | None:
        """Take the lock of this file, which is made if need be; None where another holds it. Raises OSError."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - it loads asyncio, and the first picture needs no lock

        # Any thread may give the lock back; and a lock that is only a file lying about would outlive a crash.
        lock = FileLock(path, blocking=False, thread_local=False, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            return None
        return cls(lock)

    def release(self) -> None:
        """Let go; the file stays, but for Windows."""
        self._held.release()

    def remove(self) -> None:
        """Let go for good: nobody will ask for this lock again."""
        # Windows removes it on release, and could not while it is open; elsewhere it must go first, lest another
        # takes it in between.
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                Path(self._held.lock_file).unlink()
        self._held.release()


def sweep_locks(folder: Path, is_wanted: Callable[[Path], bool] = lambda _: False) -> None:
    """Remove a folder's locks whose holders are dead, but for those still wanted; one bad lock hinders no other."""
    for path in listed(folder, LOCKED):
        if not is_wanted(path):
            with contextlib.suppress(OSError):
                lock = Lock.taken(path)
                if lock is not None:
                    lock.remove()


def editor(path: Path, folder: Path) -> Lock | None:
    """The lock of the one who edits the file at `path`, None where another window of this user does.

    The locks lie in `folder`, the user's own, so that nothing lies beside the file; another machine that edits the
    same file on a shared disk is noticed when saving, by the file's `Stamp`. Raises OSError where the folder cannot
    be made or written. Give the lock back with `remove`.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = folder / f"{edited_name(path)}{LOCKED}"
    # Whoever gives the lock back removes it, perhaps between its opening and its taking here.
    for _ in range(_ATTEMPTS):
        taken = Lock.taken(lock)
        if taken is not None:
            return taken
    return None


def is_edited(path: Path, folder: Path) -> bool:
    """Whether a window of this user edits the file at `path`; quick where none does. Raises as `editor`."""
    if not os.path.lexists(folder / f"{edited_name(path)}{LOCKED}"):
        return False
    taken = editor(path, folder)
    if taken is not None:
        taken.remove()
    return taken is None


def edited_name(path: Path) -> str:
    """What the file at `path` is called among those that are edited, whatever link or spelling led to it."""
    real = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(os.fsencode(real)).hexdigest()[:32]
