"""Horizontal bars for shares of a whole, each with its name and its value in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from roi_app.figures.shares import Shares
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_ROW = 26.0


class ShareBars(Chart[Shares]):
    """Draws shares from the largest down, as many as have room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumHeight(80)

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(360, 220)

    def draw(self, painter: QPainter, figure: Shares) -> None:
        """Draw a row for each share."""
        shown = figure.bars[: max(int(self.height() / _ROW), 1)]
        if not shown:
            return
        texts = 8 + max(QFontMetricsF(font(11)).horizontalAdvance(one.text) for one in shown)
        names = min(max(QFontMetricsF(font(12)).horizontalAdvance(one.name) for one in shown) + 8, self.width() * 0.46)
        room = self.width() - names - texts - 8
        most = max(1e-9, *(one.share for one in shown))
        for index, one in enumerate(shown):
            row = QRectF(0, index * _ROW, self.width(), _ROW)
            painter.setFont(font(12))
            painter.setPen(theme.colour("text"))
            fits = QFontMetricsF(painter.font()).elidedText(one.name, Qt.TextElideMode.ElideRight, names - 8)
            centre = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, row.top(), names - 8, _ROW), Qt.AlignmentFlag.AlignRight | centre, fits)
            width = max(one.share, 0.0) / most * room
            painter.fillRect(QRectF(names, row.top() + 6, max(width, 1.0), _ROW - 12), theme.colour("accent"))
            painter.setFont(font(11))
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                QRectF(names + width + 6, row.top(), texts, _ROW), Qt.AlignmentFlag.AlignLeft | centre, one.text
            )
            self.spots.append(Spot(row, f"{one.name}  {one.text}", one.target))
