"""Waiting until a row of changes rests: the work that follows them is done once."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal


class Debounce(QObject):
    """`due` comes once, when the last of some calls is `rest_ms` old.

    Where calls never rest, it comes `longest_wait_ms` after the first of them, and so again and again.
    """

    due = Signal()

    def __init__(self, rest_ms: int, parent: QObject | None = None, *, longest_wait_ms: int | None = None) -> None:
        """Wait for nothing yet; without a longest wait, calls that never rest are waited for without end."""
        super().__init__(parent)
        self._rest_ms, self._longest_wait_ms = rest_ms, longest_wait_ms
        self._since_first = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)

    @property
    def is_waiting(self) -> bool:
        """Whether `due` is still to come."""
        return self._timer.isActive()

    def call(self) -> None:
        """Something changed: begin the rest anew."""
        if not self.is_waiting:
            self._since_first.start()
        rest = self._rest_ms
        if self._longest_wait_ms is not None:
            rest = max(0, min(rest, self._longest_wait_ms - self._since_first.elapsed()))
        self._timer.start(rest)

    def cancel(self) -> None:
        """Wait no more."""
        self._timer.stop()
