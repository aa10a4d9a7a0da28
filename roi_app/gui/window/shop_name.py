"""The name of the shop in the top bar."""

from __future__ import annotations

from PySide6 import QtWidgets
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from roi_app.gui.controls.text_field import TextField
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID


class ShopName(TextField):
    """The shop's name, whole where there is room for it, else in smaller type, at last with an ellipsis."""

    _SIZES = (16, 15, 14, 13)
    _FRAME = 2 * GRID + 4
    _LEAST, _MOST = 150, 280

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self.setObjectName("flat")
        self.setMinimumWidth(self._LEAST)
        self.setMaximumWidth(self._MOST)
        self.setMaxLength(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font(self._SIZES[0], bold=True))
        self._height = super().sizeHint().height()
        self.textChanged.connect(self._fit)

    def sizeHint(self) -> QSize:
        """The whole name in full type, within limits."""
        wanted = self._width_in(self._SIZES[0]) + self._FRAME
        return QSize(min(max(round(wanted), self._LEAST), self._MOST), self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the type to the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """End a name that is too long in an ellipsis, while nobody edits it."""
        room = self.contentsRect().adjusted(self._FRAME // 2, 0, -self._FRAME // 2, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        # Named only here: importing `QStyle` makes its enums, which takes longer than anything else of this bar.
        option, painter = QtWidgets.QStyleOptionFrame(), QtWidgets.QStylePainter(self)
        self.initStyleOption(option)
        painter.drawPrimitive(QtWidgets.QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _fit(self) -> None:
        room = self.width() - self._FRAME
        size = next((size for size in self._SIZES if self._width_in(size) <= room), self._SIZES[-1])
        self.setFont(font(size, bold=True))
        self.updateGeometry()

    def _width_in(self, size: int) -> float:
        return QFontMetricsF(font(size, bold=True)).horizontalAdvance(self.text() or self.placeholderText())
