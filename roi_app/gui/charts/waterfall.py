"""The waterfall from saving to what stays."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from roi_app.figures.tones import Tone
from roi_app.figures.waterfall import Bar, Waterfall
from roi_app.gui.charts.chart import Chart, Spot
from roi_app.gui.charts.plot import brushes, draw_levels, label_room, write_above
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_LABEL_ROOM = 38
_NAMES = _LABEL_ROOM - 7
"""Pixels of that in which names alone are seen: the lowest label of the axis up reaches into the room."""

_VALUE_ROOM = 18
_MOST_BAR = 44.0
_ROOMY_SLOT = 50.0
"""From this width on, a bar's names have their usual size and may wrap."""
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_WRAPPED = _CENTRED | Qt.TextFlag.TextWordWrap


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

    def show_figure(self, figure: Waterfall) -> None:
        """Paint a figure from now on; below bars that are called as before, their names stay as they are painted."""
        before, self.figure = self.figure, figure
        if before is None or _called(before) != _called(figure):
            super().show_figure(figure)
            return
        if figure.summary != before.summary:
            self.setAccessibleDescription(figure.summary)
        self.update(0, 0, self.width(), self.height() - _NAMES)

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
        places = self._places(figure, plot)
        self._connect(painter, figure, places)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, (area, _) in zip(figure.bars, places, strict=True):
            self._draw_bar(painter, bar, area)
        painter.setPen(theme.colour("text"))
        for bar, (area, _) in zip(figure.bars, places, strict=True):
            painter.setFont(_font_of(bar, slot))
            middle, top = area.x() + area.width() / 2, area.y() - _VALUE_ROOM
            write_above(painter, middle, top + _VALUE_ROOM - 2, bar.text)
            hot = QRectF(middle - slot / 2, top, slot, area.height() + _VALUE_ROOM)
            target = bar.explains if bar.stream is None else f"{bar.explains}:{bar.stream}"
            self.spots.append(Spot(hot, f"{bar.label}  {bar.full}", target))
        if self._painted_to > self.height() - _NAMES:
            self._draw_names(painter, figure, plot, slot)

    def _places(self, figure: Waterfall, plot: QRectF) -> list[tuple[QRectF, float]]:
        """Of each bar, its area and the height at which it ends."""
        left, bottom, high = plot.x(), plot.y() + plot.height(), plot.height()
        slot = plot.width() / len(figure.bars)
        width, share = min(_MOST_BAR, slot * 0.68), figure.axis.share
        places = []
        for index, bar in enumerate(figure.bars):
            start, end = bottom - share(bar.start) * high, bottom - share(bar.end) * high
            top = min(start, end)
            middle = left + (index + 0.5) * slot
            places.append((QRectF(middle - width / 2, top, width, max(abs(end - start), 1.5)), end))
        return places

    def _connect(self, painter: QPainter, figure: Waterfall, places: list[tuple[QRectF, float]]) -> None:
        """A line from where each bar ends to where the next one goes on; at a total, to its end."""
        lines = []
        for index, ((before, _), (area, end)) in enumerate(pairwise(places), start=1):
            bar = figure.bars[index]
            y = end if bar.tone is Tone.TOTAL else places[index - 1][1]
            lines.append(QLineF(before.x() + before.width(), round(y) + 0.5, area.x(), round(y) + 0.5))
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLines(lines)

    def _draw_bar(self, painter: QPainter, bar: Bar, area: QRectF) -> None:
        radius = min(3.0, area.height() / 2)
        plain, *over = brushes(bar.tone)
        painter.setBrush(plain)
        painter.drawRoundedRect(area, radius, radius)
        for strokes in over:
            # In the colour of the ground, they do not show at the corners; round ones take many times longer.
            painter.fillRect(area.toRect(), strokes)

    def _draw_names(self, painter: QPainter, figure: Waterfall, plot: QRectF, slot: float) -> None:
        """The names of the bars, each below its own; where they are too wide for that, by turns in two lines."""
        widths = [QFontMetricsF(_font_of(bar, slot)).horizontalAdvance(bar.label) for bar in figure.bars]
        by_turns = slot < _ROOMY_SLOT and max(widths) > slot - 2
        top, height = self.height() - _LABEL_ROOM + 5, (_LABEL_ROOM - 5) / (2 if by_turns else 1)
        for index, bar in enumerate(figure.bars):
            painter.setPen(theme.colour("text" if bar.tone is Tone.TOTAL else "muted"))
            painter.setFont(_font_of(bar, slot))
            middle = plot.left() + (index + 0.5) * slot
            if by_turns:
                middle = min(middle, self.width() - widths[index] / 2 - 1)
                area = QRectF(middle - slot, top + index % 2 * height, 2 * slot, height)
                painter.drawText(area, _CENTRED, bar.label)
            else:
                area = QRectF(middle - slot / 2 + 1, top, slot - 2, height)
                painter.drawText(area, _WRAPPED, bar.label)


def _called(figure: Waterfall) -> tuple[object, ...]:
    """What stands around the bars, whatever they amount to."""
    return figure.title, figure.invitation, tuple((bar.label, bar.tone) for bar in figure.bars), label_room(figure.axis)


def _font_of(bar: Bar, slot: float) -> QFont:
    return font(11 if slot >= _ROOMY_SLOT else 10, bold=bar.tone is Tone.TOTAL)
