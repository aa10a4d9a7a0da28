"""How wide a text is where an East Asian character takes two columns: in a terminal, in a cell."""

from __future__ import annotations

from wcwidth import wcswidth, wcwidth


def columns(line: str) -> int:
    """The number of columns that a line takes; what has no width of its own takes none."""
    if line.isascii() and line.isprintable():
        return len(line)
    wide = wcswidth(line)
    # A control character makes the whole sum negative; the other characters still take their room.
    return wide if wide >= 0 else sum(max(wcwidth(one), 0) for one in line)
