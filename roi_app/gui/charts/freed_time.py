"""Bars of own staff: what becomes cash, what becomes time, and who is still needed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from roi_app.figures.freed_time import FreedRow, FreedTime
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import fill_area
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_LEGEND = 26.0
_MOST_ROW = 58.0
_BAR = 16.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FreedBars(Chart[FreedTime]):
    """Draws the rows of a `FreedTime`, one bar a stream; each can be asked about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(260, 80))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(520, 240)

    def draw(self, painter: QPainter, figure: FreedTime) -> None:
        """Draw the legend, then the bars."""
        self._draw_legend(painter, figure)
        if not figure.rows:
            return
        height = min((self.height() - _LEGEND) / len(figure.rows), _MOST_ROW)
        for index, row in enumerate(figure.rows):
            area = QRectF(0, _LEGEND + index * height, self.width(), height)
            self._draw_row(painter, figure, row, area)
            self.spots.append(Spot(area, row.hint, f"cash_staff:{row.stream}"))

    def _draw_legend(self, painter: QPainter, figure: FreedTime) -> None:
        painter.setFont(font(12))
        measure = QFontMetricsF(painter.font())
        left = 0.0
        for tone, word in zip(figure.tones, figure.legend, strict=True):
            fill_area(painter, QRectF(left, 5, 12, 12), tone)
            painter.setPen(theme.colour("muted"))
            width = measure.horizontalAdvance(word)
            painter.drawText(QRectF(left + 18, 0, width + 2, 22), _LEFT, word)
            left += 18 + width + 20

    def _draw_row(self, painter: QPainter, figure: FreedTime, row: FreedRow, area: QRectF) -> None:
        close = area.height() < _BAR + 24
        bar = min(_BAR, area.height() - 20) if close else _BAR
        top = area.top() + (area.height() - bar - 20) / 2
        painter.setFont(font(13, bold=True))
        painter.setPen(theme.colour("text"))
        name = QFontMetricsF(painter.font()).horizontalAdvance(row.label)
        painter.drawText(QRectF(0, top, name + 2, 18), _LEFT, row.label)
        painter.setFont(font(12))
        painter.setPen(theme.colour("muted"))
        room = QRectF(name + 12, top, area.width() - name - 12, 18)
        fitted = QFontMetricsF(painter.font()).elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, fitted)
        left = 0.0
        for tone, heads in zip(figure.tones, (row.cash, row.time, row.still), strict=True):
            width = heads / figure.longest * area.width()
            fill_area(painter, QRectF(left, top + 20, width, bar), tone)
            left += width
