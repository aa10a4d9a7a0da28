"""A card that slides in over a side of another widget, and leaves what stands above free."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.style.theme import GRID

WIDTH = 420
GAP = GRID + 4
_MOST_OF_HOST = 0.66
_LEAST = 300


class Drawer(LiveCard):
    """Stands at the right of its host, below another widget of it, however the two change.

    Where it would cover a place that is to stay free it grows narrower, or stands at the left.
    """

    shut_down = Signal()

    def __init__(self) -> None:
        """Make a drawer that is shut."""
        super().__init__(titled=False)
        self._host: QWidget | None = None
        self._above: QWidget | None = None
        self._free: Anchor | None = None
        # What lies behind ends in a gap, as between two cards.
        self._gap = QWidget()
        self._gap.setAutoFillBackground(True)
        self._gap.hide()
        self.hide()

    def stand_in(self, host: QWidget, above: QWidget) -> None:
        """Belong to `host` from now on, below `above`."""
        self._host, self._above = host, above
        self._gap.setParent(host)
        self.setParent(host)
        host.installEventFilter(self)
        above.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Take the room that there is now."""
        if self._host is None or self._above is None:
            return
        width = min(WIDTH, round(self._host.width() * _MOST_OF_HOST))
        top = self._above.geometry().bottom() + 1 + GAP
        height = self._host.height() - top
        left, width = self._beside_the_free(width, QRect(0, top, self._host.width(), height))
        self.setGeometry(left, top, width, height)
        is_left = left == 0 and width < self._host.width()
        self._gap.setGeometry(left - (0 if is_left else GAP), top, width + GAP, height)
        self._gap.raise_()
        self.raise_()

    def leave_free(self, anchor: Anchor | None) -> None:
        """Never cover this place, or any place again with None."""
        self._free = anchor
        self.place()

    def _beside_the_free(self, width: int, room: QRect) -> tuple[int, int]:
        """Where it begins and how wide it is: at the right, unless there is more room left of what is to stay free."""
        if self._free is None or self._host is None or not self._free.widget.isVisible():
            return room.width() - width, width
        area = self._free.area()
        if area is None:
            return room.width() - width, width
        place = QRect(self._free.widget.mapTo(self._window_of_host(), area.topLeft()), area.size())
        place.translate(-self._host.mapTo(self._window_of_host(), QPoint(0, 0)))
        if not place.intersects(room):
            return room.width() - width, width
        at_right, at_left = room.width() - place.right() - 1 - 2 * GAP, place.left() - 2 * GAP
        if at_right >= min(width, at_left):
            width = max(min(width, at_right), min(_LEAST, room.width()))
            return room.width() - width, width
        return 0, max(min(width, at_left), min(_LEAST, room.width()))

    def _window_of_host(self) -> QWidget:
        return self.window() if self._host is None else self._host.window()

    def showEvent(self, event: QShowEvent) -> None:
        """Come with the gap."""
        super().showEvent(event)
        self._gap.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go with the gap."""
        super().hideEvent(event)
        self._gap.hide()
        self._free = None
        self.shut_down.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host and what stands above."""
        if self.isVisible() and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return super().eventFilter(watched, event)
