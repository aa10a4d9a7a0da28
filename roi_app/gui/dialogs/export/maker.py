"""A process of this program that makes one file after the other, and the thread that waits for it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO, Final, cast

import roi_app
from roi_app.documents.leftovers import sweep_folders
from roi_app.exports.made_apart import reply_from, written
from roi_app.exports.pdf.typeset import FOLDER

MAKE_FILE: Final = "--make-file"
"""The argument by which the program is started as such a process."""

THREAD: Final = "maker"
"""The name of the thread that waits for a process."""

LOOK_S: Final = 0.05
"""How often it is asked whether the file is still wanted."""

PATIENCE_S: Final = 0.5
"""How long a process may go on with what nobody wants: a preview takes less, and starting another one takes longer."""

_UNSEEN: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


class Maker:
    """One process; its pipes are read and written in a thread, for neither can be given up half way."""

    def __init__(self) -> None:
        """Start a process; raises OSError where none can be started."""
        home = str(Path(roi_app.__file__).parents[1])
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(  # noqa: S603 - this program itself
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=_UNSEEN,
        )
        self._orders: SimpleQueue[bytes | None] = SimpleQueue()
        self._replies: SimpleQueue[bytes] = SimpleQueue()
        self._is_busy = False
        self._thread = threading.Thread(target=self._serve, name=THREAD, daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether the process is still there."""
        return self.process.poll() is None

    def answer(self, order: bytes, should_stop: Callable[[], bool]) -> bytes | None:
        """The reply, b"" where the process failed to give one, None where it was given up; then it can only end."""
        self._is_busy, waited = True, 0.0
        self._orders.put(order)
        while waited < PATIENCE_S:
            with contextlib.suppress(Empty):
                reply = self._replies.get(timeout=LOOK_S)
                self._is_busy = not reply
                return reply
            if not self._thread.is_alive():
                return b""
            waited = waited + LOOK_S if should_stop() else 0.0
        return None

    def end(self) -> None:
        """End the process, and remove what it has left where it was at work."""
        was_busy = self._is_busy
        self.process.kill()
        self._orders.put(None)
        self._thread.join()
        self.process.wait()
        if was_busy:
            sweep_folders(FOLDER)

    def _serve(self) -> None:
        """Hand over each order, and take what comes back."""
        to, back = cast("BinaryIO", self.process.stdin), cast("BinaryIO", self.process.stdout)
        with back, contextlib.suppress(OSError), to:
            while (order := self._orders.get()) is not None:
                self._replies.put(_exchanged(order, to, back))


def _exchanged(order: bytes, to: BinaryIO, back: BinaryIO) -> bytes:
    try:
        to.write(written(order))
        to.flush()
        return reply_from(back)
    except (OSError, EOFError, ValueError):
        return b""


def command() -> list[str]:
    """How this program is started as a process that makes files: as it is, or by its Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, MAKE_FILE]
    return [sys.executable, "-P", "-m", roi_app.__name__, MAKE_FILE]
