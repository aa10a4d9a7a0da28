"""The order in which Tab goes through what was put together later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_in_tab_order(first: QWidget, then: QWidget) -> None:
    """Let the parts of one widget take the focus right after those of another: a new parent forgets the order."""
    before = _in_focus_order(first)
    for one in _in_focus_order(then):
        if before:
            QWidget.setTabOrder(before[-1], one)
        before = [one]


def go_inside(first: QWidget, part: QWidget) -> None:
    """Let the parts of a widget take the focus right after a line that leads to them, as they were put in.

    To walk Qt's own chain would take ten times as long: it leads through the whole window.
    """
    for one in part.findChildren(QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is part.window():
            QWidget.setTabOrder(first, one)
            first = one


def follow_the_layout(area: QWidget) -> None:
    """Let Tab go through an area as its layouts put its parts, whichever of them was made later."""
    for before, then in pairwise(_as_laid_out(area)):
        QWidget.setTabOrder(before, then)


def _as_laid_out(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    layout = part.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    for one in part.findChildren(QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is part.window():
            yield one


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in (layout.itemAt(at) for at in range(layout.count())):
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield from _as_laid_out(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _in_focus_order(part: QWidget) -> list[QWidget]:
    """What takes the focus inside a widget, in the order of the chain."""
    found, one = [], part.nextInFocusChain()
    while one is not None and one is not part:
        if part.isAncestorOf(one) and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(one)
        one = one.nextInFocusChain()
    return found
