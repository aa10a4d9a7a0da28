"""Small drawn signs for buttons, in the colours of the appearance in force."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from roi_app.gui.theme import theme


class Glyph(StrEnum):
    """The signs that there are."""

    UNDO = "undo"
    REDO = "redo"


class GlyphButton(QToolButton):
    """A quiet button that shows a sign."""

    def __init__(self, glyph: Glyph, parent: QWidget | None = None) -> None:
        """Make a button with a sign."""
        super().__init__(parent)
        self.setObjectName("quiet")
        self._glyph = glyph
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign on the button's own ground."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.colour("text" if self.isEnabled() else "groove")
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.translate(self.width() / 2, self.height() / 2)
        if self._glyph is Glyph.REDO:
            painter.scale(-1, 1)
        painter.drawArc(QRectF(-6, -4, 12, 10), -60 * 16, 210 * 16)
        painter.drawPolyline(QPolygonF([QPointF(-6.5, -4.5), QPointF(-5.2, 0.2), QPointF(-0.8, -1.4)]))
