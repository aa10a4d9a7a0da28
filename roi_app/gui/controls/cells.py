"""What the cells of all tables share: the ground of a chosen or pointed row, the line below, the ring of the focus."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roi_app.gui.controls.painted_button import draw_focus_ring
from roi_app.gui.style.theme import theme

_SELECTED, _POINTED, _FOCUSED = (
    flag.value
    for flag in (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus)
)

Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Draws what every cell has; a subclass draws what stands in it, in `draw`."""

    def draw(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw what stands in a cell."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        # Flags as Python has them take a microsecond each to compare.
        area, state = QRectF(option.rect), option.state.value
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & _SELECTED:
            painter.fillRect(area, theme.colour("accent_soft"))
        elif state & _POINTED:
            painter.fillRect(area, theme.colour("neutral_soft"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("grid"))
        self.draw(painter, area, index)
        if state & _FOCUSED:
            draw_focus_ring(painter, area.adjusted(1, 1, -2, -2))
        painter.restore()


def draw_elided(painter: QPainter, area: QRectF, text: str, side: Qt.AlignmentFlag = LEFT) -> None:
    """Draw a text on one line that ends in an ellipsis where there is no room."""
    painter.drawText(area, side, elided(text, painter.font(), area.width()))


def elided(text: str, face: QFont, width: float) -> str:
    """A text that fits, with an ellipsis where something is left out."""
    return QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)


def lines_of(text: str, face: QFont, width: float, most: int) -> list[str]:
    """A text on as many lines as it needs, the last of so many ending in an ellipsis where more would follow."""
    layout = QTextLayout(text, face)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    return [*lines[:-1], elided(lines[-1], face, width)] if lines else [text]
