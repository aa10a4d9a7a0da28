"""The head, always visible: what stays of each 100, saved per month, NPV, payback, and the race meter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.estimates.baseline import key_against
from roi_app.figures.race_meter import meter
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.controls.card import Card, rule
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.number import Number
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.statements.headline import headline

ROOMY = 860
"""From this width on the head uses its full type."""

CLOSE_WIDTHS = {"kept_share": 132, "saved_per_month": 92, "npv": 96, "payback_months": 102}


class HeadPanel(Card):
    """The figures that a merchant remembers, and the meter that can be dragged."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the head of a session."""
        super().__init__(parent, titled=False)
        self._session, self._commands = session, commands
        self.numbers = {
            "kept_share": Number(54, unit_size=17),
            "saved_per_month": Number(25),
            "npv": Number(25),
            "payback_months": Number(25),
        }
        self.meter, self.sentence = RaceMeter(), label(12, tone="muted", wraps=True)
        self._close = False
        self._row = QHBoxLayout()
        self._lay_out()
        self.meter.moved.connect(self._drag)
        self.meter.settled.connect(commands.end_gesture)
        self.meter.activated.connect(session.request_explanation)
        for key, number in self.numbers.items():
            number.clicked.connect(lambda _=False, key=key: session.request_explanation(self._explained(key)))
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        session.refined.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the figures closer where the window is narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._release()
        close = self.width() < ROOMY
        if close != self._close:
            self._close = close
            self._row.setSpacing(GRID if close else 2 * GRID)
            for key, number in self.numbers.items():
                number.set_close(CLOSE_WIDTHS[key] if close else None)

    def _lay_out(self) -> None:
        row = self._row
        row.setSpacing(2 * GRID)
        for index, number in enumerate(self.numbers.values()):
            if index:
                row.addWidget(rule(upright=True))
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(rule(upright=True))
        race = QVBoxLayout()
        race.setSpacing(2)
        race.addWidget(self.meter)
        race.addWidget(self.sentence)
        race.addStretch(1)
        row.addLayout(race, 1)
        self.body.addLayout(row)

    def refresh(self) -> None:
        """Show the session's answer."""
        if self._commands.is_dragging:
            self._hold()
        else:
            self._release()
        wording = self._session.wording
        session = self._session
        for one in headline(session.answer, session.baseline, wording, session.uncertainty):
            number = self.numbers[one.key]
            number.show_value(one.value, one.words, one.absent, one.tone)
            number.show_words(one.caption, one.unit, one.note)
        figure = meter(self._session.answer, wording)
        self.meter.show_figure(figure)
        self.sentence.setText(figure.sentence)
        set_tooltip(self.meter, figure.sentence)

    def _hold(self) -> None:
        """Let nothing give way while something is dragged: columns only grow, and so does the head."""
        self.setMinimumHeight(self.height())
        for number in self.numbers.values():
            number.setMinimumWidth(number.width())

    def _release(self) -> None:
        """Give every column the room that its texts need now."""
        self.setMinimumHeight(0)
        for key, number in self.numbers.items():
            number.setMinimumWidth(CLOSE_WIDTHS[key] if self._close else 0)

    def _explained(self, key: str) -> str:
        return key_against(key, self._session.baseline)

    def _drag(self, theta: float) -> None:
        self._commands.set_value("involution_intensity", theta, dragging=True)
