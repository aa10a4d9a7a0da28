"""The surfaces of a page: cards, and hairlines between their parts."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import ElidedLabel, label
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID


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


_EDGE = 4
"""Pixels at each side of a card in which its round corners lie."""


def fill_ground(part: QWidget) -> None:
    """Let a part of a card bring the card's ground along: what moves on it is painted without all that lies below."""
    part.setBackgroundRole(QPalette.ColorRole.Light)
    part.setAutoFillBackground(True)


class Card(QFrame):
    """A rounded surface with a title, a quieter subtitle, and room for content in `body`."""

    def __init__(self, parent: QWidget | None = None, *, titled: bool = True) -> None:
        """Make an empty card, with or without a line for its title."""
        super().__init__(parent)
        self.setObjectName("card")
        inside = QWidget()
        fill_ground(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        around.addWidget(inside)
        self._inside, self.body = inside, QVBoxLayout(inside)
        self.set_margins(3 * GRID, GRID + 6, 3 * GRID, GRID + 6)
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

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Keep so many pixels around the content, at each side at least what a round corner takes."""
        self.body.setContentsMargins(left - _EDGE, top - _EDGE, right - _EDGE, bottom - _EDGE)

    @property
    def content_width(self) -> int:
        """The width between the margins."""
        margins = self.body.contentsMargins()
        return self.width() - 2 * (_EDGE + self.frameWidth()) - margins.left() - margins.right()

    def forget_room(self) -> None:
        """Ask the content anew how much room it needs; while the card is hidden, Qt does not."""
        self._inside.updateGeometry()

    def show_title(self, title: str, subtitle: str = "") -> None:
        """Name the card."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
