"""A lock on a file that the system releases when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock that is held; made by `taken`."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def taken(cls, path: Path) -> Lock | None:
        """Take the lock of this file, which is made if need be; None where another holds it. Raises OSError."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _take(handle)
            # Between opening and taking, the last holder may have removed the file: that lock would guard nothing.
            if os.path.samestat(os.fstat(handle), path.stat()):
                return cls(path, handle)
        except OSError:
            pass
        os.close(handle)
        return None

    def release(self) -> None:
        """Let go; the file stays."""
        os.close(self._handle)

    def remove(self) -> None:
        """Let go for good: nobody will ask for this lock again."""
        if sys.platform == "win32":
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)
