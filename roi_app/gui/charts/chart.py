"""What all painted charts share: a figure on show, its summary for those who cannot see it, and hot spots."""

from __future__ import annotations

import math
from typing import ClassVar, Generic, NamedTuple, Self, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from roi_app.figures.figure import Figure
from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.controls.painted_button import draw_focus_ring
from roi_app.gui.controls.tooltips import show_tooltip
from roi_app.gui.style.theme import theme

Shown = TypeVar("Shown", bound=Figure)


class Spot(NamedTuple):
    """A place in a chart that tells more: `hint` on hovering, `target` on a click ("" for nothing to explain)."""

    area: QRectF
    hint: str
    target: str


class Chart(QWidget, Generic[Shown]):
    """A widget that paints one figure.

    `activated` carries the target of a spot that was clicked, or chosen with arrows and Enter, and its `Anchor`.
    """

    activated = Signal(str, object)

    GROUND: ClassVar[str | None] = None
    """The palette's colour that the chart itself fills its area with; what moves with a slider should have one.

    Without it, Qt paints the card and the window below it again, with their rounded corners.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a chart without a figure."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, self.GROUND is not None)
        self.figure: Shown | None = None
        self.spots: list[Spot] = []
        self._painted_to: float = math.inf
        self._current: int | None = None
        self._pressed_at: QPoint | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figure(self, figure: Shown) -> None:
        """Paint a figure from now on."""
        self.figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.summary)
        self.update()

    def twin(self) -> Self:
        """A chart of its own that shows the same figure, to be drawn elsewhere."""
        made = type(self)()
        if self.figure is not None:
            made.show_figure(self.figure)
        return made

    def draw(self, painter: QPainter, figure: Shown) -> None:
        """Paint the figure and fill `spots`; every chart does this in its own way."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure, then the spot in focus."""
        painter = QPainter(self)
        if self.GROUND is not None:
            painter.fillRect(event.rect(), theme.colour(self.GROUND))
        if self.figure is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.spots = []
        self._painted_to = event.rect().bottom() + 1
        self.draw(painter, self.figure)
        if self.hasFocus():
            area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self._current is not None and self._current < len(self.spots):
                area = self.spots[self._current].area.adjusted(-2, -2, 2, 2)
            draw_focus_ring(painter, area)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The uppermost spot at a point."""
        return next((spot for spot in reversed(self.spots) if spot.area.contains(point)), None)

    def anchor(self, target: str) -> Anchor:
        """Where the number of a target is painted, however the chart changes."""
        return Anchor(
            self, lambda: next((one.area.toAlignedRect() for one in self.spots if one.target == target), None)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, in case the picture is to be carried away; the window hears of it too."""
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointed spot's value; a drag is left to the window, which carries the picture away."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            start, at = self._pressed_at, event.position().toPoint()
            if start is not None and (at - start).manhattanLength() >= QApplication.startDragDistance():
                self._pressed_at = None
                QToolTip.hideText()
                event.ignore()
            return
        spot = self.spot_at(event.position())
        can_ask = spot is not None and spot.target
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_ask else Qt.CursorShape.ArrowCursor)
        if spot is None:
            QToolTip.hideText()
        else:
            show_tooltip(event.globalPosition().toPoint(), spot.hint, self, spot.area.toRect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask about the clicked spot."""
        spot, was_pressed, self._pressed_at = self.spot_at(event.position()), self._pressed_at is not None, None
        if spot is not None and spot.target and was_pressed and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(spot.target, self.anchor(spot.target))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the spots with the arrows; Enter asks about the current one."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.spots:
            last = len(self.spots) - 1
            start = self._current if self._current is not None else (-1 if steps[key] > 0 else last + 1)
            self._current = min(max(start + steps[key], 0), last)
            self.setAccessibleDescription(self.spots[self._current].hint)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current is not None:
            target = self.spots[self._current].target
            if target:
                self.activated.emit(target, self.anchor(target))
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Forget the current spot when the focus goes, unless it only goes to what explains the spot."""
        if isinstance(event, QFocusEvent):
            if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.OtherFocusReason):
                self._current = None
            self.update()
        return super().event(event)
