"""A table of merchants as a CSV file: a line at a time, so that neither its length nor what it hides costs memory."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
import pandas as pd

from roi_app.checks.ordinary_file import READ_FAULTS, fault_of, file_problem, not_ordinary
from roi_app.documents.files import DocumentError
from roi_app.model.arrays import Array
from roi_app.portfolio.columns import ID
from roi_app.portfolio.estimated import CAUTIONS, PROBLEMS, ZONE, Estimates
from roi_app.portfolio.kept_file import KeptFile
from roi_app.portfolio.lineage import read_problems
from roi_app.portfolio.output import Noted
from roi_app.portfolio.pieces import LONGEST_CELL, NOTES, Piece, Place, require_columns
from roi_app.portfolio.unfinished import ROWS

LONGEST_LINE: Final = 2**20
"""Bytes of a line: a thousand columns have a thousand characters each."""

_OTHER_SEPARATORS: Final = ";\t|"

_READ_AT_ONCE: Final = 2**20

Row = list[str]


class _UnreadableError(Exception):
    """The file is no table; `code` says why, and the row that shows it begins at the byte `at`."""

    def __init__(self, code: str, at: int) -> None:
        super().__init__(code)
        self.code, self.at = code, at


class _Lines:
    """The lines of a file as text, with how many bytes have been read; no line is longer than may be."""

    def __init__(self, file: BinaryIO, at: int) -> None:
        self._file = file
        self.at = at
        file.seek(at)

    def back_to(self, at: int) -> _Lines:
        """The lines of the same file from a byte on."""
        return _Lines(self._file, at)

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                raise _UnreadableError("table_line_too_long", self.at)
            if b"\0" in line:
                is_utf16 = line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
                raise _UnreadableError("table_not_utf8" if is_utf16 else "table_unreadable", self.at)
            try:
                text = line.decode("utf-8-sig" if not self.at else "utf-8")
            except UnicodeDecodeError as fault:
                raise _UnreadableError("table_not_utf8", self.at) from fault
            self.at += len(line)
            yield text


def read_csv(source: Path, start: Place, chunk: int) -> Iterator[Piece]:
    """The rows of a CSV file from a place on, `chunk` at a time at most. Raises DocumentError."""
    csv.field_size_limit(LONGEST_CELL)
    with read_problems(source):
        state = source.stat()
    problem = not_ordinary(source, state)
    if problem is not None:
        raise DocumentError(problem)
    try:
        with source.open("rb") as file:
            try:
                lines = _Lines(file, 0)
                header = _header(lines)
                require_columns(source, header)
                yield from _rows(_Lines(file, max(start.at, lines.at)), header, chunk, max(state.st_size, 1))
            except _UnreadableError as fault:
                line = f"{_line_at(file, fault.at):,}"
                raise DocumentError(file_problem(source, fault.code, line=line)) from fault
    except OSError as fault:
        raise DocumentError(fault_of(source, fault, READ_FAULTS, "cannot_read")) from fault


def _header(lines: _Lines) -> Row:
    """The names of the columns; a spreadsheet may leave empty ones behind the last."""
    try:
        # What a spreadsheet leaves empty above the names is no part of the table.
        header = [name.strip() for name in next(filter(_has_words, csv.reader(lines, strict=True)), [])]
    except csv.Error as fault:
        raise _UnreadableError("table_unreadable", 0) from fault
    while header and not header[-1]:
        header.pop()
    if len(header) == 1 and any(sign in header[0] and ID in header[0].split(sign) for sign in _OTHER_SEPARATORS):
        raise _UnreadableError("table_other_separator", 0)
    return header


def _line_at(file: BinaryIO, at: int) -> int:
    """The number of the line that begins at a byte."""
    file.seek(0)
    count = 1
    while at and (part := file.read(min(at, _READ_AT_ONCE))):
        at, count = at - len(part), count + part.count(b"\n")
    return count


def _read(lines: _Lines, reader: Iterator[Row], chunk: int) -> list[Row]:
    """The next rows; where one cannot be read they are gone through again, to tell where it begins."""
    start = lines.at
    try:
        return list(islice(reader, chunk))
    except csv.Error as fault:
        again = lines.back_to(start)
        with contextlib.suppress(csv.Error):
            for _ in csv.reader(again, strict=True):
                start = again.at
        raise _UnreadableError("table_unreadable", start) from fault


def _has_words(row: Row) -> bool:
    return any(map(str.strip, row))


def _without_empty_ends(row: Row, width: int) -> Row:
    return row[:width] if len(row) > width and not any(row[width:]) else row


def _rows(lines: _Lines, header: Row, chunk: int, size: int) -> Iterator[Piece]:
    reader = csv.reader(lines, strict=True)
    while True:
        start = lines.at
        rows = _read(lines, reader, chunk)
        if not rows:
            return
        width = len(header)
        merchants = [_without_empty_ends(row, width) for row in rows if _has_words(row) and row[0].strip() not in NOTES]
        if merchants:
            cells = [len(row) for row in merchants]
            misshapen = min(cells) != width or max(cells) != width
            yield Piece(
                _framed(header, merchants),
                cells if misshapen else None,
                lines.at / size,
                Place(0, start),
                Place(0, lines.at),
            )


def _framed(header: Row, rows: list[Row]) -> pd.DataFrame:
    width = len(header)
    whole = (row if len(row) == width else (row + [""] * width)[:width] for row in rows)
    # Texts as they are: pandas would look through each of them for what they might be.
    cells = (pd.Series(column, dtype=object, copy=False) for column in zip(*whole, strict=True))
    return pd.DataFrame(dict(zip(header, cells, strict=True)), copy=False)


def _text(kept: pd.DataFrame, made: Estimates, *, has_header: bool) -> bytes:
    """Rows as a part of a CSV file, figures in as few digits as tell them from any other, an empty cell for none."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    if has_header:
        writer.writerow([*kept.columns, *made.names, ZONE, CAUTIONS, PROBLEMS])
    cells: list[Iterable[object]] = [_known(kept[name]) for name in kept]
    cells += [_figures(figure) for figure in made.figures.T]
    cells += [made.zone.texts, made.cautions.texts, made.problems]
    writer.writerows(zip(*cells, strict=True))
    text = written.getvalue().encode()
    return codecs.BOM_UTF8 + text if has_header else text


def _known(cells: pd.Series[Any]) -> list[object]:
    lacking = cells.isna()
    told: list[object] = (cells.astype(object).where(~lacking, "") if lacking.any() else cells).tolist()
    return told


def _figures(values: Array) -> list[object]:
    told: list[object] = values.tolist()
    for place in np.flatnonzero(np.isnan(values)).tolist():
        told[place] = ""
    return told


class CsvOutput:
    """A result as a CSV file, appended to."""

    def __init__(self, folder: Path, noted: Noted | None) -> None:
        self._file = KeptFile(folder / f"{ROWS}.csv", noted)

    def add(self, kept: pd.DataFrame, made: Estimates) -> tuple[int, Noted]:
        """Append rows."""
        return 0, self._file.append(_text(kept, made, has_header=self._file.is_empty))

    def finished(self) -> Path:
        """The file, on the disk."""
        return self._file.finish()

    def give_up(self) -> None:
        """Close the file."""
        self._file.close()
