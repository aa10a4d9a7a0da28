"""A row of buttons of which one is on: what segments and tabs share."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from roi_app.gui.controls.painted_button import PaintedButton


class ExclusiveButton(PaintedButton):
    """One button of such a row: it can be on, and stands closer to its neighbours where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a button without a word that is off."""
        super().__init__(parent)
        self.is_close = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_word(self, word: str) -> None:
        """Show a word, which is the accessible name as well."""
        if word != self.text():
            self.setText(word)
            self.setAccessibleName(word)
            self.updateGeometry()

    def set_close(self, close: bool) -> None:
        """Stand closer, or take full room again."""
        if close != self.is_close:
            self.is_close = close
            self.updateGeometry()


Button = TypeVar("Button", bound=ExclusiveButton)


class ExclusiveRow(QWidget, Generic[Button]):
    """Buttons side by side, each with a key; `chosen` carries the key of the one that a person picks."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_words(self, words: dict[str, str]) -> None:
        """Name the buttons, key to word."""
        for key, word in words.items():
            self.buttons[key].show_word(word)

    def show_chosen(self, key: str) -> None:
        """Turn a button on without saying so."""
        self.buttons[key].setChecked(True)

    def set_close(self, close: bool) -> None:
        """Let the buttons stand closer, for a narrow bar."""
        for button in self.buttons.values():
            button.set_close(close)

    def add_button(self, key: str, button: Button) -> None:
        """Set a button at the end of the row."""
        button.setObjectName(key)
        self.buttons[key] = button
        self._group.addButton(button)
        self._row.addWidget(button)

    def clear(self) -> None:
        """Take all buttons away."""
        for button in self.buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = {}

    def _choose(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.objectName())
