"""Files made in a process of their own, so that the window follows the hand while they are.

One process always waits for the next order while the dialog is open: it has loaded all that it needs, and an order
costs no more than one made here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import roi_app
from roi_app.exports.made_apart import file_in
from roi_app.exports.order import Order, ShouldStop, make

MAKE_FILE: Final = "--make-file"
"""The argument by which the program is started as such a process."""

_LOOK_S: Final = 0.05
"""How often it is asked whether the file is still wanted."""

_UNSEEN: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


class Workshop:
    """Keeps a process waiting from `open` until `close`; `make` may be called from a thread, one at a time."""

    def __init__(self) -> None:
        """Begin without a process."""
        self._waiting: subprocess.Popen[bytes] | None = None
        self._is_open = False
        self._lock = threading.Lock()

    def open(self) -> None:
        """Have a process wait; where none can be started, files are made in this one."""
        with self._lock:
            self._is_open = True
            if self._waiting is None or self._waiting.poll() is not None:
                _end(self._waiting)
                self._waiting = _started()

    def close(self) -> None:
        """Let the process that waits go."""
        with self._lock:
            self._is_open = False
            waiting, self._waiting = self._waiting, None
        _end(waiting)

    def make(self, order: Order, should_stop: ShouldStop) -> bytes | None:
        """The file; None where it was stopped. Raises TypesettingError, or MakingError where the process failed."""
        with self._lock:
            process, self._waiting = self._waiting, None
        if process is None or process.poll() is not None:
            # Nobody waits, or somebody has ended it meanwhile.
            _end(process)
            process = _started()
        if process is None:
            return make(order, should_stop)
        try:
            reply = _answer(process, order.as_bytes(), should_stop)
        finally:
            _end(process)
        if self._is_open:
            self.open()
        return None if reply is None else file_in(reply)


def command() -> list[str]:
    """How this program is started as a process that makes a file: as it is, or by its Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, MAKE_FILE]
    return [sys.executable, "-P", "-m", roi_app.__name__, MAKE_FILE]


def _started() -> subprocess.Popen[bytes] | None:
    home = str(Path(roi_app.__file__).parents[1])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    try:
        return subprocess.Popen(  # noqa: S603 - this program itself
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=_UNSEEN,
        )
    except OSError:
        return None


def _answer(process: subprocess.Popen[bytes], order: bytes, should_stop: ShouldStop) -> bytes | None:
    given: bytes | None = order
    while not should_stop():
        try:
            return process.communicate(given, timeout=_LOOK_S)[0]
        except subprocess.TimeoutExpired:
            given = None
    return None


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        return
    process.kill()
    process.communicate()
