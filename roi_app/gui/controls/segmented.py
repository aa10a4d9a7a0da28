"""A row of choices of which one is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme


class Segmented(QWidget):
    """Choices side by side; `chosen` carries the key that a person picks."""

    chosen = Signal(str)

    def __init__(self, tint: str = "accent", parent: QWidget | None = None) -> None:
        """Make an empty row whose chosen segment has the palette's colour `tint`."""
        super().__init__(parent)
        self._tint = tint
        self._close = False
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: dict[str, str]) -> None:
        """Offer these choices, key to word; the same keys keep their segments."""
        if list(choices) != list(self._segments):
            self._rebuild(choices)
        for key, word in choices.items():
            self._segments[key].setText(word)
            self._segments[key].setAccessibleName(word)
            self._segments[key].updateGeometry()

    def show_chosen(self, key: str) -> None:
        """Mark one choice without saying so."""
        self._segments[key].setChecked(True)

    def set_close(self, close: bool) -> None:
        """Set the segments closer, for a narrow bar."""
        if close != self._close:
            self._close = close
            for segment in self._segments.values():
                segment.set_close(close)

    def segment(self, key: str) -> QAbstractButton:
        """The button of one choice."""
        return self._segments[key]

    def _rebuild(self, choices: dict[str, str]) -> None:
        for segment in self._segments.values():
            self._group.removeButton(segment)
            self._row.removeWidget(segment)
            segment.deleteLater()
        keys = list(choices)
        self._segments = {
            key: _Segment(self._tint, first=index == 0, last=index == len(keys) - 1, parent=self)
            for index, key in enumerate(keys)
        }
        for key, segment in self._segments.items():
            segment.setObjectName(key)
            segment.set_close(self._close)
            segment.clicked.connect(self._say)
            self._group.addButton(segment)
            self._row.addWidget(segment)

    def _say(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _Segment(QAbstractButton):
    def __init__(self, tint: str, *, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._tint, self._first, self._last, self._close = tint, first, last, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_close(self, close: bool) -> None:
        self._close = close
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font(bold=True)).horizontalAdvance(self.text())
        return QSize(round(width) + (14 if self._close else 24), 32)

    def _font(self, *, bold: bool) -> QFont:
        return font(12 if self._close else 13, bold=bold)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5 if self._first else 0, 0.5, -0.5 if self._last else 0.5, -0.5)
        outline = _outline(area, 8.0 if self._first else 0.0, 8.0 if self._last else 0.0)
        on = self.isChecked()
        ground = theme.colour(self._tint) if on else theme.colour("neutral_soft" if self.underMouse() else "card")
        painter.fillPath(outline, ground)
        painter.setPen(QPen(theme.colour(self._tint if on else "hairline"), 1))
        painter.drawPath(outline)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("card" if on else "accent"), 2))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 4, 4)
        painter.setFont(self._font(bold=on))
        painter.setPen(theme.colour("on_accent" if on else "text" if self.isEnabled() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def _outline(area: QRectF, left: float, right: float) -> QPainterPath:
    """A rectangle whose left and right corners are rounded by these radii."""
    path = QPainterPath(QPointF(area.left() + left, area.top()))
    path.lineTo(area.right() - right, area.top())
    path.quadTo(area.topRight(), QPointF(area.right(), area.top() + right))
    path.lineTo(area.right(), area.bottom() - right)
    path.quadTo(area.bottomRight(), QPointF(area.right() - right, area.bottom()))
    path.lineTo(area.left() + left, area.bottom())
    path.quadTo(area.bottomLeft(), QPointF(area.left(), area.bottom() - left))
    path.lineTo(area.left(), area.top() + left)
    path.quadTo(area.topLeft(), QPointF(area.left() + left, area.top()))
    return path
