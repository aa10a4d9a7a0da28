"""What a reader must know before the figures, a line each; a line's room is kept where nothing is due."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roi_app.gui.controls.labels import ElidedLabel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.fonts import font
from roi_app.statements.cautions import Code, cautions


class CautionLines(QWidget):
    """The cautions of the session's answer; what comes up in a drag shares the last line until that is over."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Follow a session, and hear from its commands whether something is being dragged."""
        super().__init__(parent)
        self._session, self._commands = session, commands
        self.lines = [ElidedLabel() for _ in Code]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self.lines:
            line.setFont(font(12))
            line.setProperty("tone", "caution")
            column.addWidget(line)
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is due for the session's answer."""
        wording = self._session.wording
        texts = [one.text for one in cautions(self._session.answer, wording)]
        room = max(len(texts), 1)
        if self._commands.is_dragging:
            room = sum(not line.isHidden() for line in self.lines)
            texts = [*texts[: room - 1], wording.text("head.between_stories").join(texts[room - 1 :])]
        for index, line in enumerate(self.lines):
            line.setText(texts[index] if index < len(texts) else "")
            line.setVisible(index < room)
