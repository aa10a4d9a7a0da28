"""The page *How sure*: the odds with a target of one's own, what they mean in words, how the trials are drawn."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from roi_app.figures.odds import odds
from roi_app.gui.charts.odds import OddsChart
from roi_app.gui.controls.card import rule
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.controls.slider import ValueSlider
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.panels.details import Details
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import HOT_MARKET_CORRELATION, MOST_SEED
from roi_app.statements.trials import how_sure
from roi_app.texts.amounts import read_amount

STORIES = 2
"""The first sentences: it sticks, it is dropped."""

MOST_SENTENCES = 8


class RobustnessPage(QWidget):
    """The distribution beside its sentences."""

    NEEDS_ROOM = True
    NEEDS_PLAN = True

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.odds, self.words = OddsCard(session), OddsWordsCard(session, commands)
        self.details = self.words.details
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.odds, 5)
        row.addWidget(self.words, 3)


class OddsCard(LiveCard):
    """The distribution with the loss part hatched; the target is typed or dragged."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self._target: float | None = None
        self.chart, self.field, self.name = OddsChart(), ValueField(), label(12, tone="muted")
        self.field.setFixedSize(120, 26)
        line = QHBoxLayout()
        line.addWidget(self.name)
        line.addWidget(self.field)
        self.head.addLayout(line)
        self.body.addWidget(self.chart, 1)
        self.chart.aimed.connect(self.aim)
        self.field.typed.connect(self._type)
        self.follow(session.changed, session.language_changed)
        session.refined.connect(self._on_changed)

    def aim(self, target: float) -> None:
        """Hope for at least this sum."""
        self._target = target
        self.refresh()

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        name = self._session.wording.text("odds.target_name")
        self.name.setText(name)
        self.field.setAccessibleName(name)
        self.refresh()

    def refresh(self) -> None:
        """Draw the trials of the session's case."""
        trials, wording = self._session.uncertainty, self._session.wording
        if trials is None:
            self.show_title(wording.text("odds.title"), wording.text("odds.wait"))
            return
        target = self._target
        if target is None:
            target = 0.0
        figure = odds(self._session.answer, trials, self._session.baseline, target, wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure)
        self.field.show_text(wording.money(target, 0))

    def _type(self, text: str) -> None:
        target = read_amount(text)
        self.field.set_wrong(wrong=target is None and bool(text.strip()))
        if target is None:
            self.field.keep_old()
        else:
            self.aim(target)


class OddsWordsCard(LiveCard):
    """Sentences for those who do not read a distribution; correlation and seed are details."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent, titled=False)
        self._session, self._commands = session, commands
        self.sentences = [label(13, bold=index < STORIES, wraps=True) for index in range(MOST_SENTENCES)]
        self.correlation_name, self.seed_name = label(12), label(12)
        one = HOT_MARKET_CORRELATION
        self.correlation = ValueSlider(one.slider_low, one.slider_high, one.step)
        self.correlation_value, self.seed = label(12, bold=True), ValueField()
        self.seed.setFixedSize(110, 26)
        self.details = Details(session)
        self._lay_out()
        self.correlation.moved.connect(self._correlate)
        self.correlation.settled.connect(commands.end_gesture)
        self.seed.typed.connect(self._type_seed)
        self.follow(session.changed, session.language_changed)
        session.refined.connect(self._on_changed)

    def _lay_out(self) -> None:
        # As many sentences as it takes; in a low window they scroll.
        words = ScrollColumn(spacing=GRID)
        for sentence in self.sentences:
            words.column.addWidget(sentence)
        words.column.addStretch(1)
        self.body.addWidget(words, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self.details)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(self.correlation_name, 0, 0)
        grid.addWidget(self.correlation, 0, 1)
        grid.addWidget(self.correlation_value, 0, 2)
        grid.addWidget(self.seed_name, 1, 0)
        grid.addWidget(self.seed, 1, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        self.details.rows.addLayout(grid)

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        named = ((self.correlation_name, self.correlation, "correlation"), (self.seed_name, self.seed, "seed"))
        for name, part, key in named:
            name.setText(wording.text(f"odds.{key}"))
            part.setAccessibleName(wording.text(f"odds.{key}"))
            for hinted in (name, part):
                set_tooltip(hinted, wording.text(f"odds.{key}_help"))
        self.refresh()

    def refresh(self) -> None:
        """Say what the trials of the session's case mean."""
        trials, wording, sampling = self._session.uncertainty, self._session.wording, self._session.document.sampling
        self.correlation.show_value(sampling.correlation)
        text = wording.plain(sampling.correlation, 2)
        self.correlation_value.setText(f"{text}  {wording.text('grade.assumption')}")
        self.correlation.setAccessibleDescription(text)
        self.seed.show_text(str(sampling.seed))
        if trials is not None:
            texts = how_sure(self._session.answer, trials, self._session.baseline, wording)
            for index, part in enumerate(self.sentences):
                text = texts[index] if index < len(texts) else ""
                part.setText(text)
                part.setVisible(bool(text))

    def _correlate(self, correlation: float) -> None:
        sampling = replace(self._session.document.sampling, correlation=correlation)
        self._commands.set_sampling(sampling, dragging=True)

    def _type_seed(self, text: str) -> None:
        seed = read_amount(text)
        fits = seed is not None and seed == int(seed) and 0 <= seed <= MOST_SEED
        self.seed.set_wrong(wrong=not fits and bool(text.strip()))
        if seed is None or not fits:
            self.seed.keep_old()
        else:
            self._commands.set_sampling(replace(self._session.document.sampling, seed=int(seed)))
