"""The two-by-two matrix: your choices down, the rivals' across, and the better answer to each of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from roi_app.figures.payoff import Cell, Payoff
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, ink, soft
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_GAP = 8.0
_HEAD = 24.0
_MOST_SIDE = 96.0
_SMALLEST = 12
_ROOMY = QSize(240, 140)
"""From this size on the words of the axes have room beside the cells."""

_LOW = 92.0
"""Below this height a cell is set closer."""

_MARKED = 56.0
"""From this height on the better answer has room for its word; its outline says it at any height."""

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the four cells lie: right of `side`, below `head`."""

    side: float
    head: float
    width: float
    height: float

    def cell(self, row: int, column: int) -> QRectF:
        left, top = self.side + column * (self.width + _GAP), self.head + row * (self.height + _GAP)
        return QRectF(left, top, self.width, self.height)


class PayoffChart(Chart[Payoff]):
    """Draws a `Payoff`; each cell can be asked about. Where it is small, the cells alone say what they are."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumSize(QSize(220, 92))

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(400, 240)

    def draw(self, painter: QPainter, figure: Payoff) -> None:
        """Draw the words of the axes where there is room, then the four cells."""
        is_roomy = self.width() >= _ROOMY.width() and self.height() >= _ROOMY.height()
        side, head = (_side(figure), _HEAD) if is_roomy else (0.0, 0.0)
        grid = _Grid(side, head, (self.width() - side - _GAP) / 2, (self.height() - head - _GAP) / 2)
        if is_roomy:
            _draw_words(painter, figure, grid)
        for row, cells in enumerate(figure.cells):
            for column, cell in enumerate(cells):
                area = grid.cell(row, column)
                better = figure.better_label if figure.better[column] == row else ""
                _draw_cell(painter, cell, area, better, ink(figure.better_tone))
                hint = f"{cell.label}  {cell.full}  {better}".rstrip()
                self.spots.append(Spot(area, hint, cell.explains or ""))


def _side(figure: Payoff) -> float:
    """How wide the words of your choices are, which may wrap."""
    measure = QFontMetricsF(font(12, bold=True))
    widest = max(measure.horizontalAdvance(word) for row in figure.rows for word in row.split())
    whole = max(measure.horizontalAdvance(row) for row in figure.rows)
    return max(widest, min(whole, _MOST_SIDE)) + _GAP + 4


def _draw_words(painter: QPainter, figure: Payoff, grid: _Grid) -> None:
    widest = max(QFontMetricsF(font(12, bold=True)).horizontalAdvance(word) for word in figure.columns)
    painter.setFont(font(SMALL if widest > grid.width else 12, bold=True))
    painter.setPen(theme.colour("muted"))
    for column, word in enumerate(figure.columns):
        area = QRectF(grid.cell(0, column).left(), 0, grid.width, grid.head - 4)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
    painter.setFont(font(12, bold=True))
    for row, word in enumerate(figure.rows):
        area = QRectF(0, grid.cell(row, 0).top(), grid.side - _GAP, grid.height)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | _WRAP, word)


def _draw_cell(painter: QPainter, cell: Cell, area: QRectF, better: str, outline: QColor) -> None:
    painter.setPen(QPen(outline, 2) if better else Qt.PenStyle.NoPen)
    painter.setBrush(soft(cell.tone))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
    is_low, is_marked = area.height() < _LOW, bool(better) and area.height() >= _MARKED
    largest = 24 if not is_low else 18 if area.height() >= _MARKED else 15
    painter.setPen(ink(cell.tone))
    painter.setFont(_font_that_fits(cell.text, area.width() - 10, largest))
    # Where the better answer is named above it, the worth stands lower.
    middle = area.top() + area.height() * (0.66 if is_low and is_marked else 0.56)
    above = QRectF(area.left(), area.top(), area.width(), middle - area.top())
    painter.drawText(above, _CENTRE | Qt.AlignmentFlag.AlignBottom, cell.text)
    painter.setPen(theme.colour("muted"))
    painter.setFont(font(SMALL if is_low else 12))
    below = QRectF(area.left() + 6, middle, area.width() - 12, area.bottom() - middle)
    painter.drawText(below, _CENTRE | Qt.AlignmentFlag.AlignTop | _WRAP, cell.short if is_low else cell.label)
    if is_marked:
        painter.setPen(outline)
        painter.setFont(font(SMALL, bold=True))
        mark = QRectF(area.left() + 8, area.top() + (3 if is_low else 6), area.width() - 16, 14)
        painter.drawText(mark, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, better)


def _font_that_fits(text: str, width: float, largest: int) -> QFont:
    """The largest bold font in which a text keeps within a width, down to the size of plain text."""
    for size in range(largest, _SMALLEST, -1):
        if QFontMetricsF(font(size, bold=True)).horizontalAdvance(text) <= width:
            return font(size, bold=True)
    return font(_SMALLEST, bold=True)
