"""The two-by-two matrix of you and your rivals."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from roi_app.figures.payoff import Cell, Matrix
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_GAP = 8.0
_LOW = 84.0
"""Below this height a cell is set closer."""


class MatrixChart(Chart[Matrix]):
    """Draws a `Matrix`: four worths, each with the choice that it stands for."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(220, 92))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(320, 210)

    def draw(self, painter: QPainter, figure: Matrix) -> None:
        """Draw the four cells."""
        width, height = (self.width() - _GAP) / 2, (self.height() - _GAP) / 2
        for row, cells in enumerate(figure.cells):
            for column, cell in enumerate(cells):
                area = QRectF(column * (width + _GAP), row * (height + _GAP), width, height)
                self._draw_cell(painter, cell, area)
                self.spots.append(Spot(area, f"{cell.label}  {cell.full}", cell.explains or ""))

    def _draw_cell(self, painter: QPainter, cell: Cell, area: QRectF) -> None:
        ink, ground = ("text", "neutral_soft")
        if cell.value:
            ink, ground = ("keep", "keep_soft") if cell.value > 0 else ("race", "race_soft")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(theme.colour(ink))
        is_low = area.height() < _LOW
        painter.setFont(font(15 if is_low else 19, bold=True))
        share = 0.54 if is_low else 0.56
        top = QRectF(area.left(), area.top(), area.width(), area.height() * share)
        painter.drawText(top, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, cell.text)
        painter.setPen(theme.colour("muted"))
        painter.setFont(font(11 if is_low else 12))
        below = QRectF(area.left() + 4, top.bottom() + 1, area.width() - 8, area.height() * (1 - share) - 1)
        painter.drawText(
            below,
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
            cell.short if is_low else cell.label,
        )
