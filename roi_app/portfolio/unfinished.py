"""What is done of an output, beside it until it is whole: a run that was killed goes on from there.

`OUT.roi-part` is a folder with what is written so far and a note of what was asked, and of how far into the table that
reaches. The same request goes on after it; another one begins anew. An error or a wish to stop leaves nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from filelock import FileLock, Timeout

from roi_app.checks.ordinary_file import file_problem
from roi_app.documents.files import LEFTOVER, DocumentError

_STATE: Final = "state.json"
_LOCK: Final = "lock"
ROWS: Final = "rows"
"""How the names of files in the folder begin that hold rows."""

Json = dict[str, Any]


class Unfinished:
    """The folder beside a target; `state` is what an earlier run of the same request has noted, None where none has."""

    def __init__(self, target: Path, request: Mapping[str, object]) -> None:
        self.folder = target.with_name(target.name + LEFTOVER)
        self.state: Json | None = None
        self._target, self._request = target, json.loads(json.dumps(request))
        self._lock = FileLock(self.folder / _LOCK, timeout=0)

    def __enter__(self) -> Self:
        """Make the folder ours; DocumentError where another process works in it, OSError where it cannot be made."""
        self.folder.mkdir(exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as fault:
            raise DocumentError(file_problem(self._target, "table_in_the_making")) from fault
        noted = self._noted()
        if noted is not None and noted.get("request") == self._request:
            self.state = noted["state"]
        else:
            self._empty()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._empty()
        self._lock.release()
        with contextlib.suppress(OSError):
            (self.folder / _LOCK).unlink(missing_ok=True)
            self.folder.rmdir()

    def begin_anew(self) -> None:
        """Forget what an earlier run has left, which turned out not to be whole."""
        self.state = None
        self._empty()

    def note(self, state: Mapping[str, object]) -> None:
        """Note how far the rows in the folder reach; what is noted is on the disk before."""
        beside = self.folder / f"{_STATE}.new"
        beside.write_text(json.dumps({"request": self._request, "state": state}), encoding="utf-8")
        beside.replace(self.folder / _STATE)

    def _noted(self) -> Json | None:
        try:
            told = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        return told if isinstance(told, dict) and isinstance(told.get("state"), dict) else None

    def _empty(self) -> None:
        """Remove what a run leaves; what somebody else has put there stays."""
        with contextlib.suppress(OSError):
            for path in list(self.folder.iterdir()):
                if path.name.startswith(ROWS) or path.name.startswith(_STATE):
                    if os.path.isdir(path):
                        shutil.rmtree(path, ignore_errors=True)
                    else:
                        path.unlink()
