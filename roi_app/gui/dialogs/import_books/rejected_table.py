"""The rows that could not be read, each with its place, what stands there and why."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from roi_app.gui.dialogs.import_books.cells import TONE
from roi_app.gui.dialogs.import_books.lines_model import LinesModel
from roi_app.ledger.rows import Rejected
from roi_app.ledger.wording import reason
from roi_app.texts.formatting import Wording


class Column(IntEnum):
    """The columns."""

    ROW = 0
    COLUMN = 1
    VALUE = 2
    REASON = 3


class RejectedModel(LinesModel):
    """Rejected rows of one sheet."""

    COLUMNS = Column

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.rows: tuple[Rejected, ...] = ()

    @property
    def lines(self) -> Sequence[Rejected]:
        """The rows."""
        return self.rows

    def show_rows(self, rows: Sequence[Rejected], wording: Wording) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows, self.wording = tuple(rows), wording
        self.endResetModel()

    def text(self, line: int, column: int, wording: Wording) -> str:
        """What is said of a row in a column."""
        row = self.rows[line]
        match column:
            case Column.ROW:
                return str(row.number)
            case Column.COLUMN:
                return row.column
            case Column.VALUE:
                return row.value
            case _:
                return reason(row, wording.texts)

    def look(self, line: int, column: int, role: int) -> object:  # noqa: ARG002 - alike in every line
        """The number is quiet."""
        return "muted" if role == TONE and column == Column.ROW else None

    def heading(self, column: int, wording: Wording) -> str:
        """What a column holds."""
        return wording.text(f"ledger.column.{Column(column).name.lower()}")
