"""A button that shows an address in full, on as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_SIZE = 12
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere


class AddressButton(QAbstractButton):
    """An address as a link that is never cut short: a person sees where a click leads."""

    def __init__(self, address: str, hint: str, parent: QWidget | None = None) -> None:
        """Make the button of an address; `hint` says what a click does."""
        super().__init__(parent)
        self.setText(address)
        self.setToolTip(hint)
        self.setAccessibleName(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
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

    def event(self, event: QEvent) -> bool:
        """Draw again when the pointer comes or goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the address, underlined under the pointer."""
        painter = QPainter(self)
        shown = font(_SIZE)
        if self.underMouse():
            shown.setUnderline(True)
        painter.setFont(shown)
        painter.setPen(theme.colour("accent"))
        painter.drawText(QRectF(self.rect()).adjusted(2, 2, -2, -2), int(_FLAGS), self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
