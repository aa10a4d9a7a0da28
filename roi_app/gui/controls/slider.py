"""A slider over real numbers, with marks under its groove."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from roi_app.gui.controls.drag_slider import DragSlider
from roi_app.gui.controls.ghost import draw_ghost
from roi_app.gui.style.theme import theme

_HANDLE = 8.0
_GROOVE = 4.0
_MIDDLE = 13.0


class ValueSlider(DragSlider):
    """A groove that is filled up to the value, marks below it, and a round handle."""

    _marks: tuple[float, ...] = ()
    _scale = 1.0
    _ghost: float | None = None

    def show_ghost(self, value: float | None) -> None:
        """Mark a value of before with a dashed ring; None for no mark."""
        if value != self._ghost:
            self._ghost = value
            self.update()

    def set_scale(self, scale: float) -> None:
        """Draw it so many times as large, as on a screen that a room looks at."""
        if scale != self._scale:
            self._scale = scale
            self.updateGeometry()
            self.update()

    def set_marks(self, marks: tuple[float, ...]) -> None:
        """Draw small marks under these values."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the handle and the marks."""
        return QSize(round(120 * self._scale), round(30 * self._scale))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a narrow panel."""
        return QSize(round(60 * self._scale), round(30 * self._scale))

    def groove(self) -> tuple[float, float]:
        """The whole width but for half a handle at either end."""
        room = _HANDLE * self._scale + 1
        return room, self.width() - room

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove, filled part, marks and handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale
        handle, middle = _HANDLE * scale, _MIDDLE * scale
        at = self.x_of(self._value)
        ink = "accent" if self.isEnabled() else "muted"
        painter.setPen(Qt.PenStyle.NoPen)
        # The groove goes on to the edges, so that it starts where the label starts.
        self._draw_bar(painter, self.width(), middle, "groove")
        self._draw_bar(painter, at, middle, ink)
        painter.setPen(QPen(theme.colour("muted"), 1.2 * scale))
        for mark in self._marks:
            if self._low <= mark <= self._high:
                x = round(self.x_of(mark)) + 0.5
                painter.drawLine(QPointF(x, middle + handle + 1), QPointF(x, middle + handle + 1 + 5 * scale))
        if self._ghost is not None:
            draw_ghost(painter, QPointF(self.x_of(self._ghost), middle), handle - scale / 2)
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            halo = QColor(theme.colour("accent"))
            halo.setAlphaF(0.28)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(at, middle), handle + 2 * scale, handle + 2 * scale)
        painter.setPen(QPen(theme.colour(ink), 2 * scale))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(at, middle), handle - scale, handle - scale)

    def _draw_bar(self, painter: QPainter, end: float, middle: float, colour: str) -> None:
        height = _GROOVE * self._scale
        painter.setBrush(theme.colour(colour))
        painter.drawRoundedRect(QRectF(0, middle - height / 2, end, height), height / 2, height / 2)
