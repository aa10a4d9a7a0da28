"""The page of where every figure comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.gui.panels.evidence.panel import EvidencePanel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class EvidencePage(QWidget):
    """The table, and beside it the details of the row that is picked."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.panel = EvidencePanel(session)
        self.panel.details.setMinimumWidth(240)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.panel, 5)
        row.addWidget(self.panel.details, 2)
