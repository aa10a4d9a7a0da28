"""The files opened last, as a plain list in the user's own folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final, NamedTuple

from roi_app.documents.files import DocumentError, absolute, read_whole, write_whole

MOST_RECENT: Final = 10


class RecentFile(NamedTuple):
    """A file that was open, and whether it is there now."""

    path: Path
    exists: bool


class RecentFiles:
    """The last ten files, newest first, kept in one JSON file; a list that cannot be read counts as empty."""

    def __init__(self, kept_in: Path) -> None:
        self._kept_in = kept_in

    def all(self) -> tuple[RecentFile, ...]:
        """The files opened last, newest first."""
        # A folder that may not be looked into is no reason to end here.
        return tuple(RecentFile(path, os.path.isfile(path)) for path in self._paths() or ())

    @property
    def is_readable(self) -> bool:
        """Whether there is a list, or none yet."""
        return self._paths() is not None

    def add(self, path: Path) -> None:
        """Put a file first; raises OSError or DocumentError where the list cannot be kept."""
        added = absolute(path)
        self._keep([added, *(one for one in self._paths() or () if one != added)])

    def remove(self, path: Path) -> None:
        """Take a file off the list; raises OSError or DocumentError where the list cannot be kept."""
        self._keep([one for one in self._paths() or () if one != absolute(path)])

    def _paths(self) -> list[Path] | None:
        """The files of the list, None where it cannot be read."""
        try:
            listed = json.loads(read_whole(self._kept_in)[0])
        except DocumentError as fault:
            return [] if fault.problem.code == "no_such_file" else None
        except (ValueError, RecursionError):
            return None
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            return None
        return [Path(one) for one in listed if "\x00" not in one][:MOST_RECENT]

    def _keep(self, paths: list[Path]) -> None:
        self._kept_in.parent.mkdir(parents=True, exist_ok=True)
        names = [os.fspath(path) for path in paths[:MOST_RECENT]]
        write_whole(self._kept_in, json.dumps(names, indent=2).encode())
