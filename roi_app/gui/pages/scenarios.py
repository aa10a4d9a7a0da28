"""The page of named copies side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roi_app.gui.panels.scenarios.panel import ScenariosPanel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session


class ScenariosPage(QWidget):
    """One card."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.panel = ScenariosPanel(session, commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
