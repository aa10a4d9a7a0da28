"""The page of people freed, and of what stays with people."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.gui.panels.freed_time import FreedTimePanel, StaysPanel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class FreedTimePage(QWidget):
    """Two cards side by side."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.freed, self.stays = FreedTimePanel(session), StaysPanel(session)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.freed, 5)
        row.addWidget(self.stays, 3)
