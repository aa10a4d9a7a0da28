"""What a window says: every text in a widget and every text that is painted, with the room that it has."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)

from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import ElidedLabel, ShrinkingLabel, TightLabel
from roi_app.gui.controls.title_button import TitleButton

PIXEL = 1.5
"""Less than this is rounding."""


@dataclass(frozen=True)
class Painted:
    """A text as it was painted: where it lies in its widget, and the area that it was given, if any."""

    widget: QWidget
    text: str
    place: QRectF
    area: QRectF | None


def visible(window: QWidget) -> list[QWidget]:
    """Every widget that a person can see, or scroll to."""
    return [one for one in window.findChildren(QWidget) if one.isVisibleTo(window) and one.width() and one.height()]


def words_of(widget: QWidget) -> list[str]:
    """The texts that a widget holds: shown, as a hint, or for those who do not see."""
    found = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel | QAbstractButton):
        found.append(widget.text())
    elif isinstance(widget, QLineEdit):
        found += [widget.text(), widget.placeholderText()]
    elif isinstance(widget, QComboBox):
        found += [widget.itemText(index) for index in range(widget.count())]
    elif isinstance(widget, QTextEdit):
        found.append(widget.toPlainText())
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        found += _cells(widget)
    return [text for text in found if text]


def menu_of(widget: QWidget) -> list[str]:
    """What the menu says that a widget opens under the right mouse button; nothing where it opens none."""
    if isinstance(widget, QAbstractSpinBox) or isinstance(widget.parent(), QAbstractSpinBox):
        return []  # waits for its menu, which is a plain field's with two steps more
    at = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QCoreApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return []
    found = [text.partition("\t")[0] for action in menu.actions() for text in (action.text(), action.toolTip())]
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [text for text in found if text]


def dialog_of(ask: Callable[[], object]) -> set[str]:
    """What the dialog says that `ask` opens and waits for, such as Qt's own for files; it is closed again."""
    found: set[str] = set()

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        found.add(dialog.windowTitle())
        for one in visible(dialog):
            found.update(words_of(one))
            found.update(menu_of(one))
        for action in dialog.findChildren(QAction):
            found.update((action.text().partition("\t")[0], action.toolTip()))
        dialog.close()

    QTimer.singleShot(0, read)
    ask()
    return found


def _cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    spots = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    texts = [model.index(row, column).data() for row, column in spots]
    texts += [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    return [text for text in texts if isinstance(text, str)]


SHRINKS = 0.8
"""How small the type of a label that shrinks may become and still be read as the figure that it is."""


def cramped(widget: QWidget) -> str | None:
    """Why a widget's own text does not fit into it, or None."""
    match widget:
        case ElidedLabel() | TitleButton() | Choice() | ShrinkingLabel() | TightLabel():
            return None  # ends in an ellipsis and tells the whole in its hint, or paints as large as there is room for
        case QLabel():
            return _cramped_label(widget)
        case QAbstractButton() if widget.text():
            need = widget.sizeHint() if _draws_itself(widget) else widget.minimumSizeHint()
            return _compare(widget, need, widget.text())
        case QComboBox():
            return _too_wide(widget, widget.currentText(), 20 + 2 * 8)
        case QLineEdit() if not isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
            text = widget.text() or widget.placeholderText()
            # A name of any length is told whole in its hint.
            return None if text in widget.toolTip() else _too_wide(widget, text, 2 * 6 + 4)
        case _:
            return None


def _draws_itself(widget: QAbstractButton) -> bool:
    return not isinstance(widget, QToolButton | QCheckBox | QRadioButton)


def _cramped_label(label: QLabel) -> str | None:
    text = label.text()
    if not text:
        return None
    if isinstance(label, TightLabel):
        return _compare(label, label.sizeHint(), text)
    if isinstance(label, ShrinkingLabel):
        need = label.fontMetrics().horizontalAdvance(text) * SHRINKS
        return None if need <= label.width() else f"{text!r} is {need:.0f} wide when shrunk and has {label.width()}"
    margins = label.contentsMargins()
    width = label.width() - margins.left() - margins.right()
    height = label.height() - margins.top() - margins.bottom()
    flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
    box = label.fontMetrics().boundingRect(QRect(0, 0, width if label.wordWrap() else 16_000, 16_000), flags, text)
    if box.width() > width + PIXEL:
        return f"{text!r} is {box.width()} wide and has {width}"
    if box.height() > height + 2 * PIXEL:
        return f"{text!r} is {box.height()} high and has {height}"
    return None


def _too_wide(widget: QWidget, text: str, taken: int) -> str | None:
    need, room = widget.fontMetrics().horizontalAdvance(text), widget.width() - taken
    return None if need <= room + PIXEL else f"{text!r} needs {need} of {room}"


def _compare(widget: QWidget, need: QSize, text: str) -> str | None:
    if need.width() > widget.width() + PIXEL or need.height() > widget.height() + PIXEL:
        return f"{text!r} needs {need.width()}x{need.height()} of {widget.width()}x{widget.height()}"
    return None


def outside(widget: QWidget, window: QWidget) -> str | None:
    """By how much a widget sticks out of the one that holds it, unless that scrolls."""
    holder = widget.parentWidget()
    while holder is not None and holder is not window:
        if isinstance(holder.parentWidget(), QAbstractItemView | QTextEdit):
            return None
        place = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
        if isinstance(holder.parentWidget(), QScrollArea):
            # Such an area scrolls up and down only.
            fits = place.left() >= -1 and place.right() <= holder.width()
            return None if fits else f"{_named(widget)} at {place.getRect()} in an area {holder.width()} wide"
        if not holder.rect().adjusted(-1, -1, 1, 1).contains(place):
            return f"{_named(widget)} at {place.getRect()} in {_named(holder)} {holder.size().toTuple()}"
        holder = holder.parentWidget()
    return None


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else widget.accessibleName()
    return f"{type(widget).__name__} {text!r}"


@contextlib.contextmanager
def recording(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Painted]]:
    """Note every text that Python paints on a widget meanwhile."""
    found: list[Painted] = []
    paint = QPainter.drawText

    def note(painter: QPainter, *given):
        if isinstance(painter.device(), QWidget):
            found.extend(_painted(painter, given))
        return paint(painter, *given)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", note)
        yield found


def _painted(painter: QPainter, given: tuple) -> Iterator[Painted]:
    text = next((one for one in given if isinstance(one, str)), "")
    if not text.strip():
        return
    first, widget = given[0], painter.device()
    if isinstance(first, QRect | QRectF):
        area = QRectF(first)
        flags = given[1] if not isinstance(given[1], str) else 0
        place = painter.boundingRect(area, flags if isinstance(flags, int) else flags.value, text)
    else:
        point = QPointF(first) if isinstance(first, QPoint | QPointF) else QPointF(given[0], given[1])
        measure = painter.fontMetrics()
        place = QRectF(point.x(), point.y() - measure.ascent(), measure.horizontalAdvance(text), measure.height())
        area = None
    # Of the line's height only what the letters take: digits do not reach to its edges.
    ink = painter.fontMetrics().tightBoundingRect(text)
    if area is None or place.height() < 1.5 * painter.fontMetrics().height():
        baseline = place.top() + painter.fontMetrics().ascent()
        place = QRectF(place.left(), baseline + ink.top(), place.width(), ink.height())
    move = painter.worldTransform()
    yield Painted(widget, text, move.mapRect(place), None if area is None else move.mapRect(area))
