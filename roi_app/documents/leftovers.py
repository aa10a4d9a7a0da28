"""What a process that was killed left half made: a file or folder whose maker is dead is nobody's, and goes.

Its maker holds a lock on it, which the system lets go of when the process ends, however it ends. Where no such lock
is to be had (Windows, some network disks) age alone tells, and what its maker still has open cannot be removed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

OLD_SECONDS: Final = 3_600
"""After this time what cannot be asked for its maker is no longer anyone's."""

_ATTEMPTS: Final = 5


@contextlib.contextmanager
def new_file(folder: Path, ending: str) -> Iterator[Path]:
    """Make an empty hidden file that ends so; it is known as ours until the end, and stays. Raises OSError."""
    for _ in range(_ATTEMPTS):
        path = folder / f".{secrets.token_hex(8)}{ending}"
        with path.open("xb") as file:
            if _hold(file.fileno()):
                if sys.platform == "win32":
                    file.close()  # it could not be given its final name while it is open
                yield path
                return
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(folder))


@contextlib.contextmanager
def new_folder(prefix: str) -> Iterator[Path]:
    """Make a folder for a while among the system's temporary ones, which is ours until the end. Raises OSError."""
    for _ in range(_ATTEMPTS):
        with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
            if sys.platform == "win32":
                yield Path(folder)
                return
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                if _hold(handle):
                    yield Path(folder)
                    return
            finally:
                os.close(handle)
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), tempfile.gettempdir())


def sweep_files(folder: Path, ending: str) -> None:
    """Remove the hidden files of a folder that end so and whose makers are dead; fails for none of them."""
    for path in listed(folder, ending):
        if path.name.startswith(".") and _is_abandoned(path, stat.S_ISREG):
            with contextlib.suppress(OSError):
                path.unlink()


def sweep_folders(prefix: str) -> None:
    """Remove temporary folders that begin so and whose makers are dead; fails for none of them."""
    for path in listed(Path(tempfile.gettempdir())):
        if path.name.startswith(prefix) and _is_abandoned(path, stat.S_ISDIR):
            shutil.rmtree(path, ignore_errors=True)


def listed(folder: Path, ending: str = "") -> list[Path]:
    """What a folder holds whose names end so; nothing where it cannot be listed."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(ending))
    except OSError:
        return []


if sys.platform == "win32":

    def _hold(_handle: int) -> bool:
        return True

    def _is_abandoned(path: Path, is_kind: Callable[[int], bool]) -> bool:
        try:
            state = path.lstat()
        except OSError:
            return False
        return is_kind(state.st_mode) and state.st_mtime < time.time() - OLD_SECONDS

else:

    def _hold(handle: int) -> bool:
        """Lock what was just made; False where a sweep has taken it in between."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # no locks here: it is left alone while it is young
        return os.fstat(handle).st_nlink > 0

    def _is_abandoned(path: Path, is_kind: Callable[[int], bool]) -> bool:
        """Whether this is our own, of the right kind, and locked by nobody."""
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return False
        state = os.fstat(handle)
        try:
            if not is_kind(state.st_mode) or state.st_uid != os.geteuid():
                return False
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return state.st_mtime < time.time() - OLD_SECONDS
        finally:
            os.close(handle)
        return True
