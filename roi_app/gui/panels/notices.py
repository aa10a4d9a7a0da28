"""Lines below the bar for what a person should know and need not answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class NoticeBar(QFrame):
    """A line for each notice that is due, with a button that takes it off; nothing where none is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow the notices of a session."""
        super().__init__(parent)
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        self._column.setSpacing(GRID // 2)
        self.lines: dict[str, QFrame] = {}
        session.notices.changed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is due, in the reader's language."""
        for line in self.lines.values():
            line.hide()
            line.deleteLater()
        self.lines = {key: self._line(key, values) for key, values in self._session.notices.due}
        for line in self.lines.values():
            self._column.addWidget(line)
        self.setVisible(bool(self.lines))

    def _line(self, key: str, values: dict[str, object]) -> QFrame:
        wording = self._session.wording
        line, text, dismiss = QFrame(), label(12, wraps=True), IconButton(Icon.CLOSE, size=20)
        line.setObjectName("note")
        text.setText(wording.text(f"notice.{key}", **values))
        line.setAccessibleName(text.text())
        dismiss.setAccessibleName(wording.text("notice.dismiss"))
        set_tooltip(dismiss, wording.text("notice.dismiss"))
        # Not at once: the button that was clicked goes with its line.
        dismiss.clicked.connect(lambda: self._session.notices.dismiss(key), Qt.ConnectionType.QueuedConnection)
        row = QHBoxLayout(line)
        row.setContentsMargins(GRID + 4, GRID // 2, GRID // 2, GRID // 2)
        row.addWidget(text, 1)
        row.addWidget(dismiss)
        return line
