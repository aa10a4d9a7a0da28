"""The tools of a plan as a table, a row for each; every cell leads to how its number is made."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from roi_app.figures.tones import SHADES, Tone, of_amount
from roi_app.gui.controls.anchor import cell_of
from roi_app.gui.controls.cells import LEFT, RIGHT, CellDelegate, Index, lines_of
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.style.fonts import fitting, font, width_of
from roi_app.gui.style.theme import theme
from roi_app.statements.tools import ToolRow
from roi_app.texts.formatting import NONE, Wording

ROW = Qt.ItemDataRole.UserRole
CELL = ROW + 1

ROW_HEIGHT = 36
NAME_LINE, LINE = 17, 14
"""What a line of a tool's name takes, and a quiet line below it."""

_HEADER = 26
_PADDING = 6
_LEAST_NAME = 132
_MOST_LINES = 2
_MOST_KNOWN = 200
_SMALL, _HEAD = 11, 12


class Column(IntEnum):
    """The columns."""

    TOOL = 0
    PRICE = 1
    SAVED = 2
    WORTH = 3
    MEAN = 4
    HIGHEST_PRICE = 5
    VERDICT = 6


_FIGURES = tuple(Column)[1:]

_EXPLAINED_BY = {
    Column.PRICE: "lever_price",
    Column.SAVED: "saved_by_stream",
    Column.HIGHEST_PRICE: "highest_price",
    Column.VERDICT: "highest_price",
}
"""Which figure explains a cell; the worth explains the others."""

_HINTS = (Column.SAVED, Column.WORTH, Column.MEAN, Column.HIGHEST_PRICE, Column.VERDICT)
"""Which columns have a hint that says what they hold."""


def target(row: ToolRow, column: Column) -> str:
    """What explains a cell; the price of a tool under one bill is that bill."""
    if column is Column.PRICE and row.price is None:
        return "tools_per_month"
    return f"{_EXPLAINED_BY.get(column, 'worth_by_stream')}:{row.stream}"


