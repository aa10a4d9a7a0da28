"""A table of merchants estimated into memory: what a window sorts, filters and draws, and the shop behind a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.foreign_text import MESSAGE, cut, one_line
from roi_app.documents.document import Document
from roi_app.documents.schema import LONGEST_NAME
from roi_app.model.batch import Stopped, Wish, always, never
from roi_app.portfolio.collecting import Collector, frame_of
from roi_app.portfolio.results import Results
from roi_app.portfolio.rows import read_rows
from roi_app.portfolio.table_file import Summary, Table, estimate_table, estimated_pieces
from roi_app.texts.catalog import Texts

CHUNK_BESIDE_A_WINDOW: Final = 4_000
"""Rows: no single step of pandas on so many takes as long as a person notices."""


@dataclass(frozen=True, slots=True, eq=False)
class InMemory:
    """The estimates of a table as columns, and what came of reading it."""

    table: Table
    results: Results
    summary: Summary

    def shop(self, row: int) -> Document:
        """The merchant of a good row as a shop of its own, by what was read: the file may be gone.

        Raises ValueError, with what is wrong, for a bad row.
        """
        results = self.results
        if results.is_bad_row(row):
            raise ValueError(results.problems[row])
        read = read_rows(frame_of(results, row), self.table.catalogue, self.table.texts)
        name = one_line(results.names[row] or results.ids[row], MESSAGE)
        return read.document(0, cut(name, LONGEST_NAME))


def read_merchants(
    source: Path, catalogue: Catalogue, language: str, progress: Callable[[float], None], should_stop: Wish = never
) -> InMemory:
    """The same for a window: in pieces so small that a thread which works on one never holds the window up."""
    return estimate_in_memory(Table(source, catalogue, Texts(language), CHUNK_BESIDE_A_WINDOW), progress, should_stop)


def write_results(
    table: InMemory,
    target: Path,
    progress: Callable[[int], None],
    should_stop: Wish = never,
    may_place: Wish = always,
) -> None:
    """Write the estimates of the whole table as the command line does, from its file.

    Raises Stopped when `should_stop` says so, or `may_place` no at the end; then nothing is written. Raises
    DocumentError as the command line does.
    """
    estimate_table(table.table, target, lambda rows, _share: progress(rows), should_stop, may_place)


def estimate_in_memory(table: Table, progress: Callable[[float], None], should_stop: Wish = never) -> InMemory:
    """Estimate every merchant of a table; `progress` is told what share of the file is done, 0 to 1.

    Made for a thread of its own: nothing here knows a window. Raises Stopped between two pieces of the table when
    `should_stop` says so, and DocumentError for a file that cannot be read or is no table.
    """
    summary, collector = Summary(), Collector(table.catalogue)
    for piece, result in estimated_pieces(table, summary, should_stop):
        collector.add(piece.frame, result)
        progress(piece.share)
        if should_stop():
            raise Stopped
    return InMemory(table, collector.results(), summary)
