"""Small drawn signs for buttons, in the colours of the appearance in force."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from roi_app.gui.style.theme import theme


class Glyph(StrEnum):
    """The signs that there are."""

    UNDO = "undo"
    REDO = "redo"
    PRESENT = "present"
    EXPORT = "export"


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
        colour = theme.colour("text" if self.isEnabled() else "groove")
        draw_glyph(painter, self._glyph, QPointF(self.width() / 2, self.height() / 2), colour)


class SignButton(QToolButton):
    """A button that shows a sign and a word; a bar without room leaves the word to the tooltip."""

    def __init__(self, glyph: Glyph, parent: QWidget | None = None, *, ink: str = "text") -> None:
        """Make a button with a sign and no word yet; `ink` is the palette's colour of both."""
        super().__init__(parent)
        self._glyph, self._word, self._close, self._ink = glyph, "", False, ink
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def shown_word(self) -> str:
        """The word on show, empty where there is no room for it."""
        return "" if self._close else self._word

    def show_word(self, word: str) -> None:
        """Show a word, which is the accessible name as well."""
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def set_close(self, close: bool) -> None:
        """Show the sign alone, for a narrow bar."""
        if close != self._close:
            self._close = close
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the sign and the word."""
        word = self.fontMetrics().horizontalAdvance(self.shown_word)
        return QSize(word + 48 if word else 36, 32)

    def minimumSizeHint(self) -> QSize:
        """As much as is shown."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw sign and word on the button's own ground."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour = theme.colour(self._ink if self.isEnabled() else "muted")
        word = self.shown_word
        draw_glyph(painter, self._glyph, QPointF(20 if word else self.width() / 2, self.height() / 2), colour)
        painter.setPen(colour)
        painter.drawText(self.rect().adjusted(32, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)


def draw_glyph(painter: QPainter, glyph: Glyph, middle: QPointF, colour: QColor) -> None:
    """Draw a sign around a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(middle)
    if glyph is Glyph.PRESENT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(-4, -5.5), QPointF(5.5, 0), QPointF(-4, 5.5)]))
    else:
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        _draw_lines(painter, glyph)
    painter.restore()


def _draw_lines(painter: QPainter, glyph: Glyph) -> None:
    if glyph is Glyph.EXPORT:
        painter.drawPolyline(QPolygonF([QPointF(-6, 1.5), QPointF(-6, 6), QPointF(6, 6), QPointF(6, 1.5)]))
        painter.drawLine(QPointF(0, 2), QPointF(0, -6))
        painter.drawPolyline(QPolygonF([QPointF(-3.5, -2.8), QPointF(0, -6.3), QPointF(3.5, -2.8)]))
    else:
        if glyph is Glyph.REDO:
            painter.scale(-1, 1)
        painter.drawArc(QRectF(-6, -4, 12, 10), -60 * 16, 210 * 16)
        painter.drawPolyline(QPolygonF([QPointF(-6.5, -4.5), QPointF(-5.2, 0.2), QPointF(-0.8, -1.4)]))
