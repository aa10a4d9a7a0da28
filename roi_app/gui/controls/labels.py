"""Labels: the only place that makes one, so that no text of a person's or a file's is ever taken for markup."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from roi_app.gui.controls.tooltips import set_tooltip, tooltip
from roi_app.gui.style.fonts import fitting, font

_JOINER = "\N{WORD JOINER}"
_SIGNED = re.compile(r"([+−])(?=[^\w\s])")
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def label(size: int = 13, *, bold: bool = False, tone: str = "", wraps: bool = False) -> QLabel:
    """A label of a pixel size and a tone of the style sheet (`muted`, `keep`, `race`, `caution`, `accent`)."""
    made = _PlainLabel()
    made.setFont(font(size, bold=bold))
    made.setProperty("tone", tone)
    made.setWordWrap(wraps)
    return made


def linked_label(size: int = 13, *, tone: str = "") -> QLabel:
    """A label for HTML whose links can be reached by mouse and keyboard; `link` and `html.escape` make its texts."""
    made = label(size, tone=tone, wraps=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    return made


def link(target: str, text: str, hint: str) -> str:
    """HTML of a link for a `linked_label`: its text, and a hint for whoever points at it."""
    title = html.escape(tooltip(hint))
    return f'<a href="{html.escape(target)}" title="{title}" style="text-decoration:none">{html.escape(text)}</a>'


def set_tone(one: QLabel, tone: str) -> None:
    """Give a label another tone."""
    if one.property("tone") != tone:
        one.setProperty("tone", tone)
        # Before it is first shown there is nothing to renew, and the style's type is long in the making.
        if one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            one.style().unpolish(one)
            one.style().polish(one)


class _PlainLabel(QLabel):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; where it wraps, no line ends between a sign and the currency after it."""
        self._given = text
        wraps = self.wordWrap() and self.textFormat() is Qt.TextFormat.PlainText
        super().setText(_SIGNED.sub(rf"\1{_JOINER}", text) if wraps else text)

    def text(self) -> str:
        """The text as it was given."""
        return self._given


class ElidedLabel(_PlainLabel):
    """A label on one line that ends in an ellipsis where there is no room, and tells the rest in its tooltip."""

    def minimumSizeHint(self) -> QSize:
        """It may vanish altogether."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), _LEFT_MIDDLE, fits)
        set_tooltip(self, "" if fits == self.text() else self.text())


class ShrinkingLabel(_PlainLabel):
    """A label on one line whose type grows smaller where there is no room, so that no figure is ever cut."""

    def sizeHint(self) -> QSize:
        """As large as its type, but no wider than it may be."""
        return super().sizeHint().boundedTo(self.maximumSize())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all of it, as large as there is room for."""
        painter = QPainter(self)
        painter.setFont(fitting(self.font(), self.text(), self.contentsRect().width()))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), _LEFT_MIDDLE, self.text())


class TightLabel(_PlainLabel):
    """A shrinking label without the empty room that a font leaves above and below its figures."""

    def sizeHint(self) -> QSize:
        """The width of the text, and the height of its capitals with some room."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        margins = self.contentsMargins()
        return QSize(round(width) + 2 + margins.left(), round(self._height()) + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """As high as is shown; any width will do."""
        return QSize(0, self.sizeHint().height())

    def room_below(self) -> float:
        """Pixels below the line for what hangs there, such as the strokes of 沒有."""
        return QFontMetricsF(self.font()).capHeight() * 0.2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all of it, as large as there is room for."""
        painter = QPainter(self)
        area = self.contentsRect()
        painter.setFont(fitting(self.font(), self.text(), area.width()))
        painter.setPen(self.palette().color(self.foregroundRole()))
        baseline = area.top() + (area.height() + self._height()) / 2 - self.room_below()
        painter.drawText(QPointF(area.left(), baseline), self.text())

    def _height(self) -> float:
        return QFontMetricsF(self.font()).capHeight() + 2 * self.room_below()
