"""The long part of an import, for a thread: files read each in a process of its own, and the ledger that they make.

It knows no window. What has been read is not read again while its file is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from roi_app.gui.dialogs.import_books.draft import Book, Draft, FileState, state_of
from roi_app.gui.dialogs.import_books.pairs import told_apart
from roi_app.gui.dialogs.import_books.row_index import View, index_of
from roi_app.gui.state.background import Job, ShouldStop
from roi_app.ledger.answers import Answers
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.many_rows import without_collecting
from roi_app.ledger.sheets import SheetError, Stopped, names_apart, read_file
from roi_app.model.parameters import CURRENCIES

_Key = tuple[Path, str | None, FileState | None]


@dataclass(frozen=True, slots=True)
class Stage:
    """How far it is: which file of how many is being read; no name where payments are being sorted."""

    name: str
    number: int
    of: int


@dataclass(slots=True)
class Shelf:
    """What was read so far, by file, encoding and the state of the file; used by one thread at a time."""

    books: dict[_Key, Book] = field(default_factory=dict)

    def read(self, path: Path, encoding: str | None, should_stop: ShouldStop) -> Book:
        """A file's book, read where it is not known; raises Stopped."""
        key = path, encoding, state_of(path)
        if key not in self.books:
            try:
                self.books[key] = Book(path, read_file(path, encoding, should_stop), state=key[-1])
            except SheetError as fault:
                # Not kept: it may be there the next time.
                return Book(path, problem=fault.problem, state=key[-1])
        return self.books[key]


def draft_of(paths: Sequence[Path], answers: Answers, shop: str, shelf: Shelf, job: Job) -> Draft | None:
    """Read the files and put them together; None where it was stopped.

    Books in a currency that no shop has are taken in that of the `shop`, so that it is asked what theirs is worth.
    """
    books = []
    for number, (path, name) in enumerate(zip(paths, names_apart(path.name for path in paths), strict=True), 1):
        job.report(Stage(path.name, number, len(paths)))
        try:
            books.append(shelf.read(path, answers.encodings.get(name), job.is_cancelled).called(name))
        except Stopped:
            return None
    job.report(Stage("", 0, 0))
    with without_collecting():
        files = [one.file for one in books if one.file is not None]
        ledger = build_ledger(files, answers)
        if ledger.currency not in CURRENCIES:
            answers = replace(answers, currency=shop)
            ledger = build_ledger(files, answers)
        index = index_of(ledger)
        index = index.with_view(View.APART, told_apart(index, answers))
    return None if job.is_cancelled() else Draft(tuple(books), answers, ledger, index)
