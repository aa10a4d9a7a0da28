"""The page that opens first: the months, and the game with the rivals beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.gui.panels.over_time import OverTimePanel
from roi_app.gui.panels.rivals.small import RivalsPanel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class OverTimePage(QWidget):
    """Two cards side by side."""

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.months, self.rivals = OverTimePanel(session), RivalsPanel(session)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.months, 5)
        row.addWidget(self.rivals, 3)
