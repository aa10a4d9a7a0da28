"""The rows of merchants as a table: only what is in view is ever put into words."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from roi_app.figures.tones import SHADES, Tone
from roi_app.gui.controls.cells import LEFT, RIGHT, CellDelegate, Index, draw_elided
from roi_app.gui.controls.row_table import choose_whole_rows
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme
from roi_app.portfolio.results import Results, Rows
from roi_app.portfolio.row_words import COLUMNS, TEXTS, cell_text, cell_tone
from roi_app.portfolio.selection import PROBLEMS
from roi_app.texts.formatting import Wording

ROW = Qt.ItemDataRole.UserRole
"""The place of a row in the file."""

TONE = Qt.ItemDataRole.UserRole + 1

ROW_HEIGHT: Final = 30
_ARROWS: Final = {Qt.SortOrder.AscendingOrder: "↑", Qt.SortOrder.DescendingOrder: "↓"}
_WIDTHS: Final = {"name": 170, "zone": 150, PROBLEMS: 300}
_LEAST: Final = 84
_FIRST_SEEN: Final = 40
"""Rows by whose figures the columns are made as wide as they need."""


class MerchantsModel(QAbstractTableModel):
    """The rows of a table in the order in which they are shown; `sort_asked` carries a column and a direction."""

    sort_asked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._results: Results | None = None
        self._rows: Rows = np.empty(0, dtype=np.intp)
        self._wording = Wording("en", "CNY")
        self._sorted = -1, Qt.SortOrder.AscendingOrder

    def show_rows(self, results: Results | None, rows: Rows | None, wording: Wording) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._results, self._wording = results, wording
        self._rows = np.empty(0, dtype=np.intp) if rows is None else rows
        self.endResetModel()

    def place_of(self, row: int) -> int | None:
        """Where a row of the file stands now, None where it is not shown."""
        (places,) = np.nonzero(self._rows == row)
        return int(places[0]) if places.size else None

    def rowCount(self, parent: Index | None = None) -> int:
        """One a merchant, and none below a merchant."""
        return 0 if parent is not None and parent.isValid() else int(self._rows.size)

    def columnCount(self, parent: Index | None = None) -> int:
        """One of `COLUMNS` each."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, its tone, or the place of its row in the file."""
        if not index.isValid() or self._results is None:
            return None
        row, column = int(self._rows[index.row()]), COLUMNS[index.column()]
        if role == ROW:
            return row
        if role == TONE:
            return cell_tone(self._results, row, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(self._results, row, column, self._wording.language)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if COLUMNS[section] in TEXTS else RIGHT
        if role == Qt.ItemDataRole.DisplayRole:
            name = self._wording.text(f"merchants.column.{COLUMNS[section]}")
            return f"{name} {_ARROWS[self._sorted[1]]}" if section == self._sorted[0] else name
        return None

    def show_sorted(self, section: int, order: Qt.SortOrder) -> None:
        """Mark the column by which the rows are sorted; −1 for none."""
        self._sorted = section, order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order, which comes when it is there."""
        if 0 <= column < len(COLUMNS):
            self.sort_asked.emit(COLUMNS[column], order is Qt.SortOrder.DescendingOrder)

    def _hint(self, row: int, column: str) -> str | None:
        if self._results is None:
            return None
        if column == "zone":
            zone = self._results.zones[row]
            return tooltip(self._results.problems[row] or self._wording.text(f"merchants.zone.{zone}.full"))
        text = cell_text(self._results, row, column, self._wording.language)
        return tooltip(text) if column in TEXTS else None


class _Cells(CellDelegate):
    """Draws a zone as a chip, figures at the right in their tone, and the rest as text."""

    def draw(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw what stands in a cell."""
        column, text = COLUMNS[index.column()], str(index.data())
        tone: Tone = index.data(TONE)
        if column == "zone":
            _draw_chip(painter, text, tone, area)
            return
        strong = column in ("name", "kept_share")
        painter.setFont(font(13, bold=strong))
        quiet = column in ("id", "platform")
        painter.setPen(theme.colour("race" if column == PROBLEMS else "muted" if quiet else SHADES[tone].ink))
        side = LEFT if column in TEXTS else RIGHT
        draw_elided(painter, area.adjusted(8, 0, -8, 0), text, side)


def _draw_chip(painter: QPainter, text: str, tone: Tone, area: QRectF) -> None:
    painter.setFont(font(11, bold=True))
    width = min(QFontMetricsF(painter.font()).horizontalAdvance(text) + 16, area.width() - 10)
    chip = QRectF(area.left() + 6, area.center().y() - 9.5, width, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(SHADES[tone].soft))
    painter.drawRoundedRect(chip, 9, 9)
    painter.setPen(theme.colour(SHADES[tone].ink))
    draw_elided(painter, chip.adjusted(7, 0, -5, 0), text, LEFT)


class MerchantsTable(QTableView):
    """The table; `chosen` carries the place in the file of the row that was clicked, or on which Enter was pressed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.rows = MerchantsModel(self)
        self._picked: int | None = None
        self._is_sized = False
        self._widths = dict.fromkeys(COLUMNS, _LEAST)
        self.setObjectName("merchants")
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        choose_whole_rows(self, ROW_HEIGHT)
        self.setMouseTracking(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self.rows.show_sorted)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def show_columns(self, *, figures: bool, problems: bool) -> None:
        """Leave out what would be empty: the figures of rows that have none, or problems where there are none."""
        for place, column in enumerate(COLUMNS):
            is_figure = column not in TEXTS
            self.setColumnHidden(place, (is_figure and not figures) or (column == PROBLEMS and not problems))
        self._spread()

    def show_rows(self, results: Results | None, rows: Rows | None, wording: Wording) -> None:
        """Show rows; the picked one stays picked where it is still there."""
        self.rows.show_rows(results, rows, wording)
        self.horizontalHeader().setFont(font(12, bold=True))
        if rows is not None and rows.size and not self._is_sized:
            self.size_columns()
        place = None if self._picked is None else self.rows.place_of(self._picked)
        if place is not None:
            self._pick(place)

    def forget(self) -> None:
        """Begin anew, for another table."""
        self._picked, self._is_sized = None, False
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.scrollToTop()

    def size_columns(self) -> None:
        """Make the columns as wide as the first rows and their names need, within limits."""
        self._is_sized = True
        measure, head = QFontMetricsF(font(13, bold=True)), QFontMetricsF(font(12, bold=True))
        count = min(self.rows.rowCount(), _FIRST_SEEN)
        for place, column in enumerate(COLUMNS):
            texts = [str(self.rows.index(row, place).data()) for row in range(count)]
            widest = max((measure.horizontalAdvance(text) for text in texts), default=0.0) + 24
            named = head.horizontalAdvance(str(self.rows.headerData(place, Qt.Orientation.Horizontal))) + 52
            most = max(_WIDTHS.get(column, 150), named)
            self._widths[column] = round(min(max(widest, named, _LEAST), most))
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use all of the room."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Give each column its width, and the room that is left to the problems, or to all alike."""
        shown = [column for place, column in enumerate(COLUMNS) if not self.isColumnHidden(place)]
        left = max(self.viewport().width() - sum(self._widths[column] for column in shown), 0)
        for place, column in enumerate(COLUMNS):
            more = left // len(shown) if PROBLEMS not in shown else left * (column == PROBLEMS)
            self.setColumnWidth(place, self._widths[column] + more)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Remember which row is picked, wherever it will stand."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._picked = int(current.data(ROW))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a row chooses it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.chosen.emit(int(index.data(ROW)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the picked row; Home and End go to the first and the last."""
        key, index = Qt.Key(event.key()), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.chosen.emit(int(index.data(ROW)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.rowCount():
            self._pick(0 if key is Qt.Key.Key_Home else self.rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _pick(self, place: int) -> None:
        self.setCurrentIndex(self.rows.index(place, max(self.currentIndex().column(), 0)))
