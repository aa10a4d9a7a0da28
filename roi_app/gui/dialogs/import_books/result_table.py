"""What the books come to: a line for each kind of money, with its months as small bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject

from roi_app.gui.dialogs.import_books.cells import BARS, BOLD, TONE
from roi_app.gui.dialogs.import_books.lines_model import LinesModel
from roi_app.gui.dialogs.import_books.naming import count_text, kind_name
from roi_app.ledger.answers import Spread
from roi_app.ledger.kinds import WORK, Kind
from roi_app.ledger.ledger import IN_DOCUMENT, Ledger
from roi_app.ledger.to_document import spread_of
from roi_app.texts.formatting import NONE, Wording

TOLD = (Kind.TOOLS, Kind.ADS, Kind.SALES, Kind.OTHER, Kind.UNCLASSIFIED)
"""What stands below the streams of work."""


class Column(IntEnum):
    """The columns."""

    KIND = 0
    PER_MONTH = 1
    RANGE = 2
    MONTHS = 3
    ROWS = 4
    PRICE = 5
    WAGES = 6


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


class ResultModel(LinesModel):
    """Lines in their order."""

    COLUMNS = Column
    NUMBERS = frozenset({Column.PER_MONTH, Column.RANGE, Column.ROWS, Column.PRICE, Column.WAGES})

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._spread = Spread.NONE

    @property
    def lines(self) -> Sequence[Line]:
        """A kind of money each."""
        return self._lines

    def show_ledger(self, ledger: Ledger, spread: Spread, wording: Wording) -> None:
        """Show what a ledger comes to, and the range that a spread makes of its months."""
        self.beginResetModel()
        self._lines, self._spread, self.wording = lines_of(ledger), spread, wording
        self.endResetModel()

    def text(self, line: int, column: int, wording: Wording) -> str:
        """What is said of a kind in a column."""
        one = self._lines[line]
        match column:
            case Column.KIND:
                return kind_name(one.kind, wording)
            case Column.PER_MONTH:
                return wording.money(one.per_month)
            case Column.RANGE:
                return _range(one, self._spread, wording)
            case Column.MONTHS:
                return wording.text("import.result.by_month", count=len(one.monthly))
            case Column.ROWS:
                return wording.plain(len(one.places), 0)
            case _:
                times = (one.units, one.price) if column == Column.PRICE else (one.staff, one.wage)
                return _times(*times, wording)

    def hint(self, line: int, column: int, wording: Wording) -> str:
        """The same; of the bars, what each month has."""
        if column != Column.MONTHS:
            return self.text(line, column, wording)
        return wording.text("command.listed").join(map(wording.money, self._lines[line].monthly))

    def look(self, line: int, column: int, role: int) -> object:
        """The months are bars, what goes into the shop is bold, and what nobody has classified stands out."""
        one = self._lines[line]
        if role == BARS and column == Column.MONTHS:
            most = max((amount for amount in one.monthly if amount > 0), default=0.0)
            return tuple(max(amount, 0.0) / most if most else 0.0 for amount in one.monthly)
        if role == BOLD:
            return column == Column.PER_MONTH and one.kind not in (Kind.OTHER, Kind.UNCLASSIFIED)
        tones = {Kind.OTHER: "muted", Kind.UNCLASSIFIED: "caution"}
        return tones.get(one.kind, "muted" if column == Column.ROWS else None) if role == TONE else None

    def heading(self, column: int, wording: Wording) -> str:
        """What a column holds."""
        return wording.text(f"import.result.{Column(column).name.lower()}")


def _range(line: Line, spread: Spread, wording: Wording) -> str:
    """The range of what goes into a shop."""
    if line.kind not in IN_DOCUMENT:
        return NONE
    low, _, high = spread_of(line.monthly, spread).in_order
    return wording.money_between(low, high)


def _times(count: float | None, price: float | None, wording: Wording) -> str:
    if not count or price is None:
        return NONE
    return wording.text("import.result.times", amount=count_text(count, wording), price=wording.money(price))
