"""A small strip of where a number may lie: the shape of many cases, three ticks with their values, and the value."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.style.fonts import fitting, font
from roi_app.gui.style.theme import theme

_SHAPE = 34.0
_BAR = 6.0
_INSET = 8.0
_TYPE = 11


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on the strip: `at` from 0 (left) to 1, what it is called, and what it is."""

    at: float
    name: str
    value: str


class SpanStrip(QWidget):
    """Heights are from 0 to 1, one for each part of the strip; without any there is only the line with its ticks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self.ticks: tuple[Tick, ...] = ()
        self.heights: tuple[float, ...] = ()
        self.here: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_span(
        self, ticks: tuple[Tick, ...], heights: tuple[float, ...], here: float | None, name: str, summary: str
    ) -> None:
        """Show these, the value itself at `here`; the name and the summary are for those who cannot see it."""
        changed = bool(heights) != bool(self.heights)
        self.ticks, self.heights, self.here = ticks, heights, here
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        if changed:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The shape where there is one, the line, and two lines of text."""
        line = QFontMetricsF(font(_TYPE)).height()
        return QSize(240, round((_SHAPE if self.heights else 6.0) + _BAR + 4 + 2 * line + 2))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shape, line, ticks, value and texts."""
        if not self.ticks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = _SHAPE if self.heights else 6.0
        bar = QRectF(_INSET, top, self.width() - 2 * _INSET, _BAR)
        self._draw_shape(painter, bar)
        low, high = self._x(self.ticks[0].at, bar), self._x(self.ticks[-1].at, bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("groove"))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(low, bar.top(), max(high - low, 2.0), _BAR), _BAR / 2, _BAR / 2)
        painter.setPen(QPen(theme.colour("text"), 2))
        for tick in self.ticks:
            x = self._x(tick.at, bar)
            painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
        if self.here is not None:
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(theme.colour("card"))
            painter.drawEllipse(QPointF(self._x(self.here, bar), bar.center().y()), 5, 5)
        self._write(painter, bar)

    def _x(self, at: float, bar: QRectF) -> float:
        return bar.left() + min(max(at, 0.0), 1.0) * bar.width()

    def _draw_shape(self, painter: QPainter, bar: QRectF) -> None:
        if not self.heights:
            return
        width = bar.width() / len(self.heights)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("groove"))
        for index, height in enumerate(self.heights):
            tall = height * (_SHAPE - 4)
            painter.drawRect(QRectF(bar.left() + index * width, bar.top() - 1 - tall, width * 0.86, tall))

    def _write(self, painter: QPainter, bar: QRectF) -> None:
        """Each value below its tick, moved aside only as far as its neighbours and the edges ask."""
        line = QFontMetricsF(font(_TYPE)).height()
        third = (self.width() - 2.0) / len(self.ticks)
        lefts, widths = [], []
        for tick in self.ticks:
            wanted = (
                max(
                    QFontMetricsF(font(_TYPE, bold=True)).horizontalAdvance(tick.value),
                    QFontMetricsF(font(_TYPE)).horizontalAdvance(tick.name),
                )
                + 4
            )
            widths.append(min(wanted, third))
            lefts.append(self._x(tick.at, bar) - widths[-1] / 2)
        bound = 0.0
        for index, width in enumerate(widths):
            lefts[index] = max(lefts[index], bound)
            bound = lefts[index] + width
        bound = float(self.width())
        for index in reversed(range(len(widths))):
            lefts[index] = min(lefts[index], bound - widths[index])
            bound = lefts[index]
        top = bar.bottom() + 4
        for tick, left, width in zip(self.ticks, lefts, widths, strict=True):
            for row, (text, ink, face) in enumerate(
                ((tick.value, "text", font(_TYPE, bold=True)), (tick.name, "muted", font(_TYPE)))
            ):
                painter.setPen(theme.colour(ink))
                painter.setFont(fitting(face, text, width))
                painter.drawText(QRectF(left, top + row * line, width, line), Qt.AlignmentFlag.AlignCenter, text)
