"""What survives a crash: each running window keeps its working state in a file of its own, under a lock.

The system lets go of a lock when its process ends, however it ends. A kept state whose lock is free therefore
belongs to a process that died without discarding it; process numbers, which are used again, are not asked.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.json_object import MOST_BYTES
from roi_app.documents.document import Document
from roi_app.documents.files import LEFTOVER, UNKNOWN, DocumentError, Stamp, read_whole, write_whole
from roi_app.documents.leftovers import listed, sweep_files
from roi_app.documents.locks import LOCKED, Lock, sweep_locks
from roi_app.documents.read import ReadDocument, read_document
from roi_app.documents.write import dump

KEPT: Final = ".kept"
ASIDE: Final = ".unreadable"
_ATTEMPTS: Final = 5


class Recoverable(NamedTuple):
    """A state that a dead process left: its reading and when it was kept.

    `origin` is the file that held the document, with its state when the process last read or wrote it.
    """

    key: str
    reading: ReadDocument
    kept_at: datetime
    origin: Path | None = None
    stamp: Stamp | None = None


class Recovery:
    """The store of working states in one folder; one for each window that edits a document.

    `unreadable` counts the states that were put aside because nothing could be read in them.
    Raises OSError where the folder cannot be made or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.unreadable = 0
        self._claimed: dict[str, Lock] = {}
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._key, self._lock = self._own_lock()

    def keep(self, document: Document, origin: Path | None = None, stamp: Stamp | None = None) -> None:
        """Keep the working state of the file at `origin`, known as `stamp`, in place of the last one.

        Raises OSError or DocumentError.
        """
        kept = {
            "origin": None if origin is None else os.fspath(origin),
            "stamp": None if stamp is None else stamp._asdict(),
            "document": dump(document).decode(),
        }
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self._path(self._key, KEPT), json.dumps(kept, allow_nan=False).encode())

    def discard(self) -> None:
        """Forget the own working state: it has been saved, or given up on purpose."""
        _remove(self._path(self._key, KEPT))

    def recoverable(self, catalogue: Catalogue) -> tuple[Recoverable, ...]:
        """The states of dead processes, newest first; each is this store's until it is forgotten or closed."""
        read = {key: self._read(key, catalogue) for key in self._orphans()}
        for key in (key for key, state in read.items() if state is None):
            self._put_aside(key)
        states = [state for state in read.values() if state is not None]
        return tuple(sorted(states, key=lambda state: state.kept_at, reverse=True))

    def forget(self, state: Recoverable) -> None:
        """Remove a recoverable state: its document is open again, or not wanted."""
        _remove(self._path(state.key, KEPT))
        lock = self._claimed.pop(state.key, None)
        if lock is not None:
            lock.remove()

    def close(self) -> None:
        """End in good order: nothing of the own state stays, what was recoverable and not forgotten does."""
        self.discard()
        self._lock.remove()
        for lock in self._claimed.values():
            lock.release()
        self._claimed.clear()

    def _own_lock(self) -> tuple[str, Lock]:
        # Another window that sweeps the folder may snatch a lock between its making and its taking.
        for _ in range(_ATTEMPTS):
            key = secrets.token_hex(8)
            lock = Lock.taken(self._path(key, LOCKED))
            if lock is not None:
                return key, lock
        raise OSError(f"files in {self._folder} cannot be locked")

    def _path(self, key: str, ending: str) -> Path:
        return self._folder / f"{key}{ending}"

    def _orphans(self) -> Iterator[str]:
        """The keys whose process is dead, each claimed, so that two windows never offer the same state."""
        for kept in listed(self._folder, KEPT):
            key = kept.stem
            if key != self._key and self._claims(key) and os.path.lexists(kept):
                yield key
        # A process may have died while it had nothing to keep, or in the midst of a write.
        sweep_locks(self._folder, lambda path: path.stem in self._claimed or os.path.lexists(path.with_suffix(KEPT)))
        sweep_files(self._folder, LEFTOVER)

    def _put_aside(self, key: str) -> None:
        """Ask for a state no more that cannot be read; it stays where somebody may look into it."""
        self.unreadable += 1
        with contextlib.suppress(OSError):
            self._path(key, KEPT).rename(self._path(key, ASIDE))
        lock = self._claimed.pop(key, None)
        if lock is not None:
            lock.remove()

    def _claims(self, key: str) -> bool:
        """Whether a state is this store's to offer: it has its lock, or there is none that anybody could have."""
        if key in self._claimed:
            return True
        try:
            lock = Lock.taken(self._path(key, LOCKED))
        except OSError:
            return True
        if lock is not None:
            self._claimed[key] = lock
        return lock is not None

    def _read(self, key: str, catalogue: Catalogue) -> Recoverable | None:
        try:
            data, state = read_whole(self._path(key, KEPT), 2 * MOST_BYTES)
            kept = json.loads(data)
            document, origin = kept["document"].encode(), kept["origin"]
        except (DocumentError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        reading = read_document(document, catalogue)
        if not isinstance(origin, str) or "\x00" in origin:
            return Recoverable(key, reading, _time(state.changed_ns))
        return Recoverable(key, reading, _time(state.changed_ns), Path(origin), _stamp(kept.get("stamp")))


def _remove(path: Path) -> None:
    """Remove a state; one that the system holds on to is offered once more, which is better than to stop for it."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _time(changed_ns: int) -> datetime:
    """A file's time; one that no calendar has is the beginning of all."""
    try:
        return datetime.fromtimestamp(changed_ns / 1e9, UTC)
    except (OSError, OverflowError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def _stamp(kept: object) -> Stamp:
    """The state of a file as it was kept; one that equals no file's where it was not."""
    match kept:
        case {"changed_ns": int(changed_ns), "digest": str(digest)}:
            return Stamp(changed_ns, digest)
    return UNKNOWN
