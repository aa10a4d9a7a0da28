"""A lock on a file that the system releases when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

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

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file

    @classmethod
    def taken(cls, path: Path) -> Lock | None:
        """Take the lock of this file, which is made if need be; None where another holds it. Raises OSError."""
        file = path.open("ab")
        try:
            _take(file.fileno())
            # Between opening and taking, the last holder may have removed the file: that lock would guard nothing.
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return cls(path, file)
        except OSError:
            pass
        file.close()
        return None

    def release(self) -> None:
        """Let go; the file stays."""
        self._file.close()

    def remove(self) -> None:
        """Let go for good: nobody will ask for this lock again."""
        # Windows does not remove an open file; elsewhere it must go first, lest another takes it in between.
        if sys.platform == "win32":
            self._file.close()
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            self._file.close()
