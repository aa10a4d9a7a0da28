"""A sheet as it stands in its file, with the rows that could not be read marked; drawn row by row as it is scrolled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from roi_app.gui.controls.cells import RIGHT, Index
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.dialogs.import_books.cells import TONE
from roi_app.ledger.rows import Rejected
from roi_app.ledger.sheets import Cell, Sheet
from roi_app.ledger.wording import reason
from roi_app.texts.formatting import Wording

_EXACT_WHOLE = 2**53


def cell_text(cell: Cell) -> str:
    """What stands in a cell, as a person would read it there."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return str(int(cell)) if cell == int(cell) and abs(cell) < _EXACT_WHOLE else repr(float(cell))
    return str(cell)


class SheetModel(QAbstractTableModel):
    """The rows of one sheet; nothing is copied, so that a million cells cost no more than the ones on show."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._columns, self._header = 0, 0
        self._rejected: Mapping[int, Sequence[Rejected]] = {}
        self._wording: Wording | None = None

    def show_sheet(
        self, sheet: Sheet, header: int, rejected: Mapping[int, Sequence[Rejected]], wording: Wording
    ) -> None:
        """Show a sheet whose headings end in row `header`; `rejected` are the rows that were not read, by number."""
        if sheet is not self.sheet:
            self.beginResetModel()
            self.sheet, self._header, self._rejected, self._wording = sheet, header, rejected, wording
            self._columns = max(map(len, sheet.rows), default=0)
            self.endResetModel()
        elif header != self._header or rejected is not self._rejected or wording != self._wording:
            self._header, self._rejected, self._wording = header, rejected, wording
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._columns - 1))

    def clear(self) -> None:
        """Keep nothing of a sheet."""
        self.beginResetModel()
        self.sheet, self._columns, self._rejected = None, 0, {}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One a row of the sheet."""
        return 0 if self.sheet is None or (parent is not None and parent.isValid()) else len(self.sheet.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as the longest row has."""
        return 0 if parent is not None and parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, its tone, or why its row was not read."""
        if self.sheet is None or not index.isValid():
            return None
        number, row = index.row() + 1, self.sheet.rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return cell_text(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip("\n".join(part for part in (cell_text(cell), self._reason(number)) if part))
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if isinstance(cell, float | int) else None
            case _ if role == TONE:
                return "muted" if number <= self._header else "race" if number in self._rejected else "text"
        return None

    def _reason(self, number: int) -> str:
        wording = self._wording
        told = () if wording is None else (reason(one, wording.texts) for one in self._rejected.get(number, ()))
        return "\n".join(dict.fromkeys(told))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number of a row."""
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        return None
