"""A table of merchants estimated into a file: read and written a part at a time, so that its length costs no memory."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from roi_app import __version__
from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.ordinary_file import file_problem
from roi_app.documents.files import DocumentError, disk_problems, put_in_place, require_writable, write_problems
from roi_app.model.batch import Stopped, Wish, always, never
from roi_app.portfolio import formats
from roi_app.portfolio.estimated import ZONES, Estimates, estimates_of, kept_columns, unknown_columns
from roi_app.portfolio.folders import put_folder_in_place, require_free
from roi_app.portfolio.lineage import files_of, read_problems
from roi_app.portfolio.output import Output
from roi_app.portfolio.pieces import START, Piece, Place
from roi_app.portfolio.trials import ROWS_AT_ONCE, Trials
from roi_app.portfolio.unfinished import Unfinished
from roi_app.texts.catalog import Texts

CHUNK: Final = 65_536

Progress = Callable[[int, float], None]
"""Told how many rows are done, and what share of the table that is, 0 to 1."""


@dataclass
class Summary:
    """What came of a table: how many rows, how many of them bad, and how many of the good lie in each zone."""

    rows: int = 0
    bad_rows: int = 0
    zones: Counter[str] = field(default_factory=Counter)
    unknown_columns: tuple[str, ...] = ()
    went_on_from: int = 0
    """The rows that an earlier run, which was killed, had done already."""

    def add(self, piece: Piece, made: Estimates, catalogue: Catalogue) -> None:
        """Count the rows of one more piece."""
        if not self.rows:
            self.unknown_columns = unknown_columns(piece.frame.columns, catalogue)
        counts = np.bincount(made.zone.codes, minlength=len(ZONES))
        self.rows += int(counts.sum())
        self.zones.update({zone: int(count) for zone, count in zip(ZONES, counts, strict=True) if zone and count})
        self.bad_rows += int(counts[ZONES.index("")])

    def noted(self) -> dict[str, object]:
        """The same as JSON has it."""
        return {
            "rows": self.rows,
            "bad_rows": self.bad_rows,
            "zones": dict(self.zones),
            "unknown": self.unknown_columns,
        }

    def go_on(self, noted: Mapping[str, Any]) -> None:
        """Count on from what was noted."""
        self.rows = self.went_on_from = noted["rows"]
        self.bad_rows, self.zones = noted["bad_rows"], Counter(noted["zones"])
        self.unknown_columns = tuple(noted["unknown"])


@dataclass(frozen=True)
class Table:
    """A file of merchants, or a folder of Parquet files; what it is estimated by, the reader's texts, the trials.

    `chunk` is how many rows are read at once.
    """

    source: Path
    catalogue: Catalogue
    texts: Texts
    chunk: int = CHUNK
    trials: Trials | None = None

    @property
    def rows_at_once(self) -> int:
        """How many rows are read at once: few where each takes long."""
        return self.chunk if self.trials is None else min(self.chunk, ROWS_AT_ONCE)

    def estimates(self, start: Place = START, should_stop: Wish = never) -> Iterator[tuple[Piece, Estimates]]:
        """The table from a place on, a piece at a time with its estimates.

        Raises DocumentError, and Stopped while a file is being read.
        """
        for piece in formats.read(self.source, self.catalogue, start, self.rows_at_once, should_stop):
            made = estimates_of(piece.frame, self.catalogue, self.texts.language, self.trials)
            _reject_misshapen(made, piece, self.texts)
            yield piece, made


def estimate_table(
    table: Table, target: Path, progress: Progress, should_stop: Wish = never, may_place: Wish = always
) -> Summary:
    """Estimate every merchant of a table into another file, which appears whole or not at all.

    The names of both decide their kinds: CSV, Parquet, XLSX, and without an ending a folder of Parquet files. A bad row
    comes back with what is wrong in it and stops no other; the notes of the template are left out.
    A run that was killed is gone on with by the same request. `progress` is told after each piece.
    Raises DocumentError for a file that cannot be read, is no table, or cannot be written, and Stopped when
    `should_stop` says so, or `may_place`, asked once when all is done, says no; nothing is left then.
    """
    is_folder = formats.kind_of(target) is formats.Kind.FOLDER
    with write_problems(target):
        place = require_free(target) if is_folder else require_writable(target)[0]
    with disk_problems(target), Unfinished(place, request_of(table)) as unfinished:
        summary, finished = _fill(table, target, unfinished, progress, should_stop)
        if not may_place():
            raise Stopped
        if is_folder:
            put_folder_in_place(finished, place)
        else:
            put_in_place(finished, place)
    return summary


def _fill(table: Table, target: Path, unfinished: Unfinished, progress: Progress, wish: Wish) -> tuple[Summary, Path]:
    """Write all rows that are not there yet; the summary of all, and what is finished."""
    output = _output(table, target, unfinished)
    summary, start, skip = Summary(), START, 0
    if unfinished.state is not None:
        summary.go_on(unfinished.state["summary"])
        start, skip = Place(**unfinished.state["place"]), unfinished.state["skip"]
    try:
        for piece, made in table.estimates(start, wish):
            before = summary.noted()
            summary.add(piece, made, table.catalogue)
            kept = piece.frame[kept_columns(piece.frame.columns, table.catalogue)]
            # A run that goes on has other pieces than the one before: the first may be shorter than what is done.
            done = min(skip, len(kept))
            skip -= done
            saved = output.add(kept.iloc[done:], made.after(done)) if done < len(kept) else None
            if saved is not None:
                left, noted = saved
                place, over = (piece.end, 0) if not left else (piece.start, len(kept) - left)
                counted = before if left else summary.noted()
                unfinished.note({"place": asdict(place), "skip": over, "summary": counted, "output": noted})
            progress(summary.rows, piece.share)
            if wish():
                raise Stopped
        if not summary.rows:
            raise DocumentError(file_problem(table.source, "table_empty"))
        return summary, output.finished()
    finally:
        output.give_up()


def _output(table: Table, target: Path, unfinished: Unfinished) -> Output:
    """The output, begun or gone on with; what turns out not to be whole any more is begun anew."""
    origin = table.source, table.catalogue
    for _ in range(2):
        noted = None if unfinished.state is None else unfinished.state["output"]
        try:
            return formats.output(
                target, unfinished.folder, noted, CHUNK if table.trials is None else ROWS_AT_ONCE, origin
            )
        except (ValueError, KeyError, TypeError, OSError, DocumentError):
            if noted is None:
                raise
            unfinished.begin_anew()
    raise AssertionError


def estimated_pieces(table: Table, summary: Summary, should_stop: Wish = never) -> Iterator[tuple[Piece, pd.DataFrame]]:
    """The table a piece at a time with its estimates as a frame, counted in the summary.

    Raises DocumentError, and Stopped while a file is being read.
    """
    for piece, made in table.estimates(should_stop=should_stop):
        summary.add(piece, made, table.catalogue)
        yield piece, made.beside(piece.frame[kept_columns(piece.frame.columns, table.catalogue)])
    if not summary.rows:
        raise DocumentError(file_problem(table.source, "table_empty"))


def _reject_misshapen(made: Estimates, piece: Piece, texts: Texts) -> None:
    """Take the figures from rows that have more or fewer cells than columns: nobody knows which value is which."""
    if piece.cells is None:
        return
    width = len(piece.frame.columns)
    counts = np.array(piece.cells)
    bad = counts != width
    made.reject(bad, [texts.text("portfolio.misshapen", cells=count, width=width) for count in counts[bad]])


def request_of(table: Table) -> dict[str, object]:
    """What decides every byte of the output: what is read, and what it is estimated by."""
    trials = table.trials
    return {
        "engine": __version__,
        "pack": f"{table.catalogue.key} {table.catalogue.version}",
        "pack_sha256": hashlib.sha256(repr(table.catalogue).encode()).hexdigest(),
        "language": table.texts.language,
        "trials": None if trials is None else [trials.count, trials.seed],
        "rows_at_once": table.rows_at_once,
        "input": list(_files(table.source)),
    }


def _files(source: Path) -> Iterator[tuple[str, int, int]]:
    """The files that are read, with size and time of change."""
    with read_problems(source):
        for path in files_of(source):
            state = path.stat()
            yield str(path.absolute()), state.st_size, state.st_mtime_ns
