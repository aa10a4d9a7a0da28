"""A card that costs nothing while nobody sees it."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.card import Card


class LiveCard(Card):
    """Writes its content only while it is on show, and catches up when it comes on show.

    A card overrides `refresh` for values and, where it has fixed texts, `retranslate`, which ends with `refresh`.
    """

    def __init__(self, parent: QWidget | None = None, *, titled: bool = True) -> None:
        """Make an empty card that has shown nothing yet."""
        super().__init__(parent, titled=titled)
        self._untranslated = self._stale = True

    def follow(self, changed: SignalInstance, language_changed: SignalInstance) -> None:
        """Keep up with these two signals from now on."""
        changed.connect(self._on_changed)
        language_changed.connect(self._on_language_changed)

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        self.refresh()

    def refresh(self) -> None:
        """Show the values again."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was missed."""
        super().showEvent(event)
        self._catch_up()

    def _on_changed(self) -> None:
        self._stale = True
        self._catch_up()

    def _on_language_changed(self) -> None:
        self._untranslated = True
        self._catch_up()

    def _catch_up(self) -> None:
        if not self.isVisible():
            return
        untranslated, stale = self._untranslated, self._stale
        self._untranslated = self._stale = False
        if untranslated:
            self.retranslate()
        elif stale:
            self.refresh()
