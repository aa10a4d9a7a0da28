"""The rows that could not be read, each with its place, what stands there and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from roi_app.exports.monthly_table import formula_safe
from roi_app.gui.controls.cells import Index
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.dialogs.import_books.cells import TONE
from roi_app.ledger.rows import Rejected
from roi_app.ledger.wording import reason
from roi_app.texts.formatting import Wording


class Column(IntEnum):
    """The columns."""

    ROW = 0
    COLUMN = 1
    VALUE = 2
    REASON = 3


def reason_text(row: Rejected, wording: Wording) -> str:
    """Why a row was not read."""
    return reason(row, wording.texts)


class RejectedModel(QAbstractTableModel):
    """Rejected rows of one sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.rows: tuple[Rejected, ...] = ()
        self._wording: Wording | None = None

    def show_rows(self, rows: Sequence[Rejected], wording: Wording) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows, self._wording = tuple(rows), wording
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One a row that was not read."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid() or self._wording is None:
            return None
        text = _text(self.rows[index.row()], Column(index.column()), self._wording)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(text)
        return "muted" if role == TONE and index.column() == Column.ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole or self._wording is None:
            return None
        return self._wording.text(f"import.rejected.{Column(section).name.lower()}")


def _text(row: Rejected, column: Column, wording: Wording) -> str:
    match column:
        case Column.ROW:
            return str(row.number)
        case Column.COLUMN:
            return row.column
        case Column.VALUE:
            return row.value
        case Column.REASON:
            return reason_text(row, wording)


def as_csv(rows: Sequence[Rejected], wording: Wording) -> bytes:
    """The rejected rows of all files as a table that Excel opens as it is; nothing in it can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    heads = ("file", "sheet", *(one.name.lower() for one in Column))
    writer.writerow([wording.text(f"import.rejected.{head}") for head in heads])
    for row in rows:
        told = (row.file, row.sheet, str(row.number), row.column, row.value, reason_text(row, wording))
        writer.writerow([formula_safe(text) for text in told])
    return out.getvalue().encode("utf-8-sig", errors="replace")
