"""The columns side by side: a table of results, and of the inputs that make the difference."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from roi_app.gui.controls.anchor import cell_of
from roi_app.gui.controls.cells import LEFT, RIGHT, CellDelegate, Index, draw_elided
from roi_app.gui.controls.first_column import FirstColumn
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.style.fonts import fitting, font
from roi_app.gui.style.theme import theme
from roi_app.statements.comparison import Cell, Comparison, Row

CELL = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 28
LEAST_COLUMN = 150
MOST_COLUMN = 280
NARROW = 760

_DIFFERENCE_SHARE = 0.48


class ComparisonModel(QAbstractTableModel):
    """A `Comparison` as a table: the results, a heading, the inputs; one column a case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def show_comparison(self, comparison: Comparison, heading: str) -> bool:
        """Show a comparison; says whether rows or columns are others than before."""
        empty = tuple(Cell("") for _ in comparison.names)
        rows = (*comparison.results, Row("", heading, empty), *comparison.inputs)
        same = comparison.names == self._names and [one.key for one in rows] == [one.key for one in self._rows]
        if not same:
            self.beginResetModel()
        before, self._names, self._rows = self._rows, comparison.names, rows
        if not same:
            self.endResetModel()
            return True
        # A moving slider changes some rows: only these are drawn again.
        changed = [index for index, (row, old) in enumerate(zip(rows, before, strict=True)) if row != old]
        for index in changed:
            self.dataChanged.emit(self.index(index, 0), self.index(index, len(self._names) - 1))
        if [rows[index].label for index in changed] != [before[index].label for index in changed]:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        return False

    def row(self, index: int) -> Row:
        """One row as it is shown."""
        return self._rows[index]

    def rowCount(self, parent: Index | None = None) -> int:
        """Results, heading and inputs, and nothing below any of them."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a case."""
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell, its text, and text with difference for those who hear it."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()].cells[index.column()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return cell
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._in_words(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._in_words(index)
        return None

    def _in_words(self, index: Index) -> str:
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        return f"{row.label}: {cell.text} {cell.difference}".rstrip()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names across, labels down."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._names[section] if orientation is Qt.Orientation.Horizontal else self._rows[section].label
        return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be picked but the heading."""
        if not index.isValid() or not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ComparisonDelegate(CellDelegate):
    """Draws the value, behind it the difference, on a ground that marks a differing input."""

    def draw(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw the ground of a differing input, then value and difference."""
        cell: Cell = index.data(CELL)
        if cell.differs:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("caution_soft"))
            painter.drawRoundedRect(area.adjusted(3, 2, -3, -2), 5, 5)
        self._write(painter, cell, area.adjusted(10, 0, -8, 0))

    def _write(self, painter: QPainter, cell: Cell, area: QRectF) -> None:
        """Numbers end at one line, with the differences at the edge; words begin at the left."""
        bold = font(13, bold=cell.differs)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        if cell.value is None:
            draw_elided(painter, area, cell.text)
            return
        value = area.adjusted(0, 0, -_DIFFERENCE_SHARE * area.width(), 0)
        painter.setFont(fitting(bold, cell.text, value.width()))
        painter.drawText(value, RIGHT, cell.text)
        beside = area.adjusted(value.width() + 6, 0, 0, 0)
        painter.setFont(fitting(font(12), cell.difference, beside.width()))
        painter.setPen(theme.colour(cell.tone or "muted"))
        painter.drawText(beside, RIGHT, cell.difference)


class ComparisonTable(QTableView):
    """The table.

    `picked` carries the column that a person chose, `explanation_requested` the quantity behind a result of the first,
    with its `Anchor`;
    `renamed`, `deleted` and `moved` are the keys F2, Delete and Alt with an arrow on the chosen column.
    """

    picked = Signal(int)
    explanation_requested = Signal(str, object)
    renamed = Signal()
    deleted = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.first = FirstColumn(self)
        self.comparison = ComparisonModel(self)
        self.setModel(self.comparison)
        self.setItemDelegate(ComparisonDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultAlignment(LEFT)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setHighlightSections(False)
        self.selectionModel().selectionChanged.connect(self._say_picked)
        self.doubleClicked.connect(self._ask)
        self.first.follow_model()

    @property
    def chosen(self) -> int | None:
        """The chosen column."""
        columns = {index.column() for index in self.selectedIndexes()}
        return columns.pop() if len(columns) == 1 else None

    def show_comparison(self, comparison: Comparison, heading: str) -> None:
        """Show a comparison; the chosen column stays chosen where it still is one."""
        chosen = self.chosen
        if self.comparison.show_comparison(comparison, heading):
            self._fit()
            if chosen is not None and chosen < self.comparison.columnCount():
                self.choose(chosen)

    def choose(self, column: int) -> None:
        """Choose a column, as a click on its name does."""
        # The place to go on from by keyboard has to be in a row that can be picked, which the first is.
        first = self.comparison.index(0, column)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(first, flag.ClearAndSelect | flag.Columns)
        self.scrollTo(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen column, or ask about the current cell."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        match Qt.Key(event.key()):
            case Qt.Key.Key_F2:
                self.renamed.emit()
            case Qt.Key.Key_Delete:
                self.deleted.emit()
            case Qt.Key.Key_Left if alt:
                self.moved.emit(-1)
            case Qt.Key.Key_Right if alt:
                self.moved.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._ask(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view, also from below the first column, which stays there."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
        elif self.first.is_held and index.column() <= bar.value():
            bar.setValue(index.column() - 1)

    def _fit(self) -> None:
        """Labels keep their width; whole columns share the rest, and scroll one by one where there are too many."""
        # The style sheet draws the names bold, and they are shortened by the header's own font.
        self.horizontalHeader().setFont(font(13, bold=True))
        self.verticalHeader().setFixedWidth(168 if self.width() < NARROW else 220)
        columns = self.comparison.columnCount()
        if columns:
            room = self.width() - self.verticalHeader().width() - self.verticalScrollBar().sizeHint().width()
            shown = min(max(room // LEAST_COLUMN, 1), columns)
            self.horizontalHeader().setDefaultSectionSize(min(room // shown, MOST_COLUMN))
        self.first.place()

    def _say_picked(self, _on: QItemSelection, _off: QItemSelection) -> None:
        chosen = self.chosen
        self.picked.emit(-1 if chosen is None else chosen)

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid() and index.column() == 0:
            target = self.comparison.row(index.row()).explains
            if target:
                self.explanation_requested.emit(target, cell_of(self.first if self.first.is_held else self, index))
