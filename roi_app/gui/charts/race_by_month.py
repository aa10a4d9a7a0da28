"""What the race takes back in each month, stacked, under the line of what is saved."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from roi_app.figures.race_by_month import Layer, RaceByMonth
from roi_app.figures.tones import Tone
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, Plot, fill, fill_area, ink, label_room, mixed
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BELOW = 22
_LEGEND = 24
_BAR = 0.76
"""The share of a month that its bar takes."""


class RaceByMonthChart(Chart[RaceByMonth]):
    """Draws a `RaceByMonth`; hovering a month tells each part."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(320, 140))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(620, 280)

    def draw(self, painter: QPainter, figure: RaceByMonth) -> None:
        """Draw legend, axes, the stacked layers and the saving."""
        top = self._draw_legend(painter, figure)
        left = 10 + label_room(figure.money_axis)
        area = QRectF(left, top, self.width() - left - 10, self.height() - top - _BELOW)
        plot = Plot(area, figure.month_axis, figure.money_axis)
        plot.draw_levels(painter)
        plot.draw_ticks_below(painter)
        # A month's bar stands between its ends, the tick at its right one.
        months = range(1, len(figure.saving) + 1)
        step = area.width() / len(figure.saving)
        for month, hint in zip(months, figure.hints, strict=True):
            self._draw_month(painter, figure, plot, month, step)
            hot = QRectF(plot.x(month) - step, area.top(), step, area.height())
            self.spots.append(Spot(hot, hint, f"net_flow@{month}"))
        painter.setPen(QPen(ink(Tone.KEEP), 2.2))
        painter.drawPolyline(QPolygonF(plot.points((month - 0.5 for month in months), figure.saving)))

    def _draw_month(self, painter: QPainter, figure: RaceByMonth, plot: Plot, month: int, step: float) -> None:
        below = 0.0
        for layer in figure.layers:
            amount = layer.amounts[month - 1]
            bottom, top = plot.y(below), plot.y(below + amount)
            left = plot.x(month) - step * (1 + _BAR) / 2
            fill_area(painter, QRectF(left, top, step * _BAR, bottom - top), layer.tone, _colour(layer))
            below += amount

    def _draw_legend(self, painter: QPainter, figure: RaceByMonth) -> float:
        """The names in as many lines as they need; gives where the plot begins."""
        entries = [(figure.saving_label, Tone.PLAIN, ink(Tone.KEEP))]
        entries += [(f"{layer.label} ({layer.total})", layer.tone, _colour(layer)) for layer in figure.layers]
        painter.setFont(font(SMALL))
        measure = QFontMetricsF(painter.font())
        left = top = 0.0
        for word, tone, colour in entries:
            width = measure.horizontalAdvance(word) + 18
            if left and left + width > self.width():
                left, top = 0.0, top + _LEGEND - 6
            fill_area(painter, QRectF(left, top + 5, 11, 11), tone, colour)
            painter.setPen(theme.colour("muted"))
            where = QRectF(left + 16, top, width, 21)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
            left += width + 14
        return top + _LEGEND + 8


def _colour(layer: Layer) -> QColor:
    return mixed(fill(layer.tone), theme.colour("card"), layer.strength)
