"""By what the rows of a file were made: the engine, the benchmarks, and what went in."""

from __future__ import annotations

import hashlib
from pathlib import Path

from roi_app import __version__
from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.ordinary_file import READ_FAULTS, fault_of
from roi_app.documents.files import DocumentError

Stamp = dict[str, object]


def stamp_of(source: Path, catalogue: Catalogue) -> Stamp:
    """The stamp of what is made from a file or a folder; whoever writes adds the rows."""
    return {
        "engine": __version__,
        "pack": catalogue.key,
        "pack_version": catalogue.version,
        "input": source.name,
    }


def stamp_with_digest(source: Path, catalogue: Catalogue) -> Stamp:
    """The same with what the input held, for one part of many whose origin must be told. Raises DocumentError."""
    return {**stamp_of(source, catalogue), "input_sha256": digest(source)}


def digest(source: Path) -> str:
    """The SHA-256 of a file, or of those of all files of a folder, one a line in the order of their names."""
    try:
        if source.is_dir():
            files = sorted(path for path in source.rglob("*") if path.is_file())
            return hashlib.sha256("".join(f"{digest(path)}\n" for path in files).encode()).hexdigest()
        with source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as fault:
        raise DocumentError(fault_of(source, fault, READ_FAULTS, "cannot_read")) from fault
