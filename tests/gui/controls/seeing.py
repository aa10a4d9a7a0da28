"""What a person sees and does: a widget on the screen, a pointer that moves, and the colours of its pixels."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from roi_app.gui.style.theme import theme

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, *parts: QWidget, width: int = 320) -> QWidget:
    """A window with these parts one below the other, with room beside them for the pointer and the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(40, 40, 40, 40)
    for part in parts:
        column.addWidget(part)
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.resize(width, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.setFocus()
    QGuiApplication.processEvents()
    return window


def point_at(widget: QWidget) -> None:
    """Move the pointer onto a widget."""
    QTest.mouseMove(widget, widget.rect().center() - QPoint(1, 0))
    QTest.mouseMove(widget, widget.rect().center())
    QGuiApplication.processEvents()


def point_away(window: QWidget) -> None:
    """Move the pointer to an empty corner of a window."""
    QTest.mouseMove(window, QPoint(3, 3))
    QTest.mouseMove(window, QPoint(2, 2))
    QGuiApplication.processEvents()


def picture(widget: QWidget) -> QImage:
    """A widget as the screen shows it: nothing is painted for the picture's sake."""
    QGuiApplication.processEvents()
    window = widget.window()
    place = widget.mapTo(window, QPoint(0, 0))
    return window.screen().grabWindow(window.winId(), place.x(), place.y(), widget.width(), widget.height()).toImage()


def colours(widget: QWidget) -> set[str]:
    """The names of all colours that a widget shows, #rrggbb."""
    image = picture(widget)
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def shows(widget: QWidget, colour: str) -> bool:
    """Whether a colour of the palette is to be seen in a widget."""
    return theme.colour(colour).name() in colours(widget)


def drag(widget: QWidget, places: Iterable[QPoint]) -> None:
    """Press the left button at the first place, move through all others, and let go at the last."""
    first, *others = places
    QTest.mousePress(widget, LEFT, pos=first)
    last = first
    for last in others:
        QTest.mouseMove(widget, last)
        QGuiApplication.processEvents()
    QTest.mouseRelease(widget, LEFT, pos=last)


def turn_wheel(widget: QWidget) -> bool:
    """Turn the wheel by a notch over a widget; gives whether the widget took it."""
    middle = QPointF(widget.rect().center())
    wheel = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - whether it is inverted; Qt takes it by place only
    )
    QApplication.sendEvent(widget, wheel)
    return wheel.isAccepted()
