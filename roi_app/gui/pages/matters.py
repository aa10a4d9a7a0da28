"""The page *What matters*: the tornado, the shares of variance, and what would have to be true."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.gui.panels.robustness.shares import SharesPanel
from roi_app.gui.panels.robustness.tornado import TornadoPanel
from roi_app.gui.panels.robustness.turning import TurningPanel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class MattersPage(QWidget):
    """The tornado at the left, two cards at the right."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.tornado, self.shares, self.turning = TornadoPanel(session), SharesPanel(session), TurningPanel(session)
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(self.shares, 3)
        right.addWidget(self.turning, 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.tornado, 5)
        row.addLayout(right, 4)
