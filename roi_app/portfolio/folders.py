"""A folder of Parquet files as an output: it appears whole, and takes the place of nothing but another such folder."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from roi_app.checks.ordinary_file import file_problem
from roi_app.documents.files import DocumentError

_SUFFIX = ".parquet"


def require_free(target: Path) -> Path:
    """Where a folder would be made, links followed; DocumentError where something else is there, OSError."""
    place = Path(os.path.realpath(target))
    if not os.path.lexists(place):
        return place
    if not os.path.isdir(place) or any(path.suffix != _SUFFIX for path in place.iterdir()):
        raise DocumentError(file_problem(target, "table_folder_taken"))
    if not os.access(place, os.W_OK):
        raise DocumentError(file_problem(target, "no_permission_to_write"))
    return place


def put_folder_in_place(finished: Path, place: Path) -> None:
    """Give a folder that is complete, and on the same disk, its name. Raises OSError."""
    if not os.path.lexists(place):
        finished.rename(place)
        return
    before = place.with_name(f".{secrets.token_hex(8)}.roi-part")
    place.rename(before)
    try:
        finished.rename(place)
    except OSError:
        before.rename(place)
        raise
    shutil.rmtree(before, ignore_errors=True)
