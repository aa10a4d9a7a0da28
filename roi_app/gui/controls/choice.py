"""A box to choose one of a few words from, with a list that says more about each."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)

from roi_app.gui.controls.icons import Icon, draw_icon, icon_pen
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID, theme

_ARROW = 36
"""What the arrow and the padding of the style sheet take."""

VALUE, NOTE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_MARK = 26
_PADDING = 6
_GAP = 2 * GRID
_FRAME = 10
"""Frame and padding of the list, left and right together."""

_NOTE_WIDTH = 340
"""The least width of a list with notes: a note that is narrower is too high to read."""

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ON = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
Index = QModelIndex | QPersistentModelIndex


class Choice(QComboBox):
    """Ends a word that is too long in an ellipsis, and tells the whole of it in its hint and its list.

    `opening` says that the list is about to be seen: the time to say more about the entries.
    """

    opening = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty box; the wheel scrolls the panel that it stands in, not the choice."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._entries = _Entries(self)
        self.setItemDelegate(self._entries)
        # Qt made the list before any style sheet could tell it to have one.
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def describe(self, index: int, value: str, note: str) -> None:
        """Say more about an entry of the list: what stands at its right, and a line below it."""
        self.setItemData(index, value, VALUE)
        self.setItemData(index, note, NOTE)
        said = ". ".join(part for part in (self.itemText(index), value, note) if part)
        self.setItemData(index, said, Qt.ItemDataRole.AccessibleTextRole)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show as much of the word as there is room for."""
        super().initStyleOption(option)
        word = self.currentText()
        option.currentText = self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, self.width() - _ARROW)
        set_tooltip(self, "" if option.currentText == word else word)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel that scrolls."""
        event.ignore()

    def showPopup(self) -> None:
        """Open the list, wide enough for the longest entry and no wider than the screen."""
        self.opening.emit()
        bar = self.view().verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        taken = _FRAME + bar
        most = self.screen().availableGeometry().width() - taken
        self._entries.width = min(max(self._entries.needed_width(), self.width() - taken), most)
        frame = self.view().window()
        frame.setMinimumWidth(self._entries.width + taken)
        if isinstance(frame, QFrame):
            frame.setFrameShape(QFrame.Shape.NoFrame)
        self.view().doItemsLayout()
        super().showPopup()


class _Entry(NamedTuple):
    text: str
    value: str
    note: str


class _Entries(QStyledItemDelegate):
    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice
        self.width = 0

    def needed_width(self) -> int:
        """For the longest entry on one line, and for notes."""
        entries = [self._entry(self._choice.model().index(row, 0)) for row in range(self._choice.count())]
        lines = (_width(font(13), one.text) + _beside(one) for one in entries)
        least = _NOTE_WIDTH if any(one.note for one in entries) else 0
        return max(math.ceil(max(lines, default=0)) + _MARK + 2 * _PADDING, least)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = self._entry(index)
        height = sum(place.height() for place in self._places(QRectF(0, 0, self.width, 0), entry))
        return QSize(self.width, math.ceil(height) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, area = self._entry(index), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _ON:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(area, 4, 4)
        text, note = self._places(area, entry)
        if index.row() == self._choice.currentIndex():
            middle = QPointF(area.left() + _MARK / 2, text.top() + QFontMetricsF(font(13)).height() / 2)
            draw_icon(painter, Icon.CHECK, middle, icon_pen("accent"))
        painter.setFont(font(13))
        painter.setPen(theme.colour("text" if option.state & QStyle.StateFlag.State_Enabled else "muted"))
        painter.drawText(text, int(_WRAP), entry.text)
        painter.setPen(theme.colour("muted"))
        value = QRectF(area.left(), text.top(), area.width() - _PADDING, text.height())
        painter.drawText(value, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, entry.value)
        painter.setFont(font(12))
        painter.drawText(note, int(_WRAP), entry.note)
        painter.restore()

    def _entry(self, index: Index) -> _Entry:
        return _Entry(*(index.data(role) or "" for role in (Qt.ItemDataRole.DisplayRole, VALUE, NOTE)))

    def _places(self, area: QRectF, entry: _Entry) -> tuple[QRectF, QRectF]:
        """Where text and note stand in an area, each as high as it needs."""
        left, top, room = area.left() + _MARK, area.top() + _PADDING, area.width() - _MARK - _PADDING
        beside = _beside(entry)
        text = QRectF(left, top, room - beside, _height(font(13), entry.text, room - beside))
        return text, QRectF(left, text.bottom(), room, _height(font(12), entry.note, room) if entry.note else 0.0)


def _beside(entry: _Entry) -> float:
    """The room that the value at the right takes."""
    return _width(font(13), entry.value) + _GAP if entry.value else 0.0


def _width(of: QFont, text: str) -> float:
    return QFontMetricsF(of).horizontalAdvance(text) + 1


def _height(of: QFont, text: str, width: float) -> float:
    return QFontMetricsF(of).boundingRect(QRectF(0, 0, width, 10_000), int(_WRAP), text).height()
