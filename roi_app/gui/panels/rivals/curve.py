"""How the rivals follow, in a card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roi_app.figures.adoption import adoption_curve
from roi_app.gui.charts.adoption import AdoptionChart
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session


class CurvePanel(LiveCard):
    """The share of rivals that use AI, over the plan's months."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart = AdoptionChart()
        self.body.addWidget(self.chart, 1)
        self.chart.asked.connect(session.ask)
        self.follow(session.changed, session.language_changed)

    def refresh(self) -> None:
        """Draw the session's answer."""
        figure = adoption_curve(self._session.answer, self._session.wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure, figure.title, figure.summary)
