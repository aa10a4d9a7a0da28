"""Pages one below the other, as wide as there is room, to be scrolled and leafed through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID, theme

_GAP = 2 * GRID
_EDGE = 2
_LEAST_WIDTH = 200


class PageView(QScrollArea):
    """Shows images of pages; `leafed` says that another page is the current one, `resized` that the width changed."""

    leafed = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a view without pages."""
        super().__init__(parent)
        self.setObjectName("pages")
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width, and so the pages, and so the bar.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._current = 0
        self.verticalScrollBar().valueChanged.connect(self._follow)

    @property
    def page_width(self) -> int:
        """How wide a page is drawn, in the units of the window."""
        return max(self.viewport().width() - 2 * _EDGE, _LEAST_WIDTH)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets.pages)

    @property
    def current(self) -> int:
        """The page in the middle of the view, from 0."""
        return self._current

    @property
    def pages(self) -> tuple[QImage, ...]:
        """The pages on show."""
        return self._sheets.pages

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages; the place in them stays."""
        place = self.verticalScrollBar().value()
        self._sheets.pages, self._sheets.words = tuple(pages), ""
        self._arrange()
        self.verticalScrollBar().setValue(place)
        self._follow()
        self.leafed.emit()

    def show_words(self, words: str) -> None:
        """Say something in place of pages."""
        self._sheets.pages, self._sheets.words = (), words
        self._arrange()
        self.leafed.emit()

    def set_stale(self, stale: bool) -> None:
        """Draw the pages fainter while others are being made."""
        if stale != self._sheets.is_stale:
            self._sheets.is_stale = stale
            self._sheets.update()

    def go_to(self, page: int) -> None:
        """Bring a page to the top; beyond the ends is the end."""
        if self.count:
            page = min(max(page, 0), self.count - 1)
            self.verticalScrollBar().setValue(round(self._sheets.places[page].top() - _EDGE))
            # The last page may be too short to come to the top.
            self._set_current(page)

    def sizeHint(self) -> QSize:
        """Wide enough to be read."""
        return QSize(520, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the width."""
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys leaf, all others scroll."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(self._current + steps[key])
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._sheets.arrange(self.page_width, self.viewport().height())

    def _follow(self) -> None:
        if self.count:
            middle = self.verticalScrollBar().value() + self.viewport().height() * 0.4
            above = [index for index, place in enumerate(self._sheets.places) if place.top() <= middle]
            self._set_current(above[-1] if above else 0)

    def _set_current(self, page: int) -> None:
        if page != self._current:
            self._current = page
            self.leafed.emit()


class _Sheets(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[QImage, ...] = ()
        self.places: list[QRectF] = []
        self.words = ""
        self.is_stale = False

    def arrange(self, width: int, least_height: int) -> None:
        self.places, top = [], float(_EDGE)
        for page in self.pages:
            height = width * page.height() / max(page.width(), 1)
            self.places.append(QRectF(_EDGE, top, width, height))
            top += height + _GAP
        self.resize(width + 2 * _EDGE, max(round(top - _GAP) + _EDGE, least_height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        seen = QRectF(event.rect())
        painter.setOpacity(0.55 if self.is_stale else 1.0)
        for page, place in zip(self.pages, self.places, strict=True):
            if place.intersects(seen):
                painter.drawImage(place, page)
                painter.setPen(QPen(theme.colour("hairline"), 1))
                painter.drawRect(place)
        if self.words:
            painter.setOpacity(1.0)
            painter.setFont(font(13))
            painter.setPen(theme.colour("muted"))
            room = self.visibleRegion().boundingRect().adjusted(4 * GRID, 0, -4 * GRID, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
