"""What tables have in common in which a whole row is one thing."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QTableView


def choose_whole_rows(table: QTableView, row_height: int) -> None:
    """Let a table choose one whole row, `row_height` pixels high, glide by pixels, and leave lines to its cells.

    Its model comes before.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    if table.model() is not None:
        # Else a heading asks of every row whether it is chosen, each time it is drawn.
        header.setSelectionModel(QItemSelectionModel(table.model(), header))
