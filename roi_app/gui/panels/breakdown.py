"""The waterfall, in a card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roi_app.figures.waterfall import waterfall
from roi_app.gui.charts.waterfall import WaterfallChart
from roi_app.gui.controls.card import Card
from roi_app.gui.state.session import Session


class BreakdownPanel(Card):
    """From what AI saves to what stays."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart = WaterfallChart()
        self.body.addWidget(self.chart, 1)
        self.chart.asked.connect(session.ask)
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the session's answer."""
        wording = self._session.wording
        figure = waterfall(self._session.answer, self._session.baseline, wording)
        self.show_title(figure.title, wording.text("waterfall.subtitle_window", subtitle=figure.subtitle))
        self.chart.show_figure(figure, figure.title, figure.summary)
