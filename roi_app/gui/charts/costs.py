"""What the work costs a month in three cases, as three bars that can be read across a room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from roi_app.figures.costs import CostBar, CostBars
from roi_app.figures.tones import Tone
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import fill, hatch
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BAR = 50.0
_GAP = 32.0
_RADIUS = 8.0
_SIZE = 20
_BETWEEN = 16.0


class CostBarsChart(Chart[CostBars]):
    """Draws a `CostBars`; what tools and race put on top is hatched, at the end of the bar that they lengthen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._scale = 1.0

    def set_scale(self, scale: float) -> None:
        """Draw it so many times as large."""
        self._scale = scale
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Three bars and the gaps between them."""
        return QSize(round(760 * self._scale), round((3 * _BAR + 2 * _GAP) * self._scale))

    def minimumSizeHint(self) -> QSize:
        """No lower than the bars; narrower bars are still bars."""
        return QSize(round(420 * self._scale), self.sizeHint().height())

    def draw(self, painter: QPainter, figure: CostBars) -> None:
        """Draw label, bar and amount of each case."""
        scale = self._scale
        painter.setFont(font(round(_SIZE * scale), bold=True))
        measure = QFontMetricsF(painter.font())
        labels = max(measure.horizontalAdvance(bar.label) for bar in figure.bars) + _BETWEEN * scale * 1.5
        amounts = max(measure.horizontalAdvance(bar.text) for bar in figure.bars) + _BETWEEN * scale
        room = max(self.width() - labels - amounts, 1.0)
        height, step = _BAR * scale, (_BAR + _GAP) * scale
        top = (self.height() - 3 * height - 2 * _GAP * scale) / 2
        for index, bar in enumerate(figure.bars):
            width = room * bar.amount / figure.largest if figure.largest > 0 else 0.0
            area = QRectF(labels, top + index * step, max(width, 2.0), height)
            self._draw_bar(painter, bar, area)
            middle = area.center().y() + measure.capHeight() / 2
            painter.setPen(theme.colour("text"))
            painter.drawText(QPointF(0, middle), bar.label)
            painter.drawText(QPointF(area.right() + _BETWEEN * scale, middle), bar.text)
            self.spots.append(Spot(QRectF(0, area.top(), self.width(), height), f"{bar.text}  {bar.hint}", ""))

    def _draw_bar(self, painter: QPainter, bar: CostBar, area: QRectF) -> None:
        radius = min(_RADIUS * self._scale, area.width() / 2)
        outline = QPainterPath()
        outline.addRoundedRect(area, radius, radius)
        painter.fillPath(outline, fill(bar.tone))
        if bar.added > 0:
            share = min(bar.added / bar.amount, 1.0)
            top_part = QRectF(area.right() - share * area.width(), area.top(), share * area.width(), area.height())
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(top_part, fill(Tone.RACE))
            painter.fillRect(top_part, hatch(strength=0.35))
            painter.restore()
