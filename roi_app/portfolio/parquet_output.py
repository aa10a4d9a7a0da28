"""A result as Parquet: one file, or a folder of files; groups of rows of one size, however the rows come."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from roi_app.model.arrays import Array
from roi_app.portfolio import columns
from roi_app.portfolio.estimated import CAUTIONS, PROBLEMS, ZONE, Estimates
from roi_app.portfolio.output import Noted
from roi_app.portfolio.parquet_files import SUFFIX, Part, opened, rows_in
from roi_app.portfolio.unfinished import ROWS
from roi_app.portfolio.words import Words

STAMP: Final = "merchant-roi"
"""The key of the metadata of a file that tell by what its rows were made."""

ROWS_IN_GROUP: Final = 65_536
"""Rows that are written at once, however they come."""

ROWS_IN_FILE: Final = 2**20
"""Of a folder, and of what is done so far of one file."""

LONGEST_UNSAVED_S: Final = 30.0
"""After this time a file that is done so far is closed, so that a kill costs no more."""


def table_of(kept: pd.DataFrame, made: Estimates) -> pa.Table:
    """Estimates as a table beside the columns that come back as they are; what does not exist is null."""
    arrays = {str(name): pa.array(kept[name], from_pandas=True) for name in kept.columns}
    arrays |= {name: _figure(made.figures[:, place]) for place, name in enumerate(made.names)}
    arrays |= {ZONE: _texts(made.zone), CAUTIONS: _texts(made.cautions), PROBLEMS: pa.array(made.problems, pa.string())}
    return pa.table(arrays)


def _figure(values: Array) -> pa.Array:
    absent = np.isnan(values)
    return pa.array(values, mask=absent) if absent.any() else pa.array(values)


def _texts(said: Words) -> pa.Array:
    return pa.DictionaryArray.from_arrays(said.codes.astype(np.int32), list(said.words)).dictionary_decode()


class GroupWriter:
    """Writes groups of rows to a Parquet file, each while the next is being worked out."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.rows = 0
        self._file = path.open("wb")
        # A column of figures, or of ids, holds nothing twice: to look for it would take as long as all else.
        words = [field.name for field in schema if pa.types.is_string(field.type) and field.name != columns.ID]
        self._writer = pq.ParquetWriter(self._file, schema, use_dictionary=words)
        self._hand = ThreadPoolExecutor(1)
        self._under_way: Future[None] | None = None

    def write(self, rows: pa.Table) -> None:
        """Write one group; OSError where the disk has not taken the one before."""
        self._settle()
        self._under_way = self._hand.submit(self._writer.write_table, rows, row_group_size=max(rows.num_rows, 1))
        self.rows += rows.num_rows

    def close(self, stamp: Mapping[str, object]) -> None:
        """Finish the file, with what its rows were made by."""
        self._settle()
        self._hand.shutdown()
        self._writer.add_key_value_metadata({STAMP: json.dumps(stamp, sort_keys=True)})
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def give_up(self) -> None:
        """Let go of the file as it is."""
        with contextlib.suppress(OSError, pa.ArrowException):
            self._settle()
            self._writer.close()
        self._hand.shutdown()
        self._file.close()

    def _settle(self) -> None:
        if self._under_way is not None:
            self._under_way.result()
            self._under_way = None


def joined(segments: Sequence[Path], target: Path, stamp: Mapping[str, object]) -> None:
    """Write files of the same columns into one, group by group."""
    with opened(segments[0]) as first:
        writer = GroupWriter(target, first.schema_arrow.remove_metadata())
    for rows in _groups(segments):
        writer.write(rows)
    writer.close(stamp)


def _groups(segments: Sequence[Path]) -> Iterator[pa.Table]:
    for segment in segments:
        with opened(segment) as file:
            for group in range(file.num_row_groups):
                yield file.read_row_group(group)


def stamp_in(path: Path) -> dict[str, object]:
    """What a file says of how its rows were made; nothing where it is not one of ours."""
    with opened(path) as file:
        told = (file.schema_arrow.metadata or {}).get(STAMP.encode()) or (file.metadata.metadata or {}).get(
            STAMP.encode()
        )
    stamp = json.loads(told) if told else {}
    return stamp if isinstance(stamp, dict) else {}


class _Files:
    """Parquet files in a folder, one after another, of which the last may not be whole yet."""

    def __init__(self, folder: Path, noted: Noted | None, most_in_group: int, stamp: Mapping[str, object]) -> None:
        self.folder, self._stamp, self._group = folder / ROWS, stamp, min(most_in_group, ROWS_IN_GROUP)
        self._waiting: list[pa.Table] = []
        self._writer: GroupWriter | None = None
        self._begun_at = 0.0
        self.done, self._rows = (int(str(noted[name])) if noted is not None else 0 for name in ("files", "rows"))
        self.folder.mkdir(exist_ok=True)
        if sum(rows_in(Part(path)) for path in self.files) != self._rows:
            raise ValueError(self.folder.name)

    @property
    def files(self) -> list[Path]:
        """The files that are whole."""
        return [self._path(number) for number in range(self.done)]

    def add(self, kept: pd.DataFrame, made: Estimates) -> tuple[int, Noted] | None:
        """Take in rows; they are on the disk where a file was finished with them."""
        self._waiting.append(table_of(kept, made))
        saved: tuple[int, Noted] | None = None
        while sum(one.num_rows for one in self._waiting) >= self._group:
            rows = pa.concat_tables(self._waiting) if len(self._waiting) > 1 else self._waiting[0]
            writer = self._write(rows.slice(0, self._group))
            self._waiting = [rows.slice(self._group)]
            if self._is_full(writer):
                self._close(writer)
                saved = self._waiting[0].num_rows, {"files": self.done, "rows": self._rows}
        return saved

    def give_up(self) -> None:
        """Let go of the file that is not whole."""
        if self._writer is not None:
            self._writer.give_up()

    def flush(self) -> None:
        """Write what is left."""
        if any(one.num_rows for one in self._waiting):
            self._write(pa.concat_tables(self._waiting))
            self._waiting = []
        if self._writer is not None:
            self._close(self._writer)

    def _path(self, number: int) -> Path:
        return self.folder / f"part-{number:05}{SUFFIX}"

    def _write(self, rows: pa.Table) -> GroupWriter:
        if self._writer is None:
            self._writer = GroupWriter(self._path(self.done), rows.schema)
            self._begun_at = time.monotonic()
        self._writer.write(rows)
        return self._writer

    def _is_full(self, writer: GroupWriter) -> bool:
        return writer.rows >= ROWS_IN_FILE

    def _close(self, writer: GroupWriter) -> None:
        writer.close({**self._stamp, "first_row": self._rows, "rows": writer.rows})
        self._rows += writer.rows
        self._writer, self.done = None, self.done + 1


class FolderOutput(_Files):
    """A result as a folder of Parquet files, each with what its rows were made by."""

    def finished(self) -> Path:
        """The folder."""
        self.flush()
        return self.folder


class OneFileOutput(_Files):
    """A result as a single Parquet file."""

    def _is_full(self, writer: GroupWriter) -> bool:
        return super()._is_full(writer) or time.monotonic() - self._begun_at > LONGEST_UNSAVED_S

    def finished(self) -> Path:
        """The file: the only one that was written, or all of them joined."""
        self.flush()
        if self.done == 1:
            return self.files[0]
        whole = self.folder / f"whole{SUFFIX}"
        joined(self.files, whole, {**self._stamp, "first_row": 0, "rows": self._rows})
        return whole
