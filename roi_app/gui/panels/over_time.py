"""The running total and the rivals over the months, in a card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roi_app.figures.over_time import over_time
from roi_app.gui.charts.over_time import OverTimeChart
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session


class OverTimePanel(LiveCard):
    """Cumulative net cash with its payback."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart = OverTimeChart()
        self.body.addWidget(self.chart, 1)
        self.chart.asked.connect(session.ask)
        self.follow(session.changed, session.language_changed)
        session.refined.connect(self._on_changed)

    def refresh(self) -> None:
        """Draw the session's answer."""
        found = self._session.uncertainty
        band = None if found is None else (tuple(found.band[0].tolist()), tuple(found.band[2].tolist()))
        figure = over_time(self._session.answer, self._session.wording, band)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure, figure.title, figure.summary)
