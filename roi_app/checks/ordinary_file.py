"""The bytes of a file that a person named: an ordinary one, of a size that can be meant, or the problem with it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from roi_app.checks.foreign_text import LINE, harmless
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem

FileName: TypeAlias = "str | os.PathLike[str]"

READ_FAULTS: Final[Mapping[int, str]] = {
    errno.ENOENT: "no_such_file",
    errno.ENOTDIR: "no_such_file",
    errno.EACCES: "no_permission_to_read",
    errno.EPERM: "no_permission_to_read",
    errno.EISDIR: "is_a_folder",
}


class OrdinaryFile(NamedTuple):
    """What a file held, and the state in which it was."""

    data: bytes
    state: os.stat_result


def read_ordinary(name: FileName, most: int) -> OrdinaryFile | Problem:
    """The bytes of an ordinary file of at most `most` bytes, one more of one that grows meanwhile; else why not."""
    try:
        # Asked before it is opened: to open a pipe waits for a writer, to open a device may set it off.
        problem = not_ordinary(name, Path(name).stat())
        if problem is not None:
            return problem
        with open(name, "rb", opener=_open_without_waiting) as file:
            state = os.fstat(file.fileno())
            problem = not_ordinary(name, state)
            if problem is not None:
                return problem
            if state.st_size > most:
                return file_problem(name, "too_large", most=size(most))
            return OrdinaryFile(file.read(most + 1), state)
    except (OSError, ValueError) as fault:
        return fault_of(name, fault, READ_FAULTS, "cannot_read")


def not_ordinary(name: FileName, state: os.stat_result) -> Problem | None:
    """The problem with a file that is a folder, a pipe or a device."""
    if stat.S_ISDIR(state.st_mode):
        return file_problem(name, "is_a_folder")
    if not stat.S_ISREG(state.st_mode):
        return file_problem(name, "not_a_file")
    return None


def fault_of(name: FileName, fault: OSError | ValueError, faults: Mapping[int, str], otherwise: str) -> Problem:
    """What the system's error means for a person, by its number."""
    if not isinstance(fault, OSError):
        # A path with a zero byte, or one that the file system cannot spell.
        return file_problem(name, "bad_path")
    code = faults.get(fault.errno or 0)
    if code is None:
        return file_problem(name, otherwise, reason=fault.strerror or str(fault))
    return file_problem(name, code)


def file_problem(name: FileName, code: str, **values: str) -> Problem:
    """A problem with a file as a whole, which its sentence names by its path."""
    return Problem("", code, FrozenMap({"path": harmless(os.fspath(name), LINE), **values}))


def size(most: int) -> str:
    """A largest size as people write it: 16 MB, 512 KB."""
    return f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KB"


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
