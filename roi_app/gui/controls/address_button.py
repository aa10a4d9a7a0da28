"""A button that shows an address in full, on as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_SIZE = 12
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere


class AddressButton(PaintedButton):
    """An address as a link that is never cut short: a person sees where a click leads."""

    def __init__(self, address: str, hint: str, parent: QWidget | None = None) -> None:
        """Make the button of an address; `hint` says what a click does."""
        super().__init__(parent)
        self.setText(address)
        set_tooltip(self, hint)
        self.setAccessibleName(hint)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line."""
        measure = QFontMetrics(font(_SIZE))
        return QSize(measure.horizontalAdvance(self.text()) + 4, measure.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """As narrow as wanted."""
        return QSize(80, QFontMetrics(font(_SIZE)).height() + 4)

    def hasHeightForWidth(self) -> bool:
        """It takes more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        room = QRectF(0, 0, max(width - 4, 20), 10_000).toRect()
        return QFontMetrics(font(_SIZE)).boundingRect(room, int(_FLAGS), self.text()).height() + 4

    def draw(self, painter: QPainter) -> None:
        """Draw the address, underlined under the pointer."""
        shown = QFont(font(_SIZE))
        shown.setUnderline(self.is_hovered)
        painter.setFont(shown)
        painter.setPen(theme.colour("accent"))
        painter.drawText(QRectF(self.rect()).adjusted(2, 2, -2, -2), int(_FLAGS), self.text())
        self.draw_focus(painter)
