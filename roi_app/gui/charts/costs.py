"""What the work costs a month in three cases, as three bars that can be read across a room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from roi_app.figures.costs import CostBar, CostBars
from roi_app.figures.tones import Tone
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import fill, fill_area, hatch
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_BAR = 50.0
_GAP = 32.0
_RADIUS = 8.0
_SIZE = 20
_BETWEEN = 16.0
_LIGHT = 0.55


class CostBarsChart(Chart[CostBars]):
    """Draws a `CostBars`; what tools and race put on top is hatched, at the end of the bar that they lengthen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._scale, self._size = 1.0, _SIZE

    def set_scale(self, scale: float, size: int | None = None) -> None:
        """Draw it so many times as large, its type at a pixel size of its own where one is given."""
        self._scale, self._size = scale, size or round(_SIZE * scale)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Three bars and the gaps between them."""
        return QSize(round(760 * self._scale), round((3 * _BAR + 2 * _GAP) * self._scale))

    def minimumSizeHint(self) -> QSize:
        """No lower than a line for each bar; narrower bars are still bars, and more of them are thinner."""
        lines = 3 if self.figure is None else max(len(self.figure.bars), 2)
        return QSize(round(420 * self._scale), round(lines * self._size * 1.4))

    def show_figure(self, figure: CostBars) -> None:
        """Draw a figure from now on, with room for its bars."""
        lines = 0 if self.figure is None else len(self.figure.bars)
        super().show_figure(figure)
        if len(figure.bars) != lines:
            self.updateGeometry()

    def draw(self, painter: QPainter, figure: CostBars) -> None:
        """Draw label, bar and amount of each case."""
        scale = self._scale
        painter.setFont(font(self._size, bold=True))
        measure = QFontMetricsF(painter.font())
        labels = (
            max((measure.horizontalAdvance(bar.label) for bar in figure.bars), default=0.0) + _BETWEEN * scale * 1.5
        )
        amounts = max((measure.horizontalAdvance(bar.text) for bar in figure.bars), default=0.0) + _BETWEEN * scale
        room = max(self.width() - labels - amounts, 1.0)
        step = min((_BAR + _GAP) * scale, self.height() / max(len(figure.bars), 1))
        height = step * _BAR / (_BAR + _GAP)
        top = (step - height) / 4
        for index, bar in enumerate(figure.bars):
            width = room * bar.amount / figure.largest if figure.largest > 0 else 0.0
            area = QRectF(labels, top + index * step, max(width, 2.0), height)
            self._draw_bar(painter, bar, area)
            middle = area.center().y() + measure.capHeight() / 2
            painter.setPen(theme.colour("text"))
            painter.drawText(QPointF(0, middle), bar.label)
            painter.drawText(QPointF(area.right() + _BETWEEN * scale, middle), bar.text)
            self.spots.append(
                Spot(QRectF(0, area.top(), self.width(), height), f"{bar.text}  {bar.hint}".rstrip(), bar.target)
            )

    def _draw_bar(self, painter: QPainter, bar: CostBar, area: QRectF) -> None:
        radius = min(_RADIUS * self._scale, area.width() / 2)
        outline = QPainterPath()
        outline.addRoundedRect(area, radius, radius)
        painter.fillPath(outline, fill(bar.tone))
        if bar.low is not None and bar.low < bar.amount:
            self._draw_band(painter, area, outline, bar.low / bar.amount)
        if bar.added > 0:
            share = min(bar.added / bar.amount, 1.0)
            top_part = QRectF(area.right() - share * area.width(), area.top(), share * area.width(), area.height())
            painter.save()
            painter.setClipPath(outline)
            fill_area(painter, top_part, Tone.RACE)
            painter.restore()

    def _draw_band(self, painter: QPainter, area: QRectF, outline: QPainterPath, share: float) -> None:
        """What may or may not come lies light and hatched beyond what comes in any case, with a line at both ends."""
        start = area.left() + max(share, 0.0) * area.width()
        painter.save()
        painter.setClipPath(outline)
        ground = QColor(theme.colour("card"))
        ground.setAlphaF(_LIGHT)
        open_part = QRectF(start, area.top(), area.right() - start, area.height())
        painter.fillRect(open_part, ground)
        painter.fillRect(open_part, hatch(Qt.BrushStyle.FDiagPattern))
        painter.setPen(QPen(theme.colour("text"), 2 * self._scale))
        for x in (start, area.right() - self._scale):
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.restore()
