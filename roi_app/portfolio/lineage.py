"""By what the rows of a file were made: the engine, the benchmarks, and what went in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from roi_app import __version__
from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.ordinary_file import READ_FAULTS, fault_of
from roi_app.documents.files import DocumentError

Stamp = dict[str, object]


def stamp_of(source: Path, catalogue: Catalogue) -> Stamp:
    """The stamp of what is made from a file or a folder; whoever writes adds the rows. Raises DocumentError."""
    return {
        "engine": __version__,
        "pack": catalogue.key,
        "pack_version": catalogue.version,
        "input": source.name,
        "input_sha256": digest(source),
    }


def digest(source: Path) -> str:
    """The SHA-256 of a file, or of those of all files of a folder, one a line in the order of their names."""
    with read_problems(source):
        digests = [_digest(path, path.stat().st_mtime_ns) for path in files_of(source)]
    return digests[0] if not os.path.isdir(source) else hashlib.sha256("\n".join(digests).encode()).hexdigest()


def files_of(source: Path) -> list[Path]:
    """The file itself, or all files of a folder in the order of their names. Raises OSError."""
    if not os.path.isdir(source):
        return [source]
    # A folder that may not be read would seem to be empty.
    os.listdir(source)  # noqa: PTH208 - asked for its error alone
    return sorted(path for path in source.rglob("*") if os.path.isfile(path))


@contextmanager
def read_problems(source: Path) -> Iterator[None]:
    """Make a DocumentError of what the system says while a file or a folder is read."""
    try:
        yield
    except (OSError, ValueError) as fault:
        raise DocumentError(fault_of(source, fault, READ_FAULTS, "cannot_read")) from fault


@lru_cache(maxsize=64)
def _digest(path: Path, _changed_ns: int) -> str:
    """What a file holds, told once for all the parts that one process makes of it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
