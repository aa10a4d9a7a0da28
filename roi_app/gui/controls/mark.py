"""A line around the place that is spoken of, as long as it is spoken of."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.style.theme import theme

_AROUND = 3
_LINE = 2.0


class Mark(QWidget):
    """Lies over the anchor's own widget, so that it scrolls with it and is cut where that is cut.

    It is painted with whatever it surrounds, and notices then that the place has moved: `moved` says so.
    """

    moved = Signal()

    def __init__(self, anchor: Anchor) -> None:
        """Mark a place for as long as the mark lives."""
        super().__init__(anchor.widget)
        self.anchor = anchor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.setInterval(0)
        self._placing.timeout.connect(self.place)
        self.setGeometry(self._around())
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Mark nothing any longer, for good."""
        self.hide()
        # Deleted as its child, it would take along the anchor's own wrapper, though not the widget itself.
        self.setParent(None)
        self.deleteLater()

    def place(self) -> None:
        """Mark the place where it is now."""
        around = self._around()
        if around != self.geometry():
            self.setGeometry(around)
            self.moved.emit()

    def _around(self) -> QRect:
        area = self.anchor.area()
        around = self.geometry() if area is None else area.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        return around.intersected(self.anchor.widget.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, and go after the place where it is no longer here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), _LINE))
        inside = _LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inside, inside, -inside, -inside), 5, 5)
        if self._around() != self.geometry():
            self._placing.start()
