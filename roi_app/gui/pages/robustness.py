"""The page *How sure*: the odds, and what they mean."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.gui.panels.robustness.odds import OddsPanel
from roi_app.gui.panels.robustness.words import OddsWordsPanel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class RobustnessPage(QWidget):
    """The distribution beside its sentences."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.odds, self.words = OddsPanel(session), OddsWordsPanel(session, commands)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.odds, 5)
        row.addWidget(self.words, 3)
