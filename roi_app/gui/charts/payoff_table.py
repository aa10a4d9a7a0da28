"""The large two-by-two matrix: your choices down, the rivals' across, and the better answer to each of theirs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from roi_app.figures.payoff import Cell, PayoffTable
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_GAP = 8.0
_HEAD = 24.0
_MOST_SIDE = 96.0
_SMALLEST = 12
_LOW = 92.0
"""Below this height a cell is set closer."""

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_WRAP = Qt.TextFlag.TextWordWrap


class PayoffTableChart(Chart[PayoffTable]):
    """Draws a `PayoffTable`; each cell can be asked about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(240, 160))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(400, 240)

    def draw(self, painter: QPainter, figure: PayoffTable) -> None:
        """Draw the words of the axes, then the four cells."""
        side = self._side(figure)
        width, height = (self.width() - side - _GAP) / 2, (self.height() - _HEAD - _GAP) / 2
        widest = max(figure.columns, key=QFontMetricsF(font(12, bold=True)).horizontalAdvance)
        is_narrow = QFontMetricsF(font(12, bold=True)).horizontalAdvance(widest) > width
        painter.setFont(font(11 if is_narrow else 12, bold=True))
        painter.setPen(theme.colour("muted"))
        for column, word in enumerate(figure.columns):
            area = QRectF(side + column * (width + _GAP), 0, width, _HEAD - 4)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
        painter.setFont(font(12, bold=True))
        for row, word in enumerate(figure.rows):
            area = QRectF(0, _HEAD + row * (height + _GAP), side - _GAP, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | _WRAP, word)
        for row, cells in enumerate(figure.matrix.cells):
            for column, cell in enumerate(cells):
                area = QRectF(side + column * (width + _GAP), _HEAD + row * (height + _GAP), width, height)
                better = figure.better_label if figure.better[column] == row else ""
                self._draw_cell(painter, cell, area, better)
                told = f"{cell.label}  {cell.full}  {better}".rstrip()
                self.spots.append(Spot(area, told, cell.explains or ""))

    def _side(self, figure: PayoffTable) -> float:
        measure = QFontMetricsF(font(12, bold=True))
        widest = max(measure.horizontalAdvance(word) for row in figure.rows for word in row.split())
        whole = max(measure.horizontalAdvance(row) for row in figure.rows)
        return max(widest, min(whole, _MOST_SIDE)) + _GAP + 4

    def _draw_cell(self, painter: QPainter, cell: Cell, area: QRectF, better: str) -> None:
        ink, ground = ("text", "neutral_soft")
        if cell.value:
            ink, ground = ("keep", "keep_soft") if cell.value > 0 else ("race", "race_soft")
        painter.setPen(QPen(theme.colour("accent"), 2) if better else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
        is_low = area.height() < _LOW
        painter.setPen(theme.colour("accent"))
        painter.setFont(font(11, bold=True))
        mark = QRectF(area.left() + 8, area.top() + (3 if is_low else 6), area.width() - 16, 14)
        painter.drawText(mark, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, better)
        painter.setPen(theme.colour(ink))
        painter.setFont(_font_that_fits(cell.text, area.width() - 10, 18 if is_low else 24))
        middle = area.top() + area.height() * (0.68 if is_low else 0.58)
        painter.drawText(
            QRectF(area.left(), area.top(), area.width(), middle - area.top()),
            _CENTRE | Qt.AlignmentFlag.AlignBottom,
            cell.text,
        )
        painter.setPen(theme.colour("muted"))
        painter.setFont(font(11 if is_low else 12))
        below = QRectF(area.left() + 6, middle + 1, area.width() - 12, area.bottom() - middle - 2)
        painter.drawText(below, _CENTRE | Qt.AlignmentFlag.AlignTop | _WRAP, cell.short if is_low else cell.label)


def _font_that_fits(text: str, width: float, largest: int) -> QFont:
    """The largest bold font in which a text keeps within a width, down to the size of plain text."""
    for size in range(largest, _SMALLEST, -1):
        if QFontMetricsF(font(size, bold=True)).horizontalAdvance(text) <= width:
            return font(size, bold=True)
    return font(_SMALLEST, bold=True)
