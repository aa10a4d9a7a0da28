"""A handle that follows the pointer while the left button is held."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent


class Drag:
    """One drag after another: `follow` hears each place, in pixels from the left.

    The three methods take a widget's mouse events and say whether they belong to the drag.
    """

    def __init__(self, follow: Callable[[float], None]) -> None:
        """Begin with the button up."""
        self._follow = follow
        self.is_on = False

    def press(self, event: QMouseEvent) -> bool:
        """Begin with the left button; the handle comes to the pointer at once."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self.is_on = True
        self._follow(event.position().x())
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Follow the pointer."""
        if self.is_on:
            self._follow(event.position().x())
        return self.is_on

    def release(self, event: QMouseEvent) -> bool:
        """End where the left button is let go."""
        if not self.is_on or event.button() is not Qt.MouseButton.LeftButton:
            return False
        self.is_on = False
        return True
