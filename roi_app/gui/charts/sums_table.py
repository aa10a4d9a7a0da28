"""Sums as a table: a group for each currency, the ground of a cell as strong as its sum is large."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from roi_app.figures.sums_table import SumCell, SumGroup, SumRow, SumsTable
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import SMALL, draw_level, fill, ink, mixed
from roi_app.gui.controls.cells import LEFT, RIGHT, draw_elided
from roi_app.gui.style.fonts import fitting, font
from roi_app.gui.style.theme import theme

_ROW, _HEAD, _GROUP = 26, 34, 26
_STRONGEST = 0.34
"""How much of a tone the ground of the largest sum shows: words on it stay readable."""

_MOST_NAMES = 0.34
_FOOT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)


class SumsTableChart(Chart[SumsTable]):
    """Draws a `SumsTable`, as high as it has rows."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._face = font(13)
        self.setMinimumSize(QSize(300, _HEAD + 3 * _ROW))

    def show_figure(self, figure: SumsTable) -> None:
        """Paint a figure from now on, and be as high as it needs."""
        super().show_figure(figure)
        rows = sum(len(group.rows) for group in figure.groups)
        named = sum(bool(group.name) for group in figure.groups)
        self.setMinimumHeight(max(_HEAD + rows * _ROW + named * _GROUP, _HEAD + 3 * _ROW))

    def sizeHint(self) -> QSize:
        """Every row in full."""
        return QSize(520, self.minimumHeight())

    def draw(self, painter: QPainter, figure: SumsTable) -> None:
        """Draw the head, then each group under its name."""
        if not figure.groups:
            painter.setFont(font(13))
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, figure.nothing)
            return
        measure = QFontMetricsF(font(13, bold=True))
        widest = max(measure.horizontalAdvance(row.label) for group in figure.groups for row in group.rows)
        names = min(widest + 12, self.width() * _MOST_NAMES)
        column = (self.width() - names) / len(figure.head)
        # One size for all sums: in sizes of their own they would seem to matter more or less.
        texts = [cell.text for group in figure.groups for row in group.rows for cell in row.cells]
        self._face = fitting(font(13, bold=True), max(texts, key=measure.horizontalAdvance), column - 10)
        painter.setPen(theme.colour("muted"))
        for place, name in enumerate(figure.head):
            longest = max(name.split(), key=len)
            painter.setFont(fitting(font(SMALL), longest, column - 10))
            painter.drawText(QRectF(names + place * column + 4, 0, column - 10, _HEAD - 4), _FOOT, name)
        draw_level(painter, 0, self.width(), _HEAD - 0.5, "groove")
        top = float(_HEAD)
        for group in figure.groups:
            top = self._draw_group(painter, group, top, names, column)

    def _draw_group(self, painter: QPainter, group: SumGroup, top: float, names: float, column: float) -> float:
        if group.name:
            painter.setFont(font(12, bold=True))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(0, top, self.width(), _GROUP - 2), LEFT, group.name)
            top += _GROUP
        for row in group.rows:
            self._draw_row(painter, row, top, names, column)
            top += _ROW
        return top

    def _draw_row(self, painter: QPainter, row: SumRow, top: float, names: float, column: float) -> None:
        draw_level(painter, 0, self.width(), top + _ROW - 0.5, "grid")
        if row.is_total:
            draw_level(painter, 0, self.width(), top - 0.5, "groove")
        painter.setFont(font(13, bold=row.is_total))
        painter.setPen(theme.colour("text"))
        draw_elided(painter, QRectF(0, top, names - 6, _ROW), row.label)
        for place, cell in enumerate(row.cells):
            area = QRectF(names + place * column, top, column, _ROW)
            self._draw_cell(painter, cell, area, is_total=row.is_total)

    def _draw_cell(self, painter: QPainter, cell: SumCell, area: QRectF, *, is_total: bool) -> None:
        if cell.strength > 0:
            painter.fillRect(area.adjusted(1, 1, -1, -1.5), _ground(cell))
        # On a ground of its tone a word is read best in the colour of all text.
        painter.setPen(theme.colour("text") if cell.strength > 0 else ink(cell.tone))
        face = QFont(self._face)
        face.setBold(is_total)
        painter.setFont(face)
        painter.drawText(area.adjusted(4, 0, -6, 0), RIGHT, cell.text)
        if cell.hint:
            self.spots.append(Spot(area, cell.hint, ""))


def _ground(cell: SumCell) -> QColor:
    return mixed(fill(cell.tone), theme.colour("card"), _STRONGEST * cell.strength)
