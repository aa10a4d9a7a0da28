"""The disk: reads nothing that is no file, and writes whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.json_object import MOST_BYTES
from roi_app.checks.ordinary_file import FileName, fault_of, file_problem, not_ordinary, read_ordinary
from roi_app.checks.problem import Problem
from roi_app.documents.document import Document, SavedWith
from roi_app.documents.leftovers import new_file, sweep_files
from roi_app.documents.read import ReadDocument, read_document
from roi_app.documents.write import dump

LEFTOVER: Final = ".roi-part"
"""How the name of a file ends that a save has begun and not finished."""

_WRITE_FAULTS: Final[Mapping[int, str]] = {
    errno.ENOENT: "no_such_folder",
    errno.ENOTDIR: "no_such_folder",
    errno.EACCES: "no_permission_to_write",
    errno.EPERM: "no_permission_to_write",
    errno.EROFS: "no_permission_to_write",
    errno.EISDIR: "is_a_folder",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "file_name_too_long",
}


_WITHOUT_OLD: Final[Mapping[str, str]] = {
    "no_permission_to_write": "no_permission_to_write_new",
    "disk_full": "disk_full_new",
    "cannot_write": "cannot_write_new",
}
"""What is told where there is no old file that could be unchanged."""


class DocumentError(Exception):
    """A file that could not be read or written; `problem` says which and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.values.get('path', problem.where)}")
        self.problem = problem


class Stamp(NamedTuple):
    """The state of a file on the disk, to notice that another program has changed it since.

    The digest of what it holds decides: times can be put back and tick coarsely, and who merely touches a file, moves
    it or writes the same again has changed nothing.
    """

    changed_ns: int
    digest: str


UNKNOWN: Final = Stamp(0, "")
"""The state of a file that somebody may have changed: it equals no file's."""


class Loaded(NamedTuple):
    """What came of a file: its reading, and the state it was in (None where it could not be read at all)."""

    reading: ReadDocument
    stamp: Stamp | None


def load(path: FileName, catalogue: Catalogue) -> Loaded:
    """The document in a file; every problem is in the reading, and nothing is raised."""
    try:
        data, stamp = read_whole(path)
    except DocumentError as fault:
        return Loaded(ReadDocument(None, (fault.problem,)), None)
    return Loaded(read_document(data, catalogue), stamp)


def save(document: Document, path: FileName, known: Stamp | None = None, saved_with: SavedWith | None = None) -> Stamp:
    """Write a document whole or not at all, and return the file's new state; raises DocumentError.

    With the state in which the file is `known`, a file that another program has changed is left alone
    (`file_changed`).
    """
    return write_whole(path, dump(document, saved_with), known)


def read_whole(path: FileName, most: int = MOST_BYTES) -> tuple[bytes, Stamp]:
    """The bytes of an ordinary file of at most `most` bytes, and its state; raises DocumentError."""
    read = read_ordinary(path, most)
    if isinstance(read, Problem):
        raise DocumentError(read)
    return read.data, _stamp(read.state, read.data)


def write_whole(path: FileName, data: bytes, known: Stamp | None = None) -> Stamp:
    """Write bytes to a file whole or not at all: beside it, flushed to the disk, renamed over it.

    Links are followed, and a replaced file's permissions and attributes are kept. What killed processes have left there
    half written goes. Raises DocumentError; the old file is then untouched, and nothing is left beside it.
    """
    return _stamp(_write(path, (data,), known), data)


def put_in_place(finished: Path, path: FileName) -> None:
    """Give a file that is complete, and on the same disk, its name, as `write_whole` does; raises DocumentError."""
    with write_problems(path):
        target, old = require_writable(path)
        if old is not None:
            _keep_access(finished, old)
            _keep_attributes(finished, target)
        finished.replace(target)
        _sync_folder(target.parent)


