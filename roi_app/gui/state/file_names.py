"""Names of files made from what people type."""

from __future__ import annotations

from roi_app.checks.foreign_text import MESSAGE, one_line

LONGEST = 60

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


def safe_name(text: str) -> str:
    """A text without what some system does not allow in a name, "" where nothing is left."""
    return one_line(text, MESSAGE).translate(_NOT_IN_NAMES)[:LONGEST].strip(" .")
