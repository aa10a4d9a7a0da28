"""What a reader must know before the figures, a line each; nothing where nothing is due."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roi_app.gui.controls.labels import ElidedLabel
from roi_app.gui.state.session import Session
from roi_app.gui.style.fonts import font
from roi_app.statements.cautions import Code, cautions


class CautionLines(QWidget):
    """The cautions of the session's answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
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
        texts = [one.text for one in cautions(self._session.answer, self._session.wording)]
        for index, line in enumerate(self.lines):
            line.setText(texts[index] if index < len(texts) else "")
            line.setVisible(index < len(texts))
        self.setVisible(bool(texts))
