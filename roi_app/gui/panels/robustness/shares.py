"""The share of variance that each input explains, in a card; computed in a thread when the case rests."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from roi_app.documents.case import Case
from roi_app.estimates.baseline import key_against
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.tornado import input_label
from roi_app.gui.charts.shares import ShareBar, ShareBars
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.background import Latest
from roi_app.gui.state.session import Session
from roi_app.model.uncertainty.sampling import HOT_MARKET_FACTOR, STICKS
from roi_app.model.uncertainty.variance import DEFAULT_TRIALS, VarianceShare, variance_shares

REST_MS = 350
_OWN_NAMES = {
    HOT_MARKET_FACTOR: "shares.hot_market",
    STICKS: "shares.sticking",
    "design_replacement_probability": "shares.replacement",
}


class SharesPanel(LiveCard):
    """Total effect of each input with its standard error; empty while the case is another one than the shares'."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self._of: tuple[Case, str] | None = None
        self._shares: tuple[VarianceShare, ...] = ()
        self.chart = ShareBars()
        self.body.addWidget(self.chart, 1)
        self.runner = Latest(self)
        self.runner.done.connect(self._take)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._compute)
        self.chart.asked.connect(session.point_at)
        self.follow(session.changed, session.language_changed)
        session.closing.connect(self._end)

    def refresh(self) -> None:
        """Draw the shares, or wait for those of the session's case."""
        wording = self._session.wording
        is_current = self._of == self._wanted()
        if not is_current:
            self.runner.call_off()
            self._rest.start()
        bars = tuple(self._bar(one) for one in self._shares) if is_current else ()
        title = wording.text("shares.title")
        self.show_title(title, wording.text("shares.subtitle" if is_current else "odds.wait"))
        self.chart.show_figure(bars, title, f"{bars[0].name} {bars[0].told}" if bars else wording.text("odds.wait"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Compute for nobody."""
        super().hideEvent(event)
        self._rest.stop()
        self.runner.call_off()
        self._stale = True

    def _wanted(self) -> tuple[Case, str]:
        return self._session.case, key_against("npv", self._session.baseline)

    def _compute(self) -> None:
        case, figure = self._wanted()
        seed = case.document.sampling.seed
        self._asked = (case, figure)
        self.runner.ask(partial(variance_shares, uncertain(case), figure, DEFAULT_TRIALS, seed))

    def _take(self, shares: tuple[VarianceShare, ...]) -> None:
        self._of, self._shares = self._asked, shares
        self.refresh()

    def _bar(self, one: VarianceShare) -> ShareBar:
        wording = self._session.wording
        own = _OWN_NAMES.get(one.key)
        told = wording.text(
            "shares.row", share=wording.share(max(one.total, 0.0), 0), error=wording.share(one.total_error, 1)
        )
        return ShareBar(
            wording.text(own) if own else input_label(one.key, wording),
            one.total,
            told,
            "" if one.key == HOT_MARKET_FACTOR else one.key,
        )

    def _end(self) -> None:
        self._rest.stop()
        self.runner.close()
