"""Labels: plain text in a size and a tone, and two that fit any width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from roi_app.gui.style.fonts import fitting, font


def label(size: int = 13, *, bold: bool = False, tone: str = "", wraps: bool = False) -> QLabel:
    """A label of a pixel size and a tone of the style sheet (`muted`, `keep`, `race`, `caution`, `accent`)."""
    made = QLabel()
    made.setFont(font(size, bold=bold))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("tone", tone)
    made.setWordWrap(wraps)
    return made


def set_tone(one: QLabel, tone: str) -> None:
    """Give a label another tone."""
    if one.property("tone") != tone:
        one.setProperty("tone", tone)
        one.style().unpolish(one)
        one.style().polish(one)


class ElidedLabel(QLabel):
    """A label on one line that ends in an ellipsis where there is no room, and tells the rest in its tooltip."""

    def minimumSizeHint(self) -> QSize:
        """It may vanish altogether."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fits)
        self.setToolTip("" if fits == self.text() else self.text())


class ShrinkingLabel(QLabel):
    """A label on one line whose type grows smaller where there is no room, so that no figure is ever cut."""

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all of it, as large as there is room for."""
        painter = QPainter(self)
        painter.setFont(fitting(self.font(), self.text(), self.contentsRect().width()))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
