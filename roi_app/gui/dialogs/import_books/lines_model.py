"""What the import's tables of lines have in common as Qt models."""

from __future__ import annotations

from collections.abc import Sized
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from roi_app.gui.controls.cells import RIGHT, Index
from roi_app.gui.controls.tooltips import tooltip
from roi_app.texts.formatting import Wording

_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class LinesModel(QAbstractTableModel):
    """A line for each of `lines`, a column for each of `COLUMNS`; a subclass says what stands in a cell."""

    COLUMNS: ClassVar[type[IntEnum]]
    NUMBERS: ClassVar[frozenset[int]] = frozenset()
    """The columns of numbers, flush right."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.wording: Wording | None = None

    @property
    def lines(self) -> Sized:
        """What there is a line for."""
        raise NotImplementedError

    def text(self, line: int, column: int, wording: Wording) -> str:
        """What stands in a cell."""
        raise NotImplementedError

    def hint(self, line: int, column: int, wording: Wording) -> str:
        """What is told of a cell to whoever points at it."""
        return self.text(line, column, wording)

    def look(self, line: int, column: int, role: int) -> object:
        """How a cell is drawn, by the roles of `cells`; None for as usual."""
        raise NotImplementedError

    def heading(self, column: int, wording: Wording) -> str:
        """What a column holds."""
        raise NotImplementedError

    def rowCount(self, parent: Index | None = None) -> int:
        """One a line."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a column."""
        return 0 if parent is not None and parent.isValid() else len(self.COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and how it is drawn."""
        line, column = index.row(), index.column()
        if self.wording is None or not 0 <= line < len(self.lines):
            return None
        if role in _TEXT:
            return self.text(line, column, self.wording)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.hint(line, column, self.wording))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in self.NUMBERS else None
        return self.look(line, column, role) if role > Qt.ItemDataRole.UserRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical or self.wording is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in self.NUMBERS else None
        return self.heading(section, self.wording) if role == Qt.ItemDataRole.DisplayRole else None
