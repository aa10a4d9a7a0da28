"""What the books come to: a line for each kind of money, with its months as small bars."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from roi_app.gui.controls.cells import RIGHT, Index
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.dialogs.import_books.cells import BARS, BOLD, TONE
from roi_app.gui.dialogs.import_books.naming import kind_name
from roi_app.ledger.kinds import WORK, Kind
from roi_app.ledger.ledger import Ledger
from roi_app.texts.formatting import NONE, Wording

TOLD = (Kind.TOOLS, Kind.ADS, Kind.SALES, Kind.OTHER, Kind.UNCLASSIFIED)
"""What stands below the streams of work."""


class Column(IntEnum):
    """The columns."""

    KIND = 0
    PER_MONTH = 1
    MONTHS = 2
    ROWS = 3
    PRICE = 4
    WAGES = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of money: what a month of it is, month by month, and the places of the rows behind it."""

    kind: Kind
    per_month: float
    monthly: tuple[float, ...]
    places: tuple[int, ...]
    units: float | None = None
    price: float | None = None
    staff: float = 0.0
    wage: float = 0.0


def lines_of(ledger: Ledger) -> tuple[Line, ...]:
    """The streams that have rows, then all else that has."""
    lines = []
    for kind in WORK:
        one = ledger.streams[kind]
        monthly = tuple(map(sum, zip(one.paid.monthly, one.wages.monthly, strict=True)))
        units, price = (one.units_per_month, one.unit_price) if one.has_quantities else (None, None)
        lines.append(Line(kind, one.per_month, monthly, one.rows, units, price, one.staff, one.wage_per_month))
    totals = (ledger.totals[kind] for kind in TOLD)
    lines += [Line(one.kind, abs(one.per_month), tuple(map(abs, one.monthly)), one.rows) for one in totals]
    return tuple(one for one in lines if one.places)


class ResultModel(QAbstractTableModel):
    """Lines in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._wording: Wording | None = None

    def show_ledger(self, ledger: Ledger, wording: Wording) -> None:
        """Show what a ledger comes to."""
        self.beginResetModel()
        self.lines, self._wording = lines_of(ledger), wording
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One a kind that has rows."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and how it is drawn."""
        if not index.isValid() or self._wording is None:
            return None
        line, column = self.lines[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(line, column, self._wording)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(_text(line, column, self._wording))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return None if column in (Column.KIND, Column.MONTHS) else RIGHT
        if role == BARS and column is Column.MONTHS:
            most = max((amount for amount in line.monthly if amount > 0), default=0.0)
            return tuple(max(amount, 0.0) / most if most else 0.0 for amount in line.monthly)
        if role == BOLD:
            return column is Column.PER_MONTH and line.kind not in (Kind.OTHER, Kind.UNCLASSIFIED)
        if role == TONE:
            tones = {Kind.OTHER: "muted", Kind.UNCLASSIFIED: "caution"}
            return tones.get(line.kind, "muted" if column is Column.ROWS else "text")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical or self._wording is None:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return None if column in (Column.KIND, Column.MONTHS) else RIGHT
        return (
            self._wording.text(f"import.result.{column.name.lower()}") if role == Qt.ItemDataRole.DisplayRole else None
        )


def _text(line: Line, column: Column, wording: Wording) -> str:
    match column:
        case Column.KIND:
            return kind_name(line.kind, wording)
        case Column.PER_MONTH:
            return wording.money(line.per_month)
        case Column.MONTHS:
            return wording.text("import.result.by_month", count=len(line.monthly))
        case Column.ROWS:
            return wording.plain(len(line.places), 0)
        case Column.PRICE:
            return NONE if line.price is None else _priced(line, line.price, wording)
        case Column.WAGES:
            if not line.staff:
                return NONE
            return wording.text(
                "import.result.staff", staff=wording.plain(line.staff, 1), wage=wording.money(line.wage)
            )


def _priced(line: Line, price: float, wording: Wording) -> str:
    units = wording.plain(line.units or 0.0, 1)
    return wording.text("import.result.priced", units=units, price=wording.money(price))
