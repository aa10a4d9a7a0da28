"""The charts that can leave the app as pictures, whichever page is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from roi_app.estimates.baseline import key_against
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.adoption import adoption_curve
from roi_app.figures.costs import cost_bars
from roi_app.figures.freed_time import freed_time
from roi_app.figures.odds import odds
from roi_app.figures.over_time import over_time
from roi_app.figures.payoff import payoff_table
from roi_app.figures.race_meter import meter
from roi_app.figures.tornado import tornado_figure
from roi_app.figures.waterfall import waterfall
from roi_app.gui.charts.adoption import AdoptionChart
from roi_app.gui.charts.chart import Chart, Figure
from roi_app.gui.charts.costs import CostBarsChart
from roi_app.gui.charts.freed_time import FreedBars
from roi_app.gui.charts.odds import OddsChart
from roi_app.gui.charts.over_time import OverTimeChart
from roi_app.gui.charts.payoff_table import PayoffTableChart
from roi_app.gui.charts.picture import Drawn, Frame, Picture
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.charts.tornado import TornadoChart
from roi_app.gui.charts.waterfall import WaterfallChart
from roi_app.gui.state.session import Session
from roi_app.model.uncertainty.sensitivity import tornado
from roi_app.model.uncertainty.trials import Uncertainty


class Pictures:
    """Draws charts of the session's answer, in its language and against its baseline."""

    def __init__(self, session: Session) -> None:
        """Draw for a session."""
        self._session = session
        self._makers: Mapping[str, Callable[[], tuple[Drawn, str, str]]] = {
            "waterfall": self._waterfall,
            "over_time": self._over_time,
            "meter": self._meter,
            "matrix": self._matrix,
            "adoption": self._adoption,
            "odds": self._odds,
            "tornado": self._tornado,
            "costs": self._costs,
            "freed": self._freed,
        }

    @property
    def keys(self) -> tuple[str, ...]:
        """The charts that there are, in their order."""
        return tuple(self._makers)

    def draw(self, key: str, *, anonymous: bool) -> Picture:
        """One chart, ready to be drawn on anything."""
        wording = self._session.wording
        shop = "" if anonymous else self._session.document.name
        chart, title, subtitle = self._makers[key]()
        note = wording.text("export.picture_note", shop=shop or wording.text("bar.unnamed"))
        return Picture(chart, Frame(title, subtitle, note))

    def _waterfall(self) -> tuple[Drawn, str, str]:
        figure = waterfall(self._session.answer, self._session.baseline, self._session.wording)
        return _shown(WaterfallChart(), figure, figure.title, figure.subtitle, figure.summary)

    def _over_time(self) -> tuple[Drawn, str, str]:
        found = self._trials()
        band = tuple(found.band[0].tolist()), tuple(found.band[2].tolist())
        figure = over_time(self._session.answer, self._session.wording, band)
        return _shown(OverTimeChart(), figure, figure.title, figure.subtitle, figure.summary)

    def _meter(self) -> tuple[Drawn, str, str]:
        figure = meter(self._session.answer, self._session.wording)
        made = RaceMeter(large=True)
        made.show_figure(figure)
        made.resize(made.sizeHint())
        return made, figure.title, figure.sentence

    def _matrix(self) -> tuple[Drawn, str, str]:
        figure = payoff_table(self._session.answer, self._session.wording)
        told = f"{figure.matrix.subtitle} · {figure.matrix.name}"
        return _shown(PayoffTableChart(), figure, figure.matrix.title, told, figure.summary)

    def _adoption(self) -> tuple[Drawn, str, str]:
        figure = adoption_curve(self._session.answer, self._session.wording)
        return _shown(AdoptionChart(), figure, figure.title, figure.subtitle, figure.summary)

    def _odds(self) -> tuple[Drawn, str, str]:
        session, found = self._session, self._trials()
        figure = odds(session.answer, found, session.baseline, 0.0, session.wording)
        return _shown(OddsChart(), figure, figure.title, figure.subtitle, figure.summary)

    def _tornado(self) -> tuple[Drawn, str, str]:
        session = self._session
        bars = tornado(uncertain(session.case), key_against("npv", session.baseline))
        figure = tornado_figure(session.answer, bars, session.baseline, session.wording)
        return _shown(TornadoChart(), figure, figure.title, figure.subtitle, figure.summary)

    def _costs(self) -> tuple[Drawn, str, str]:
        figure = cost_bars(self._session.answer, self._session.wording)
        return _shown(CostBarsChart(), figure, figure.title, "", figure.summary)

    def _freed(self) -> tuple[Drawn, str, str]:
        figure = freed_time(self._session.answer, self._session.wording)
        return _shown(FreedBars(), figure, figure.title, figure.subtitle, figure.summary)

    def _trials(self) -> Uncertainty:
        # They have begun unless no window has been painted yet.
        self._session.start_trials()
        found = self._session.uncertainty
        if found is None:
            raise RuntimeError("trials that have begun have a result")
        return found


def _shown(chart: Chart[Figure], figure: Figure, title: str, subtitle: str, summary: str) -> tuple[Drawn, str, str]:
    chart.show_figure(figure, title, summary)
    chart.resize(chart.sizeHint())
    return chart, title, subtitle
