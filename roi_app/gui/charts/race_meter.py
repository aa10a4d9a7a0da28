"""The race meter: one bar from θ = 0, with a handle that can be dragged."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from roi_app.figures.race_meter import Meter, Stretch, Zone, with_arrow
from roi_app.gui.charts.plot import fill_area, ink
from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.controls.drag_slider import DragSlider
from roi_app.gui.controls.ghost import draw_ghost
from roi_app.gui.style.fonts import fitting, font, width_of
from roi_app.gui.style.theme import theme

_STEP = 0.01
_DIGIT = re.compile(r"\d")
_OVER = 7.0
"""How far the handle with the ring of its focus stands out above the bar, and so beyond the groove at the ends."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


class RaceMeter(DragSlider):
    """Draws a `Meter`; `moved` carries the θ that a person sets, `settled` the end of the movement.

    `activated` carries the threshold whose label was clicked, or picked from the menu, to be explained, and the
    `Anchor` of that label. `large` is for presenting: a thicker bar, larger type, and the names of the zones below;
    `set_scale` fits it to the screen, and a ghost marks where the demo began.
    """

    activated = Signal(str, object)

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty meter."""
        super().__init__(0.0, 1.0, _STEP, parent)
        self._figure: Meter | None = None
        self._large = large
        self._labels: dict[str, QRectF] = {}
        self._size, self._thick, self._inset, self._scale = 0, 0.0, 0.0, 1.0
        self._has_low_thresholds = False
        self._ghost: float | None = None
        self.set_scale(1.0)

    def set_scale(self, scale: float, size: int | None = None) -> None:
        """Draw it so many times as large, its type at a pixel size of its own where one is given."""
        self._size = size or round((17 if self._large else 12) * scale)
        self._thick = (24.0 if self._large else 14.0) * scale
        self._inset, self._scale = self._thick / 2 + _OVER * scale, scale
        self._stack_labels()
        self.updateGeometry()
        self.update()

    @property
    def figure(self) -> Meter | None:
        """The figure on show."""
        return self._figure

    def show_figure(self, figure: Meter) -> None:
        """Draw a figure from now on."""
        self._figure = figure
        self.set_bounds(figure.axis.low, figure.axis.high)
        self.show_value(figure.theta)
        self._stack_labels()
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.summary)

    def show_ghost(self, value: float | None) -> None:
        """Mark a θ of before with a dashed ring; None for no mark."""
        if value != self._ghost:
            self._ghost = value
            self.update()

    def twin(self) -> RaceMeter:
        """A large meter of its own that shows the same figure, to be drawn elsewhere."""
        made = RaceMeter(large=True)
        if self._figure is not None:
            made.show_figure(self._figure)
        return made

    def sizeHint(self) -> QSize:
        """Room for the bar with its ticks, the line above, and the thresholds' or the zones' lines below."""
        rows = 1 + self._has_low_thresholds + self._large
        return QSize(300, round(self._top + self._thick + rows * self._row + 6 * self._scale))

    def minimumSizeHint(self) -> QSize:
        """As high as needed, as narrow as the labels bear."""
        return QSize(120, self.sizeHint().height())

    @property
    def _row(self) -> float:
        """The height of a line of text."""
        return self._size + 5 * self._scale

    @property
    def _top(self) -> float:
        """The top of the bar: above it is the line of the value, with room for the handle."""
        return self._row + 7 * self._scale

    def groove(self) -> tuple[float, float]:
        """The whole width but for the room of the handle at either end."""
        return self._inset, self.width() - self._inset

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the labels where they do not stand side by side."""
        super().resizeEvent(event)
        self._stack_labels()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the labels again in another type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._stack_labels()

    def _stack_labels(self) -> None:
        """Move the thresholds below where the width is not enough for any value, so that no value moves them."""
        if self._figure is None:
            return
        shown = (self._figure.theta_label, *self._threshold_labels(self._figure).values())
        labels = self._figure.widest_labels or shown
        needed = sum(self._widest(text) for text in labels) + 4 * self._gap
        if (needed > self.width()) != self._has_low_thresholds:
            self._has_low_thresholds = not self._has_low_thresholds
            self.updateGeometry()

    def _widest(self, text: str) -> float:
        """The width of a label with the widest figures, bold, and an arrow."""
        return width_of(_DIGIT.sub("0", text).strip("←→ ") + " →", self._size, bold=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw zones, ticks, thresholds, handle and labels."""
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, self._top, self.width(), self._thick)
        self._draw_zones(painter, self._figure, bar)
        self._draw_ticks(painter, self._figure, bar)
        if self._figure.break_even_band is None:
            self._mark(painter, self._figure.break_even, bar)
        if self._figure.exit_band is None:
            self._mark(painter, self._figure.exit, bar)
        # Both at once stand one above the other.
        for band, height in ((self._figure.break_even_band, 0.3), (self._figure.exit_band, 0.7)):
            self._draw_band(painter, self._figure, band, bar, height)
        if self._ghost is not None:
            draw_ghost(painter, QPointF(self.x_of(self._ghost), bar.center().y()), bar.height() / 2, "text")
        self._draw_theta(painter, self._figure, bar)
        self._write_thresholds(painter, self._figure, bar)

    def _draw_ticks(self, painter: QPainter, figure: Meter, bar: QRectF) -> None:
        """The scale, the same for every value."""
        painter.setFont(font(self._size - 1))
        painter.setPen(QPen(theme.colour("muted"), self._scale))
        over = 3 * self._scale
        for tick in figure.axis.ticks:
            x = self.x_of(tick.value)
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + over))
            where = self._around(tick.label, x, bar.bottom() + over)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, tick.label)

    def _draw_zones(self, painter: QPainter, figure: Meter, bar: QRectF) -> None:
        for stretch in figure.stretches:
            left, right = self._edges(stretch, figure)
            area = QRectF(left, bar.top(), right - left, bar.height())
            fill_area(painter, area, stretch.tone)
        if self._large:
            self._name_zones(painter, figure, bar)

    def _edges(self, stretch: Stretch, figure: Meter) -> tuple[float, float]:
        """Where a zone begins and ends; the outer ones go on to the edges, where text above and below begins."""
        left = 0.0 if stretch.start <= 0 else self.x_of(stretch.start)
        return left, float(self.width()) if stretch.end >= figure.axis.high else self.x_of(stretch.end)

    def _name_zones(self, painter: QPainter, figure: Meter, bar: QRectF) -> None:
        """Each name below its zone, moved aside only as far as its neighbours and the edges ask."""
        painter.setFont(font(self._size, bold=True))
        measure = QFontMetricsF(painter.font())
        gap = float(self._size)
        widths = [measure.horizontalAdvance(stretch.label) for stretch in figure.stretches]
        lefts = [
            sum(self._edges(stretch, figure)) / 2 - width / 2
            for stretch, width in zip(figure.stretches, widths, strict=True)
        ]
        bound = 0.0
        for index, width in enumerate(widths):
            lefts[index] = max(lefts[index], bound)
            bound = lefts[index] + width + gap
        bound = float(self.width())
        for index in reversed(range(len(widths))):
            lefts[index] = min(lefts[index], bound - widths[index])
            bound = lefts[index] - gap
        rows = 1 + self._has_low_thresholds
        baseline = bar.bottom() + rows * self._row + 4 * self._scale + self._size
        for stretch, left in zip(figure.stretches, lefts, strict=True):
            painter.setPen(ink(stretch.tone))
            painter.drawText(QPointF(left, baseline), stretch.label)

    def _draw_theta(self, painter: QPainter, figure: Meter, bar: QRectF) -> None:
        """The handle, at the end for what lies beyond; its value stands at the left, whatever it is."""
        painter.setFont(font(self._size, bold=True))
        painter.setPen(theme.colour("text"))
        text = with_arrow(figure.theta_label, figure.theta, figure.axis)
        painter.drawText(QRectF(0, 0, self.width(), self._row), _LEFT, text)
        at = QPointF(self.x_of(figure.theta), bar.center().y())
        radius = bar.height() / 2 + 2 * self._scale
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            halo = radius + 4 * self._scale
            painter.drawEllipse(at, halo, halo)
        painter.setPen(QPen(theme.colour("text"), 2 * self._scale))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(at, radius, radius)

    def _threshold_labels(self, figure: Meter) -> dict[str, str]:
        """What each threshold is called, with an arrow where it lies beyond; a plan without tools has none."""
        if figure.zone is Zone.IDLE:
            return {}
        return {
            "break_even_intensity": with_arrow(figure.break_even_label, figure.break_even, figure.axis),
            "exit_intensity": with_arrow(figure.exit_label, figure.exit, figure.axis),
        }

    def _write_thresholds(self, painter: QPainter, figure: Meter, bar: QRectF) -> None:
        """Both at the right above the bar, or at the left below its ticks: never where their values would move them."""
        painter.setFont(font(self._size - 1))
        painter.setPen(theme.colour("muted"))
        labels = self._threshold_labels(figure)
        painter.setFont(fitting(painter.font(), "  ".join(labels.values()), self.width() - self._gap / 2))
        measure = QFontMetricsF(painter.font())
        widths = {key: measure.horizontalAdvance(text) + 2 for key, text in labels.items()}
        left, top = self.width() - sum(widths.values()) - self._gap, 0.0
        if self._has_low_thresholds:
            left, top = 0.0, bar.bottom() + self._row + 3 * self._scale
        self._labels = {}
        for key, text in labels.items():
            self._labels[key] = QRectF(left, top, widths[key], self._row)
            painter.drawText(self._labels[key], _LEFT, text)
            left += widths[key] + min(self._gap, self.width() - sum(widths.values()))

    @property
    def _gap(self) -> float:
        """Between two labels of a line."""
        return float(self._size)

    def _mark(self, painter: QPainter, value: float | None, bar: QRectF) -> None:
        if value is not None and self._figure is not None and 0 <= value <= self._figure.axis.high:
            painter.setPen(QPen(theme.colour("text"), 2 * self._scale))
            x, over = self.x_of(value), 4 * self._scale
            painter.drawLine(QPointF(x, bar.top() - over), QPointF(x, bar.bottom() + over))

    def _draw_band(
        self, painter: QPainter, figure: Meter, band: tuple[float, float] | None, bar: QRectF, height: float
    ) -> None:
        """A whisker over all of a threshold that is told as a range, at a share of the bar's height."""
        if band is None:
            return
        low, high = (self.x_of(min(max(end, figure.axis.low), figure.axis.high)) for end in band)
        y, half = bar.top() + height * bar.height(), bar.height() / 5
        painter.setPen(QPen(theme.colour("text"), 2 * self._scale))
        painter.drawLine(QPointF(low, y), QPointF(high, y))
        for end in (low, high):
            painter.drawLine(QPointF(end, y - half), QPointF(end, y + half))

    def _around(self, text: str, middle: float, top: float) -> QRectF:
        """The place of a text around a middle, inside the meter."""
        width = width_of(text, self._size - 1) + 2
        left = min(max(middle - width / 2, 0.0), self.width() - width)
        return QRectF(left, top, width, self._row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer, or ask about the threshold whose label is there."""
        target = next((key for key, place in self._labels.items() if place.contains(event.position())), "")
        if target and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(target, self.anchor(target))
        else:
            super().mousePressEvent(event)

    def anchor(self, target: str) -> Anchor:
        """Where the label of a threshold stands."""

        def area() -> QRect | None:
            label = self._labels.get(target)
            return None if label is None else label.toAlignedRect()

        return Anchor(self, area)

    def menu(self) -> QMenu:
        """The thresholds, each to be explained."""
        menu = QMenu(self)
        if self._figure is not None:
            for key, label in self._threshold_labels(self._figure).items():
                menu.addAction(label).triggered.connect(
                    lambda _=False, key=key: self.activated.emit(key, self.anchor(key))
                )
        return menu
