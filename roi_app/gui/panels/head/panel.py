"""The head, always visible: what stays of each 100, NPV, saved per month, payback, and the race meter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.estimates.baseline import key_against
from roi_app.figures.missing import invitation
from roi_app.figures.race_meter import meter, zone_sentences
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.controls.anchor import text_of
from roi_app.gui.controls.card import Card, rule
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.number import Number
from roi_app.gui.controls.paired_number import PairedNumber
from roi_app.gui.controls.paragraph import Paragraph
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.head.cautions import CautionLines
from roi_app.gui.panels.head.claim_chip import ClaimChip
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.statements.claims import claim_share, has_claimed_tool
from roi_app.statements.headline import HeadlineFigure, headline, widest
from roi_app.statements.intensity import intensity_caption, intensity_question
from roi_app.statements.missing import emptied
from roi_app.statements.stories import longest_stories, outside_sentence, stories
from roi_app.texts.formatting import Wording

LEAST_METER = 230
"""The width of the meter from which on the figures have their full type."""

APART = 12
"""Pixels between figures where there is room."""

CLOSE_WIDTHS = {"kept_share": 144, "npv": 128, "saved_per_month": 78, "payback_months": 106}


class HeadPanel(Card):
    """The figures that a merchant remembers, and the meter that can be dragged."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the head of a session."""
        super().__init__(parent, titled=False)
        self._session, self._commands = session, commands
        self.stories, self.cautions = Paragraph(12, tone="muted"), CautionLines(session, commands)
        self.kept, self.claim = PairedNumber(54, unit_size=17), ClaimChip(commands)
        self.numbers: dict[str, Number] = {
            "kept_share": self.kept,
            "npv": Number(25),
            "saved_per_month": Number(25),
            "payback_months": Number(25),
        }
        self.question = label(13, tone="muted")
        self.meter, self.sentence = RaceMeter(), Paragraph(12, tone="muted")
        self._room: tuple[int, Wording | None] = 0, None
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
        """Share the new width."""
        super().resizeEvent(event)
        self._reserve()

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
        session, wording = self._session, self._session.wording
        lack = invitation(session.answer, wording)
        for figure in headline(session.answer, session.baseline, wording, session.uncertainty):
            one = figure if lack is None else emptied(figure)
            number = self.numbers[one.key]
            number.show_value(one.value, one.words, one.absent, one.tone)
            number.show_second(_average(one, wording), one.average_tone)
            note = self._outside_note() if one.key == "npv" and lack is None else one.note
            number.show_words(one.caption, "" if one.average else one.unit, note)
        found = session.uncertainty
        texts = () if found is None or lack is not None else stories(session.answer, found, session.baseline, wording)
        self.stories.setText(wording.text("head.between_stories").join(texts))
        self.kept.show_names(wording.text("head.likely"), wording.text("head.average"))
        self.claim.keep_room(kept=has_claimed_tool(session.case))
        self.claim.show_claim(claim_share(session.answer, session.baseline, wording))
        race = meter(session.answer, wording)
        self.meter.show_figure(race)
        self.sentence.setText(race.sentence)
        self.question.setText(intensity_caption(wording))
        set_tooltip(self.meter, f"{intensity_question(wording)}\n{race.sentence}")
        self._reserve()

    def _outside_note(self) -> str:
        """That the likely case lies outside its own range; at length to whoever points at it."""
        session = self._session
        found, wording = session.uncertainty, session.wording
        outside = "" if found is None else outside_sentence(session.answer, found, session.baseline, wording)
        set_tooltip(self.numbers["npv"], outside)
        return wording.text("head.outside") if outside else ""

    def _reserve(self) -> None:
        """Keep room for the widest and longest texts: nothing moves here whatever is shown, least of all in a drag."""
        wording = self._session.wording
        if (self.width(), wording) == self._room:
            return
        self._room = self.width(), wording
        texts = widest(wording)
        rooms = {key: self.numbers[key].width_for(one.values, one.averages, one.notes) for key, one in texts.items()}
        close = self._room_for_meter(rooms, APART) < LEAST_METER
        if close:
            rooms = CLOSE_WIDTHS
        self._row.setSpacing(GRID if close else APART)
        for key, number in self.numbers.items():
            number.set_close(rooms[key] if close else None)
        self.kept.hold_first(texts["kept_share"].values)
        height = max(number.height_for_lines(1) for number in self.numbers.values())
        for key, number in self.numbers.items():
            number.hold(rooms[key], height)
        left = self._room_for_meter(rooms, self._row.spacing())
        # The meter's own tooltip says both too.
        self.question.setVisible(self.question.sizeHint().width() <= left)
        self.sentence.setVisible(left >= LEAST_METER)
        self.sentence.reserve(zone_sentences(wording))
        between = wording.text("head.between_stories")
        self.stories.reserve(tuple(between.join(one) for one in longest_stories(wording)))

    def _room_for_meter(self, rooms: Mapping[str, int], apart: int) -> int:
        """What the figures, and a line after each, leave of the width."""
        return self.width() - 6 * GRID - sum(rooms.values()) - len(rooms) * (2 * apart + 1)

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
