"""An import as far as it has come: the files, what was read of them, what a person has said, and what that gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem
from roi_app.gui.dialogs.import_books.row_index import RowIndex
from roi_app.ledger.answers import Answers, RowAnswer
from roi_app.ledger.kinds import Kind
from roi_app.ledger.layout import Layout
from roi_app.ledger.ledger import Ledger
from roi_app.ledger.many_rows import without_collecting
from roi_app.ledger.rows import LedgerRow
from roi_app.ledger.sheets import Sheet, SheetFile

FileState: TypeAlias = tuple[int, int, int]
"""Size and times of a file, by which one that was changed is known, or whose permissions were."""


def state_of(path: Path) -> FileState | None:
    """The state of a file; None where it is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """A file that was chosen: what it held in a `state`, or the problem with it; answers go by its name."""

    path: Path
    file: SheetFile | None = None
    problem: Problem | None = None
    name: str = ""
    state: FileState | None = None

    def called(self, name: str) -> Book:
        """The same book by a name that tells it from others."""
        return replace(self, name=name, file=None if self.file is None else replace(self.file, name=name))


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What is on show; `index` has the rows of the ledger as a window asks for them."""

    books: tuple[Book, ...] = ()
    answers: Answers = field(default_factory=Answers)
    ledger: Ledger | None = None
    index: RowIndex = field(default_factory=RowIndex)

    @property
    def has_rows(self) -> bool:
        """Whether there is any payment."""
        return self.ledger is not None and bool(self.ledger.rows)

    @property
    def files(self) -> tuple[SheetFile, ...]:
        """The files that could be read."""
        return tuple(one.file for one in self.books if one.file is not None)

    def sheet(self, file: str, name: str) -> Sheet | None:
        """A sheet by the names of its file and its own."""
        found = (sheet for one in self.files if one.name == file for sheet in one.sheets if sheet.name == name)
        return next(found, None)

    def layout(self, file: str, name: str) -> Layout | None:
        """How a sheet is read."""
        layouts = () if self.ledger is None else self.ledger.layouts
        return next((one for one in layouts if (one.file, one.sheet) == (file, name)), None)


def with_rows(answers: Answers, rows: Iterable[LedgerRow], kind: Kind, *, is_wage: bool) -> Answers:
    """The same answers with what each of these rows is."""
    with without_collecting():
        known, none = answers.rows, RowAnswer(kind)
        said = {
            row.key: RowAnswer(kind, is_wage, row.day, row.amount, known.get(row.key, none).quantity) for row in rows
        }
        return replace(answers, rows=FrozenMap({**known, **said}))
