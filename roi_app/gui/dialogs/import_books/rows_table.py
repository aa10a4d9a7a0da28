"""Payments as a table: a view into the rows of a ledger, which can hold as many as a ledger does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from roi_app.figures.tones import SHADES
from roi_app.gui.controls.cells import RIGHT, Index
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.dialogs.import_books.cells import CHIP, TONE
from roi_app.gui.dialogs.import_books.naming import KIND_TONES, amount_text, kind_word, rule_text, where_text
from roi_app.ledger.ledger import Ledger
from roi_app.ledger.rows import LedgerRow
from roi_app.texts.formatting import Wording


class Column(IntEnum):
    """The columns."""

    DAY = 0
    AMOUNT = 1
    TEXT = 2
    PAYEE = 3
    KIND = 4
    WHY = 5


class RowsModel(QAbstractTableModel):
    """Some rows of a ledger by their places in it, in the order of a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.ledger: Ledger | None = None
        self.places: list[int] = []
        self._wording: Wording | None = None
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, ledger: Ledger | None, places: Sequence[int], wording: Wording) -> None:
        """Show the rows at these places."""
        self.beginResetModel()
        self.ledger, self.places, self._wording = ledger, list(places), wording
        self._put_in_order()
        self.endResetModel()

    def row_at(self, at: int) -> LedgerRow | None:
        """The row in a line of the table."""
        return None if self.ledger is None or not 0 <= at < len(self.places) else self.ledger.rows[self.places[at]]

    def rowCount(self, parent: Index | None = None) -> int:
        """One a payment."""
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and how it is drawn."""
        row, wording = self.row_at(index.row()), self._wording
        if row is None or wording is None or self.ledger is None:
            return None
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _TEXTS[column](row, wording)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{_TEXTS[column](row, wording)}\n{where_text(row, wording)}".strip())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column is Column.AMOUNT else None
        if role == TONE:
            return "muted" if row.duplicate_of is not None or column in (Column.DAY, Column.WHY) else "text"
        if role == CHIP and column is Column.KIND:
            shades = SHADES[KIND_TONES[row.kind]]
            return shades.ink, shades.soft
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical or self._wording is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._wording.text(f"import.column.{Column(section).name.lower()}")
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.AMOUNT else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none, as the books have it."""
        self.layoutAboutToBeChanged.emit()
        self._order = column, order
        self._put_in_order()
        self.layoutChanged.emit()

    def _put_in_order(self) -> None:
        column, order = self._order
        if self.ledger is None or self._wording is None:
            return
        if column < 0:
            self.places.sort()
            return
        rows, key = self.ledger.rows, _KEYS[Column(column)]
        self.places.sort(key=lambda place: key(rows[place]), reverse=order is Qt.SortOrder.DescendingOrder)


_TEXTS: dict[Column, Callable[[LedgerRow, Wording], str]] = {
    Column.DAY: lambda row, _: row.day.isoformat(),
    Column.AMOUNT: amount_text,
    Column.TEXT: lambda row, _: row.text or row.category,
    Column.PAYEE: lambda row, _: row.counterparty,
    Column.KIND: kind_word,
    Column.WHY: rule_text,
}

_KEYS: dict[Column, Callable[[LedgerRow], Any]] = {
    Column.DAY: lambda row: row.day,
    Column.AMOUNT: lambda row: row.amount,
    Column.TEXT: lambda row: row.text or row.category,
    Column.PAYEE: lambda row: row.counterparty,
    Column.KIND: lambda row: row.kind,
    Column.WHY: lambda row: row.rule,
}
"""By what a column is sorted."""
