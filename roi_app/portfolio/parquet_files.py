"""Tables of merchants as Parquet: one file, or a folder of files whose names of folders may hold columns too.

The only module, with `cluster`, that knows pyarrow: a table in another format is estimated without it.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.ordinary_file import READ_FAULTS, fault_of, file_problem, not_ordinary
from roi_app.documents.files import DocumentError
from roi_app.portfolio import columns
from roi_app.portfolio.lineage import files_of, read_problems
from roi_app.portfolio.pieces import Piece, Place, require_columns, without_notes

SUFFIX: Final = ".parquet"

_OF_FOLDER: Final = re.compile(r"([^=/]+)=([^/]*)")
_NO_VALUE: Final = "__HIVE_DEFAULT_PARTITION__"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a table, the columns that the names of its folders hold, and the types that columns come back in."""

    path: Path
    named: tuple[tuple[str, str | None], ...] = ()
    types: pa.Schema | None = None


def parts_of(source: Path) -> tuple[Part, ...]:
    """The files of a table: itself, or those of a folder in the order of their names. Raises DocumentError."""
    if not os.path.isdir(source):
        return (Part(source),)
    with read_problems(source):
        files = [path for path in files_of(source) if path.suffix == SUFFIX]
    found = [path for path in files if not _is_hidden(path.relative_to(source))]
    if not found:
        raise DocumentError(file_problem(source, "table_no_parquet"))
    return tuple(Part(path, tuple(_named(path.relative_to(source)))) for path in found)


def alike_parts_of(source: Path, catalogue: Catalogue) -> tuple[Part, ...]:
    """The same, with types of the columns that come back in which all files can say what they hold.

    Raises DocumentError where there are none.
    """
    parts, read = parts_of(source), _read_columns(catalogue)
    types = pa.schema([])
    for part in parts:
        with opened(part.path) as file:
            kept = pa.schema([(one.name, _plain(one.type)) for one in file.schema_arrow if one.name not in read])
        try:
            types = pa.unify_schemas([types, kept], promote_options="permissive")
        except pa.ArrowException as fault:
            raise DocumentError(file_problem(part.path, "table_other_columns")) from fault
    return tuple(replace(part, types=types) for part in parts)


def _read_columns(catalogue: Catalogue) -> set[str]:
    return set(columns.known_columns(catalogue)) - {columns.ID}


def _plain(kind: pa.DataType) -> pa.DataType:
    """For views there is no comparison yet."""
    return pa.string() if pa.types.is_string_view(kind) else kind


def _is_hidden(path: Path) -> bool:
    return any(name.startswith((".", "_")) for name in path.parts)


def _named(path: Path) -> Iterator[tuple[str, str | None]]:
    for folder in path.parts[:-1]:
        told = _OF_FOLDER.fullmatch(folder)
        if told:
            yield unquote(told[1]), None if told[2] == _NO_VALUE else unquote(told[2])


def columns_of(source: Path) -> list[str]:
    """The names of the columns that all files of a table have. Raises DocumentError where they differ."""
    first, *others = parts_of(source)
    names = _names(first)
    require_columns(source, names)
    for part in others:
        if _names(part) != names:
            raise DocumentError(file_problem(part.path, "table_other_columns"))
    return names


def read_parquet(source: Path, catalogue: Catalogue, start: Place, chunk: int) -> Iterator[Piece]:
    """The rows of a table from a place on, at most `chunk` at a time. Raises DocumentError."""
    columns_of(source)
    parts = alike_parts_of(source, catalogue)
    for number in range(start.file, len(parts)):
        part = parts[number]
        yield from _pieces(part, catalogue, Place(number, start.at if number == start.file else 0), len(parts), chunk)


@contextlib.contextmanager
def opened(path: Path, words: Sequence[str] = ()) -> Iterator[pq.ParquetFile]:
    """A Parquet file that is open, columns of words as numbers of words; what is wrong becomes a DocumentError."""
    try:
        problem = not_ordinary(path, path.stat())
        if problem is not None:
            raise DocumentError(problem)
        # Buffered before, all of a file would lie in memory.
        with pq.ParquetFile(path, read_dictionary=list(words), pre_buffer=False) as file:
            yield file
    except pa.ArrowException as fault:
        raise DocumentError(file_problem(path, "table_no_parquet_file")) from fault
    except OSError as fault:
        code = "table_no_parquet_file" if fault.errno is None else "cannot_read"
        raise DocumentError(fault_of(path, fault, READ_FAULTS, code)) from fault


def rows_in(part: Part) -> int:
    """How many rows a file has."""
    with opened(part.path) as file:
        return int(file.metadata.num_rows)


def _names(part: Part) -> list[str]:
    with opened(part.path) as file:
        own = list(file.schema_arrow.names)
    return own + [name for name, _ in part.named if name not in own]


def _pieces(part: Part, catalogue: Catalogue, start: Place, files: int, chunk: int) -> Iterator[Piece]:
    with opened(part.path, words_in(part)) as file:
        count = max(int(file.metadata.num_rows), 1)
        group, at = _group_at(file, start.at)
        for batch in _ahead(file.iter_batches(chunk, row_groups=range(group, file.num_row_groups), use_threads=False)):
            begin, at = at, at + batch.num_rows
            rows = batch.slice(max(start.at - begin, 0))
            if not rows.num_rows:
                continue
            frame = without_notes(framed(rows, part, catalogue))
            if len(frame):
                share = (start.file + at / count) / files
                yield Piece(frame, None, share, Place(start.file, max(begin, start.at)), Place(start.file, at))


def _ahead(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Each batch, while the next is being read."""
    with ThreadPoolExecutor(1) as hand:
        coming = hand.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = hand.submit(next, batches, None)
            yield batch


def words_in(part: Part) -> list[str]:
    """The columns of a file that say the same few words again and again."""
    with opened(part.path) as file:
        schema = file.schema_arrow
    return [name for name in columns.WORDS if name in schema.names and pa.types.is_string(schema.field(name).type)]


def _group_at(file: pq.ParquetFile, row: int) -> tuple[int, int]:
    """The group of rows in which a row stands, and the first row of that group."""
    first = 0
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if first + rows > row:
            return group, first
        first += rows
    return file.num_row_groups, first


def framed(rows: pa.RecordBatch, part: Part, catalogue: Catalogue) -> pd.DataFrame:
    """Rows as a frame: numbers as they are, and columns that come back unread in their own type."""
    known = _read_columns(catalogue)
    cells: dict[str, object] = {}
    for name, column in zip(rows.schema.names, rows.columns, strict=True):
        if name not in known:
            kind = _plain(column.type) if part.types is None else part.types.field(name).type
            cells[name] = pd.arrays.ArrowExtensionArray(column if column.type.equals(kind) else column.cast(kind))
        elif pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
            cells[name] = column.to_numpy(zero_copy_only=False)
        else:
            cells[name] = column.to_pandas()
    for name, value in part.named:
        if name in cells:
            continue
        if name not in known:
            cells[name] = pd.arrays.ArrowExtensionArray(pa.repeat(pa.scalar(value, pa.string()), rows.num_rows))
        else:
            cells[name] = pd.Categorical([value]).take(np.zeros(rows.num_rows, dtype=np.intp))
    return pd.DataFrame(cells, copy=False)
