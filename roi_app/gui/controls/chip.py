"""A small rounded label for a word or two."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme


class Chip(QWidget):
    """A word on a tinted background; the tint only supports the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chip."""
        super().__init__(parent)
        self._text, self._ink, self._ground = "", "text", "neutral_soft"
        self._hint: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The word on show."""
        return self._text

    def show_word(self, text: str, ink: str, ground: str) -> None:
        """Show a word in a colour on a ground, both names of the palette."""
        if (text, ink, ground) != (self._text, self._ink, self._ground):
            self._text, self._ink, self._ground = text, ink, ground
            self.setAccessibleName(text)
            self.setVisible(bool(text))
            self.updateGeometry()
            self.update()

    def show_hint(self, lines: tuple[str, ...]) -> None:
        """Tell more on hovering, and to those who cannot see: note and sources, a line each."""
        if lines != self._hint:
            self._hint = lines
            set_tooltip(self, "\n".join(lines))
            self.setAccessibleDescription("\n".join(lines))

    def sizeHint(self) -> QSize:
        """Room for the word."""
        return QSize(round(QFontMetricsF(font(11, bold=True)).horizontalAdvance(self._text)) + 14, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
        painter.setPen(theme.colour(self._ink))
        painter.setFont(font(11, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
