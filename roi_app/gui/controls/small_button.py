"""Small drawn signs for the buttons of a drawer and of a row; the bar has its own in `glyph`."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from roi_app.gui.style.theme import theme


class Sign(StrEnum):
    """The signs that there are."""

    BACK = "back"
    FORWARD = "forward"
    COPY = "copy"
    CLOSE = "close"
    PIN = "pin"


class SmallButton(QToolButton):
    """A quiet button that shows a sign; one that can be checked shows it in the accent while it is."""

    def __init__(self, sign: Sign, parent: QWidget | None = None, *, size: int = 32) -> None:
        """Make a square button with a sign."""
        super().__init__(parent)
        self.setObjectName("quiet")
        self._sign, self._size = sign, size
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign on the button's own ground."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = self._size < 32
        colour = "accent" if self.isChecked() else "muted" if small else "text"
        pen = QPen(theme.colour(colour if self.isEnabled() else "groove"), 1.4 if small else 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.translate(self.width() / 2, self.height() / 2)
        if self._sign is Sign.FORWARD:
            painter.scale(-1, 1)
        _SIGNS[self._sign](painter)
        if self._sign is Sign.PIN and self.isChecked():
            painter.setBrush(pen.color())
            painter.drawEllipse(QPointF(0, -2), 2.6, 2.6)


def _draw_arrow(painter: QPainter) -> None:
    painter.drawLine(QPointF(-6, 0), QPointF(6, 0))
    painter.drawPolyline(QPolygonF([QPointF(-1.5, -4.5), QPointF(-6, 0), QPointF(-1.5, 4.5)]))


def _draw_copy(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(-6, -2.5, 8.5, 9), 1.5, 1.5)
    painter.drawPolyline(
        QPolygonF([QPointF(-2.5, -5.5), QPointF(-2.5, -6.5), QPointF(6, -6.5), QPointF(6, 3), QPointF(5.5, 3)])
    )


def _draw_cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(-5, -5), QPointF(5, 5))
    painter.drawLine(QPointF(-5, 5), QPointF(5, -5))


def _draw_pin(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(0, -2), 2.6, 2.6)
    painter.drawLine(QPointF(0, 0.8), QPointF(0, 5.5))


_SIGNS = {
    Sign.BACK: _draw_arrow,
    Sign.FORWARD: _draw_arrow,
    Sign.COPY: _draw_copy,
    Sign.CLOSE: _draw_cross,
    Sign.PIN: _draw_pin,
}