def require_writable(path: FileName) -> tuple[Path, os.stat_result | None]:
    """Where a file would be written, links followed, and the state of the one that is there; DocumentError, OSError."""
    target = Path(os.path.realpath(path))
    old = _state(target)
    if old is not None:
        problem = not_ordinary(path, old)
        if problem is not None:
            raise DocumentError(problem)
        if not os.access(target, os.W_OK):
            raise DocumentError(file_problem(path, "no_permission_to_write"))
    return target, old


def _write(path: FileName, parts: Iterable[bytes], known: Stamp | None) -> os.stat_result:
    with write_problems(path):
        target, old = require_writable(path)
        with new_file(target.parent, LEFTOVER) as beside:
            try:
                new = _write_beside(beside, parts, old)
                if old is not None:
                    _keep_attributes(beside, target)
                _require_unchanged(path, known)
                beside.replace(target)
            except BaseException:
                with contextlib.suppress(OSError):
                    beside.unlink()
                raise
        sweep_files(target.parent, LEFTOVER)
        _sync_folder(target.parent)
        return _state(target) or new


def absolute(path: Path) -> Path:
    """A path that means the same whatever the folder of the process; as it is where that folder has been removed."""
    try:
        return path.absolute()
    except OSError:
        return path


def has_other_names(path: FileName) -> bool:
    """Whether the file has other names on the disk (hard links), which a save leaves with what it held before."""
    try:
        return Path(path).stat().st_nlink > 1
    except (OSError, ValueError):
        return False


def state_of(path: FileName) -> Stamp | None:
    """The present state of a file, or None where there is none or it cannot be read."""
    try:
        return read_whole(path)[1]
    except DocumentError:
        return None


def _write_beside(beside: Path, parts: Iterable[bytes], old: os.stat_result | None) -> os.stat_result:
    with beside.open("r+b") as file:
        if old is not None:
            _keep_access(beside, old)
        for part in parts:
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
        return os.fstat(file.fileno())


def _keep_access(beside: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Only a privileged user may give a file away; anyone else's new file is their own, as with any editor.
        with contextlib.suppress(PermissionError):
            os.chown(beside, old.st_uid, old.st_gid)
    beside.chmod(stat.S_IMODE(old.st_mode))


def _keep_attributes(beside: Path, target: Path) -> None:
    """Keep tags, comments and access lists, where the system has them and lets us."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(target):
            with contextlib.suppress(OSError):
                os.setxattr(beside, name, os.getxattr(target, name))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can; the file itself is already whole."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _stamp(state: os.stat_result, data: bytes) -> Stamp:
    return Stamp(state.st_mtime_ns, hashlib.sha256(data).hexdigest())


def _require_unchanged(path: FileName, known: Stamp | None) -> None:
    """Raise DocumentError for a file that is there and does not hold what it held when it was `known`."""
    if known is None:
        return
    read = read_ordinary(path, MOST_BYTES)
    is_gone = isinstance(read, Problem) and read.code == "no_such_file"
    if not is_gone and (isinstance(read, Problem) or _stamp(read.state, read.data).digest != known.digest):
        raise DocumentError(file_problem(path, "file_changed"))


def _is_there(path: FileName) -> bool:
    """Whether there is an old file, or may be one; a link that leads to nothing or to itself is none."""
    try:
        Path(path).stat()
    except OSError as fault:
        return fault.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)
    return True


@contextlib.contextmanager
def write_problems(path: FileName) -> Iterator[None]:
    """Make a DocumentError of what the system says while a file is written."""
    try:
        yield
    except (OSError, ValueError) as fault:
        raise DocumentError(write_problem(path, fault)) from fault


@contextlib.contextmanager
def disk_problems(path: FileName) -> Iterator[None]:
    """The same of what the disk says alone, while what is written is still being worked out."""
    try:
        yield
    except OSError as fault:
        raise DocumentError(write_problem(path, fault)) from fault


def write_problem(path: FileName, fault: OSError | ValueError) -> Problem:
    """What it means for a person that a file could not be written."""
    problem = fault_of(path, fault, _WRITE_FAULTS, "cannot_write")
    if problem.code in _WITHOUT_OLD and not _is_there(path):
        return replace(problem, code=_WITHOUT_OLD[problem.code])
    return problem
