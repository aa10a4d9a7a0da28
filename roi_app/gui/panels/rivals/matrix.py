"""The large payoff matrix, in a card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roi_app.figures.payoff import payoff_table
from roi_app.gui.charts.payoff_table import PayoffTableChart
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session


class MatrixPanel(LiveCard):
    """What you get from each choice, whichever way the rivals go."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart = PayoffTableChart()
        self.body.addWidget(self.chart, 1)
        self.chart.asked.connect(session.ask)
        self.follow(session.changed, session.language_changed)

    def refresh(self) -> None:
        """Draw the session's answer."""
        figure = payoff_table(self._session.answer, self._session.wording)
        self.show_title(figure.matrix.title, figure.matrix.subtitle)
        self.chart.show_figure(figure, figure.matrix.title, figure.summary)
