"""A box to choose one of a few words from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget


class Choice(QComboBox):
    """Ends a word that is too long in an ellipsis, and tells the whole of it in its hint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty box; the wheel scrolls the panel that it stands in, not the choice."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the word as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 4
        fits = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        self.setToolTip("" if fits == option.currentText else option.currentText)
        option.currentText = fits
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel that scrolls."""
        event.ignore()
