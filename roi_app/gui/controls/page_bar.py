"""Tabs as words with a line under the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.exclusive_row import ExclusiveButton, ExclusiveRow
from roi_app.gui.controls.painted_button import draw_focus_ring
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_ROOMY, _CLOSE = (14, 24), (13, 14)
"""Type and the room at both sides of a word."""

_GAP = 4


class PageBar(ExclusiveRow["Tab"]):
    """One word a page, in full type where there is room, else smaller and closer."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Make a bar for these pages, the first one chosen."""
        super().__init__(parent)
        self._row.setContentsMargins(4, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for key in keys:
            self.add_button(key, Tab(self))
        self._row.addStretch(1)
        self.show_chosen(keys[0])

    def show_words(self, words: dict[str, str]) -> None:
        """Name the pages."""
        super().show_words(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words closer where they would not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size, padding = _ROOMY
        measure = QFontMetricsF(font(size, bold=True))
        widths = (round(measure.horizontalAdvance(tab.text())) + padding + _GAP for tab in self.buttons.values())
        close = 2 * _GAP + sum(widths) > self.width()
        self.set_close(close)
        self._row.setSpacing(0 if close else _GAP)


class Tab(ExclusiveButton):
    """One page's word."""

    def sizeHint(self) -> QSize:
        """Room for the word in bold."""
        size, padding = self._look
        return QSize(round(QFontMetricsF(font(size, bold=True)).horizontalAdvance(self.text())) + padding, 34)

    def draw(self, painter: QPainter) -> None:
        """Draw the word, and the line where the page is on show."""
        on, (size, padding) = self.isChecked(), self._look
        painter.setFont(font(size, bold=on))
        painter.setPen(theme.colour("accent" if on else "text" if self.is_hovered else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            line = QRectF(padding / 2, self.height() - 3, self.width() - padding, 2.5)
            painter.fillRect(line, theme.colour("accent"))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -4))

    @property
    def _look(self) -> tuple[int, int]:
        return _CLOSE if self.is_close else _ROOMY
