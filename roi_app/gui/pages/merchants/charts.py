"""What the merchants on show come to, as charts: beside each other where there is room, else below each other."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.gui.charts.chart import Chart
from roi_app.gui.charts.registry import MERCHANT_CHARTS
from roi_app.gui.controls.card import Card
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.style.theme import GRID
from roi_app.portfolio.overview import MERCHANT_FIGURES
from roi_app.portfolio.totals import Totals
from roi_app.texts.formatting import Wording

WIDE: Final = 1000
"""From this width on two columns of charts stand beside each other."""

_LEFT: Final = ("zones", "kept", "break_even")
_BELOW: Final = ("most", "least")

_CHART_HEIGHT: Final = 176


class MerchantCharts(ScrollColumn):
    """A card for each chart of a table; `asked` carries the target of what was clicked in one."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the cards, empty."""
        super().__init__(spacing=2 * GRID, right=GRID, parent=parent)
        self.cards = {key: Card() for key in MERCHANT_FIGURES}
        self.charts: dict[str, Chart[Any]] = {key: MERCHANT_CHARTS[key]() for key in MERCHANT_FIGURES}
        self._is_wide: bool | None = None
        self._left, self._right, self._below = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        above = QHBoxLayout()
        for part in (self._left, self._right):
            part.setSpacing(2 * GRID)
            above.addLayout(part, 1)
        above.setSpacing(2 * GRID)
        self._below.setSpacing(2 * GRID)
        self.column.addLayout(above)
        self.column.addLayout(self._below)
        self.column.addStretch(1)
        for key, chart in self.charts.items():
            if key in ("kept", "break_even"):
                chart.setMinimumHeight(_CHART_HEIGHT)
            self.cards[key].body.addWidget(chart, 1)
            chart.activated.connect(lambda target, _anchor: self.asked.emit(target))
        self._place(wide=True)

    def show_totals(self, totals: Totals, wording: Wording) -> None:
        """Draw what these merchants come to."""
        for key, make in MERCHANT_FIGURES.items():
            figure = make(totals, wording)
            self.cards[key].show_title(figure.title, figure.subtitle)
            self.charts[key].show_figure(figure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the charts beside each other, or below."""
        super().resizeEvent(event)
        self._place(wide=self.width() >= WIDE)

    def _place(self, *, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        for key, card in self.cards.items():
            below = self._below if key in _BELOW else self._right
            (self._left if key in _LEFT or not wide else below).addWidget(card, 1)
