"""Message boxes about files: a list of problems, or a question with two or three answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from roi_app.checks.problem import Problem
from roi_app.gui.state.session import Session
from roi_app.texts.catalog import describe

_MOST_SHOWN = 8
_MOST_DETAILS = 100
_DAMAGED = {"not_json", "not_an_object", "not_text", "empty_file", "format_other"}
"""What is wrong with the file as a whole."""

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

    def show_unread(self, name: str, problems: tuple[Problem, ...]) -> None:
        """Say of a file, in one sentence, that it was not opened; what is wrong in it unfolds."""
        wording, first = self._session.wording, problems[0]
        lines = [describe(problem, wording.texts) for problem in problems[:_MOST_DETAILS]]
        if len(problems) > _MOST_DETAILS:
            lines.append(wording.text("file.more", count=len(problems) - _MOST_DETAILS))
        if first.code in _DAMAGED:
            text = wording.text("file.unread_damaged", name=name)
        elif any(problem.where for problem in problems):
            text = wording.text("file.unread_values", name=name, count=len(problems))
        else:
            text, lines = wording.text("file.unread_because", name=name, reason=" ".join(lines)), []
        details = "\n\n".join(lines)
        self.ask("file.cannot_open", text, ("file.ok",), QMessageBox.Icon.Critical, details=details)

    def ask(
        self,
        title: str,
        text: str,
        answers: tuple[str, ...],
        icon: QMessageBox.Icon = QMessageBox.Icon.Warning,
        *,
        details: str = "",
    ) -> str:
        """Wait for the answer, one of `answers` (keys of texts); the last one where the box is merely closed.

        `details` unfold at a button.
        """
        box, buttons = self.box(title, text, answers, icon)
        if details:
            box.setDetailedText(details)
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
