"""A table of merchants as a CSV file: read and estimated a chunk at a time, so that its length costs no memory."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.ordinary_file import READ_FAULTS, fault_of, file_problem, not_ordinary
from roi_app.checks.problems import shown
from roi_app.documents.files import DocumentError, write_parts
from roi_app.model.parameters import LEVER_PRICE, QUANTITIES, Quantity
from roi_app.portfolio import columns
from roi_app.portfolio.estimated import CAUTIONS, PROBLEMS, ZONE, estimate_frame, figure_columns
from roi_app.texts.catalog import Texts

CHUNK: Final = 50_000
MOST_COLUMNS: Final = 1_000
LONGEST_CELL: Final = 32_768
NOTE: Final = "#"
"""How the id of a row begins that is a note of the template and no merchant."""

Row = list[str]


@dataclass
class Summary:
    """What came of a table: how many rows, how many of them bad, and how many of the good lie in each zone."""

    rows: int = 0
    bad_rows: int = 0
    zones: Counter[str] = field(default_factory=Counter)
    unknown_columns: tuple[str, ...] = ()

    def add(self, result: pd.DataFrame) -> None:
        """Count the rows of one more chunk."""
        good = result[PROBLEMS] == ""
        self.rows += len(result)
        self.bad_rows += int((~good).sum())
        self.zones.update(result.loc[good, ZONE].tolist())


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table as text, how many cells each of them had, and what share of the file is read with them."""

    frame: pd.DataFrame
    cells: list[int]
    share: float


@dataclass(frozen=True)
class Table:
    """A CSV file of merchants, what it is estimated by, the reader's texts, and how many rows are read at once."""

    source: Path
    catalogue: Catalogue
    texts: Texts
    chunk: int = CHUNK


def estimate_table(table: Table, target: Path, progress: Callable[[int], None]) -> Summary:
    """Estimate every merchant of a table into another file, which appears whole or not at all.

    A bad row comes back with what is wrong in it and stops no other; one whose first cell begins with `#` is a note and
    left out. `progress` is told how many rows are done.
    Raises DocumentError for a file that cannot be read, is no table, or cannot be written.
    """
    summary = Summary()
    write_parts(target, _results(table, summary, progress))
    return summary


def template(catalogue: Catalogue) -> bytes:
    """An empty table with every column, below each its unit and the least and the greatest value it may hold."""
    known = columns.known_columns(catalogue)
    declared: dict[str, Quantity] = {name: QUANTITIES[key] for name, key in columns.NUMBERS.items()}
    declared |= dict.fromkeys(columns.lever_prices(catalogue), LEVER_PRICE)
    notes = {
        "unit": {name: str(one.unit) for name, one in declared.items()},
        "lowest": {name: f"{one.lowest:.15g}" for name, one in declared.items()},
        "highest": {name: f"{one.highest:.15g}" for name, one in declared.items()},
    }
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(known)
    for name, told in notes.items():
        writer.writerow([f"{NOTE}{name}" if column == columns.ID else told.get(column, "") for column in known])
    return written.getvalue().encode("utf-8-sig")


def estimated_pieces(table: Table, summary: Summary) -> Iterator[tuple[Piece, pd.DataFrame]]:
    """The table a piece at a time with its estimates, counted in the summary. Raises DocumentError."""
    known = {*columns.known_columns(table.catalogue)}
    for piece in pieces(table):
        if not summary.rows:
            summary.unknown_columns = tuple(name for name in piece.frame.columns if name not in known)
        result = estimate_frame(piece.frame, table.catalogue, table.texts.language)
        _reject_misshapen(result, piece.cells, len(piece.frame.columns), table.texts)
        summary.add(result)
        yield piece, result
    if not summary.rows:
        raise DocumentError(file_problem(table.source, "table_empty"))


def _results(table: Table, summary: Summary, progress: Callable[[int], None]) -> Iterator[bytes]:
    is_first = True
    for _, result in estimated_pieces(table, summary):
        text = result.to_csv(index=False, header=is_first, lineterminator="\n")
        if is_first:
            yield codecs.BOM_UTF8
        is_first = False
        progress(summary.rows)
        yield text.encode()


def _reject_misshapen(result: pd.DataFrame, cells: Sequence[int], width: int, texts: Texts) -> None:
    """Take the figures from rows that have more or fewer cells than columns: nobody knows which value is which."""
    counts = pd.Series(cells, index=result.index)
    bad = counts != width
    said = [texts.text("portfolio.misshapen", cells=count, width=width) for count in counts[bad]]
    result.loc[bad, figure_columns(result)] = float("nan")
    result.loc[bad, [ZONE, CAUTIONS]] = ""
    result.loc[bad, PROBLEMS] = said


def pieces(table: Table) -> Iterator[Piece]:
    """The rows of a table as they stand in its file, a piece at a time. Raises DocumentError."""
    source = table.source
    csv.field_size_limit(LONGEST_CELL)
    try:
        state = source.stat()
        problem = not_ordinary(source, state)
        if problem is not None:
            raise DocumentError(problem)
        with source.open("rb") as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [name.strip() for name in next(reader, [])]
            _require_table(source, header)
            while rows := list(islice(reader, table.chunk)):
                merchants = [row for row in rows if row and not row[0].startswith(NOTE)]
                if merchants:
                    share = raw.tell() / max(state.st_size, 1)
                    yield Piece(_framed(header, merchants), [len(row) for row in merchants], share)
    except UnicodeDecodeError as fault:
        raise DocumentError(file_problem(source, "table_not_utf8")) from fault
    except csv.Error as fault:
        raise DocumentError(file_problem(source, "table_unreadable")) from fault
    except (OSError, ValueError) as fault:
        raise DocumentError(fault_of(source, fault, READ_FAULTS, "cannot_read")) from fault


def _framed(header: Row, rows: list[Row]) -> pd.DataFrame:
    width = len(header)
    whole = (row if len(row) == width else (row + [""] * width)[:width] for row in rows)
    cells = (np.array(column, dtype=object) for column in zip(*whole, strict=True))
    return pd.DataFrame(dict(zip(header, cells, strict=True)))


def _require_table(source: Path, header: Row) -> None:
    twice = [name for name, count in Counter(header).items() if count > 1]
    if twice:
        raise DocumentError(file_problem(source, "table_column_twice", column=shown(twice[0])))
    if not header or len(header) > MOST_COLUMNS or columns.ID not in header:
        raise DocumentError(file_problem(source, "table_no_id"))
