"""The problems of one file, collected while it is read: bounded, with paths, and with foreign text made harmless."""

from __future__ import annotations

import difflib
import json
import math
import re
from collections.abc import Collection, Mapping
from typing import Final

from roi_app.checks.foreign_text import LINE, cut, harmless
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.positions import Lines, Path
from roi_app.checks.problem import Problem, Severity

MOST_PROBLEMS: Final = 200
"""A person fixes no more at once, and a hostile file could earn a million; past this many they are only counted."""

LONGEST_SHOWN: Final = 60
MOST_LISTED: Final = 8
LIKE: Final = 0.6
"""How alike two names must be for one to be offered as what was meant by the other."""

_WRITTEN_OUT: Final = 1e15

_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)


class Problems:
    """What is wrong in one file; `file` stands before each place where several files may be meant."""

    def __init__(self, file: str = "") -> None:
        self.lines = Lines()
        self.has_errors = False
        self._file = quoted(file)
        self._found: list[Problem] = []
        self._wrong: set[Path] = set()
        self._left_out = 0

    def error(self, path: Path, code: str, /, **values: str | float) -> None:
        """Note what makes the file unusable."""
        self._note(path, code, values, Severity.ERROR, self.lines.find(path))

    def error_at(self, line: int | None, code: str, /, **values: str | float) -> None:
        """Note what makes the file unusable in one of its lines, or as a whole where the line is None."""
        self._note((), code, values, Severity.ERROR, line)

    def warning(self, path: Path, code: str, /, **values: str | float) -> None:
        """Note what a person should know; the file stays usable."""
        self._note(path, code, values, Severity.WARNING, self.lines.find(path))

    def unknown_name(self, path: Path, name: str, known: Collection[str]) -> None:
        """Note a name that nothing here has: with the one that was probably meant, else with what is known."""
        close = self.nearest(name, known, LIKE)
        if close:
            self.error(path, "unknown_name_near", name=shown(name), nearest=close)
        else:
            self.error(path, "unknown_name", name=shown(name), known=_listed(known))

    def add(self, problem: Problem) -> None:
        """Note a problem that is already one."""
        if len(self._found) >= MOST_PROBLEMS:
            self._left_out += 1
        else:
            self._found.append(problem)
        self.has_errors |= problem.severity is Severity.ERROR

    def has_error(self, path: Path) -> bool:
        """Whether an error has been noted at this very place."""
        return path in self._wrong

    def nearest(self, name: str, known: Collection[str], cutoff: float = 0.0) -> str:
        """The known name most like `name`; "" where none is like enough, or past all problems that are said."""
        if len(self._found) >= MOST_PROBLEMS:
            return ""
        close = difflib.get_close_matches(name[:LONGEST_SHOWN], known, n=1, cutoff=cutoff)
        return close[0] if close else ""

    def all(self) -> tuple[Problem, ...]:
        """Every problem, errors first, each in the order of the file."""
        ordered = sorted(self._found, key=lambda problem: problem.severity is not Severity.ERROR)
        if self._left_out:
            severity = Severity.ERROR if self.has_errors else Severity.WARNING
            ordered.append(Problem(self._file, "more_problems", FrozenMap({"count": self._left_out}), severity))
        return tuple(ordered)

    def _note(
        self, path: Path, code: str, values: Mapping[str, str | float], severity: Severity, line: int | None
    ) -> None:
        if severity is Severity.ERROR and len(self._found) < MOST_PROBLEMS:
            self._wrong.add(path)
        self.add(Problem(self._place(path), code, FrozenMap(values), severity, line))

    def _place(self, path: Path) -> str:
        return ": ".join(part for part in (self._file, where(path)) if part)


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
        return _number(as_float(value))
    return quoted(str(value))


def quoted(text: str) -> str:
    """Foreign text cut to a readable length, as a sentence can bear it."""
    return harmless(cut(text, LONGEST_SHOWN), LINE)


def as_float(value: float) -> float:
    """A number of a file as a float: infinity where it is too large for one, as a hexadecimal literal may be."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _number(value: float) -> str:
    """A number in short: `36`, `0.1`, `1000000000000`, `1e+308`."""
    if abs(value) < _WRITTEN_OUT and value == int(value):
        return str(int(value))
    return f"{value:.12g}"


def _listed(names: Collection[str]) -> str:
    first = tuple(names)[:MOST_LISTED]
    return ", ".join(first) + (", …" if len(names) > len(first) else "")
