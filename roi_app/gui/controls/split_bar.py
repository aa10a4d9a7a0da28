"""One bar in two parts: what stays, and what goes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.style.theme import theme

_HEIGHT = 22


class SplitBar(QWidget):
    """What stays is green, what goes is hatched; an empty groove where there is nothing to split."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self._stays: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_split(self, stays: float | None, told: str) -> None:
        """Show the part that stays, a share of the whole (below 0 all goes), or none; `told` says it in words."""
        self._stays = None if stays is None else min(max(stays, 0.0), 1.0)
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        """The height of a bar; any width will do."""
        return QSize(160, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the two parts with a gap between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        if self._stays is None:
            painter.setBrush(theme.colour("neutral_soft"))
            painter.drawRoundedRect(whole, 6, 6)
            return
        middle = whole.width() * self._stays
        kept, gone = QRectF(whole), QRectF(whole)
        kept.setWidth(max(middle - 1, 0))
        gone.setLeft(middle + 1)
        painter.setBrush(theme.colour("keep_fill"))
        painter.drawRoundedRect(kept, 6, 6)
        painter.setBrush(theme.colour("race_fill"))
        painter.drawRoundedRect(gone, 6, 6)
        light = QColor(theme.colour("card"))
        light.setAlphaF(0.4)
        painter.setBrush(QBrush(light, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(gone, 6, 6)