class ToolsModel(QAbstractTableModel):
    """Rows of tools, the best first."""

    shown = Signal()
    """Other texts stand in the same rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.rows: tuple[ToolRow, ...] = ()
        self._wording: Wording | None = None
        self._cells: tuple[tuple[Cell, ...], ...] = ()
        self._lines: dict[tuple[str, str, float], tuple[list[str], list[str]]] = {}

    def show_rows(self, rows: tuple[ToolRow, ...], wording: Wording) -> None:
        """Show rows; where they are those of the same tools, only their texts change."""
        same = [one.stream for one in rows] == [one.stream for one in self.rows] and wording == self._wording
        before = self._cells
        if not same:
            self.beginResetModel()
            self._lines.clear()
        self.rows, self._wording = rows, wording
        self._cells = tuple(_cells(row, wording) for row in rows)
        if not same:
            self.endResetModel()
            return
        # Cell by cell: of a range, the view would paint everything.
        for number, (old, new) in enumerate(zip(before, self._cells, strict=True)):
            for column in Column:
                if old[column] != new[column]:
                    self.dataChanged.emit(self.index(number, column), self.index(number, column))
        self.shown.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """One a tool, and none below a tool."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, or the whole row; the reason is the hint."""
        if not index.isValid() or self._wording is None:
            return None
        if role == CELL:
            return self._cells[index.row()][index.column()]
        row, column = self.rows[index.row()], Column(index.column())
        cell = self._cells[index.row()][column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join((row.tool, self.below(row), row.reason)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{cell.text}, {self.below(row)}" if column is Column.TOOL else cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        return row if role == ROW else cell.text if role == Qt.ItemDataRole.DisplayRole else None

    def texts(self, column: Column) -> tuple[str, ...]:
        """What a column says, row by row."""
        return tuple(row[column].text for row in self._cells)

    def texts_of_tools(self) -> tuple[Cell, ...]:
        """What is said of the tools beside their figures, row by row."""
        return tuple(row[Column.TOOL] for row in self._cells)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical or self._wording is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(Column(section))
        key = Column(section).name.lower()
        if role == Qt.ItemDataRole.ToolTipRole and Column(section) in _HINTS:
            return tooltip(self._wording.text(f"tools.hint.{key}"))
        return self._wording.text(f"tools.column.{key}") if role == Qt.ItemDataRole.DisplayRole else None

    def below(self, row: ToolRow) -> str:
        """The quieter line of a row: its work, who may use the tool, that it is free today, or what to ask for."""
        return self._joined(row.work, row.who, row.free_note, row.ask)

    def lines_of(self, row: ToolRow, width: float) -> tuple[list[str], list[str]]:
        """A tool's name and its quieter lines, each on as many lines as it needs.

        What is free today, or asked for, must be read to its end, and begins a line of its own where all does not fit.
        """
        whole = self.below(row)
        known = (row.tool, whole, width)
        if known not in self._lines:
            if len(self._lines) > _MOST_KNOWN:
                self._lines.clear()
            self._lines[known] = self._set(row, whole, width)
        return self._lines[known]

    def _set(self, row: ToolRow, whole: str, width: float) -> tuple[list[str], list[str]]:
        small, notes = font(_SMALL), self._joined(row.free_note, row.ask)
        fits = not notes or QFontMetricsF(small).horizontalAdvance(whole) <= width
        parts = (whole,) if fits else (self._joined(row.work, row.who), notes)
        below = [line for part in parts for line in lines_of(part, small, width, _MOST_LINES)]
        return lines_of(row.tool, font(13, bold=True), width, _MOST_LINES + 1), below

    def _joined(self, *parts: str) -> str:
        between = "" if self._wording is None else self._wording.text("tools.below")
        return between.join(part for part in parts if part)


def _side(column: Column) -> Qt.AlignmentFlag:
    return LEFT if column is Column.TOOL else RIGHT


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says and in which tone, and of a tool what stands below it: what has changed if it looks changed."""

    text: str
    tone: Tone | None = None
    below: tuple[str, ...] = ()


def _cells(row: ToolRow, wording: Wording) -> tuple[Cell, ...]:
    """A row's cells in the order of their columns."""
    mean = NONE if row.mean is None else wording.money_short(row.mean, sign=True)
    return (
        Cell(row.tool, below=(row.work, row.who, row.free_note, row.ask)),
        Cell(row.price_text),
        Cell(wording.money(row.saved, 0)),
        Cell(wording.money_short(row.worth, sign=True), of_amount(row.worth)),
        Cell(mean, of_amount(row.mean)),
        Cell(wording.money(row.highest_price, 0)),
        Cell(row.verdict_text, row.tone),
    )


class ToolsDelegate(CellDelegate):
    """Draws a row's cells: the tool with a quieter line below it, worths and verdict in their tones."""

    def draw(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw the tool, or one of its figures."""
        if index.column() == Column.TOOL:
            row: ToolRow = index.data(ROW)
            _draw_tool(painter, row, index, area.adjusted(0, 3, -_PADDING, -4))
        else:
            _draw_figure(painter, index, area.adjusted(_PADDING, 0, -_PADDING, 0))


def _draw_tool(painter: QPainter, row: ToolRow, index: Index, area: QRectF) -> None:
    """The name on top, the quiet lines at the foot."""
    model = index.model()
    if not isinstance(model, ToolsModel):
        return
    names, below = model.lines_of(row, area.width())
    for lines, face, ink, height in (
        (names, font(13, bold=True), "text", NAME_LINE),
        (below, font(_SMALL), "muted", LINE),
    ):
        top = area.top() if lines is names else area.bottom() - height * len(lines)
        painter.setFont(face)
        painter.setPen(theme.colour(ink))
        for number, line in enumerate(lines):
            place = QRectF(area.left(), top + number * height, area.width(), height)
            painter.drawText(place, LEFT, line)


def _draw_figure(painter: QPainter, index: Index, area: QRectF) -> None:
    cell: Cell = index.data(CELL)
    painter.setFont(fitting(font(13, bold=cell.tone is not None), cell.text, area.width()))
    painter.setPen(theme.colour("text" if cell.tone is None else SHADES[cell.tone].ink))
    painter.drawText(area, RIGHT, cell.text)


class ToolsTable(QTableView):
    """As high as its rows: the page scrolls, not the table.

    `asked` carries what explains the cell that was chosen, and its `Anchor`.
    """

    asked = Signal(str, object)

    def __init__(self, model: ToolsModel, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self._model = model
        self._fitted: tuple[object, ...] = ()
        self._widths: dict[Column, tuple[tuple[str, tuple[str, ...]], int]] = {}
        self.setObjectName("flush")
        self.setModel(model)
        self.setItemDelegate(ToolsDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        header.setFont(font(_HEAD))
        header.setFixedHeight(_HEADER)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._ask)
        model.modelReset.connect(self._fit_anew)
        model.shown.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space ask about the current cell, arrows go on to another."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit()

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(target(self._model.rows[index.row()], Column(index.column())), cell_of(self, index))

    def _fit_anew(self) -> None:
        """Give widths and heights to rows that are new, and have none yet."""
        self._fitted = ()
        self._fit()

    def _fit(self) -> None:
        """Give every figure its width and the tool the rest, and take the height of all rows."""
        wanted = {column: self._width(column) for column in _FIGURES}
        fitted = (self.viewport().width(), tuple(wanted.values()), self._model.texts_of_tools())
        if fitted == self._fitted:
            return
        self._fitted = fitted
        most = max(self.viewport().width() - _LEAST_NAME, 1)
        # Long amounts are set in smaller type rather than cut.
        share = min(1.0, most / sum(wanted.values()))
        for column, width in wanted.items():
            self.setColumnWidth(column, math.floor(width * share))
        room = self.viewport().width() - sum(self.columnWidth(column) for column in wanted)
        self.setColumnWidth(Column.TOOL, max(room, _LEAST_NAME))
        height = _HEADER + 2
        for number, row in enumerate(self._model.rows):
            names, below = self._model.lines_of(row, self.columnWidth(Column.TOOL) - _PADDING)
            self.setRowHeight(number, max(ROW_HEIGHT, NAME_LINE * len(names) + LINE * len(below) + 8))
            height += self.rowHeight(number)
        self.setFixedHeight(height)

    def _width(self, column: Column) -> int:
        """What the head of a column and its widest figure need."""
        title = str(self._model.headerData(column, Qt.Orientation.Horizontal) or "")
        texts = self._model.texts(column)
        if (known := self._widths.get(column)) is None or known[0] != (title, texts):
            head = math.ceil(width_of(title, _HEAD)) + 2 * _PADDING + 2
            widest = max((math.ceil(width_of(text, 13, bold=True)) for text in texts), default=0)
            known = self._widths[column] = (title, texts), max(head, widest + 2 * _PADDING + 1)
        return known[1]
