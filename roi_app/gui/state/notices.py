"""What a person should know and need not answer: each is said once, quietly, until it is read or no longer so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Notices(QObject):
    """The notices that are due, by the key of their text (`notice.KEY`); `changed` says that they are others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._due: dict[str, dict[str, object]] = {}
        self._read: set[str] = set()

    @property
    def due(self) -> tuple[tuple[str, dict[str, object]], ...]:
        """The key and the values of each notice, in the order in which they came."""
        return tuple(self._due.items())

    def tell(self, key: str, **values: object) -> None:
        """Say something, unless it has been said and is still so."""
        if key not in self._due and key not in self._read:
            self._due[key] = values
            self.changed.emit()

    def dismiss(self, key: str) -> None:
        """Take a notice off that has been read."""
        self._read.add(key)
        if self._due.pop(key, None) is not None:
            self.changed.emit()

    def settle(self, key: str) -> None:
        """Take a notice off that is no longer true; when it is true again, it is said again."""
        self._read.discard(key)
        if self._due.pop(key, None) is not None:
            self.changed.emit()
