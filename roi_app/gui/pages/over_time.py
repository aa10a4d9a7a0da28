"""The page of the months: the running total, and the game with the rivals beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.figures.over_time import OverTime, over_time, spread_of
from roi_app.figures.payoff import payoff
from roi_app.gui.charts.over_time import OverTimeChart
from roi_app.gui.charts.payoff import PayoffChart
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.figure_card import FigureCard
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class OverTimePage(QWidget):
    """Two cards side by side."""

    NEEDS_PLAN = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.months, self.rivals = FigureCard(session, OverTimeChart(), _over_time), RivalsCard(session)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.months, 5)
        row.addWidget(self.rivals, 3)


class RivalsCard(LiveCard):
    """You and your rivals: four worths, and what the game is called."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart = PayoffChart()
        self.name = label(14, bold=True, wraps=True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.name)
        self.chart.activated.connect(session.request_explanation)
        self.follow(session.changed, session.language_changed)

    def refresh(self) -> None:
        """Draw the session's answer."""
        figure = payoff(self._session.answer, self._session.wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure)
        self.name.setText(figure.name)
        set_tooltip(self.name, figure.why)
        set_tone(self.name, figure.tone)


def _over_time(session: Session) -> OverTime:
    """The running total, with the range of the trials where they have begun."""
    spread = spread_of(session.uncertainty, session.wording)
    return over_time(session.answer, session.wording, spread, session.baseline)
