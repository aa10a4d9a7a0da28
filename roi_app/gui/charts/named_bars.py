"""Bars below each other, each with its name and its value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from roi_app.figures.named_bars import NamedBar, NamedBars
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, fill_area, ink
from roi_app.gui.controls.cells import LEFT, RIGHT, draw_elided
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_ROW = 26
_BAR = 13
_GAP, _SIDE = 10, 5
_MOST_NAMES = 0.46
"""What names and notes take of the width at most."""


class NamedBarsChart(Chart[NamedBars]):
    """Draws `NamedBars`, as high as they are many."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(220, 3 * _ROW))

    def show_figure(self, figure: NamedBars) -> None:
        """Paint a figure from now on, and be as high as it needs."""
        super().show_figure(figure)
        self.setMinimumHeight(max(len(figure.bars), 3) * _ROW)

    def sizeHint(self) -> QSize:
        """Every row in full."""
        return QSize(320, self.minimumHeight())

    def draw(self, painter: QPainter, figure: NamedBars) -> None:
        """Draw each row; the bars begin and end alike."""
        if not figure.bars:
            painter.setFont(font(13))
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, figure.nothing)
            return
        names, notes, values = (
            _widest((getattr(bar, part) for bar in figure.bars), size)
            for part, size in (("label", 13), ("note", SMALL), ("text", 13))
        )
        notes += _GAP if notes else 0
        names = min(names, max(self.width() * _MOST_NAMES - notes, 60.0))
        left = _SIDE + names + notes + _GAP
        plot = QRectF(left, 0, self.width() - left - values - _GAP - _SIDE, self.height())
        height = min(self.height() / len(figure.bars), 1.5 * _ROW)
        for place, bar in enumerate(figure.bars):
            row = QRectF(0, place * height, self.width(), height)
            self._draw_bar(painter, figure, bar, row, plot)
            painter.setFont(font(13))
            painter.setPen(theme.colour("text"))
            draw_elided(painter, QRectF(_SIDE, row.top(), names, height), bar.label)
            painter.setFont(font(SMALL))
            painter.setPen(theme.colour("muted"))
            draw_elided(painter, QRectF(_SIDE + names + _GAP, row.top(), notes - _GAP, height), bar.note, LEFT)
            painter.setFont(font(13, bold=True))
            painter.setPen(ink(bar.tone))
            painter.drawText(row.adjusted(0, 0, -_SIDE, 0), RIGHT, bar.text)
            self.spots.append(Spot(row, bar.hint, bar.target))

    def _draw_bar(self, painter: QPainter, figure: NamedBars, bar: NamedBar, row: QRectF, plot: QRectF) -> None:
        if bar.value == 0:
            return
        zero, end = (plot.left() + figure.axis.share(value) * plot.width() for value in (0.0, bar.value))
        area = QRectF(min(zero, end), row.center().y() - _BAR / 2, max(abs(end - zero), 1.0), _BAR)
        fill_area(painter, area, bar.tone)


def _widest(texts: Iterable[str], size: int) -> float:
    measure = QFontMetricsF(font(size, bold=size > SMALL))
    return max((measure.horizontalAdvance(text) for text in texts), default=0.0) + 1
