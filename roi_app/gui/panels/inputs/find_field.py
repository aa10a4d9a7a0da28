"""The field that finds a row of the left panel, and the list of what it found."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon, draw_icon, icon_pen
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.controls.scroll_column import SteadyColumn
from roi_app.gui.controls.text_field import TextField
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.inputs.search import LONGEST_QUERY, found, row_name
from roi_app.gui.state.session import Session
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID, theme

BESIDE_BAR = 4
"""Pixels between what scrolls and its bar."""

_ROW_HEIGHT = 28
_ICON_ROOM = 17
_CLEAR = 22


class Found(NamedTuple):
    """A row that was found: its key, its name, and its value."""

    key: str
    name: str
    value: str


class FindField(TextField):
    """Where a word is typed: ↓ and ↑ go through what was found, Enter takes it, Esc clears the word."""

    moved = Signal(int)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self.setMaxLength(LONGEST_QUERY)
        self.setFixedHeight(30)
        self.setTextMargins(_ICON_ROOM, 0, _CLEAR, 0)
        self.emptying = IconButton(Icon.CLOSE, size=_CLEAR, parent=self)
        self.emptying.setFixedSize(_CLEAR, _CLEAR)
        self.emptying.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.emptying.hide()
        self.emptying.clicked.connect(self.clear)
        self.textChanged.connect(lambda text: self.emptying.setVisible(bool(text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button that empties it at the right."""
        super().resizeEvent(event)
        self.emptying.move(self.width() - _CLEAR - 4, (self.height() - _CLEAR) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a glass before the word."""
        super().paintEvent(event)
        draw_icon(QPainter(self), Icon.FIND, QPointF(15, self.height() / 2), icon_pen("muted", 1.6))

    def event(self, event: QEvent) -> bool:
        """Keep Esc for clearing the word, whoever else waits for it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) is Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through what was found, take it, or clear."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class FoundList(SteadyColumn):
    """What a word found, a line each, or that nothing was found; `chosen` carries the key that a person takes."""

    chosen = Signal(str)

    def __init__(self, field: FindField, session: Session, value_of: Callable[[str], str]) -> None:
        """Follow a field; `value_of` tells what a row holds. Shown while there is a word in the field."""
        super().__init__(spacing=0, beside_bar=BESIDE_BAR)
        self._field, self._session, self._value_of = field, session, value_of
        self.lines: list[FoundLine] = []
        self.nothing = label(13, tone="muted", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self._at = 0
        field.textChanged.connect(self.search)
        field.moved.connect(self._move)
        field.taken.connect(self._take)
        self.hide()

    def search(self) -> None:
        """Find the field's word anew."""
        wording, query = self._session.wording, self._field.text().strip()
        keys = found(query, wording.language)
        while len(self.lines) < len(keys):
            self.lines.append(self._make_line())
        for index, line in enumerate(self.lines):
            if index < len(keys):
                line.show_found(Found(keys[index], row_name(keys[index], wording), self._value_of(keys[index])))
            line.setVisible(index < len(keys))
        self.nothing.setText(wording.text("inputs.nothing_found", text=query) if query and not keys else "")
        self.nothing.setVisible(bool(query) and not keys)
        self._count, self._at = len(keys), 0
        self._choose()
        self.verticalScrollBar().setValue(0)

    def _make_line(self) -> FoundLine:
        line = FoundLine()
        line.clicked.connect(lambda: self.chosen.emit(line.found.key))
        self._list.addWidget(line)
        return line

    def _move(self, step: int) -> None:
        if self._count:
            self._at = min(max(self._at + step, 0), self._count - 1)
            self._choose()
            self.ensureWidgetVisible(self.lines[self._at], 0, _ROW_HEIGHT)

    def _choose(self) -> None:
        for index, line in enumerate(self.lines):
            line.set_chosen(chosen=index == self._at)
        told = self.nothing.text()
        if self._count:
            name = self.lines[self._at].found.name
            told = self._session.wording.text("inputs.found", count=self._count, name=name)
        self._field.setAccessibleDescription(told)

    def _take(self) -> None:
        if self._count:
            self.chosen.emit(self.lines[self._at].found.key)


class FoundLine(PaintedButton):
    """A row by its name, with its value at the right; the field keeps the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a line that names nothing."""
        super().__init__(parent)
        self.found = Found("", "", "")
        self._is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of a line; any width will do."""
        return QSize(120, _ROW_HEIGHT)

    def show_found(self, found_row: Found) -> None:
        """Name a row."""
        if found_row != self.found:
            self.found = found_row
            self.setAccessibleName(f"{found_row.name} {found_row.value}")
            self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark the line that Enter takes."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw ground, name and value."""
        if self._is_chosen or self.is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self._is_chosen else "neutral_soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        area = QRectF(self.rect()).adjusted(GRID, 0, -GRID, 0)
        measure = QFontMetricsF(font(13))
        painter.setFont(font(13))
        value = measure.elidedText(self.found.value, Qt.TextElideMode.ElideRight, area.width() / 2)
        room = area.width() - measure.horizontalAdvance(value) - GRID
        name = measure.elidedText(self.found.name, Qt.TextElideMode.ElideRight, room)
        cut = name != self.found.name or value != self.found.value
        set_tooltip(self, f"{self.found.name} {self.found.value}" if cut else "")
        painter.setPen(theme.colour("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(0, 0, room - area.width() + 1, 0), middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(theme.colour("muted"))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, value)
