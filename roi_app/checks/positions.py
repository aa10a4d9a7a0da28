"""In which line of a TOML text a table or a key stands.

The parser of the standard library forgets lines. This reads only headers and keys, which is enough to lead a person
to the place; the values are the parser's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Where something stands in a file: names and places in lists, from the outside in."""

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*\[[ \t]*({_KEY})[ \t]*\]")
_ASSIGNMENT = re.compile(rf"[ \t]*({_KEY})[ \t]*=[ \t]*(.*)")
_PARTS = re.compile(_PART)
_LONG_QUOTES = ('"""', "'''")


@dataclass
class Lines:
    """Line numbers, from 1, by path."""

    by_path: dict[Path, int] = field(default_factory=dict)
    implied: dict[Path, int] = field(default_factory=dict)
    """What a header only implies: `[levers.copy-model]` makes `levers`, without leading to anything else in it."""

    def find(self, path: Path) -> int | None:
        """The line of the path, or of the nearest thing around it that the text names; None where it names none."""
        for length in range(len(path), 0, -1):
            line = self.by_path.get(path[:length])
            if line is not None:
                return line
        return self.implied.get(path)


def lines_of(text: str) -> Lines:
    """The line of each table header and each key of a TOML text."""
    lines = Lines()
    table: Path = ()
    open_quotes = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if open_quotes:
            if open_quotes in line:
                open_quotes = ""
            continue
        if header := _HEADER.match(line):
            table = _parts(header[1])
            lines.by_path.setdefault(table, number)
            for length in range(1, len(table)):
                lines.implied.setdefault(table[:length], number)
        elif assignment := _ASSIGNMENT.match(line):
            path = table + _parts(assignment[1])
            for length in range(len(table) + 1, len(path) + 1):
                lines.by_path.setdefault(path[:length], number)
            open_quotes = _left_open(assignment[2])
    return lines


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(key))


def _left_open(value: str) -> str:
    for quotes in _LONG_QUOTES:
        if value.startswith(quotes) and quotes not in value[3:]:
            return quotes
    return ""
