"""The charts that can leave the app as pictures, whichever page is open."""

from __future__ import annotations

from roi_app.estimates.answer import Answer
from roi_app.figures.registry import FIGURES, Request
from roi_app.gui.charts.picture import Frame, Picture
from roi_app.gui.charts.registry import CHARTS
from roi_app.gui.state.session import Session


class Pictures:
    """Draws charts of the session's answer, in its language and against its baseline."""

    def __init__(self, session: Session) -> None:
        """Draw for a session."""
        self._session = session

    @property
    def keys(self) -> tuple[str, ...]:
        """The charts that there are, in their order."""
        return tuple(FIGURES)

    def draw(self, key: str, answer: Answer) -> Picture:
        """One chart of the session's answer, as it leaves the app, ready to be drawn on anything."""
        session, recipe = self._session, FIGURES[key]
        if recipe.needs_trials:
            # They have begun unless no window has been painted yet.
            session.start_trials()
        figure = recipe.make(Request(answer, session.baseline, session.wording, session.uncertainty))
        chart = CHARTS[key]()
        chart.show_figure(figure)
        chart.resize(chart.sizeHint())
        shop = answer.case.document.name
        note = session.wording.text("export.picture_note", shop=shop or session.wording.text("bar.unnamed"))
        return Picture(chart, Frame(figure.title, figure.subtitle, note))
