"""The cells of the import's tables: texts with a tone, and the word of a kind on its tint."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView

from roi_app.gui.controls.card import Card
from roi_app.gui.controls.cells import LEFT, CellDelegate, Index, draw_elided
from roi_app.gui.controls.row_table import choose_whole_rows
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID, theme

TONE, CHIP, BOLD, BARS = (Qt.ItemDataRole.UserRole + place for place in (10, 11, 12, 13))
"""A colour of the palette for a text; ink and ground of a chip; whether it is bold; bars by heights from 0 to 1."""

ROW_HEIGHT = 28
_PADDING = 8
_BAR, _BAR_GAP = 4, 2


class TextCells(CellDelegate):
    """Draws a text as its row says; a cell with a chip on its ground, one with bars beside them."""

    def draw(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw what stands in a cell."""
        text, room = str(index.data() or ""), area.adjusted(_PADDING, 0, -_PADDING, 0)
        chip, bars = index.data(CHIP), index.data(BARS)
        if chip is not None:
            _draw_chip(painter, text, chip, area)
            return
        if bars is not None:
            _draw_bars(painter, bars, room)
            return
        painter.setFont(_font_of(index))
        painter.setPen(theme.colour(index.data(TONE) or "text"))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        draw_elided(painter, room, text, LEFT if side is None else Qt.AlignmentFlag(side))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the whole text of a cell."""
        width = QFontMetricsF(_font_of(index)).horizontalAdvance(str(index.data() or ""))
        return QSize(ceil(width) + 2 * _PADDING + 1, ROW_HEIGHT)


def _font_of(index: Index) -> QFont:
    return font(13, bold=bool(index.data(BOLD)))


def _draw_chip(painter: QPainter, text: str, chip: tuple[str, str], area: QRectF) -> None:
    ink, ground = chip
    painter.setFont(font(11, bold=True))
    width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 14
    place = QRectF(area.left() + 6, area.center().y() - 9, min(width, area.width() - 8), 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(place, 9, 9)
    painter.setPen(theme.colour(ink))
    draw_elided(painter, place.adjusted(6, 0, -6, 0), text, Qt.AlignmentFlag.AlignCenter)


def _draw_bars(painter: QPainter, heights: tuple[float, ...], area: QRectF) -> None:
    """One small bar a month; a month without money has the line alone."""
    bottom, most = area.bottom() - 5, area.height() - 10
    painter.setPen(Qt.PenStyle.NoPen)
    shown = heights[-max(int(area.width() // (_BAR + _BAR_GAP)), 1) :]
    for place, height in enumerate(shown):
        left = area.left() + place * (_BAR + _BAR_GAP)
        high = max(height * most, 1)
        painter.fillRect(QRectF(left, bottom - high, _BAR, high), theme.colour("accent" if height else "groove"))


def framed(table: QTableView) -> Card:
    """A card with a table in it."""
    card = Card(titled=False)
    card.set_margins(GRID, 4, GRID, 4)
    card.body.addWidget(table)
    return card


def prepare(table: QTableView, *, several: bool = False) -> None:
    """Give a table the looks of all tables of the import; whole rows are chosen, several if wanted."""
    table.setItemDelegate(TextCells(table))
    choose_whole_rows(table, ROW_HEIGHT)
    if several:
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.horizontalHeader().setDefaultAlignment(LEFT)
