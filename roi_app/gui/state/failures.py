"""What nobody foresaw: told once in plain words, the work kept, and a log for whoever mends it.

An exception in a slot, in painting or in a thread ends nothing and reaches no caller; Qt hands it to Python's hooks,
which `watch` takes over. What is caught on the way (saving, opening, exporting, trials) is reported by its catcher.
The log names the kind of a fault and where it arose, never its message, which may hold a shop's figures or names.
"""

from __future__ import annotations

import contextlib
import logging
import os
import platform
import sys
import threading
import time
import traceback
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

import PySide6
from PySide6.QtCore import QObject, Qt, Signal

from roi_app import __version__
from roi_app.gui.state.notices import Notices

LOG: Final = "faults.log"
MOST_BYTES: Final = 200_000
"""Where a log has this size, it is begun anew; the last one stays beside it."""

_NOTICES: Final = {"act": "failed_act", "paint": "failed_paint", "trials": "failed_trials"}
"""What is told by a notice; of all else the catcher tells."""

_MOST_STEPS: Final = 30
_MOST_FRAMES: Final = 40


class Failures(QObject):
    """Hears of every fault; `reported` carries where it arose: "act", "paint", "trials", "save" …

    A fault that needs no other answer is told by a notice, each kind of place and fault once.
    """

    reported = Signal(str)
    caught = Signal(str, object)
    """For failures alone: where and fault, sent from any thread."""

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        """Begin without a log."""
        super().__init__(parent)
        self._notices = notices
        self._steps: deque[tuple[float, str]] = deque(maxlen=_MOST_STEPS)
        self._seen: set[tuple[str, ...]] = set()
        self._is_reporting = False
        self.log: Path | None = None
        # Even in the thread of the window not at once: painting is no time to make widgets.
        self.caught.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def note(self, step: str) -> None:
        """Remember what was done, by the name that the code has for it and without any figure."""
        self._steps.append((time.monotonic(), step))

    def report(self, where: str, fault: BaseException) -> None:
        """Log a fault, and tell of it by a notice unless its catcher does."""
        if self._is_reporting:
            return  # whatever the telling runs into must not begin it again
        self._is_reporting = True
        try:
            logging.getLogger(__name__).error("failed: %s", where, exc_info=fault)
            signature = (where, type(fault).__name__, *_frames(fault)[-1:])
            if signature not in self._seen:
                # What fails with every picture is neither logged nor kept with every picture.
                self._seen.add(signature)
                self._write(where, fault)
                self._tell(where)
                self.reported.emit(where)
        finally:
            self._is_reporting = False

    def watch(self) -> None:
        """Take over what no one catches, in this process."""
        sys.excepthook = self._hook
        threading.excepthook = lambda given: self._hook(given.exc_type, given.exc_value, given.exc_traceback)
        sys.unraisablehook = lambda given: self._hook(given.exc_type, given.exc_value, given.exc_traceback)

    def _hook(self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, fault or kind(), trace)
        if not issubclass(kind, Exception):
            return
        where = "paint" if any(name == "paintEvent" for name in _functions(trace)) else "act"
        self.caught.emit(where, (fault or kind()).with_traceback(trace))

    def _tell(self, where: str) -> None:
        if where in _NOTICES:
            self._notices.settle(_NOTICES[where])
            self._notices.tell(_NOTICES[where])

    def _write(self, where: str, fault: BaseException) -> None:
        """Add to the log; one that cannot be written is done without."""
        if self.log is None:
            return
        now = time.monotonic()
        system = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}"
        lines = [
            f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, Merchant ROI {__version__}, {system}",
            f"failed: {where}, {_kind(fault)}",
            *(f"  at {frame}" for frame in _frames(fault)),
            *(f"  {moment - now:+.1f} s {step}" for moment, step in self._steps),
            "",
            "",
        ]
        with contextlib.suppress(OSError):
            self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.path.isfile(self.log) and self.log.stat().st_size > MOST_BYTES:
                self.log.replace(self.log.with_suffix(".old"))
            handle = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600)
            try:
                os.write(handle, "\n".join(lines).encode())
            finally:
                os.close(handle)

    def logged(self) -> str:
        """The log as it is now, "" where nothing has failed."""
        try:
            return "" if self.log is None else self.log.read_text("utf-8", errors="replace")
        except OSError:
            return ""


def _kind(fault: BaseException) -> str:
    number = f" {fault.errno}" if isinstance(fault, OSError) and fault.errno else ""
    return f"{type(fault).__name__}{number}"


def _frames(fault: BaseException) -> list[str]:
    """Where a fault arose, outermost first: file within its package, line and function."""
    frames = traceback.extract_tb(fault.__traceback__)[-_MOST_FRAMES:]
    told = [f"{'/'.join(Path(one.filename).parts[-3:])}:{one.lineno} {one.name}" for one in frames]
    return [*told, *getattr(fault, "frames", ())]


def _functions(trace: TracebackType | None) -> list[str]:
    return [one.name for one in traceback.extract_tb(trace)]
