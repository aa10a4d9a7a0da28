"""The first column of a table held in view while the others scroll sideways below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView


class FirstColumn(QTableView):
    """Lies over a table's own first column as soon as that one scrolls away; model and choice are the table's.

    The table scrolls whole columns. One of them is then below this one, and comes into view at the next step.
    """

    def __init__(self, table: QTableView) -> None:
        """Hold the first column of a table, once `follow_model` has been called."""
        super().__init__(table)
        self._table = table
        self.setObjectName("held")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(table.doubleClicked)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.viewport().installEventFilter(self)
        self.hide()

    def follow_model(self) -> None:
        """Take over model, choice and looks of the table."""
        self.setModel(self._table.model())
        self.setSelectionModel(self._table.selectionModel())
        self.setItemDelegate(self._table.itemDelegate())
        self.setSelectionBehavior(self._table.selectionBehavior())
        self.horizontalHeader().setDefaultAlignment(self._table.horizontalHeader().defaultAlignment())
        self.verticalHeader().setDefaultSectionSize(self._table.verticalHeader().defaultSectionSize())
        self._table.model().modelReset.connect(self.place)

    @property
    def is_held(self) -> bool:
        """Whether it lies over the others."""
        return not self.isHidden()

    def place(self) -> None:
        """Lie where the first column was, or nowhere while that one is in view itself."""
        table, header = self._table, self._table.horizontalHeader()
        width = header.sectionSize(0) if header.count() else 0
        fits = 2 * width <= table.viewport().width()
        self.setVisible(bool(width) and fits and table.horizontalScrollBar().value() > 0)
        if self.isHidden():
            return
        for column in range(header.count()):
            self.setColumnHidden(column, column > 0)
        self.horizontalHeader().setFont(header.font())
        self.horizontalHeader().setFixedHeight(header.height())
        self.setColumnWidth(0, width)
        corner = table.viewport().geometry().topLeft()
        self.setGeometry(corner.x(), header.geometry().top(), width, header.height() + table.viewport().height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the table's size."""
        if event.type() is QEvent.Type.Resize and self.model() is not None:
            self.place()
        return super().eventFilter(watched, event)
