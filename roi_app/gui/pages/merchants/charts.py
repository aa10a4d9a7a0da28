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

_SPREADS: Final = ("kept", "break_even")
"""Charts that are drawn at any height; the others are as high as they have rows."""

_CHART_HEIGHT: Final = 176
_AROUND: Final = 70
"""What a card takes above and below its chart, with the gap to the next."""


class MerchantCharts(ScrollColumn):
    """A card for each chart of a table; `asked` carries the target of what was clicked in one."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the cards, empty."""
        super().__init__(spacing=2 * GRID, right=GRID, parent=parent)
        self.cards = {key: Card() for key in MERCHANT_FIGURES}
        self.charts: dict[str, Chart[Any]] = {key: MERCHANT_CHARTS[key]() for key in MERCHANT_FIGURES}
        self._placed: tuple[tuple[str, ...], ...] = ()
        self._columns = QVBoxLayout(), QVBoxLayout()
        self._beside = QHBoxLayout()
        self._beside.setSpacing(2 * GRID)
        for column in self._columns:
            column.setSpacing(2 * GRID)
            self._beside.addLayout(column)
        self.column.addLayout(self._beside, 1)
        for key, chart in self.charts.items():
            if key in _SPREADS:
                chart.setMinimumHeight(_CHART_HEIGHT)
            self.cards[key].body.addWidget(chart, 1)
            chart.activated.connect(lambda target, _anchor: self.asked.emit(target))
        self._place()

    def show_totals(self, totals: Totals, wording: Wording) -> None:
        """Draw what these merchants come to."""
        for key, make in MERCHANT_FIGURES.items():
            figure = make(totals, wording)
            self.cards[key].show_title(figure.title, figure.subtitle)
            self.charts[key].show_figure(figure)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the charts beside each other, or below."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Give each card to the column that is shorter so far, all to the first where there is room for one."""
        heights = [0, 0]
        placed: tuple[list[str], list[str]] = ([], [])
        for key, chart in self.charts.items():
            shorter = int(self.width() >= WIDE and heights[1] < heights[0])
            heights[shorter] += chart.minimumHeight() + _AROUND
            placed[shorter].append(key)
        now = tuple(map(tuple, placed))
        if now == self._placed:
            return
        self._placed = now
        for column, keys in zip(self._columns, now, strict=True):
            # A column without anything takes no room beside the other.
            self._beside.setStretch(self._columns.index(column), int(bool(keys)))
            while column.count():
                column.takeAt(0)
            for key in keys:
                column.addWidget(self.cards[key], int(key in _SPREADS))
            if keys:
                column.addStretch(1)
