"""Files and previews made in a process of their own, so that the window follows the hand and stays small.

One process waits for orders while the dialog is open: it has loaded all that it needs and keeps what the last order
has worked out, so that an order costs no more than one made here. It ends with the dialog, and its memory with it.
"""

from __future__ import annotations

import threading

from roi_app.exports.made_apart import EndedError, file_in
from roi_app.exports.order import AnyOrder, ShouldStop, make
from roi_app.gui.dialogs.export.maker import LOOK_S, Maker


class Workshop:
    """Keeps a process from `open` until `close`; `make` may be called from any thread, and orders take turns."""

    def __init__(self) -> None:
        """Begin without a process."""
        self._maker: Maker | None = None
        self._is_open = False
        self._lock, self._turn = threading.Lock(), threading.Lock()

    def open(self) -> None:
        """Have a process wait; where none can be started, files are made in this one."""
        with self._lock:
            self._is_open = True
            self._be_ready()

    def close(self) -> None:
        """End the process, also in the midst of an order."""
        with self._lock:
            self._is_open = False
            self._let_go()

    def make(self, order: AnyOrder, should_stop: ShouldStop) -> bytes | None:
        """The file; None where it was stopped. Raises TypesettingError, MakingError, or EndedError."""
        while not self._turn.acquire(timeout=LOOK_S):
            if should_stop():
                return None
        try:
            return None if should_stop() else self._made(order, should_stop)
        finally:
            self._turn.release()

    def _made(self, order: AnyOrder, should_stop: ShouldStop) -> bytes | None:
        with self._lock:
            maker = self._be_ready()
        if maker is None:
            return make(order, should_stop)
        reply = maker.answer(order.as_bytes(), should_stop)
        with self._lock:
            was_closed = self._maker is not maker
            if not was_closed and not (reply and self._is_open):
                self._let_go()
                if self._is_open:
                    self._be_ready()
        if reply is None or was_closed or should_stop():
            return None
        if not reply:
            raise EndedError("ended too soon")
        return file_in(reply)

    def _be_ready(self) -> Maker | None:
        """The process that waits, a new one where somebody has ended it meanwhile; None where none can be started."""
        if self._maker is None or not self._maker.is_alive:
            self._let_go()
            try:
                self._maker = Maker()
            except OSError:
                return None
        return self._maker

    def _let_go(self) -> None:
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.end()
