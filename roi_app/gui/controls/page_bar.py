"""Tabs as words with a line under the chosen one, and the pages below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_ROOMY, _CLOSE = (14, 24), (13, 14)
"""Type and the room at both sides of a word."""

_GAP = 4


def _width(words: list[str], look: tuple[int, int]) -> float:
    size, padding = look
    measure = QFontMetricsF(font(size, bold=True))
    return 2 * _GAP + sum(round(measure.horizontalAdvance(word)) + padding + _GAP for word in words)


class PageBar(QWidget):
    """One word a page; `chosen` carries the key of the page that a person picks."""

    chosen = Signal(str)

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Make a bar for these pages, the first one chosen."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(_GAP)
        self.tabs: dict[str, _Tab] = {}
        for key in keys:
            tab = _Tab(self)
            tab.setObjectName(key)
            tab.clicked.connect(self._say)
            self._group.addButton(tab)
            row.addWidget(tab)
            self.tabs[key] = tab
        row.addStretch(1)
        self.tabs[keys[0]].setChecked(True)

    def show_words(self, words: dict[str, str]) -> None:
        """Name the pages."""
        for key, word in words.items():
            self.tabs[key].setText(word)
            self.tabs[key].setAccessibleName(word)
            self.tabs[key].updateGeometry()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words closer where they would not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Full type where there is room, else smaller and closer."""
        words = [tab.text() for tab in self.tabs.values()]
        close = _width(words, _ROOMY) > self.width()
        for tab in self.tabs.values():
            tab.set_close(close=close)
        self._row.setSpacing(0 if close else _GAP)

    def show_chosen(self, key: str) -> None:
        """Mark a page without saying so."""
        self.tabs[key].setChecked(True)

    def _say(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _Tab(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = _ROOMY
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_close(self, *, close: bool) -> None:
        look = _CLOSE if close else _ROOMY
        if look != self._look:
            self._look = look
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        size, padding = self._look
        return QSize(round(QFontMetricsF(font(size, bold=True)).horizontalAdvance(self.text())) + padding, 34)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setFont(font(self._look[0], bold=on))
        painter.setPen(theme.colour("accent" if on else "text" if self.underMouse() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            painter.fillRect(
                QRectF(self._look[1] / 2, self.height() - 3, self.width() - self._look[1], 2.5), theme.colour("accent")
            )
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -4), 4, 4)
