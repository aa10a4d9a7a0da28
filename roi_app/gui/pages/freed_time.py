"""The page of people freed: how many, how much of it is cash, what 74 % means; and what no tool saves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.figures.freed_time import freed_time
from roi_app.gui.charts.freed_time import FreedBars
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.note import Note
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.statements.claims import claim_note
from roi_app.statements.stays import STAYS, stays_with_people


class FreedTimePage(QWidget):
    """Two cards side by side."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.freed, self.stays = FreedTimeCard(session), StaysCard(session)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.freed, 5)
        row.addWidget(self.stays, 3)


class FreedTimeCard(LiveCard):
    """Bars by stream, what a claim about people comes to, the sum in a sentence, and how time becomes cash."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart, self.claim = FreedBars(), Note()
        self.nobody = label(14, tone="muted", wraps=True)
        self.total, self.how = label(14, bold=True, wraps=True), label(13, tone="muted", wraps=True)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.nobody)
        self.body.addWidget(self.claim)
        self.body.addWidget(self.total)
        self.body.addWidget(self.how)
        self._rest = QWidget()
        self.body.addWidget(self._rest, 1)
        self.chart.activated.connect(session.request_explanation)
        self.follow(session.changed, session.language_changed)

    def refresh(self) -> None:
        """Show the session's answer."""
        figure = freed_time(self._session.answer, self._session.wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure)
        self.total.setText(figure.total)
        self.how.setText(figure.how)
        self.nobody.setText(figure.nobody)
        claim = claim_note(self._session.answer, self._session.wording)
        self.claim.show_words(*("", "") if claim is None else (claim.title, claim.text))
        has_staff = bool(figure.rows)
        self.chart.setVisible(has_staff)
        self.total.setVisible(has_staff)
        self.how.setVisible(has_staff)
        self.nobody.setVisible(not has_staff)
        self._rest.setVisible(not has_staff)


class StaysCard(LiveCard):
    """The work that stays with people."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.lines = [(label(13, bold=True), label(13, tone="muted", wraps=True)) for _ in STAYS]
        self.note = label(12, tone="muted", wraps=True)
        self._lay_out()
        self.follow(session.changed, session.language_changed)

    def _lay_out(self) -> None:
        self.area = ScrollColumn(spacing=2)
        # Nothing in it takes the focus, and the keys are to reach its end.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = self.area.column
        for name, sentence in self.lines:
            column.addWidget(name)
            column.addWidget(sentence)
            column.addSpacing(GRID - 2)
        column.addWidget(self.note)
        column.addStretch(1)
        self.body.addWidget(self.area)

    def refresh(self) -> None:
        """Show the session's answer."""
        wording = self._session.wording
        self.show_title(wording.text("freed.stays.title"))
        self.area.setAccessibleName(wording.text("freed.stays.title"))
        for (name, sentence), one in zip(self.lines, stays_with_people(wording), strict=True):
            name.setText(one.name)
            sentence.setText(one.sentence)
        self.note.setText(wording.text("freed.stays.note"))
