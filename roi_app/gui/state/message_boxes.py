"""Message boxes about files: a list of problems, or a question with two or three answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from roi_app.checks.problem import Problem
from roi_app.gui.state.session import Session
from roi_app.texts.catalog import describe

_MOST_SHOWN = 8
_ROLES = {
    "file.cancel": QMessageBox.ButtonRole.RejectRole,
    "file.recovery.later": QMessageBox.ButtonRole.RejectRole,
    "file.discard": QMessageBox.ButtonRole.DestructiveRole,
    "file.overwrite": QMessageBox.ButtonRole.DestructiveRole,
    "file.recovery.discard": QMessageBox.ButtonRole.DestructiveRole,
}


class MessageBoxes:
    """Opens boxes in the reader's language, above a window."""

    def __init__(self, window: QWidget, session: Session) -> None:
        """Serve a window."""
        self._window, self._session = window, session

    def show_problems(self, title: str, problems: tuple[Problem, ...], icon: QMessageBox.Icon) -> None:
        """Show problems, the first few in full; returns when they have been read."""
        wording = self._session.wording
        lines = [describe(problem, wording.texts) for problem in problems[:_MOST_SHOWN]]
        if len(problems) > _MOST_SHOWN:
            lines.append(wording.text("file.more", count=len(problems) - _MOST_SHOWN))
        self.ask(title, "\n\n".join(lines), ("file.ok",), icon)

    def ask(
        self,
        title: str,
        text: str,
        answers: tuple[str, ...],
        icon: QMessageBox.Icon = QMessageBox.Icon.Warning,
    ) -> str:
        """Wait for the answer, one of `answers` (keys of texts); the last one where the box is merely closed."""
        box, buttons = self.box(title, text, answers, icon)
        box.exec()
        box.deleteLater()
        return next((key for key, button in buttons.items() if button is box.clickedButton()), answers[-1])

    def box(
        self, title: str, text: str, answers: tuple[str, ...], icon: QMessageBox.Icon
    ) -> tuple[QMessageBox, dict[str, QPushButton]]:
        """A box that is not open yet, with the button of each answer; Enter takes the harmless one.

        That is the first, unless the first destroys something: then the last.
        """
        wording = self._session.wording
        box = QMessageBox(self._window)
        box.setIcon(icon)
        box.setWindowTitle(wording.text(title))
        # Said first: a name of a shop or a file may look like markup, and lead anywhere.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        accept = QMessageBox.ButtonRole.AcceptRole
        buttons = {key: box.addButton(wording.text(key), _ROLES.get(key, accept)) for key in answers}
        first, last = answers[0], answers[-1]
        box.setDefaultButton(buttons[last if _ROLES.get(first) is QMessageBox.ButtonRole.DestructiveRole else first])
        return box, buttons
