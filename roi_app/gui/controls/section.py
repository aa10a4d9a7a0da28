"""A part of a panel under a line that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roi_app.gui.controls.card import fill_ground
from roi_app.gui.controls.fold_line import FoldLine
from roi_app.gui.style.theme import GRID


class Section(QWidget):
    """A line, and rows in `rows` below it.

    `folded` says that the rows went or came; `turned` that a person did it, on the line itself.
    """

    folded = Signal(bool)
    turned = Signal()

    def __init__(self, heading: FoldLine, *, open_: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty section under a line, folded or open."""
        super().__init__(parent)
        fill_ground(self)
        self.heading = heading
        self.inside = QWidget()
        self.rows = QVBoxLayout(self.inside)
        self.rows.setContentsMargins(18, 0, 0, GRID - 2)
        self.rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.inside)
        self.heading.setChecked(open_)
        self.inside.setVisible(open_)
        self.heading.toggled.connect(self._fold)
        self.heading.clicked.connect(lambda _=False: self.turned.emit())

    @property
    def is_open(self) -> bool:
        """Whether the rows are on show."""
        return self.heading.isChecked()

    def unfold(self) -> None:
        """Open the section."""
        self.heading.setChecked(True)

    def _fold(self, is_open: bool) -> None:
        self.inside.setVisible(is_open)
        self.folded.emit(not is_open)
