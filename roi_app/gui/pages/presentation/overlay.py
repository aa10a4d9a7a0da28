"""What lies over the presentation for a moment: a figure in three lines, or the list of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.card import Card, rule
from roi_app.gui.controls.fact_list import FactList
from roi_app.gui.controls.labels import label
from roi_app.gui.pages.presentation.sizes import Sizes
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme
from roi_app.statements.brief import Brief

_SHARE_OF_PAGE = 0.62
_GAP = 12
_VEIL = 0.55


class Overlay(QWidget):
    """Covers a page without hiding it; a click beside the card closes it."""

    def __init__(self, page: QWidget) -> None:
        """Make it, out of sight."""
        super().__init__(page)
        self._page = page
        self.brief, self.keys = BriefCard(), KeysCard()
        for card in (self.brief, self.keys):
            card.setParent(self)
            card.hide()
        self.target = ""
        self._anchor = QRect()
        self.hide()

    def show_brief(self, brief: Brief, anchor: QRect, sizes: Sizes) -> None:
        """Explain a figure, beside the place where it stands."""
        self.target, self._anchor = brief.target, anchor
        self.brief.show_brief(brief, sizes)
        self._open(self.brief, self.keys)

    def show_keys(self, title: str, keys: Sequence[tuple[str, str]], sizes: Sizes) -> None:
        """List the keys, in the middle."""
        self.target, self._anchor = "", QRect()
        self.keys.show_keys(title, tuple(keys), sizes)
        self._open(self.keys, self.brief)

    def place(self) -> None:
        """Cover the page as it is now, with the card near its anchor and inside the page."""
        page = self._page.size()
        self.resize(page)
        card = self.brief if self.brief.isVisibleTo(self) else self.keys
        width = min(round(page.width() * _SHARE_OF_PAGE), page.width() - 2 * _GAP)
        card.setFixedWidth(width)
        card.adjustSize()
        height = max(card.heightForWidth(width), card.sizeHint().height())
        card.resize(width, min(height, page.height() - 2 * _GAP))
        card.move(self._position(card))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let what lies behind step back, all but what is explained."""
        ground = QColor(theme.colour("card"))
        ground.setAlphaF(_VEIL)
        QPainter(self).fillPath(self._around_anchor(), ground)

    def _around_anchor(self) -> QPainterPath:
        around, anchor = QPainterPath(), QPainterPath()
        around.addRect(QRectF(self.rect()))
        anchor.addRect(QRectF(self._anchor))
        return around.subtracted(anchor)

    def _position(self, card: QWidget) -> QPoint:
        """Below the anchor, or above where there is no room; in the middle without one."""
        room, size = self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP), card.rect()
        if self._anchor.isNull():
            size.moveCenter(room.center())
            return size.topLeft()
        left = min(max(self._anchor.left(), room.left()), room.right() - size.width())
        below, above = self._anchor.bottom() + _GAP, self._anchor.top() - _GAP - size.height()
        top = below if below + size.height() <= room.bottom() or above < room.top() else above
        return QPoint(left, min(max(top, room.top()), max(room.bottom() - size.height(), room.top())))

    def _open(self, card: QWidget, other: QWidget) -> None:
        other.hide()
        card.show()
        self.place()
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close, unless the card itself was pressed."""
        card = self.childAt(event.position().toPoint())
        if card is None:
            self.hide()


class BriefCard(Card):
    """One figure in three lines: what it is, how it is computed, where it comes from."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__(titled=False)
        self.name, self.value = label(bold=True, wraps=True), label(bold=True, wraps=True)
        self.what, self.how = label(wraps=True), label(wraps=True)
        self.numbers, self.source = label(wraps=True), label(tone="muted", wraps=True)
        for part in (self.name, self.value, self.what, rule(), self.how, self.numbers, rule(), self.source):
            self.body.addWidget(part)

    def show_brief(self, brief: Brief, sizes: Sizes) -> None:
        """Write the lines."""
        for part, text, size, bold in (
            (self.name, brief.title, sizes.text(24), True),
            (self.value, brief.value, sizes.text(40), True),
            (self.what, brief.what, sizes.text(22), False),
            (self.how, brief.how, sizes.text(22), False),
            (self.numbers, brief.numbers, sizes.text(22), True),
            (self.source, brief.source, sizes.quiet(20), False),
        ):
            part.setFont(font(size, bold=bold))
            part.setText(text)
            part.setVisible(bool(text))
        self.setAccessibleName(f"{brief.title} {brief.value}")
        self.setAccessibleDescription(
            "\n".join(one for one in (brief.what, brief.how, brief.numbers, brief.source) if one)
        )


class KeysCard(Card):
    """Keys, and what each does."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__(titled=False)
        self.heading, self.list = label(bold=True), FactList()
        self.body.addWidget(self.heading)
        self.body.addWidget(self.list)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_keys(self, title: str, keys: tuple[tuple[str, str], ...], sizes: Sizes) -> None:
        """Write the list."""
        self.heading.setFont(font(sizes.text(24), bold=True))
        self.heading.setText(title)
        self.list.set_scale(sizes.scale * 0.6, sizes.quiet(20))
        self.list.show_facts(keys)
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(" ".join(line) for line in keys))
