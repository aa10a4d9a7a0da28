"""The head, always visible: what stays of each 100, NPV, saved per month, payback, and the race meter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.estimates.baseline import key_against
from roi_app.figures.missing import invitation
from roi_app.figures.race_meter import meter
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.controls.anchor import text_of
from roi_app.gui.controls.card import Card, rule
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.number import Number
from roi_app.gui.controls.paired_number import PairedNumber
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.head.cautions import CautionLines
from roi_app.gui.panels.head.claim_chip import ClaimChip
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.statements.claims import claim_share
from roi_app.statements.headline import HeadlineFigure, headline
from roi_app.statements.intensity import intensity_question
from roi_app.statements.missing import emptied
from roi_app.statements.trials import stories
from roi_app.texts.formatting import Wording

ROOMY = 860
"""From this width on the head uses its full type."""

APART = 12
"""Pixels between figures where there is room."""

CLOSE_WIDTHS = {"kept_share": 150, "npv": 132, "saved_per_month": 84, "payback_months": 86}


class HeadPanel(Card):
    """The figures that a merchant remembers, and the meter that can be dragged."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the head of a session."""
        super().__init__(parent, titled=False)
        self._session, self._commands = session, commands
        self.stories, self.cautions = label(12, tone="muted", wraps=True), CautionLines(session)
        self.kept, self.claim = PairedNumber(54, unit_size=17), ClaimChip(commands)
        self.numbers: dict[str, Number] = {
            "kept_share": self.kept,
            "npv": Number(25),
            "saved_per_month": Number(25),
            "payback_months": Number(25),
        }
        self.question = label(13, tone="muted", wraps=True)
        self.meter, self.sentence = RaceMeter(), label(12, tone="muted", wraps=True)
        self._close = False
        self._row = QHBoxLayout()
        self._lay_out()
        self.meter.moved.connect(self._drag)
        self.meter.settled.connect(commands.end_gesture)
        self.meter.activated.connect(session.request_explanation)
        for key, number in self.numbers.items():
            number.clicked.connect(lambda _=False, key=key: self._explain(key))
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
            self._row.setSpacing(GRID if close else APART)
            for key, number in self.numbers.items():
                number.set_close(CLOSE_WIDTHS[key] if close else None)
            # The meter's own tooltip says it too.
            for part in (self.question, self.sentence):
                part.setVisible(not close)

    def _lay_out(self) -> None:
        row = self._row
        row.setSpacing(APART)
        for index, number in enumerate(self.numbers.values()):
            if index:
                row.addWidget(rule(upright=True))
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(rule(upright=True))
        race = QVBoxLayout()
        race.setSpacing(2)
        race.addWidget(self.question)
        race.addWidget(self.meter)
        race.addWidget(self.sentence)
        race.addWidget(self.claim, 0, Qt.AlignmentFlag.AlignLeft)
        race.addStretch(1)
        row.addLayout(race, 1)
        self.body.addLayout(row)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.stories)
        below.addWidget(self.cautions)
        self.body.addLayout(below)

    def refresh(self) -> None:
        """Show the session's answer."""
        if self._commands.is_dragging:
            self._hold()
        else:
            self._release()
        wording = self._session.wording
        session = self._session
        lack = invitation(session.answer, wording)
        for figure in headline(session.answer, session.baseline, wording, session.uncertainty):
            one = figure if lack is None else emptied(figure)
            number = self.numbers[one.key]
            number.show_value(one.value, one.words, one.absent, one.tone)
            number.show_second(_average(one, wording), one.average_tone)
            number.show_words(one.caption, "" if one.average else one.unit, one.note)
        found = session.uncertainty
        texts = () if found is None or lack is not None else stories(session.answer, found, session.baseline, wording)
        self.stories.setText(wording.text("head.between_stories").join(texts))
        self.kept.show_names(wording.text("head.likely"), wording.text("head.average"))
        self.claim.show_claim(claim_share(session.answer, session.baseline, wording))
        race = meter(session.answer, wording)
        self.meter.show_figure(race)
        self.sentence.setText(race.sentence)
        self.question.setText(intensity_question(wording))
        set_tooltip(self.meter, f"{self.question.text()}\n{race.sentence}")

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

    def _explain(self, key: str) -> None:
        anchor = text_of(self.numbers[key].value, self)
        self._session.request_explanation(key_against(key, self._session.baseline), anchor)

    def _drag(self, theta: float) -> None:
        self._commands.set_value("involution_intensity", theta, dragging=True)


def _average(one: HeadlineFigure, wording: Wording) -> str:
    """The mean of all cases: named below the kept share, said in one with the net present value."""
    if not one.average or one.key == "kept_share":
        return one.average
    return wording.text("head.npv_average", average=one.average)
