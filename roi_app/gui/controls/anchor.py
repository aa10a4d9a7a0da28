"""A place inside a widget that something else stands beside, such as a number in a chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QLabel, QScrollArea, QWidget


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """`area` finds the place anew, in the widget's own pixels: a chart moves its bars. None where it is gone."""

    widget: QWidget
    area: Callable[[], QRect | None]

    def seen_in(self, host: QWidget) -> QRect | None:
        """What can be seen of the place, in a host's pixels; None while nothing of it can."""
        area = self.area()
        if area is None or not self.widget.isVisible():
            return None
        seen = _unclipped(self.widget).intersected(area)
        return None if seen.isEmpty() else QRect(self.widget.mapTo(host, QPoint(0, 0)) + seen.topLeft(), seen.size())

    def reveal(self) -> None:
        """Scroll it into view where it is out of sight, as when a key has chosen it."""
        area, holder = self.area(), self.widget.parentWidget()
        while area is not None and holder is not None:
            content: QWidget | None = holder.widget() if isinstance(holder, QScrollArea) else None
            if isinstance(holder, QScrollArea) and content is not None:
                middle = self.widget.mapTo(content, area.center())
                holder.ensureVisible(middle.x(), middle.y(), area.width() // 2, area.height() // 2)
            holder = holder.parentWidget()


def _unclipped(widget: QWidget) -> QRect:
    """What of a widget nothing around it cuts off; Qt's own visible region leaves out what opaque children cover."""
    seen, at, one = widget.rect(), QPoint(0, 0), widget
    while not one.isWindow() and (around := one.parentWidget()) is not None:
        at += one.pos()
        seen = seen.intersected(around.rect().translated(-at))
        one = around
    return seen


def whole(widget: QWidget) -> Anchor:
    """A widget as a place in what holds it, where there is room for a line around it."""
    holder = widget.parentWidget()
    if holder is None:
        return Anchor(widget, widget.rect)
    return Anchor(holder, lambda: widget.geometry() if widget.isVisible() else None)


def text_of(label: QLabel, within: QWidget) -> Anchor:
    """The text of a label, as a place in something that holds it and leaves room around it."""

    def area() -> QRect:
        text = QFontMetrics(label.font()).horizontalAdvance(label.text())
        return QRect(label.mapTo(within, QPoint(0, 0)), QSize(min(text + 2, label.width()), label.height()))

    return Anchor(within, area)


def cell_of(table: QAbstractItemView, index: QModelIndex) -> Anchor:
    """A cell of a table, wherever it scrolls to; nowhere once the table has other rows."""
    kept = QPersistentModelIndex(index)

    def area() -> QRect | None:
        found = table.visualRect(kept) if kept.isValid() else QRect()
        return None if found.isEmpty() else found

    return Anchor(table.viewport(), area)
