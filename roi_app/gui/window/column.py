"""Right of the inputs: head, waterfall and tabs, and how they share the height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from roi_app.gui.style.theme import GRID

GAP = GRID + 4

ROOM_OF_A_PAGE = 320
"""The height that a page needs which is a surface to work on, beside one that only shows a chart."""

ROOM_OF_A_CHART = 170

LARGER_PART = 0.6
"""What a page to work on takes of the height that it shares with the waterfall."""


class PageStack(QStackedWidget):
    """Pages of which one is on show; the others claim no room."""

    def minimumSizeHint(self) -> QSize:
        """The least room of the page on show."""
        return QSize() if self.currentWidget() is None else QSize(0, ROOM_OF_A_CHART)

    def hasHeightForWidth(self) -> bool:
        """Wrapped texts do not ask for height here: `Column` shares it out."""
        return False

    def sizeHint(self) -> QSize:
        """The room that the page on show likes."""
        page = self.currentWidget()
        return QSize() if page is None else page.sizeHint()


class Column(QWidget):
    """Head and waterfall above the pages.

    A low window has no room for the waterfall beside a page to work on: the waterfall then stands with the charts
    only, and the tabs stand above it, so that they stay where they are whichever page is opened. A page that
    `LIKES_ROOM` has as much as one to work on, but leaves the waterfall its place in a low window and scrolls.
    """

    def __init__(self, head: QWidget, breakdown: QWidget, tabs: QWidget, pages: PageStack) -> None:
        """Stack the parts."""
        super().__init__()
        self._head, self._breakdown, self._tabs, self._pages = head, breakdown, tabs, pages
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(head)
        self._column.addWidget(breakdown, 11)
        self._column.addWidget(tabs)
        self._column.addWidget(pages, 10)
        self._is_low = False
        pages.currentChanged.connect(self.arrange)

    def arrange(self) -> None:
        """Share the height among the waterfall and the page on show."""
        page = self._pages.currentWidget()
        if page is None:
            return
        waterfall = self._breakdown.minimumSizeHint().height()
        taken = self._head.minimumSizeHint().height() + self._tabs.sizeHint().height() + 3 * GAP
        free = self.height() - taken - waterfall
        self._set_low(low=free < ROOM_OF_A_PAGE)
        needs_room = getattr(page, "NEEDS_ROOM", False)
        self._breakdown.setVisible(not (self._is_low and needs_room))
        most = round(LARGER_PART * (free + waterfall))
        likes_room = needs_room or (getattr(page, "LIKES_ROOM", False) and not self._is_low)
        self._pages.setMinimumHeight(max(ROOM_OF_A_PAGE, most) if likes_room else ROOM_OF_A_CHART)

    def _set_low(self, *, low: bool) -> None:
        if low != self._is_low:
            self._is_low = low
            self._column.removeWidget(self._tabs)
            self._column.insertWidget(1 if low else 2, self._tabs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Share again when a part needs another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)
