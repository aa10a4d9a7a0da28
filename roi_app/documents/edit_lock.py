"""Who edits a file: one window at a time, among all windows of one user on one machine.

The sign is a lock in the user's own folder, so that nothing lies beside the file. Another machine that edits the
same file on a shared disk is noticed when saving, by the file's `Stamp`.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

from roi_app.documents.file_lock import Lock

_ATTEMPTS: Final = 5


def editor(path: Path, folder: Path) -> Lock | None:
    """The lock of the one who edits the file at `path`, None where another holds it; locks lie in `folder`.

    Raises OSError where the folder cannot be made or written. Give the lock back with `remove`.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    real = os.path.normcase(os.path.realpath(path))
    lock = folder / f"{hashlib.sha256(os.fsencode(real)).hexdigest()[:32]}.lock"
    # Whoever gives the lock back removes it, perhaps between its opening and its taking here.
    for _ in range(_ATTEMPTS):
        taken = Lock.taken(lock)
        if taken is not None:
            return taken
    return None
