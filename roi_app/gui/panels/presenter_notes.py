"""What the presenter sees on the first screen while the room looks at the second: the step, and what to say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.statements.story import STORY, Step, name_of, note_of


class PresenterNotes(QFrame):
    """A strip above the work; `moved` carries steps forward or back, `ended` that the presentation is over.

    The keys of a clicker move the story from here, too, whichever of the two windows has the focus.
    """

    moved = Signal(int)
    ended = Signal()

    def __init__(self, session: Session) -> None:
        """Make it, out of sight."""
        super().__init__()
        self.setObjectName("notes")
        self._session, self._step = session, Step.ALL
        self.where, self.title, self.note = label(12, tone="muted"), label(15, bold=True), label(14, wraps=True)
        self.back, self.forward = IconButton(Icon.BACK), IconButton(Icon.FORWARD)
        self.end = QPushButton()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.where)
        texts.addWidget(self.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addLayout(texts)
        row.addWidget(self.note, 1)
        for button in (self.back, self.forward, self.end):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.forward.clicked.connect(lambda: self.moved.emit(1))
        self.end.clicked.connect(self.ended)
        # A shortcut sleeps while its widget is hidden.
        for key, steps in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda steps=steps: self.moved.emit(steps))
        session.language_changed.connect(self.retranslate)
        self.hide()
        self.retranslate()

    def show_step(self, step: Step) -> None:
        """Say what belongs to a step."""
        self._step = step
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say every text in the reader's language."""
        wording, step = self._session.wording, self._step
        self.where.setText(wording.text("present.elsewhere"))
        name = name_of(step, wording)
        if step in STORY:
            name = wording.text("present.step", number=STORY.index(step) + 1, last=len(STORY), name=name)
        self.title.setText(name)
        self.note.setText(note_of(step, wording))
        self.end.setText(wording.text("present.end"))
        for button, key in ((self.back, "present.previous"), (self.forward, "present.next")):
            button.setAccessibleName(wording.text(key))
            set_tooltip(button, wording.text(key))
        self.back.setEnabled(step is not Step.ALL)
        self.forward.setEnabled(step is not STORY[-1])
