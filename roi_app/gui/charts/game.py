"""A strip of θ that shows where the game bears which name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.figures.game import GameByIntensity, NamedStretch
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import fill_area
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_INSET = 10.0
_TOP = 20.0
_THICK = 12.0


class GameStrip(Chart[GameByIntensity]):
    """Draws the stretches of a `GameByIntensity` with the θ of the merchant and the thresholds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self.setFixedHeight(self.sizeHint().height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the strip and the labels above and below."""
        return QSize(260, 56)

    def draw(self, painter: QPainter, figure: GameByIntensity) -> None:
        """Draw the stretches, their thresholds, and the handle."""
        for stretch in figure.stretches:
            if stretch.start < figure.axis.high:
                self._draw_stretch(painter, figure, stretch)
        self._draw_thresholds(painter, figure)
        x = self._x(figure, figure.theta)
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(x, _TOP + _THICK / 2), 7, 7)
        painter.setFont(font(12, bold=True))
        painter.setPen(theme.colour("text"))
        self._write(painter, figure.theta_label, x, 0)
        handle = QRectF(x - 9, _TOP - 3, 18, _THICK + 6)
        self.spots.append(Spot(handle, figure.theta_label, "involution_intensity"))

    def _x(self, figure: GameByIntensity, theta: float) -> float:
        return _INSET + min(figure.axis.share(theta), 1.0) * (self.width() - 2 * _INSET)

    def _draw_stretch(self, painter: QPainter, figure: GameByIntensity, stretch: NamedStretch) -> None:
        left, right = self._x(figure, stretch.start), self._x(figure, stretch.end)
        area = QRectF(left, _TOP, right - left, _THICK)
        fill_area(painter, area, stretch.tone)
        self.spots.append(Spot(area, f"{stretch.range_text}  {stretch.name}", "adopt_rivals_adopt"))

    def _draw_thresholds(self, painter: QPainter, figure: GameByIntensity) -> None:
        taken = -8.0
        for stretch in figure.stretches[1:]:
            if stretch.start > figure.axis.high:
                break
            x = self._x(figure, stretch.start)
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawLine(QPointF(x, _TOP - 3), QPointF(x, _TOP + _THICK + 3))
            painter.setFont(font(11))
            painter.setPen(theme.colour("muted"))
            taken = self._write(painter, f"{stretch.start:.2f}", x, _TOP + _THICK + 5, taken + 8)

    def _write(self, painter: QPainter, text: str, middle: float, top: float, least: float = 0.0) -> float:
        """Write a text around a place, inside the strip and not left of `least`; gives its right end."""
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 2
        left = max(min(max(middle - width / 2, least), self.width() - width), 0.0)
        painter.drawText(QRectF(left, top, width, 17), Qt.AlignmentFlag.AlignCenter, text)
        return left + width
