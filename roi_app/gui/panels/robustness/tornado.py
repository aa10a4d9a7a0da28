"""The tornado, in a card; a click on a bar leads to its slider."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roi_app.estimates.baseline import key_against
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.tornado import tornado_figure
from roi_app.gui.charts.tornado import TornadoChart
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session
from roi_app.model.uncertainty.sensitivity import tornado

_PRICE = ".lever_price"


class TornadoPanel(LiveCard):
    """What moves the net present value most, live while a slider moves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.chart, self.note = TornadoChart(), label(12, tone="muted", wraps=True)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.note)
        self.chart.asked.connect(self._lead)
        self.follow(session.changed, session.language_changed)

    def refresh(self) -> None:
        """Draw the tornado of the session's case."""
        answer, baseline, wording = self._session.answer, self._session.baseline, self._session.wording
        bars = tornado(uncertain(answer.case), key_against("npv", baseline))
        figure = tornado_figure(answer, bars, baseline, wording)
        self.show_title(figure.title, figure.subtitle)
        self.chart.show_figure(figure, figure.title, figure.summary)
        self.note.setText(" ".join(one for one in (figure.note, wording.text("tornado.go")) if one))

    def _lead(self, key: str) -> None:
        if key.endswith(_PRICE):
            key = f"lever.{key.removesuffix(_PRICE)}"
        self._session.point_at(key)
