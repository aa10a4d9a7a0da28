"""Payments as a table: a view into the rows of a ledger, which can hold as many as a ledger does."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Sized
from enum import IntEnum

import numpy as np
from PySide6.QtCore import QObject, Qt

from roi_app.figures.tones import SHADES
from roi_app.gui.dialogs.import_books.cells import CHIP, TONE
from roi_app.gui.dialogs.import_books.lines_model import LinesModel
from roi_app.gui.dialogs.import_books.naming import KIND_TONES, amount_text, kind_word, rule_text, where_text
from roi_app.gui.dialogs.import_books.row_index import Places, RowIndex
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


class RowsModel(LinesModel):
    """Some rows of a ledger by their places in it, in the order of a column."""

    COLUMNS = Column
    NUMBERS = frozenset({Column.AMOUNT})

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.of = RowIndex()
        self.places: Places = np.empty(0, np.intp)
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def lines(self) -> Sized:
        """The places of the rows in their ledger."""
        return self.places

    def show_rows(self, index: RowIndex, places: Places | Sequence[int], wording: Wording) -> None:
        """Show the rows at these places."""
        self.beginResetModel()
        self.of, self.places, self.wording = index, np.array(places, np.intp), wording
        self._put_in_order()
        self.endResetModel()

    def row_at(self, at: int) -> LedgerRow | None:
        """The row in a line of the table."""
        return self.of.rows[self.places[at]] if 0 <= at < len(self.places) else None

    def text(self, line: int, column: int, wording: Wording) -> str:
        """What a row says in a column."""
        row = self.row_at(line)
        return "" if row is None else _TEXTS[Column(column)](row, wording)

    def hint(self, line: int, column: int, wording: Wording) -> str:
        """The same, where the row stands in its books, and as which other row it counts."""
        row = self.row_at(line)
        if row is None:
            return ""
        told = [self.text(line, column, wording), where_text(row, wording)]
        if row.duplicate_of is not None:
            told.append(wording.text("import.counted_in", where=where_text(self.of.rows[row.duplicate_of], wording)))
        return "\n".join(filter(None, told))

    def look(self, line: int, column: int, role: int) -> object:
        """What counts elsewhere is quiet, and so are day and rule; the kind is a chip."""
        row = self.row_at(line)
        if row is None:
            return None
        if role == CHIP and column == Column.KIND:
            shades = SHADES[KIND_TONES[row.kind]]
            return shades.ink, shades.soft
        is_quiet = row.duplicate_of is not None or column in (Column.DAY, Column.WHY)
        return "muted" if role == TONE and is_quiet else None

    def heading(self, column: int, wording: Wording) -> str:
        """What a column holds."""
        return wording.text(f"import.column.{Column(column).name.lower()}")

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none, as the books have it."""
        self.layoutAboutToBeChanged.emit()
        self._order = column, order
        self._put_in_order()
        self.layoutChanged.emit()

    def _put_in_order(self) -> None:
        column, order = self._order
        # From the order of the books on, so that equal cells stay in it.
        self.places = np.sort(self.places)
        if column >= 0 and len(self.places):
            by = self.of.orders[Column(column).name.lower()][self.places]
            turned = -by if order is Qt.SortOrder.DescendingOrder else by
            self.places = self.places[np.argsort(turned, kind="stable")]


_TEXTS: dict[Column, Callable[[LedgerRow, Wording], str]] = {
    Column.DAY: lambda row, _: row.day.isoformat(),
    Column.AMOUNT: amount_text,
    Column.TEXT: lambda row, _: row.text or row.category,
    Column.PAYEE: lambda row, _: row.counterparty,
    Column.KIND: kind_word,
    Column.WHY: rule_text,
}
