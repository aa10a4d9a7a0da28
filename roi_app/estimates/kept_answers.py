"""The answers of the last starts, so that the first picture need not wait for the model and its arrays.

An answer is found again by the numbers that went in and the model that made it; anything else means to compute. What
was found is computed anew as soon as it is painted, so that no change of a library can leave a wrong figure standing.
What a first start can show comes with the app (`SHIPPED`); `python -m tests.estimates.shipped` writes it anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from pathlib import Path
from typing import Final

import roi_app
from roi_app import assets
from roi_app.documents.case import Case
from roi_app.estimates.answer import Answer, KeptValues, answer

MOST_KEPT: Final = 12
"""About 17 KB each."""

ENDING: Final = ".answer"

SHIPPED: Final = "answers"
"""The folder in the assets."""

MODEL: Final = "model"
"""The file in it that has the model's sum, for a package, which may have no sources."""


class KeptAnswers:
    """The answers in one folder, and those that came with the app; does without where the folder cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def answer(self, case: Case) -> Answer:
        """The answer to a case, found where it is kept, else computed."""
        kept = self._find(case)
        return answer(case) if kept is None else Answer(case, kept)

    def keep(self, one: Answer) -> None:
        """Keep an answer for the next start; the longest unused ones go."""
        if isinstance(one.values, KeptValues):
            return
        rows = {key: array[0].tolist() for key, array in one.values.items()}
        asked = _asked(one.case)
        text = json.dumps([asked, rows]).encode()
        # What does not reach the disk whole does not fit its sum, and is not taken.
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self._folder / _name(asked)).write_bytes(_sum(text) + b"\n" + text)
            for old in sorted(self._folder.glob(f"*{ENDING}"), key=_last_changed)[:-MOST_KEPT]:
                old.unlink()

    def _find(self, case: Case) -> KeptValues | None:
        asked = _asked(case)
        found = (_read(folder / _name(asked), asked) for folder in (self._folder, assets.path(SHIPPED)))
        return next((values for values in found if values is not None), None)


def _read(file: Path, asked: str) -> KeptValues | None:
    try:
        written, _, text = file.read_bytes().partition(b"\n")
        kept, rows = json.loads(text) if written == _sum(text) else ("", {})
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return KeptValues(rows) if kept == asked else None


def _asked(case: Case) -> str:
    """All that an answer depends on; the pack and its presets act through the numbers alone, and no text does."""
    return json.dumps([case.rows(), roi_app.__version__, model_sum()])


def _name(asked: str) -> str:
    return f"{_sum(asked.encode()).decode()}{ENDING}"


def _sum(data: bytes) -> bytes:
    return b"%08x" % zlib.crc32(data)


def model_sum() -> str:
    """What tells one state of the model from another: a sum over its sources, or that which came with a package."""
    folder = Path(roi_app.__file__).with_name("model")
    sources = sorted(folder.rglob("*.py")) if os.path.isdir(folder) else ()
    if not sources:
        return assets.read_text(SHIPPED, MODEL).strip()
    return _sum(b"".join(file.read_bytes().replace(b"\r\n", b"\n") for file in sources)).decode()


def _last_changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
