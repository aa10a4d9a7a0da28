"""A card that slides in over the right side of another widget, and leaves what stands above free."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.style.theme import GRID

WIDTH = 420
GAP = GRID + 4
_MOST_OF_HOST = 0.66


class Drawer(LiveCard):
    """Stands at the right of its host, below another widget of it, however the two change."""

    def __init__(self) -> None:
        """Make a drawer that is shut."""
        super().__init__(titled=False)
        self._host: QWidget | None = None
        self._above: QWidget | None = None
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
        left, height = self._host.width() - width, self._host.height() - top
        self.setGeometry(left, top, width, height)
        self._gap.setGeometry(left - GAP, top, width + GAP, height)
        self._gap.raise_()
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """Come with the gap."""
        super().showEvent(event)
        self._gap.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go with the gap."""
        super().hideEvent(event)
        self._gap.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host and what stands above."""
        if self.isVisible() and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return super().eventFilter(watched, event)
