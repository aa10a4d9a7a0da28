"""Groups of payments as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from roi_app.figures.tones import SHADES
from roi_app.gui.dialogs.import_books.cells import BOLD, CHIP, TONE
from roi_app.gui.dialogs.import_books.groups import Group
from roi_app.gui.dialogs.import_books.lines_model import LinesModel
from roi_app.gui.dialogs.import_books.naming import KIND_TONES, kind_name, money_text, rule_text
from roi_app.gui.dialogs.import_books.row_index import By
from roi_app.ledger.kinds import Kind
from roi_app.texts.formatting import NONE, Wording


class Column(IntEnum):
    """The columns."""

    NAME = 0
    KIND = 1
    ROWS = 2
    MONEY = 3


class GroupsModel(LinesModel):
    """Groups in their order."""

    COLUMNS = Column
    NUMBERS = frozenset({Column.ROWS, Column.MONEY})

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.groups: Sequence[Group] = ()
        self._by = By.PAYEE

    @property
    def lines(self) -> Sequence[Group]:
        """The groups."""
        return self.groups

    def show_groups(self, groups: Sequence[Group], by: By, wording: Wording) -> None:
        """Show groups of rows that share this."""
        self.beginResetModel()
        self.groups, self._by, self.wording = groups, by, wording
        self.endResetModel()

    def text(self, line: int, column: int, wording: Wording) -> str:
        """What is said of a group in a column."""
        group = self.groups[line]
        match column:
            case Column.NAME:
                return self._name(group, wording)
            case Column.KIND:
                return wording.text("import.mixed") if group.kind is None else kind_name(group.kind, wording)
            case Column.ROWS:
                return wording.plain(len(group.places), 0)
            case _:
                return NONE if group.money is None else money_text(group.money, wording)

    def _name(self, group: Group, wording: Wording) -> str:
        match self._by:
            case By.KIND:
                return kind_name(Kind(group.key), wording)
            case By.RULE:
                return rule_text(group.first, wording)
            case By.PAYEE:
                return group.key or wording.text("import.nameless")

    def look(self, line: int, column: int, role: int) -> object:
        """The kind is a chip, the money bold."""
        if role == CHIP and column == Column.KIND:
            shades = SHADES[KIND_TONES[self.groups[line].kind or Kind.OTHER]]
            return shades.ink, shades.soft
        if role == BOLD:
            return column == Column.MONEY
        return "muted" if role == TONE and column == Column.ROWS else None

    def heading(self, column: int, wording: Wording) -> str:
        """What a column holds."""
        key = f"by_{self._by}" if column == Column.NAME else Column(column).name.lower()
        return wording.text(f"import.column.{key}")
