"""Long work in a thread: one piece at a time, and only the newest asked for is ever heard of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

ShouldStop = Callable[[], bool]
Work = Callable[[ShouldStop], Any]
"""Work that knows no Qt; it asks now and then whether it is still wanted, and gives None when it is not."""


class Latest(QObject):
    """Runs the newest work asked for.

    `done` carries its result, in the thread of this object; `failed` the exception that ended it. Work that is
    overtaken by newer work, or called off, is heard of no more.
    """

    done = Signal(object)
    failed = Signal(object)
    _arrived = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a runner with a thread of its own, started when it is first needed."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._newest = 0
        self._arrived.connect(self._receive)

    @property
    def is_busy(self) -> bool:
        """Whether work that was asked for has not ended yet."""
        return self._pool.activeThreadCount() > 0

    def ask(self, work: Work) -> None:
        """Run this from now on, and drop what was asked for before."""
        self._newest += 1
        self._pool.clear()
        self._pool.start(_Job(self, self._newest, work))

    def call_off(self) -> None:
        """Want no work any more."""
        self._newest += 1
        self._pool.clear()

    def close(self) -> None:
        """Call off and wait for the thread to end."""
        self.call_off()
        self._pool.waitForDone()

    def is_overtaken(self, number: int) -> bool:
        """Whether newer work was asked for since; called from the thread."""
        return number != self._newest

    def report(self, number: int, result: object, fault: Exception | None) -> None:
        """Hand a result over; called from the thread."""
        self._arrived.emit(number, result, fault)

    def _receive(self, number: int, result: object, fault: Exception | None) -> None:
        if self.is_overtaken(number):
            return
        if fault is not None:
            self.failed.emit(fault)
        elif result is not None:
            self.done.emit(result)


class _Job(QRunnable):
    def __init__(self, runner: Latest, number: int, work: Work) -> None:
        super().__init__()
        self._runner, self._number, self._work = runner, number, work

    def run(self) -> None:
        if self._runner.is_overtaken(self._number):
            return
        try:
            result, fault = self._work(lambda: self._runner.is_overtaken(self._number)), None
        except Exception as caught:  # noqa: BLE001 - whatever it is, it must reach the window, not kill the thread
            result, fault = None, caught
        self._runner.report(self._number, result, fault)
