"""The odds of the net present value, with a target of one's own, in a card."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.estimates.baseline import key_against
from roi_app.figures.odds import odds
from roi_app.gui.charts.odds import OddsChart
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.state.session import Session
from roi_app.texts.amounts import read_amount


class OddsPanel(LiveCard):
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
        found, wording = self._session.uncertainty, self._session.wording
        if found is None:
            self.show_title(wording.text("odds.title"), wording.text("odds.wait"))
            return
        target = self._target
        if target is None:
            target = found.spreads[key_against("npv", self._session.baseline)].p50 or 0.0
        figure = odds(self._session.answer, found, self._session.baseline, target, wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure, figure.title, figure.summary)
        self.field.show_text(wording.money(target, 0))

    def _type(self, text: str) -> None:
        target = read_amount(text)
        self.field.set_wrong(wrong=target is None)
        if target is None:
            self.field.keep_old()
        else:
            self.aim(target)
