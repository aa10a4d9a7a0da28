"""A row of choices of which one is on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.controls.exclusive_row import ExclusiveButton, ExclusiveRow
from roi_app.gui.controls.painted_button import draw_focus_ring
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_RADIUS = 8.0


class Segmented(ExclusiveRow["Segment"]):
    """Choices side by side in one frame; the chosen one is filled."""

    def __init__(self, tint: str = "accent", parent: QWidget | None = None) -> None:
        """Make an empty row whose chosen segment has the palette's colour `tint`."""
        super().__init__(parent)
        self._tint = tint
        self._is_close = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: dict[str, str]) -> None:
        """Offer these choices, key to word; the same keys keep their segments."""
        keys = list(choices)
        if keys != list(self.buttons):
            self.clear()
            for key in keys:
                self.add_button(key, Segment(self._tint, first=key == keys[0], last=key == keys[-1], parent=self))
            self.set_close(self._is_close)
        self.show_words(choices)

    def set_close(self, close: bool) -> None:
        """Set the segments closer, those to come as well."""
        self._is_close = close
        super().set_close(close)


class Segment(ExclusiveButton):
    """One choice; the first and the last one have round corners."""

    def __init__(self, tint: str, *, first: bool, last: bool, parent: QWidget) -> None:
        """Make a segment at its place in the row."""
        super().__init__(parent)
        self._tint = tint
        self._left, self._right = _RADIUS if first else 0.0, _RADIUS if last else 0.0

    def sizeHint(self) -> QSize:
        """Room for the word in bold."""
        width = QFontMetricsF(self._font(bold=True)).horizontalAdvance(self.text())
        return QSize(round(width) + (14 if self.is_close else 24), 32)

    def draw(self, painter: QPainter) -> None:
        """Draw ground, frame and word."""
        # Neighbours share a line, so only the outer ends keep clear of the edge.
        area = QRectF(self.rect()).adjusted(0.5 if self._left else 0, 0.5, -0.5 if self._right else 0.5, -0.5)
        outline = _outline(area, self._left, self._right)
        on = self.isChecked()
        painter.fillPath(outline, theme.colour(self._tint if on else "neutral_soft" if self.is_hovered else "card"))
        painter.setPen(QPen(theme.colour(self._tint if on else "hairline"), 1))
        painter.drawPath(outline)
        if self.hasFocus():
            draw_focus_ring(painter, area.adjusted(3, 3, -3, -3), colour="card" if on else "accent")
        painter.setFont(self._font(bold=on))
        painter.setPen(theme.colour("on_accent" if on else "text" if self.isEnabled() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _font(self, *, bold: bool) -> QFont:
        return font(12 if self.is_close else 13, bold=bold)


def _outline(area: QRectF, left: float, right: float) -> QPainterPath:
    """A rectangle whose left and right corners are rounded by these radii."""
    path = QPainterPath(QPointF(area.left() + left, area.top()))
    path.lineTo(area.right() - right, area.top())
    path.quadTo(area.topRight(), QPointF(area.right(), area.top() + right))
    path.lineTo(area.right(), area.bottom() - right)
    path.quadTo(area.bottomRight(), QPointF(area.right() - right, area.bottom()))
    path.lineTo(area.left() + left, area.bottom())
    path.quadTo(area.bottomLeft(), QPointF(area.left(), area.bottom() - left))
    path.lineTo(area.left(), area.top() + left)
    path.quadTo(area.topLeft(), QPointF(area.left() + left, area.top()))
    return path
