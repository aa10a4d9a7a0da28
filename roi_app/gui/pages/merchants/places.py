"""What stands in the place of a table that is not there: what to do at first, and how far reading is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.style.theme import GRID, theme
from roi_app.texts.formatting import Wording

_WIDEST = 560
_STEPS = 1000


class DropPlace(QWidget):
    """Says what a table of merchants is, and takes one: dropped on it, or opened, or begun from a template."""

    open_asked = Signal()
    template_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a place that says nothing yet."""
        super().__init__(parent)
        self.title, self.text = label(20, bold=True, wraps=True), label(14, tone="muted", wraps=True)
        self.hint = label(12, tone="muted", wraps=True)
        self.open, self.template = QPushButton(), QPushButton()
        self._is_over = False
        self.open.setObjectName("primary")
        self.open.clicked.connect(lambda _=False: self.open_asked.emit())
        self.template.clicked.connect(lambda _=False: self.template_asked.emit())
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        for part in (self.title, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID + 4)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        buttons.addWidget(self.template)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.hint)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)

    def retranslate(self, wording: Wording) -> None:
        """Say every text in the reader's language."""
        for part, key in (
            (self.title, "merchants.empty.title"),
            (self.text, "merchants.empty.text"),
            (self.hint, "merchants.empty.hint"),
            (self.open, "merchants.open"),
            (self.template, "merchants.template"),
        ):
            part.setText(wording.text(key))

    def show_over(self, *, over: bool) -> None:
        """Show whether a file is held over the window."""
        if over != self._is_over:
            self._is_over = over
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame into which a file may be dropped."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.colour("accent" if self._is_over else "groove")
        painter.setPen(QPen(colour, 2 if self._is_over else 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft" if self._is_over else "card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 12, 12)


class ReadingPlace(QWidget):
    """How far a file is read; `cancelled` says that nobody wants it any more."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a place that shows nothing read yet."""
        super().__init__(parent)
        self.title, self.share = label(15, bold=True, wraps=True), label(13, tone="muted")
        self.bar, self.cancel = QProgressBar(), QPushButton()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.cancel.clicked.connect(lambda _=False: self.cancelled.emit())
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addWidget(self.share, 1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addStretch(1)
        outside = QHBoxLayout(self)
        outside.addStretch(1)
        outside.addWidget(middle, 1000)
        outside.addStretch(1)

    def begin(self, name: str, wording: Wording) -> None:
        """Say which file is being read."""
        self.title.setText(wording.text("merchants.reading", name=name))
        self.cancel.setText(wording.text("file.cancel"))
        self.bar.setAccessibleName(self.title.text())
        self.show_share(0.0, wording)

    def show_share(self, share: float, wording: Wording) -> None:
        """Say how much of it is read."""
        self.bar.setValue(round(share * _STEPS))
        self.share.setText(wording.text("merchants.read_share", share=wording.share(share, 0)))
