"""The page of the game with the rivals: the matrix, its name and what would change it, and how rivals follow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from roi_app.gui.panels.rivals.curve import CurvePanel
from roi_app.gui.panels.rivals.matrix import MatrixPanel
from roi_app.gui.panels.rivals.name import NamePanel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID

ROOMY = 960
"""From this width on the three cards stand side by side; below it the curve stands under the matrix."""


class RivalsPage(QWidget):
    """Three cards."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.matrix, self.name, self.curve = MatrixPanel(session), NamePanel(session), CurvePanel(session)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        self._wide: bool | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards for this width."""
        super().resizeEvent(event)
        wide = event.size().width() >= ROOMY
        if wide == self._wide:
            return
        self._wide = wide
        places = (
            {self.matrix: (0, 0, 1, 1), self.name: (0, 1, 1, 1), self.curve: (0, 2, 1, 1)}
            if wide
            else {self.matrix: (0, 0, 1, 1), self.curve: (1, 0, 1, 1), self.name: (0, 1, 2, 1)}
        )
        for card, place in places.items():
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *place)
        for column, share in enumerate((10, 9, 8) if wide else (1, 1, 0)):
            self._grid.setColumnStretch(column, share)
        for row, share in enumerate((1, 0) if wide else (5, 4)):
            self._grid.setRowStretch(row, share)
