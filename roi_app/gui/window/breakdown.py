"""The waterfall in a card, in two views: what stays of what AI brings in, and from the likely case to the average."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from roi_app.figures.missing import invitation
from roi_app.figures.waterfall import Waterfall, likely_to_average, waterfall
from roi_app.gui.charts.waterfall import WaterfallChart
from roi_app.gui.controls.empty_state import EmptyState
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.panels.figure_card import FigureCard
from roi_app.gui.state.session import Session
from roi_app.gui.window import lazy

STAYS: Final = "stays"
AVERAGE: Final = "average"
VIEWS: Final = (STAYS, AVERAGE)


class BreakdownCard(FigureCard):
    """The view is the card's own and no edit; without trials, only what stays can be shown.

    Of a plan that lacks something it says what, and its button leads the eye there.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        self.views = Segmented()
        self.empty, self._target = EmptyState(), ""
        self._view = STAYS
        super().__init__(
            session, WaterfallChart(), self._figure_of, subtitle="waterfall.subtitle_window", parent=parent
        )
        self.head.addWidget(self.views)
        self.empty.hide()
        self.body.addWidget(self.empty, 1)
        self.views.chosen.connect(self.show_view)
        self.empty.chosen.connect(self._lead)

    def show_view(self, view: str) -> None:
        """Show one of the two views from now on."""
        self._view = view
        self.refresh()

    def refresh(self) -> None:
        """Draw the view, and say which one it is."""
        wording = self._session.wording
        self.views.show_choices({view: wording.text(f"waterfall.view.{view}") for view in VIEWS})
        self.views.show_chosen(self._shown)
        self.views.buttons[AVERAGE].setEnabled(self._session.uncertainty is not None)
        super().refresh()
        lack = invitation(self._session.answer, wording)
        changes = self.empty.isHidden() != (lack is None)
        for part in (self.chart, self.views):
            part.setVisible(lack is None)
        self.empty.setVisible(lack is not None)
        if lack is not None:
            self._target = lack.target
            self.subtitle.setText("")
            self.empty.show_words(lack.title, lack.text, lack.button)
        if changes:
            self.forget_room()

    def _lead(self) -> None:
        self._session.point_at(self._target)

    @property
    def _shown(self) -> str:
        return self._view if self._session.uncertainty is not None else STAYS

    def _figure_of(self, session: Session) -> Waterfall:
        answer, baseline, wording = session.answer, session.baseline, session.wording
        if self._shown == STAYS or session.uncertainty is None:
            return waterfall(answer, baseline, wording)
        return likely_to_average(
            answer, lazy.likely_to_average()(session.case, session.uncertainty, baseline), baseline, wording
        )
