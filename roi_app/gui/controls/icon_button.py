"""Buttons with an icon: alone, or with a word beside it where there is room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from roi_app.gui.controls.icons import LINE, Icon, draw_icon, icon_pen
from roi_app.gui.controls.painted_button import press_on_enter

SIZE = 32
_THIN_LINE = 1.4


class _IconBase(QToolButton):
    """The style sheet gives ground and frame; a subclass draws the icon on them."""

    def __init__(self, icon: Icon, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on space."""
        if not press_on_enter(self, event):
            super().keyPressEvent(event)


class IconButton(_IconBase):
    """A quiet square button with an icon; one below the full size shows it thinner and muted.

    One that can be checked takes the accent, and another icon, while it is.
    """

    def __init__(
        self, icon: Icon, parent: QWidget | None = None, *, size: int = SIZE, checked_icon: Icon | None = None
    ) -> None:
        """Make a square button with an icon."""
        super().__init__(icon, parent)
        self.setObjectName("quiet")
        self._checked_icon, self._size = checked_icon or icon, size

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon on the ground that the style sheet gives."""
        super().paintEvent(event)
        is_small = self._size < SIZE
        colour = "accent" if self.isChecked() else "muted" if is_small else "text"
        draw_icon(
            QPainter(self),
            self._checked_icon if self.isChecked() else self._icon,
            QPointF(self.width() / 2, self.height() / 2),
            icon_pen(colour if self.isEnabled() else "groove", _THIN_LINE if is_small else LINE),
        )


class WordButton(_IconBase):
    """A button that shows an icon and a word; a bar without room leaves the word to the tooltip."""

    def __init__(self, icon: Icon, parent: QWidget | None = None, *, ink: str = "text") -> None:
        """Make a button with an icon and no word yet; `ink` is the palette's colour of both."""
        super().__init__(icon, parent)
        self._word, self._close, self._ink = "", False, ink

    @property
    def shown_word(self) -> str:
        """The word on show, empty where there is no room for it."""
        return "" if self._close else self._word

    def show_word(self, word: str) -> None:
        """Show a word, which is the accessible name as well."""
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def set_close(self, close: bool) -> None:
        """Show the icon alone, for a narrow bar."""
        if close != self._close:
            self._close = close
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the icon and the word."""
        word = self.fontMetrics().horizontalAdvance(self.shown_word)
        return QSize(word + 48 if word else 36, SIZE)

    def minimumSizeHint(self) -> QSize:
        """As much as is shown."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and word on the ground that the style sheet gives."""
        super().paintEvent(event)
        painter = QPainter(self)
        pen = icon_pen(self._ink if self.isEnabled() else "muted")
        word = self.shown_word
        draw_icon(painter, self._icon, QPointF(20 if word else self.width() / 2, self.height() / 2), pen)
        painter.setPen(pen)
        painter.drawText(self.rect().adjusted(32, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
