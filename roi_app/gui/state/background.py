"""Long work in a thread: one job at a time, and only the newest is ever heard of.

There are two ways to compute in the window and no third: here and now, where it takes far less than a frame, or by
`Jobs.run`, with progress, cancel and latest-wins. The work knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

ShouldStop = Callable[[], bool]
"""Whether there is no use in going on; what a job's work hands down to what knows no job."""


class Job(QRunnable):
    """One piece of work; it is handed this to ask whether it is still wanted, and to say how far it is."""

    def __init__(self, jobs: Jobs, number: int, work: Work) -> None:
        """Make job `number` of its runner."""
        super().__init__()
        self._jobs, self._number, self._work = jobs, number, work

    def is_cancelled(self) -> bool:
        """Whether there is no use in going on."""
        return self._jobs.is_overtaken(self._number)

    def report(self, stage: object) -> None:
        """Say how far the work is."""
        self._jobs.reported.emit(self._number, stage)

    def run(self) -> None:
        """Work, in the thread of the pool."""
        if self.is_cancelled():
            return
        try:
            result, fault = self._work(self), None
        except Exception as caught:  # noqa: BLE001 - whatever it is, it must reach the window, not kill the thread
            result, fault = None, caught
        self._jobs.ended.emit(self._number, result, fault)


Work = Callable[[Job], Any]
"""Work that knows no Qt; it asks now and then whether it is cancelled, and then gives None."""


class Jobs(QObject):
    """Runs the newest work only.

    `done` carries its result in the thread of this object, `failed` the exception that ended it, `progress` what it
    reported meanwhile. Work that is overtaken by newer work, or cancelled, is heard of no more.
    """

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(object)

    ended = Signal(int, object, object)
    """For jobs alone: number, result and fault, sent from the thread."""

    reported = Signal(int, object)
    """For jobs alone: number and stage, sent from the thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a runner with a thread of its own, which stays as long as the runner."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        # C's allocator hands each new thread any heap that is free, and a heap stays as large as its largest job was:
        # a thread that stays has one heap, where one for each job would make every heap large, one after the other.
        self._pool.setExpiryTimeout(-1)
        self._newest = 0
        self.ended.connect(self._receive)
        self.reported.connect(self._pass_on)

    @property
    def is_busy(self) -> bool:
        """Whether a job has not ended yet, wanted or not."""
        return self._pool.activeThreadCount() > 0

    def run(self, work: Work) -> None:
        """Run this in place of whatever is running or waiting."""
        self._newest += 1
        self._pool.clear()
        self._pool.start(Job(self, self._newest, work))

    def cancel(self) -> None:
        """Want no result any more."""
        self._newest += 1
        self._pool.clear()

    def close(self) -> None:
        """Cancel, and wait for the thread to end."""
        self.cancel()
        self._pool.waitForDone()

    def is_overtaken(self, number: int) -> bool:
        """Whether a job is no longer the newest; called from the thread."""
        return number != self._newest

    def _receive(self, number: int, result: object, fault: Exception | None) -> None:
        if self.is_overtaken(number):
            return
        if fault is not None:
            self.failed.emit(fault)
        elif result is not None:
            self.done.emit(result)

    def _pass_on(self, number: int, stage: object) -> None:
        if not self.is_overtaken(number):
            self.progress.emit(stage)
