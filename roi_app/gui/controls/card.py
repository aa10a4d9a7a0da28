"""The plain parts of a page: cards, headings, labels, rules."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from roi_app.gui.style.theme import GRID, fitting, font


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


def rule(*, upright: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    if upright:
        line.setFixedWidth(1)
        line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    else:
        line.setFixedHeight(1)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


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


class Card(QFrame):
    """A rounded surface with a title, a quieter subtitle, and room for content in `body`."""

    def __init__(self, parent: QWidget | None = None, *, titled: bool = True) -> None:
        """Make an empty card, with or without a line for its title."""
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(3 * GRID, GRID + 6, 3 * GRID, GRID + 6)
        self.body.setSpacing(GRID)
        self.title, self.subtitle = label(15, bold=True), ElidedLabel()
        self.subtitle.setFont(font(12))
        self.subtitle.setProperty("tone", "muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(2 * GRID)
        if titled:
            self.head.addWidget(self.title)
            self.head.addWidget(self.subtitle, 1)
            self.body.addLayout(self.head)
        else:
            for unused in (self.title, self.subtitle):
                unused.setParent(self)
                unused.hide()

    def show_title(self, title: str, subtitle: str = "") -> None:
        """Name the card."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
