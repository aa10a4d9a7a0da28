"""A column of parts that scrolls where it is higher than its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Parts go into `column`, which is as wide as the area and at least as high."""

    def __init__(self, *, spacing: int, right: int = 0, parent: QWidget | None = None) -> None:
        """Make an empty column with so many pixels between its parts, and right of them for the scroll bar."""
        super().__init__(parent)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, right, 0)
        self.column.setSpacing(spacing)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class SteadyColumn(ScrollColumn):
    """A column whose parts stay as wide as they are when the scroll bar comes or goes."""

    def __init__(self, *, spacing: int, beside_bar: int, parent: QWidget | None = None) -> None:
        """Make an empty column with so many pixels between the parts and the bar."""
        super().__init__(spacing=spacing, parent=parent)
        self._beside_bar = beside_bar
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._keep_width())

    def showEvent(self, event: QShowEvent) -> None:
        """Leave room for the bar, whose width the style says only now."""
        super().showEvent(event)
        self._keep_width()

    def _keep_width(self) -> None:
        bar = self.verticalScrollBar()
        room = self._beside_bar if bar.maximum() > 0 else self._beside_bar + bar.sizeHint().width()
        self.column.setContentsMargins(0, 0, room, 0)
