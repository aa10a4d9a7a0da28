"""The months of the books, each to be ticked where it counts."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from roi_app.gui.controls.cells import Index
from roi_app.ledger.months import Month
from roi_app.texts.formatting import Wording

_MONTH = Qt.ItemDataRole.UserRole
_TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MonthList(QListWidget):
    """A click anywhere on a month, or space, ticks it; `chosen` carries the months that count then."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self.setItemDelegate(_WholeLines(self))
        self.itemClicked.connect(self._tick)

    def show_months(self, months: tuple[Month, ...], wording: Wording) -> None:
        """Show the months, those that the books hold only in part marked."""
        at = self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for one in months:
                name = wording.month_span(one.month, one.month)
                key = "import.month" if one.is_whole else "import.month_partial"
                item = QListWidgetItem(wording.text(key, month=name, count=one.rows))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if one.is_counted else Qt.CheckState.Unchecked)
                item.setData(_MONTH, one.month)
                self.addItem(item)
            self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the keys that press a button."""
        item = self.currentItem()
        if Qt.Key(event.key()) in _TICKING and item is not None:
            self._tick(item)
        else:
            super().keyPressEvent(event)

    def _tick(self, item: QListWidgetItem) -> None:
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        items = (self.item(at) for at in range(self.count()))
        self.chosen.emit(tuple(str(one.data(_MONTH)) for one in items if one.checkState() is Qt.CheckState.Checked))


class _WholeLines(QStyledItemDelegate):
    """Leaves the ticking to the list, which takes a click anywhere on a line."""

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: Index
    ) -> bool:
        return False
