"""A part of a panel under a heading that can be folded away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roi_app.gui.controls.icons import Icon, draw_icon, icon_pen
from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID, theme


class Section(QWidget):
    """A heading with a fold mark, and rows in `rows` below it."""

    folded = Signal(bool)

    def __init__(self, *, open_: bool = True, parent: QWidget | None = None) -> None:
        """Make an empty section, open or folded."""
        super().__init__(parent)
        self.heading = _Heading(self)
        self.inside = QWidget()
        self.rows = QVBoxLayout(self.inside)
        self.rows.setContentsMargins(0, 0, 0, GRID)
        self.rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.inside)
        self.heading.setChecked(open_)
        self.inside.setVisible(open_)
        self.heading.toggled.connect(self._fold)

    def show_heading(self, text: str, note: str = "") -> None:
        """Name the section; the note stands at the right."""
        if (text, note) != (self.heading.text(), self.heading.note):
            self.heading.setText(text)
            self.heading.setAccessibleName(text)
            self.heading.note = note
            self.heading.update()

    @property
    def is_open(self) -> bool:
        """Whether the rows are on show."""
        return self.heading.isChecked()

    def unfold(self) -> None:
        """Open the section."""
        self.heading.setChecked(True)

    def _fold(self, is_open: bool) -> None:
        self.inside.setVisible(is_open)
        self.folded.emit(not is_open)


class _Heading(PaintedButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def draw(self, painter: QPainter) -> None:
        middle = self.height() / 2
        chevron = Icon.CHEVRON_DOWN if self.isChecked() else Icon.CHEVRON_RIGHT
        draw_icon(painter, chevron, QPointF(6, middle), icon_pen("muted", 1.6))
        painter.setFont(font(13, bold=True))
        painter.setPen(theme.colour("muted"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(18, 0, width + 4, self.height()), left_middle, self.text())
        painter.setFont(font(12))
        note_width = QFontMetricsF(painter.font()).horizontalAdvance(self.note)
        if self.note:
            painter.drawText(
                QRectF(self.width() - note_width - 2, 0, note_width + 2, self.height()), left_middle, self.note
            )
        painter.setPen(QPen(theme.colour("hairline"), 1))
        end = self.width() - (note_width + 10 if self.note else 0)
        if end > 28 + width:
            painter.drawLine(QPointF(28 + width, middle), QPointF(end, middle))
        self.draw_focus(painter)
