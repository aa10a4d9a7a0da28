"""Tabs as words with a line under the chosen one, and the pages below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from roi_app.gui.theme import font, theme


class PageBar(QWidget):
    """One word a page; `chosen` carries the key of the page that a person picks."""

    chosen = Signal(str)

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Make a bar for these pages, the first one chosen."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(4)
        self.tabs: dict[str, QAbstractButton] = {}
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

    def show_chosen(self, key: str) -> None:
        """Mark a page without saying so."""
        self.tabs[key].setChecked(True)

    def _say(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _Tab(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(font(14, bold=True)).horizontalAdvance(self.text())) + 24, 34)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setFont(font(14, bold=on))
        painter.setPen(theme.colour("accent" if on else "text" if self.underMouse() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            painter.fillRect(QRectF(12, self.height() - 3, self.width() - 24, 2.5), theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -4), 4, 4)
