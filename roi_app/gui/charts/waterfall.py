"""The waterfall from saving to what stays."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from roi_app.figures.tones import Tone
from roi_app.figures.waterfall import Bar, Waterfall
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import brushes, draw_levels, label_room, write_over
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_LABEL_ROOM = 38
_VALUE_ROOM = 18
_MOST_BAR = 44.0
_ROOMY_SLOT = 50.0
"""From this width on, a bar's names have their usual size and may wrap."""


class WaterfallChart(Chart[Waterfall]):
    """Draws a `Waterfall`; each bar tells its full value and can be asked about."""

    GROUND = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.setMinimumHeight(96)

    def sizeHint(self) -> QSize:
        """A shape that reads well."""
        return QSize(760, 240)

    def draw(self, painter: QPainter, figure: Waterfall) -> None:
        """Draw axis, connecting lines, bars and labels."""
        if figure.invitation:
            painter.setPen(theme.colour("muted"))
            painter.setFont(font(15, bold=True))
            within = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), within, figure.invitation)
            return
        axis_room = 8 + label_room(figure.axis)
        plot = QRectF(axis_room, _VALUE_ROOM, self.width() - axis_room - 4, self.height() - _VALUE_ROOM - _LABEL_ROOM)
        draw_levels(painter, plot, figure.axis)
        slot = plot.width() / len(figure.bars)
        width = min(_MOST_BAR, slot * 0.68)
        previous: tuple[float, float] | None = None
        for index, bar in enumerate(figure.bars):
            middle = plot.left() + (index + 0.5) * slot
            top, bottom = sorted((self._y(figure, plot, bar.start), self._y(figure, plot, bar.end)))
            area = QRectF(middle - width / 2, top, width, max(bottom - top, 1.5))
            if previous is not None and bar.tone is not Tone.TOTAL:
                self._connect(painter, previous, area.left(), self._y(figure, plot, bar.start))
            elif previous is not None:
                self._connect(painter, previous, area.left(), self._y(figure, plot, bar.end))
            previous = (area.right(), self._y(figure, plot, bar.end))
            self._draw_bar(painter, bar, area)
            self._draw_value(painter, bar, area, QRectF(middle - slot / 2, 0, slot, self.height()))
            hot = QRectF(middle - slot / 2, area.top() - _VALUE_ROOM, slot, area.height() + _VALUE_ROOM)
            target = bar.explains if bar.stream is None else f"{bar.explains}:{bar.stream}"
            self.spots.append(Spot(hot, f"{bar.label}  {bar.full}", target))
        self._draw_names(painter, figure, plot, slot)

    def _y(self, figure: Waterfall, plot: QRectF, value: float) -> float:
        return plot.bottom() - figure.axis.share(value) * plot.height()

    def _connect(self, painter: QPainter, start: tuple[float, float], to_x: float, y: float) -> None:
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(start[0], round(y) + 0.5), QPointF(to_x, round(y) + 0.5))

    def _draw_bar(self, painter: QPainter, bar: Bar, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        radius = min(3.0, area.height() / 2)
        plain, *over = brushes(bar.tone)
        painter.setBrush(plain)
        painter.drawRoundedRect(area, radius, radius)
        for strokes in over:
            # In the colour of the ground, they do not show at the corners; round ones take many times longer.
            painter.fillRect(area.toRect(), strokes)

    def _draw_value(self, painter: QPainter, bar: Bar, area: QRectF, slot: QRectF) -> None:
        painter.setPen(theme.colour("text"))
        painter.setFont(_font_of(bar, slot.width()))
        above = QRectF(slot.left() - 8, area.top() - _VALUE_ROOM, slot.width() + 16, _VALUE_ROOM - 2)
        write_over(painter, above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, bar.text)

    def _draw_names(self, painter: QPainter, figure: Waterfall, plot: QRectF, slot: float) -> None:
        """The names of the bars, each below its own; where they are too wide for that, by turns in two lines."""
        widths = [QFontMetricsF(_font_of(bar, slot)).horizontalAdvance(bar.label) for bar in figure.bars]
        by_turns = slot < _ROOMY_SLOT and max(widths) > slot - 2
        top, height = self.height() - _LABEL_ROOM + 5, (_LABEL_ROOM - 5) / (2 if by_turns else 1)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for index, bar in enumerate(figure.bars):
            painter.setPen(theme.colour("text" if bar.tone is Tone.TOTAL else "muted"))
            painter.setFont(_font_of(bar, slot))
            middle = plot.left() + (index + 0.5) * slot
            if by_turns:
                middle = min(middle, self.width() - widths[index] / 2 - 1)
                area = QRectF(middle - slot, top + index % 2 * height, 2 * slot, height)
                painter.drawText(area, centred, bar.label)
            else:
                area = QRectF(middle - slot / 2 + 1, top, slot - 2, height)
                painter.drawText(area, centred | Qt.TextFlag.TextWordWrap, bar.label)


def _font_of(bar: Bar, slot: float) -> QFont:
    return font(11 if slot >= _ROOMY_SLOT else 10, bold=bar.tone is Tone.TOTAL)
