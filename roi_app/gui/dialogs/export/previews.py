"""The right side of the dialog: what the file will be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roi_app.exports.monthly_table import Table
from roi_app.gui.controls.card import Card
from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.page_view import PageView
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import Unit
from roi_app.texts.formatting import NONE, Wording


class PreviewCard(Card):
    """Pages to leaf through, the sheets of a workbook, or the months of a table."""

    def __init__(self) -> None:
        """Make an empty preview."""
        super().__init__()
        self.view, self.remarks = PageView(), label(12, tone="caution", wraps=True)
        self.back, self.forward = IconButton(Icon.BACK), IconButton(Icon.FORWARD)
        self.position = label(12, tone="muted")
        self.table = _table()
        self._wording: Wording | None = None
        self._stack = QStackedWidget()
        self._sheets = QVBoxLayout()
        self._lay_out()
        self.back.clicked.connect(lambda: self.view.go_to(self.view.current - 1))
        self.forward.clicked.connect(lambda: self.view.go_to(self.view.current + 1))
        self.view.leafed.connect(self._show_position)
        self._show_position()

    def _lay_out(self) -> None:
        self.set_margins(2 * GRID, GRID + 2, GRID, GRID)
        for part in (self.back, self.position, self.forward):
            self.head.addWidget(part)
        self.position.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remarks.setContentsMargins(0, 0, GRID, 0)
        self.remarks.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.addLayout(self._sheets)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        for view in (self.view, scroll, self.table):
            self._stack.addWidget(view)
        self._scroll = scroll
        self.body.addWidget(self.remarks)
        self.body.addWidget(self._stack, 1)

    def retranslate(self, wording: Wording) -> None:
        """Say every text again in the reader's language."""
        self._wording = wording
        self.back.setAccessibleName(wording.text("export.page_back"))
        set_tooltip(self.back, wording.text("export.page_back"))
        self.forward.setAccessibleName(wording.text("export.page_forward"))
        set_tooltip(self.forward, wording.text("export.page_forward"))
        self.view.setAccessibleName(wording.text("export.preview"))
        self.table.setAccessibleName(wording.text("export.preview"))
        self._show_position()

    def show_pages(self, pages: Sequence[QImage], remarks: Sequence[str] = ()) -> None:
        """Show pages, and what is to be said of them."""
        self._stack.setCurrentWidget(self.view)
        self.view.set_stale(False)
        self.view.show_pages(pages)
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def show_words(self, words: str) -> None:
        """Say something in place of pages."""
        self._stack.setCurrentWidget(self.view)
        self.view.set_stale(False)
        self.view.show_words(words)
        self.remarks.hide()

    def show_sheets(self, sheets: Sequence[tuple[str, str]]) -> None:
        """Show the sheets of a workbook, each with a sentence."""
        self._leave_pages(self._scroll)
        while (item := self._sheets.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for name, sentence in sheets:
            title, text = label(14, bold=True), label(13, tone="muted", wraps=True)
            title.setText(name)
            text.setText(sentence)
            text.setContentsMargins(0, 0, 0, GRID + 4)
            self._sheets.addWidget(title)
            self._sheets.addWidget(text)

    def show_table(self, table: Table, wording: Wording) -> None:
        """Show the months of a table."""
        self._leave_pages(self.table)
        rows = table.rows()
        self.table.setRowCount(len(rows))
        self.table.setColumnCount(len(table.columns))
        self.table.setHorizontalHeaderLabels([column.label for column in table.columns])
        for index, row in enumerate(rows):
            for column, value in enumerate(row):
                self.table.setItem(index, column, _cell(table.columns[column].unit, value, wording))
        self.table.resizeColumnsToContents()

    def _leave_pages(self, to: QWidget) -> None:
        self._stack.setCurrentWidget(to)
        self.remarks.hide()
        self._show_position()

    def _show_position(self) -> None:
        has_pages = self._stack.currentWidget() is self.view and self.view.count > 0
        parts: tuple[QWidget, ...] = (self.back, self.position, self.forward)
        for part in parts:
            part.setVisible(has_pages)
        if has_pages and self._wording is not None:
            page, count = self.view.current + 1, self.view.count
            self.position.setText(self._wording.text("export.page_of", page=page, total=count))
            self.back.setEnabled(page > 1)
            self.forward.setEnabled(page < count)


def _table() -> QTableWidget:
    made = QTableWidget()
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.verticalHeader().hide()
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    made.verticalHeader().setDefaultSectionSize(28)
    made.setShowGrid(False)
    made.setAlternatingRowColors(True)
    return made


def _cell(unit: Unit, value: float | None, wording: Wording) -> QTableWidgetItem:
    item = QTableWidgetItem(NONE if value is None else _in_words(unit, value, wording))
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _in_words(unit: Unit, value: float, wording: Wording) -> str:
    match unit:
        case Unit.MONEY:
            return wording.money(value, 0)
        case Unit.SHARE:
            return wording.share(value, 1)
        case Unit.RATIO:
            return wording.plain(value, 4)
        case _:
            return f"{value:.0f}"
