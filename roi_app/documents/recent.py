"""The files opened last, as a plain list in the user's own folder."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from roi_app.documents.files import DocumentError, read_whole, write_whole

MOST_RECENT: Final = 10


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was open, and whether it is there now."""

    path: Path
    exists: bool


class RecentFiles:
    """The last ten files, newest first, kept in one JSON file; a list that cannot be read counts as empty."""

    def __init__(self, kept_in: Path) -> None:
        self._kept_in = kept_in

    def all(self) -> tuple[RecentFile, ...]:
        """The files opened last, newest first."""
        return tuple(RecentFile(path, path.is_file()) for path in self._paths())

    def add(self, path: Path) -> None:
        """Put a file first; raises OSError or DocumentError where the list cannot be kept."""
        added = path.absolute()
        self._keep([added, *(one for one in self._paths() if one != added)])

    def remove(self, path: Path) -> None:
        """Take a file off the list; raises OSError or DocumentError where the list cannot be kept."""
        self._keep([one for one in self._paths() if one != path.absolute()])

    def _paths(self) -> list[Path]:
        try:
            listed = json.loads(read_whole(self._kept_in)[0])
        except (DocumentError, ValueError, RecursionError):
            return []
        if not isinstance(listed, list):
            return []
        return [Path(one) for one in listed if isinstance(one, str) and "\x00" not in one][:MOST_RECENT]

    def _keep(self, paths: list[Path]) -> None:
        self._kept_in.parent.mkdir(parents=True, exist_ok=True)
        names = [os.fspath(path) for path in paths[:MOST_RECENT]]
        write_whole(self._kept_in, json.dumps(names, indent=2).encode())
