"""One figure of the session's answer as a chart, in a card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from roi_app.figures.figure import Figure
from roi_app.gui.charts.chart import Chart
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session

Shown = TypeVar("Shown", bound=Figure)


class FigureCard(LiveCard):
    """Draws what `figure` makes of the session, again with every change and when the trials have been refined.

    A click on the chart asks the session how the figure is made. `subtitle` is the key of a text that adds something
    to the figure's own {subtitle}.
    """

    def __init__(
        self,
        session: Session,
        chart: Chart[Shown],
        figure: Callable[[Session], Shown],
        *,
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session, self._figure, self._subtitle = session, figure, subtitle
        self.chart = chart
        self.body.addWidget(chart, 1)
        chart.activated.connect(session.request_explanation)
        self.follow(session.changed, session.language_changed)
        session.refined.connect(self._on_changed)

    def refresh(self) -> None:
        """Draw the session's answer."""
        figure = self._figure(self._session)
        wording, subtitle = self._session.wording, figure.subtitle
        if self._subtitle:
            subtitle = wording.text(self._subtitle, subtitle=subtitle)
        self.show_title(figure.title, subtitle)
        self.chart.show_figure(figure)
