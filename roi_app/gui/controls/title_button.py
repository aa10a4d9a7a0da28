"""A title that is also a button: it looks like plain text until somebody points at it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.controls.icons import Icon, draw_icon, icon_pen
from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class TitleButton(PaintedButton):
    """Bold text that ends in an ellipsis where there is no room, with a chevron that more is to be had.

    `mark` stands before the text, smaller, such as the key that leads here.
    """

    def __init__(self, mark: str = "", parent: QWidget | None = None) -> None:
        """Make a button without text."""
        super().__init__(parent)
        self._mark, self._size = mark, 13
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_size(self, size: int) -> None:
        """Take a pixel size for the text."""
        self._size = size
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for everything."""
        text = QFontMetricsF(font(self._size, bold=True))
        width = self._text_left() + text.horizontalAdvance(self.text()) + self._size * 1.2
        return QSize(round(width), round(text.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        """The text may be cut."""
        return QSize(self._size * 4, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to whoever stands behind."""
        if Qt.Key(event.key()) in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter) -> None:
        """Draw mark, text and, for whoever points at it, the chevron."""
        text_font = font(self._size, bold=True)
        measure = QFontMetricsF(text_font)
        baseline = (self.height() + measure.ascent() - measure.descent()) / 2
        painter.setPen(theme.colour("muted"))
        painter.setFont(self._mark_font())
        painter.drawText(QPointF(0, baseline), self._mark)
        painter.setFont(text_font)
        painter.setPen(theme.colour("accent" if self.is_hovered else "text"))
        left = self._text_left()
        fits = measure.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - left - self._size * 1.2)
        set_tooltip(self, "" if fits == self.text() else self.text())
        painter.drawText(QPointF(left, baseline), fits)
        if self.is_hovered or self.hasFocus():
            middle = QPointF(left + measure.horizontalAdvance(fits) + self._size * 0.7, self.height() / 2)
            line = max(1.4, self._size / 10)
            draw_icon(painter, Icon.CHEVRON_DOWN, middle, icon_pen("accent", line), scale=self._size * 0.07)
        self.draw_focus(painter)

    def _mark_font(self) -> QFont:
        return font(max(round(self._size * 0.72), 10))

    def _text_left(self) -> float:
        if not self._mark:
            return 0.0
        return QFontMetricsF(self._mark_font()).horizontalAdvance(self._mark) + self._size * 0.5
