"""What all painted buttons share: the pointer's coming and going, Enter beside space, a ring where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from roi_app.gui.style.theme import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaintedButton(QAbstractButton):
    """A button whose looks are a subclass's `draw`; Qt draws it again whenever its state or the pointer changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a button that can be pointed at, tabbed to and pressed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def is_hovered(self) -> bool:
        """Whether the pointer is on it, and a click would do something."""
        return self.isEnabled() and self.underMouse()

    def draw(self, painter: QPainter) -> None:
        """Draw the button in its state; every button does this in its own way."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw with smooth edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on space."""
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def draw_focus(self, painter: QPainter, radius: float = 4) -> None:
        """Draw the ring where the focus is here."""
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), radius)


def press_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button whose Enter key goes down, once however long it is held; gives whether it was that key."""
    if Qt.Key(event.key()) not in _ENTER:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def draw_focus_ring(painter: QPainter, area: QRectF, radius: float = 4, colour: str = "accent") -> None:
    """Draw the ring of the focus along the middle of its line, in a colour of the palette."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(colour), 2))
    painter.drawRoundedRect(area, radius, radius)
