"""A wrapped text that disturbs the layout around it only where it needs another height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.controls.labels import label, set_tone

_ANY_HEIGHT = 10_000


class Paragraph(QWidget):
    """A label over as many lines as it needs, which keeps room for the texts that `reserve` names.

    Qt's own label lets everything around it be laid out again with every text, which takes longer than to draw it.
    """

    def __init__(self, size: int, *, tone: str = "", parent: QWidget | None = None) -> None:
        """Make an empty paragraph in a pixel size and a tone of the style sheet."""
        super().__init__(parent)
        self.label = label(size, tone=tone, wraps=True)
        self.label.setParent(self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._reserved: tuple[str, ...] = ()
        self._least: tuple[tuple[object, ...], int] = ((), 0)
        self._needed = -1
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The text as it was given."""
        return self.label.text()

    def setText(self, text: str) -> None:
        """Show a text."""
        self.label.setText(text)
        if not self.isVisible():
            # What is not on show hears of no request, and is laid out as it was when it comes on show.
            self.updateGeometry()

    def set_tone(self, tone: str) -> None:
        """Give it another tone."""
        set_tone(self.label, tone)

    def reserve(self, texts: tuple[str, ...]) -> None:
        """Keep room for any of these texts from now on."""
        if texts != self._reserved:
            self._reserved = texts
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the text, and for any of those that are reserved."""
        needed = self.label.heightForWidth(width) if self.label.text() else 0
        return max(needed, self._height_of_reserved(width))

    def sizeHint(self) -> QSize:
        """As high as it is now wide."""
        return QSize(120, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Any width, and a line where there is something to say."""
        has_text = bool(self._reserved or self.label.text())
        return QSize(0, self.label.fontMetrics().lineSpacing() if has_text else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label all the room."""
        super().resizeEvent(event)
        self.label.setGeometry(self.rect())
        self._needed = self.heightForWidth(self.width())

    def event(self, event: QEvent) -> bool:
        """Ask for another height only where the text needs one."""
        if event.type() is QEvent.Type.LayoutRequest:
            needed = self.heightForWidth(self.width())
            if needed != self._needed:
                self._needed = needed
                self.updateGeometry()
        return super().event(event)

    def _height_of_reserved(self, width: int) -> int:
        if not self._reserved:
            return 0
        face = self.label.font()
        known = (width, self._reserved, face)
        if self._least[0] != known:
            measure, area = self.label.fontMetrics(), QRect(0, 0, max(width, 1), _ANY_HEIGHT)
            heights = (measure.boundingRect(area, Qt.TextFlag.TextWordWrap, text).height() for text in self._reserved)
            self._least = known, max(heights)
        return self._least[1]
