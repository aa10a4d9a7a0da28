"""Which kinds of files a table may be read from and written to, each loaded where it is asked for alone."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.ordinary_file import file_problem
from roi_app.documents.files import DocumentError
from roi_app.model.batch import Wish, never
from roi_app.portfolio.csv_file import CsvOutput, read_csv
from roi_app.portfolio.lineage import stamp_of
from roi_app.portfolio.output import Noted, Output
from roi_app.portfolio.pieces import Piece, Place


class Kind(StrEnum):
    """A kind of file, by how its name ends; a folder of Parquet files has no ending."""

    CSV = ".csv"
    PARQUET = ".parquet"
    WORKBOOK = ".xlsx"
    FOLDER = ""


KINDS: Final = tuple(kind.value for kind in Kind if kind.value)


def kind_of(path: Path) -> Kind | None:
    """The kind of a table, None where its name ends otherwise."""
    if os.path.isdir(path):
        return Kind.FOLDER
    try:
        return Kind(path.suffix.lower())
    except ValueError:
        return None


def read(source: Path, catalogue: Catalogue, start: Place, chunk: int, should_stop: Wish = never) -> Iterator[Piece]:
    """The rows of a table from a place on, at most `chunk` at a time. Raises DocumentError, and Stopped on the way."""
    match kind_of(source):
        case Kind.CSV | None:
            return read_csv(source, start, chunk)
        case Kind.WORKBOOK:
            from roi_app.portfolio.workbook_file import read_workbook

            return read_workbook(source, start, chunk, should_stop)
        case Kind.PARQUET | Kind.FOLDER:
            with needing_pyarrow(source):
                from roi_app.portfolio.parquet_files import read_parquet
            return read_parquet(source, catalogue, start, chunk)


def output(
    target: Path, folder: Path, noted: Noted | None, most_in_group: int, origin: tuple[Path, Catalogue]
) -> Output:
    """Begin an output in a folder, or go on from what was noted there; ValueError where that is not whole any more."""
    match kind_of(target):
        case Kind.CSV | None:
            return CsvOutput(folder, noted)
        case Kind.WORKBOOK:
            from roi_app.portfolio.workbook_file import WorkbookOutput

            return WorkbookOutput(folder, target, noted)
        case Kind.PARQUET:
            with needing_pyarrow(target):
                from roi_app.portfolio.parquet_output import OneFileOutput
            return OneFileOutput(folder, noted, most_in_group, stamp_of(*origin))
        case Kind.FOLDER:
            with needing_pyarrow(target):
                from roi_app.portfolio.parquet_output import FolderOutput
            return FolderOutput(folder, noted, most_in_group, stamp_of(*origin))


@contextlib.contextmanager
def needing_pyarrow(path: Path) -> Iterator[None]:
    """Say which part of the program is missing where pyarrow is not installed."""
    try:
        yield
    except ModuleNotFoundError as fault:
        if fault.name != "pyarrow":
            raise
        raise DocumentError(file_problem(path, "table_needs_parquet")) from fault
