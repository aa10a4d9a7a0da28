"""A table of merchants as an XLSX workbook, for tables that a person looks through; longer ones are CSV or Parquet."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd
import xlsxwriter  # type: ignore[import-untyped]

from roi_app.checks.foreign_text import LINE, harmless
from roi_app.checks.ordinary_file import file_problem
from roi_app.documents.files import DocumentError
from roi_app.ledger.limits import MIB, Limits
from roi_app.ledger.sheets import Cell, SheetError, read_file
from roi_app.ledger.sheets import Stopped as ReadingStopped
from roi_app.model.batch import Stopped, Wish, never
from roi_app.portfolio.estimated import CAUTIONS, PROBLEMS, ZONE, Estimates
from roi_app.portfolio.kept_file import KeptFile
from roi_app.portfolio.output import Noted
from roi_app.portfolio.pieces import LONGEST_CELL, MOST_COLUMNS, NOTES, Piece, Place, require_columns
from roi_app.portfolio.unfinished import ROWS

MOST_ROWS: Final = 200_000

_AROUND: Final = 8
"""Rows of a sheet that are no merchants: names, notes, and what stands empty above them."""

_LIMITS: Final = Limits(
    MOST_COLUMNS, (MOST_ROWS + _AROUND) * 50, LONGEST_CELL, 2048 * MIB, 40, file=128 * MIB, unpacked=600 * MIB
)
"""As many rows as may be with fifty columns each, or fewer with more: its reader takes 1.2 GiB and 17 to 24 seconds."""

Plain = str | bool | int | float | None

_TEXT, _NUMBER, _WHOLE = "text", "number", "whole"
_EXACT: Final = 10**15
"""A number in a workbook has fifteen digits; an id of more is written as text."""

_TOO_MANY: Final = MappingProxyType(
    {
        "ledger_too_many_rows": ("table_workbook_too_many_rows", MOST_ROWS),
        "ledger_too_many_columns": ("table_too_wide", MOST_COLUMNS),
        "ledger_too_many_cells": ("table_workbook_too_many_cells", _LIMITS.cells),
    }
)
_TOO_LARGE: Final = frozenset(
    (
        "too_large",
        "ledger_unpacks_to_too_much",
        "ledger_too_much_memory",
        "ledger_too_slow",
        "ledger_reader_died",
    )
)


def read_workbook(source: Path, start: Place, chunk: int, should_stop: Wish = never) -> Iterator[Piece]:
    """The rows of the first sheet with anything in it, from a place on, read apart.

    Raises DocumentError, and Stopped while the sheet is being read.
    """
    try:
        sheet = read_file(source, should_stop=should_stop, limits=_LIMITS).sheets[0]
    except ReadingStopped as asked:
        raise Stopped from asked
    except SheetError as fault:
        if fault.problem.code in _TOO_MANY:
            code, most = _TOO_MANY[fault.problem.code]
            raise DocumentError(file_problem(source, code, most=f"{most:,}")) from fault
        if fault.problem.code in _TOO_LARGE:
            raise DocumentError(file_problem(source, "table_workbook_too_large")) from fault
        raise DocumentError(fault.problem) from fault
    first = next((place for place, row in enumerate(sheet.rows) if any(cell is not None for cell in row)), 0)
    header = [str(_text(cell)).strip() for cell in sheet.rows[first]]
    while header and not header[-1]:
        header.pop()
    require_columns(source, header)
    rows = sheet.rows[first + 1 :]
    if len(rows) > MOST_ROWS:
        raise DocumentError(file_problem(source, "table_workbook_too_many_rows", most=f"{MOST_ROWS:,}"))
    types = _types(rows, len(header))
    for begin in range(start.at, len(rows), chunk):
        end = min(begin + chunk, len(rows))
        merchants = [row for row in rows[begin:end] if not _is_no_merchant(row)]
        if merchants:
            # Rows end with their last entry, so that only what stands beyond the columns is too much.
            cells = [max(len(header), _width(row)) for row in merchants]
            misshapen = max(cells) != len(header)
            frame = _framed(header, merchants, types)
            yield Piece(frame, cells if misshapen else None, end / len(rows), Place(0, begin), Place(0, end))


def _is_no_merchant(row: Sequence[Cell]) -> bool:
    return all(cell is None for cell in row) or (bool(row) and isinstance(row[0], str) and row[0].strip() in NOTES)


def _width(row: Sequence[Cell]) -> int:
    return max((place + 1 for place, cell in enumerate(row) if cell is not None), default=0)


def _types(rows: Sequence[Sequence[Cell]], width: int) -> list[str]:
    """The type of each column over the whole sheet, since a file may have no other: whole numbers, numbers or text."""
    types = [""] * width
    for row in rows:
        if not _is_no_merchant(row):
            for place, cell in enumerate(row[:width]):
                if cell is None or types[place] == _TEXT:
                    continue
                if not isinstance(cell, int | float):
                    types[place] = _TEXT
                elif types[place] != _NUMBER:
                    types[place] = _WHOLE if _is_whole(cell) else _NUMBER
    return [kind or _TEXT for kind in types]


def _framed(header: Sequence[str], rows: Sequence[Sequence[Cell]], types: Sequence[str]) -> pd.DataFrame:
    columns: dict[str, object] = {}
    for place, (name, kind) in enumerate(zip(header, types, strict=True)):
        cells: list[Any] = [row[place] if place < len(row) else None for row in rows]
        if kind == _TEXT:
            columns[name] = np.array([str(_text(cell)) for cell in cells], dtype=object)
        elif kind == _WHOLE:
            columns[name] = pd.array(cells, dtype="Int64")
        else:
            columns[name] = np.array(cells, dtype=float)
    return pd.DataFrame(columns, copy=False)


def _is_whole(cell: float) -> bool:
    return abs(cell) < _EXACT and float(cell).is_integer()


def _text(cell: Cell) -> str | float:
    """A cell as it is read: a workbook has no whole numbers, and an id of 7 is not 7.0."""
    if cell is None:
        return ""
    if isinstance(cell, float) and _is_whole(cell):
        return int(cell)
    return cell if isinstance(cell, str | int | float) else cell.isoformat()


class WorkbookOutput:
    """A result as a workbook, written row by row; beside it the rows are kept, as a workbook cannot be gone on with."""

    def __init__(self, folder: Path, target: Path, noted: Noted | None) -> None:
        self._target, self._path = target, folder / f"{ROWS}.xlsx"
        self._kept, self._lines = KeptFile(folder / f"{ROWS}.jsonl", noted), 0
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        # Its own way to a full disk leads past every error that could be told.
        self._packed = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._packed, options)
        self._sheet = self._book.add_worksheet("estimates")
        self._is_open = True
        for line in self._kept.lines():
            self._write(json.loads(line))

    def add(self, kept: pd.DataFrame, made: Estimates) -> tuple[int, Noted]:
        """Write rows; DocumentError where they are more than a workbook is made for."""
        if max(self._lines - 1, 0) + len(kept) > MOST_ROWS:
            raise DocumentError(file_problem(self._target, "table_too_long_for_workbook", most=f"{MOST_ROWS:,}"))
        texts = (made.zone.texts, made.cautions.texts, made.problems)
        cells = [*(kept[name].tolist() for name in kept), *made.figures.T.tolist(), *(text.tolist() for text in texts)]
        rows = [[_plain(cell) for cell in row] for row in zip(*cells, strict=True)]
        if self._kept.is_empty:
            rows.insert(0, [*kept.columns, *made.names, ZONE, CAUTIONS, PROBLEMS])
        for row in rows:
            self._write(row)
        return 0, self._kept.append("".join(f"{json.dumps(row)}\n" for row in rows).encode())

    def finished(self) -> Path:
        """The workbook, on the disk."""
        self._sheet.freeze_panes(1, 0)
        self.give_up()
        with self._path.open("wb") as file:
            file.write(self._packed.getbuffer())
            file.flush()
            os.fsync(file.fileno())
        return self._path

    def give_up(self) -> None:
        """Let go of what is open, which the book does by being packed."""
        self._kept.close()
        if self._is_open:
            self._is_open = False
            self._book.close()

    def _write(self, row: Sequence[Plain]) -> None:
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                self._sheet.write_string(self._lines, place, harmless(cell, LINE))
            elif isinstance(cell, bool):
                self._sheet.write_boolean(self._lines, place, cell)
            elif cell is not None:
                self._sheet.write_number(self._lines, place, cell)
        self._lines += 1


def _plain(cell: object) -> Plain:
    """A cell as a workbook can hold it; what does not fit into a number of fifteen digits is text."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float) or (isinstance(cell, int) and abs(cell) < _EXACT):
        return cell if np.isfinite(cell) else None
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return None
    return str(cell)[:LONGEST_CELL] or None
