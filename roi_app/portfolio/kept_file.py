"""A file that a run appends to, and that another goes on with after the run was killed."""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from roi_app.portfolio.output import Noted

_READ_AT_ONCE: Final = 2**20


class KeptFile:
    """What is in it is noted by its size and sum; ValueError where it does not hold what was noted any more."""

    def __init__(self, path: Path, noted: Noted | None) -> None:
        self.path = path
        self._size = self._sum = 0
        if noted is not None:
            self._size, self._sum = int(str(noted["size"])), int(str(noted["sum"]))
            self._require_whole()
        self._file = path.open("r+b" if noted is not None else "wb")
        self._file.seek(self._size)
        self._file.truncate()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it yet."""
        return not self._size

    def append(self, data: bytes) -> Noted:
        """Put bytes behind the last; they are with the system when this returns."""
        self._file.write(data)
        self._file.flush()
        self._size += len(data)
        self._sum = zlib.crc32(data, self._sum)
        return {"size": self._size, "sum": self._sum}

    def lines(self) -> Iterator[bytes]:
        """What is in it, line by line."""
        with self.path.open("rb") as file:
            yield from file

    def finish(self) -> Path:
        """Have it on the disk."""
        os.fsync(self._file.fileno())
        self._file.close()
        return self.path

    def close(self) -> None:
        """Let go of it as it is."""
        with contextlib.suppress(OSError):
            self._file.close()

    def _require_whole(self) -> None:
        """As after a power cut it may not be."""
        left, found = self._size, 0
        with self.path.open("rb") as file:
            while left and (part := file.read(min(left, _READ_AT_ONCE))):
                left, found = left - len(part), zlib.crc32(part, found)
        if left or found != self._sum:
            raise ValueError(self.path.name)
