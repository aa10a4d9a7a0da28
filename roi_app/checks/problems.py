"""Problems collected while a document is read: bounded, with paths, and with foreign text made harmless."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection, Mapping
from typing import Final

from roi_app.checks.foreign_text import LINE, cut, harmless
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity

MOST_PROBLEMS: Final = 1_000
"""A hostile file could earn a million sentences that nobody reads; past this many they are only counted."""

LONGEST_SHOWN: Final = 60
WRITTEN_OUT: Final = 1e15

Path = tuple[str | int, ...]

_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)


class Notes:
    """The problems found so far."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._wrong: set[str] = set()
        self._left_out = 0
        self.has_errors = False

    def error(self, path: Path, code: str, /, **values: str) -> None:
        """Note what makes the document unusable."""
        self.has_errors = True
        self._add(path, code, values, Severity.ERROR)

    def not_json(self, line: int, column: int) -> None:
        """Note where the text stops being JSON."""
        self.has_errors = True
        self._add((), "not_json", {"line": str(line), "column": str(column)}, Severity.ERROR, line)

    def warning(self, path: Path, code: str, /, **values: str) -> None:
        """Note what a person should know; the document stays usable."""
        self._add(path, code, values, Severity.WARNING)

    def has_error(self, path: Path) -> bool:
        """Whether an error has been noted at this very place."""
        return where(path) in self._wrong

    def nearest(self, name: str, known: Collection[str], cutoff: float = 0.0) -> str:
        """The known name most like `name`; "" where none is like enough, or past all problems that are said."""
        if len(self._found) >= MOST_PROBLEMS:
            return ""
        found = difflib.get_close_matches(name[:LONGEST_SHOWN], known, n=1, cutoff=cutoff)
        return found[0] if found else ""

    def all(self) -> tuple[Problem, ...]:
        """Every problem, errors first, each in the order of the file."""
        ordered = sorted(self._found, key=lambda problem: problem.severity is not Severity.ERROR)
        if self._left_out:
            severity = Severity.ERROR if self.has_errors else Severity.WARNING
            ordered.append(Problem("", "more_problems", FrozenMap({"count": str(self._left_out)}), severity))
        return tuple(ordered)

    def _add(
        self, path: Path, code: str, values: Mapping[str, str], severity: Severity, line: int | None = None
    ) -> None:
        if len(self._found) >= MOST_PROBLEMS:
            self._left_out += 1
            return
        place = where(path)
        if severity is Severity.ERROR:
            self._wrong.add(place)
        self._found.append(Problem(place, code, FrozenMap(values), severity, line))


def where(path: Path) -> str:
    """A path as people write it: `merchant.streams.photo.unit_price`, `scenarios[2].plan`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif _PLAIN_KEY.fullmatch(part) and len(part) <= LONGEST_SHOWN:
            text += f".{part}" if text else part
        else:
            text += f"[{shown(part)}]"
    return text


def shown(value: object) -> str:
    """A value of the file as JSON in short, without characters that could steer a terminal or hide text."""
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if isinstance(value, str):
        return f'"{quoted(value)}"'
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int | float):
        return number(value)
    return quoted(str(value))


def quoted(text: str) -> str:
    """Foreign text cut to a readable length, as a sentence can bear it."""
    return harmless(cut(text, LONGEST_SHOWN), LINE)


def number(value: float) -> str:
    """A number in short: `36`, `0.1`, `1000000000000`, `1e+308`."""
    if abs(value) < WRITTEN_OUT and value == int(value):
        return str(int(value))
    return f"{float(value):.12g}"
