"""Tooltips that say a text as it is: Qt takes whatever looks like markup for markup, a person's name as well."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction, QFontMetrics, Qt
from PySide6.QtWidgets import QToolTip, QWidget

_LONGEST_LINE = 480
"""In pixels; Qt wraps a longer line only where the text is marked up, and then by itself."""

_NEVER_LONG = 24
"""Letters that are shorter than that in any type."""

_AS_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def set_tooltip(target: QWidget | QAction, text: str) -> None:
    """Let a widget or a menu's entry say a text to whoever points at it; nothing with an empty text."""
    said = tooltip(text)
    if said != target.toolTip():
        target.setToolTip(said)


def show_tooltip(at: QPoint, text: str, widget: QWidget, area: QRect) -> None:
    """Say a text now, beside a point of the screen, for as long as the pointer stays in an area of the widget."""
    QToolTip.showText(at, tooltip(text), widget, area)


def tooltip(text: str) -> str:
    """A text in the form in which Qt shows it unchanged, wrapped where a line would be too long."""
    if not Qt.mightBeRichText(text) and not any(_is_long(line) for line in text.split("\n")):
        return text
    return f"<qt>{text.translate(_AS_MARKUP)}</qt>"


def _is_long(line: str) -> bool:
    return len(line) > _NEVER_LONG and QFontMetrics(QToolTip.font()).horizontalAdvance(line) > _LONGEST_LINE
