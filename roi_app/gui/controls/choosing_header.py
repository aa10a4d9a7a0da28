"""The head of a table whose columns are given a meaning: above each heading what it is taken for, to be changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from roi_app.gui.controls.cells import draw_elided
from roi_app.gui.controls.icons import Icon, draw_icon, icon_pen
from roi_app.gui.controls.painted_button import draw_focus_ring
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

HEIGHT = 52
_CHIP_HEIGHT = 24
_ARROW = 22
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is taken for: the key of it ("" for nothing) and its word, and what stands above the column."""

    key: str
    word: str
    heading: str


class ChoosingHeader(QHeaderView):
    """Two lines a column: a box to choose a meaning from, and the heading; `chosen` carries column and key."""

    chosen = Signal(int, str)

    def __init__(self, table: QTableView) -> None:
        """Make the head of a table; the arrow keys walk along it and Enter opens the list."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self.meanings: tuple[Meaning, ...] = ()
        self.choices: dict[str, str] = {}
        self.at = 0
        self._pointed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)

    def show_meanings(self, meanings: tuple[Meaning, ...], choices: dict[str, str]) -> None:
        """Say what the columns are, and what they could be."""
        self.meanings, self.choices = meanings, choices
        self.at = min(self.at, max(len(meanings) - 1, 0))
        self._describe()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def menu_of(self, column: int) -> QMenu:
        """What a column could be, the current one ticked."""
        menu = QMenu(self)
        for key, word in self.choices.items():
            action = QAction(word.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(key == self.meanings[column].key)
            action.triggered.connect(lambda _=False, key=key: self.chosen.emit(column, key))
            menu.addAction(action)
        return menu

    def open_list(self, column: int) -> None:
        """Let a person choose what a column is."""
        if not 0 <= column < len(self.meanings):
            return
        self.at = column
        self._describe()
        menu = self.menu_of(column)
        menu.aboutToHide.connect(menu.deleteLater)
        left = self.sectionViewportPosition(column)
        menu.popup(self.viewport().mapToGlobal(QPoint(left, _CHIP_HEIGHT + 2)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list on a click in the upper line; below it columns are dragged wider."""
        place = event.position().toPoint()
        column = self.logicalIndexAt(place)
        if place.y() <= _CHIP_HEIGHT + 3 and column >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_list(column)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which box would be opened."""
        place = event.position().toPoint()
        pointed = self.logicalIndexAt(place) if place.y() <= _CHIP_HEIGHT + 3 else -1
        if pointed != self._pointed:
            self._pointed = pointed
            self.viewport().update()
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the columns, and open the list of one."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key is Qt.Key.Key_Right else -1
            self.at = min(max(self.at + step, 0), max(len(self.meanings) - 1, 0))
            self._scroll_there()
            self._describe()
            self.viewport().update()
        elif key in _OPENING:
            self.open_list(self.at)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, area: QRectF, column: int) -> None:  # type: ignore[override]
        """Draw the box and the heading of a column."""
        if column >= len(self.meanings):
            return
        one, whole = self.meanings[column], QRectF(area)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(whole, theme.colour("card"))
        self._draw_box(painter, one, column, QRectF(whole.left() + 2, whole.top() + 2, whole.width() - 5, _CHIP_HEIGHT))
        painter.setFont(font(12, bold=True))
        painter.setPen(theme.colour("muted"))
        draw_elided(painter, whole.adjusted(8, _CHIP_HEIGHT + 3, -6, -2), one.heading)
        painter.fillRect(QRectF(whole.left(), whole.bottom() - 1, whole.width(), 1), theme.colour("hairline"))
        painter.restore()

    def _draw_box(self, painter: QPainter, one: Meaning, column: int, box: QRectF) -> None:
        ground = "accent_soft" if one.key else "neutral_soft" if column == self._pointed else "field"
        painter.setBrush(theme.colour(ground))
        painter.setPen(QPen(theme.colour("accent" if column == self._pointed else "hairline"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(font(12, bold=bool(one.key)))
        painter.setPen(theme.colour("accent" if one.key else "muted"))
        draw_elided(painter, box.adjusted(8, 0, -_ARROW, 0), one.word)
        middle = QPointF(box.right() - _ARROW / 2, box.center().y())
        draw_icon(painter, Icon.CHEVRON_DOWN, middle, icon_pen("muted"), 0.8)
        if self.hasFocus() and column == self.at:
            draw_focus_ring(painter, box.adjusted(1, 1, -1, -1), 5)

    def _scroll_there(self) -> None:
        left, width = self.sectionPosition(self.at), self.sectionSize(self.at)
        if not self.offset() <= left <= self.offset() + self.viewport().width() - width:
            table = self.parent()
            if isinstance(table, QTableView) and table.model() is not None:
                table.scrollTo(table.model().index(0, self.at))

    def _describe(self) -> None:
        """Tell who cannot see which column is chosen, and what it is."""
        if self.meanings:
            one = self.meanings[self.at]
            self.setAccessibleDescription(f"{one.heading}: {one.word}")
