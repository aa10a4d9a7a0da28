"""One line of a map: a name that folds what stands below it, a bar, and figures that can be asked how they are made."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from roi_app.gui.controls.card import fill_ground
from roi_app.gui.controls.icons import Icon, draw_icon, icon_pen
from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.fonts import fitting, font, width_of
from roi_app.gui.style.theme import theme

_HEIGHT = 27
_TEXT_LEFT = 18
_GAP = 10
_LEAST_BAR = 18
_BAR_HEIGHT = 8
_SIZE = 13
_STEP = 24
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineFigure(NamedTuple):
    """A figure of a line: how it is written, in which colour of the palette, and what explains it.

    `name` says it to those who cannot see the line; without a `target` it is mere text.
    """

    text: str
    name: str = ""
    target: str = ""
    tone: str = "muted"
    bold: bool = False


class LineBar(NamedTuple):
    """A bar within a line: its length as a share of the longest one's, and the part of it that is marked."""

    length: float
    marked: float


class FigureLink(PaintedButton):
    """A figure on one line, right-aligned, that looks like text until somebody points at it.

    Tab passes it by: the line that it stands in asks for it with the keys.
    """

    def __init__(self, parent: QWidget | None = None, *, size: int = _SIZE) -> None:
        """Make an empty figure in a pixel size."""
        super().__init__(parent)
        self.figure = LineFigure("")
        self._size = size
        self._hint = QSize()
        fill_ground(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_figure(self, figure: LineFigure) -> None:
        """Show a figure."""
        if figure == self.figure:
            return
        self.figure = figure
        self.setAccessibleName(figure.name or figure.text)
        can_be_asked = bool(figure.target)
        # Mere text leaves the pointer to the line behind it.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not can_be_asked)
        self._hint = self._needed()
        self.update()
        self._claim_room()

    def text(self) -> str:
        """The figure as it is written: not Qt's own text, with which a button asks for a new layout."""
        return self.figure.text

    def sizeHint(self) -> QSize:
        """Room for the text."""
        return self._hint

    def _needed(self) -> QSize:
        height = QFontMetricsF(font(self._size, bold=self.figure.bold)).height()
        width = width_of(self.figure.text, self._size, bold=self.figure.bold)
        return QSize(round(width + 0.5) + 2, round(height) + 4)

    def _claim_room(self) -> None:
        """In a layout, claim room in steps: not every other figure then asks for a new one."""
        parent = self.parentWidget()
        if parent is not None and parent.layout() is not None:
            self.setMinimumWidth(math.ceil(self._hint.width() / _STEP) * _STEP)

    def draw(self, painter: QPainter) -> None:
        """Draw the text, in the accent's colour and underlined for whoever points at it."""
        chosen = fitting(font(self._size, bold=self.figure.bold), self.text(), self.width() - 1)
        painter.setFont(chosen)
        painter.setPen(theme.colour("accent" if self.is_hovered else self.figure.tone))
        painter.drawText(QRectF(0, 0, self.width() - 1, self.height()), _RIGHT_MIDDLE, self.text())
        if self.is_hovered:
            width = QFontMetricsF(chosen).horizontalAdvance(self.text())
            y = self.height() / 2 + QFontMetricsF(chosen).ascent() / 2 + 1
            painter.drawLine(QPointF(self.width() - 1 - width, y), QPointF(self.width() - 1, y))
        self.draw_focus(painter)


class Columns:
    """The widths that the lines of one table share: the name's, and each figure's."""

    def __init__(self) -> None:
        """Begin without any width."""
        self.name = 0.0
        self.figures: tuple[float, ...] = ()

    def take(self, names: Iterable[str], rows: Sequence[tuple[LineFigure, ...]], *, only_grow: bool) -> None:
        """Take the widths that names and figures need; while something is dragged they may only grow."""
        self.name = max((width_of(name, _SIZE, bold=True) for name in names), default=0.0)
        needed = tuple(max(map(_width, column)) for column in zip(*rows, strict=True))
        held = self.figures if only_grow and len(self.figures) == len(needed) else (0.0,) * len(needed)
        self.figures = tuple(max(pair) for pair in zip(held, needed, strict=True))


class FoldLine(PaintedButton):
    """Chevron, name, bar and figures; space, Enter and a click fold or unfold, ← folds and → unfolds.

    `asked` carries the figure that somebody wants explained, from a click on it or from the menu.
    """

    asked = Signal(FigureLink)

    def __init__(self, columns: Columns | None = None, parent: QWidget | None = None) -> None:
        """Make a line without a name; its figures stand in shared columns, or else one after the other."""
        super().__init__(parent)
        self.figures: list[FigureLink] = []
        self._columns = columns
        self._bar: LineBar | None = None
        self._is_faint = False
        self._bar_from = self._painted_from = 0
        self._asks: Callable[[LineFigure], str] = lambda figure: figure.name
        self._placed: tuple[object, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of a line; any width will do."""
        return QSize(120, _HEIGHT)

    def show_line(self, name: str, figures: tuple[LineFigure, ...], bar: LineBar | None = None) -> None:
        """Show name, figures and bar; call it after the shared columns have taken their widths."""
        state = (name, figures, bar, () if self._columns is None else (self._columns.name, *self._columns.figures))
        if state == self._shown:
            return
        self._shown = state
        while len(self.figures) < len(figures):
            self.figures.append(self._make_figure())
        for index, link in enumerate(self.figures):
            # One figure less than before: what is hidden takes no room.
            figure = figures[index] if index < len(figures) else LineFigure("")
            link.show_figure(figure)
            link.setVisible(bool(figure.text))
        if name != self.text():
            self.setText(name)
            self.update()
        if bar != self._bar:
            self._bar = bar
            self.update(self._bar_from, 0, self.width() - self._bar_from, self.height())
        self._place()

    def ask_by(self, asks: Callable[[LineFigure], str]) -> None:
        """Say how the menu asks for the explanation of a figure."""
        self._asks = asks

    def tell(self, name: str, state: str) -> None:
        """Say name and figures, and whether it is unfolded, to those who cannot see it."""
        if (name, state) != (self.accessibleName(), self.accessibleDescription()):
            self.setAccessibleName(name)
            self.setAccessibleDescription(state)

    def set_faint(self, *, faint: bool) -> None:
        """Set the name back: there is nothing on this line."""
        if faint != self._is_faint:
            self._is_faint = faint
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold by ← and unfold by →; the other arrows are for whoever stands behind."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                if self.isChecked() == (key is Qt.Key.Key_Left):
                    self.click()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the figures' explanations to whoever has no pointer."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.isEmpty():
            event.ignore()
        else:
            menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """An entry for each figure that can be explained."""
        menu = QMenu(self)
        for link in self.figures:
            if link.figure.target and not link.isHidden():
                # An ampersand would underline the letter behind it.
                entry = menu.addAction(self._asks(link.figure).replace("&", "&&"))
                entry.triggered.connect(link.click)
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the ring be seen behind the figures, which else bring their ground along."""
        super().focusInEvent(event)
        self._fill_figures(wanted=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the figures bring their ground along again."""
        super().focusOutEvent(event)
        self._fill_figures(wanted=True)

    def _fill_figures(self, *, wanted: bool) -> None:
        for link in self.figures:
            link.setAutoFillBackground(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures in their places."""
        super().resizeEvent(event)
        self._placed = ()
        self._place()

    def _make_figure(self) -> FigureLink:
        link = FigureLink(self)
        link.clicked.connect(lambda: self.asked.emit(link))
        return link

    def _widths(self) -> tuple[float, ...]:
        """The width of each figure."""
        if self._columns is not None and len(self._columns.figures) == len(self.figures):
            return self._columns.figures
        return tuple(_width(link.figure) for link in self.figures)

    def _place(self) -> None:
        placed = (self.width(), *self._widths(), self._name_width())
        if placed == self._placed:
            return
        self._placed = placed
        right = float(self.width())
        for link, width in zip(reversed(self.figures), reversed(self._widths()), strict=True):
            right -= width
            link.setGeometry(round(right), 0, round(width), self.height())
            right -= _GAP if width else 0
        self.update()

    def _name_width(self) -> float:
        return width_of(self.text(), _SIZE, bold=True) if self._columns is None else self._columns.name

    def _figures_left(self) -> float:
        return min((link.x() for link in self.figures if not link.isHidden()), default=self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as is to be seen anew."""
        self._painted_from = event.rect().left()
        super().paintEvent(event)

    def draw(self, painter: QPainter) -> None:
        """Draw chevron, name and bar; the figures draw themselves."""
        end = self._figures_left() - _GAP
        if self._columns is not None:
            end = self.width() - sum(self._columns.figures) - _GAP * len(self._columns.figures)
        name_room = min(self._name_width() + 2, end - _TEXT_LEFT)
        left = _TEXT_LEFT + name_room + _GAP
        self._bar_from = max(math.floor(left) - 1, 0)
        if self._painted_from < self._bar_from:
            self._draw_name(painter, name_room)
        if self._bar is not None and end - left >= _LEAST_BAR:
            top = (self.height() - _BAR_HEIGHT) / 2
            self._draw_bar(painter, QRectF(left, top, end - left, _BAR_HEIGHT), self._bar)
        self.draw_focus(painter)

    def _draw_name(self, painter: QPainter, name_room: float) -> None:
        middle = self.height() / 2
        colour = "accent" if self.is_hovered else "muted" if self._is_faint else "text"
        chevron = Icon.CHEVRON_DOWN if self.isChecked() else Icon.CHEVRON_RIGHT
        draw_icon(painter, chevron, QPointF(7, middle), icon_pen("accent" if self.is_hovered else "muted", 1.6))
        painter.setFont(font(_SIZE, bold=True))
        painter.setPen(theme.colour(colour))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(name_room))
        set_tooltip(self, "" if name == self.text() else self.text())
        painter.drawText(QRectF(_TEXT_LEFT, 0, name_room, self.height()), _LEFT_MIDDLE, name)

    def _draw_bar(self, painter: QPainter, area: QRectF, bar: LineBar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        rest = QColor(theme.colour("total"))
        rest.setAlphaF(0.45)
        left, top, whole = area.x(), area.y(), area.width()
        parts = (
            (1.0, theme.colour("neutral_soft")),
            (bar.length, rest),
            (bar.length * bar.marked, theme.colour("keep_fill")),
        )
        for share, colour in parts:
            width = share * whole
            if width > 0:
                painter.setBrush(colour)
                radius = min(_BAR_HEIGHT, width) / 2
                painter.drawRoundedRect(QRectF(left, top, width, _BAR_HEIGHT), radius, radius)


def _width(figure: LineFigure) -> float:
    """The width that a figure needs, in whole pixels."""
    if not figure.text:
        return 0.0
    return round(width_of(figure.text, _SIZE, bold=figure.bold) + 0.5) + 2.0
