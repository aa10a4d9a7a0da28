"""Names of files made from what people type."""

from __future__ import annotations

LONGEST = 60

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-") | dict.fromkeys(range(32)))


def safe_name(text: str) -> str:
    """A text without what some system does not allow in a name, "" where nothing is left."""
    return text.translate(_NOT_IN_NAMES)[:LONGEST].strip(" .")
