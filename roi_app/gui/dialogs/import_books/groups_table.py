"""Groups of payments as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from roi_app.figures.tones import SHADES
from roi_app.gui.controls.cells import RIGHT, Index
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.dialogs.import_books.cells import BOLD, CHIP, TONE
from roi_app.gui.dialogs.import_books.groups import By, Group
from roi_app.gui.dialogs.import_books.naming import KIND_TONES, kind_name, money_text, rule_text
from roi_app.ledger.kinds import Kind
from roi_app.texts.formatting import Wording


class Column(IntEnum):
    """The columns."""

    NAME = 0
    KIND = 1
    ROWS = 2
    MONEY = 3


class GroupsModel(QAbstractTableModel):
    """Groups in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()
        self._by = By.PAYEE
        self._wording: Wording | None = None

    def show_groups(self, groups: Sequence[Group], by: By, wording: Wording) -> None:
        """Show groups of rows that share this."""
        self.beginResetModel()
        self.groups, self._by, self._wording = tuple(groups), by, wording
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One a group."""
        return 0 if parent is not None and parent.isValid() else len(self.groups)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and how it is drawn."""
        if not index.isValid() or self._wording is None:
            return None
        group, column = self.groups[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(group, column, self._wording)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._text(group, column, self._wording))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in (Column.ROWS, Column.MONEY) else None
        if role == CHIP and column is Column.KIND:
            shades = SHADES[KIND_TONES[group.kind or Kind.OTHER]]
            return shades.ink, shades.soft
        if role == BOLD:
            return column is Column.MONEY
        return "muted" if role == TONE and column is Column.ROWS else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical or self._wording is None:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in (Column.ROWS, Column.MONEY) else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        key = f"by_{self._by}" if column is Column.NAME else column.name.lower()
        return self._wording.text(f"import.column.{key}")

    def _text(self, group: Group, column: Column, wording: Wording) -> str:
        match column:
            case Column.NAME if self._by is By.KIND:
                return kind_name(Kind(group.key), wording)
            case Column.NAME if self._by is By.RULE:
                return rule_text(group.first, wording)
            case Column.NAME:
                return group.key or wording.text("import.nameless")
            case Column.KIND:
                return wording.text("import.mixed") if group.kind is None else kind_name(group.kind, wording)
            case Column.ROWS:
                return wording.plain(len(group.places), 0)
            case Column.MONEY:
                return money_text(group.money, wording)
