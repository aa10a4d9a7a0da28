"""The page *What matters*: the tornado, what would have to be true, and as details the shares of variance."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.documents.case import Case
from roi_app.estimates.baseline import key_against
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.inputs import input_label, input_value
from roi_app.figures.shares import shares
from roi_app.figures.tornado import tornado_figure
from roi_app.gui.charts.shares import ShareBars
from roi_app.gui.charts.tornado import TornadoChart
from roi_app.gui.controls.card import rule
from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.panels.details import Details
from roi_app.gui.state.background import Jobs
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.debounce import Debounce
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import LEVER_PRICES
from roi_app.model.uncertainty.sensitivity import crossings, tornado
from roi_app.model.uncertainty.variance import DEFAULT_TRIALS, VarianceShare, variance_shares
from roi_app.statements.robustness import turning_sentence

REST_MS = 350


class MattersPage(QWidget):
    """The tornado at the left; what would have to be true at the right, with the details below."""

    NEEDS_ROOM = True
    NEEDS_PLAN = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.tornado, self.shares, self.turning = TornadoCard(session), SharesCard(session), TurningCard(session)
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(self.turning, 2)
        right.addWidget(self.shares, 3)
        self.details = Details(session)
        self.turning.body.addWidget(rule())
        self.turning.body.addWidget(self.details)
        # A card of its own: the line only calls for it.
        self.shares.hide()
        self.details.folded.connect(self.shares.setHidden)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.tornado, 5)
        row.addLayout(right, 4)


class TornadoCard(LiveCard):
    """What moves the net present value most, live while a slider moves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart, self.note = TornadoChart(), label(12, tone="muted", wraps=True)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.note)
        self.chart.activated.connect(self._lead)
        self.follow(session.changed, session.language_changed)

    def refresh(self) -> None:
        """Draw the tornado of the session's case."""
        answer, baseline, wording = self._session.answer, self._session.baseline, self._session.wording
        bars = tornado(uncertain(answer.case), key_against("npv", baseline))
        figure = tornado_figure(answer, bars, baseline, wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure)
        self.note.setText(" ".join(one for one in (figure.note, wording.text("tornado.go")) if one))

    def _lead(self, key: str) -> None:
        if key in LEVER_PRICES:
            key = f"lever.{LEVER_PRICES[key]}"
        self._session.point_at(key)


class SharesCard(LiveCard):
    """Total effect of each input with its standard error; empty while the case is another one than the shares'."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self._of: tuple[Case, str] | None = None
        self._shares: tuple[VarianceShare, ...] = ()
        self.chart = ShareBars()
        self.body.addWidget(self.chart, 1)
        self.jobs = Jobs(self)
        self.jobs.done.connect(self._take)
        self.jobs.failed.connect(partial(session.failures.report, "trials"))
        self._rest = Debounce(REST_MS, self)
        self._rest.due.connect(self._compute)
        self.chart.activated.connect(session.point_at)
        self.follow(session.changed, session.language_changed)
        session.closing.connect(self._end)

    def refresh(self) -> None:
        """Draw the shares, or wait for those of the session's case."""
        wording = self._session.wording
        is_current = self._of == self._wanted()
        if not is_current:
            self.jobs.cancel()
            self._rest.call()
        figure = shares(self._shares if is_current else None, wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure)

    def hideEvent(self, event: QHideEvent) -> None:
        """Compute for nobody."""
        super().hideEvent(event)
        self._rest.cancel()
        self.jobs.cancel()
        self._stale = True

    def _wanted(self) -> tuple[Case, str]:
        return self._session.case, key_against("npv", self._session.baseline)

    def _compute(self) -> None:
        case, figure = self._wanted()
        seed = case.document.sampling.seed
        self._computing = (case, figure)
        inputs = uncertain(case)
        self.jobs.run(lambda job: variance_shares(inputs, figure, DEFAULT_TRIALS, seed, job.is_cancelled))

    def _take(self, explained: tuple[VarianceShare, ...]) -> None:
        self._of, self._shares = self._computing, explained
        self.refresh()

    def _end(self) -> None:
        self._rest.cancel()
        self.jobs.close()


class TurningCard(LiveCard):
    """Pick an input and read where it turns the answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.choice, self.sentence = Choice(), label(13, wraps=True)
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(14)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self.choice.activated.connect(self.refresh)
        self.follow(session.changed, session.language_changed)

    def retranslate(self) -> None:
        """Offer the inputs again, those that move most first, in the reader's language."""
        wording = self._session.wording
        chosen = self.choice.currentData()
        bars = tornado(uncertain(self._session.case), key_against("npv", self._session.baseline))
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for bar in bars:
                self.choice.addItem(input_label(bar.key, wording), bar.key)
            self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
        self.choice.setAccessibleName(wording.text("turning.input"))
        self.refresh()

    def refresh(self) -> None:
        """Say where the picked input turns the answer."""
        wording, case = self._session.wording, self._session.case
        self.show_title(wording.text("turning.title"))
        key = self.choice.currentData()
        if key is None:
            self.sentence.setText(wording.text("odds.none"))
            return
        inputs = uncertain(case)
        if key not in inputs.ranges:
            # The case has it no more, such as one bill for all tools that went.
            self.retranslate()
            return
        turns = crossings(inputs, key, key_against("npv", self._session.baseline))
        now = input_value(key, inputs.ranges[key].mode, wording)
        self.sentence.setText(turning_sentence(key, turns, now, wording))
        self.choice.setAccessibleDescription(self.choice.currentText())
