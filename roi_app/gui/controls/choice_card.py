"""A card that is one big button: a title, a line about it, a figure, and a note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.style.theme import GRID, RADIUS, theme


class ChoiceCard(PaintedButton):
    """Chosen by a click anywhere on it, by Enter or by space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self.title, self.line = label(16, bold=True, wraps=True), label(13, tone="muted", wraps=True)
        self.caption, self.figure, self.unit = label(12, tone="muted"), label(38, bold=True), label(14, bold=True)
        self.note = label(13, wraps=True)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID + 4, 3 * GRID, 2 * GRID + 4)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addStretch(1)
        column.addSpacing(2 * GRID)
        column.addWidget(self.caption)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.figure)
        row.addWidget(self.unit, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.unit.setContentsMargins(0, 0, 0, 8)
        column.addLayout(row)
        column.addWidget(self.note)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_choice(self, title: str, line: str) -> None:
        """Say what is to be had."""
        self.title.setText(title)
        self.line.setText(line)
        self._describe()

    def show_figure(self, caption: str, figure: str, unit: str, tone: str, note: str) -> None:
        """Show what it comes to."""
        for part, text in ((self.caption, caption), (self.figure, figure), (self.unit, unit), (self.note, note)):
            part.setText(text)
        set_tone(self.figure, tone)
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleName(self.title.text())
        figure = f"{self.caption.text()} {self.figure.text()} {self.unit.text()}".strip()
        self.setAccessibleDescription(f"{self.line.text()} {figure}. {self.note.text()}")

    def draw(self, painter: QPainter) -> None:
        """Draw ground, hairline and focus."""
        chosen = self.hasFocus() or self.isDown()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(theme.colour("accent_soft" if self.isDown() else "card"))
        lively = chosen or self.is_hovered
        painter.setPen(QPen(theme.colour("accent" if lively else "hairline"), 2 if chosen else 1))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
