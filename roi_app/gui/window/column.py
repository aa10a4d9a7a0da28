"""Right of the inputs: head, waterfall and tabs, and how they share the height."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QStackedWidget, QVBoxLayout, QWidget

from roi_app.gui.controls.tab_order import follow_in_tab_order
from roi_app.gui.style.theme import GRID

GAP = GRID + 4

ROOM_OF_A_PAGE = 320
"""The height that a page needs which is a surface to work on, beside one that only shows a chart."""

ROOM_OF_A_CHART = 170

LINE = 2
"""The line to drag, as high as it shows under the pointer; the style sheet's margins make it as high as a gap."""

USUAL_SHARE = 0.4
"""What the waterfall takes of the height that it shares with tabs and page, until somebody drags the line between."""


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
    """Head and waterfall above the pages; the line between can be dragged, and is the same for every page.

    A low window has no room for the waterfall beside a page to work on: the waterfall then stands with the charts
    only, and the tabs stand above it, so that they stay where they are whichever page is opened.

    `share_chosen` carries the waterfall's share when a person has dragged the line, or brought it back.
    """

    share_chosen = Signal(float)

    def __init__(self, head: QWidget, breakdown: QWidget, tabs: QWidget, pages: PageStack, share: float) -> None:
        """Stack the parts; the waterfall takes this share."""
        super().__init__()
        self._head, self._breakdown, self._tabs, self._pages = head, breakdown, tabs, pages
        self._share, self._is_low, self._has_order = share, False, False
        below = QWidget()
        self._below = QVBoxLayout(below)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(GAP)
        self._below.addWidget(tabs)
        self._below.addWidget(pages, 1)
        self.split = _Split()
        self.split.addWidget(breakdown)
        self.split.addWidget(below)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(head)
        self._column.addWidget(self.split, 1)
        self.split.splitterMoved.connect(lambda _at, _index: self._take_share())
        self.split.reset.connect(self._reset_share)
        pages.currentChanged.connect(self.arrange)

    def arrange(self) -> None:
        """Share the height among the waterfall and the page on show."""
        page = self._pages.currentWidget()
        if page is None:
            return
        waterfall = self._breakdown.minimumSizeHint().height()
        taken = self._head.minimumSizeHint().height() + self._tabs.sizeHint().height() + 3 * GAP
        self._set_low(low=self.height() - taken - waterfall < ROOM_OF_A_PAGE)
        needs_room = getattr(page, "NEEDS_ROOM", False)
        self._breakdown.setVisible(not (self._is_low and needs_room))
        self._pages.setMinimumHeight(ROOM_OF_A_PAGE if needs_room or not self._is_low else ROOM_OF_A_CHART)
        room = self.split.height() - GAP
        waterfall = round(self._share * room)
        self.split.setSizes([waterfall, room - waterfall])

    def _take_share(self) -> None:
        waterfall, below = self.split.sizes()
        self._share = waterfall / max(waterfall + below, 1)
        self.share_chosen.emit(self._share)

    def _reset_share(self) -> None:
        self._share = USUAL_SHARE
        self.arrange()
        self.share_chosen.emit(self._share)

    def _set_low(self, *, low: bool) -> None:
        if low != self._is_low:
            self._is_low = low
            (self._below if low else self._column).removeWidget(self._tabs)
            if low:
                self._column.insertWidget(1, self._tabs)
            else:
                self._below.insertWidget(0, self._tabs)
            if self._has_order:
                self.order_tabs()

    def order_tabs(self) -> None:
        """Put the focus's way in order, from the first picture on: it leads through all that Qt made itself."""
        self._has_order = True
        middle = (self._tabs, self._breakdown) if self._is_low else (self._breakdown, self._tabs)
        for first, then in pairwise((self._head, *middle, self._pages)):
            follow_in_tab_order(first, then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Share again when a part needs another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)


class _Split(QSplitter):
    """Two parts above each other with a line to drag; `reset` says that a person wants the usual sizes."""

    reset = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(LINE)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        split = self.splitter()
        if isinstance(split, _Split):
            split.reset.emit()
