"""What can be wrong with a pack: the codes of the sentences that say it, and the list that collects them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from roi_app.checks.positions import Lines, Place
from roi_app.checks.problem import Problem, Severity

MOST_PROBLEMS: Final = 200
"""A person fixes no more at once, and a hostile file may hold a million."""

LONGEST_SHOWN: Final = 300
MOST_LISTED: Final = 8


class Fault(StrEnum):
    """A kind of fault; its value is the code of the sentence `problem.<code>`."""

    FILE_MISSING = "pack_file_missing"
    NOT_A_FILE = "pack_not_a_file"
    NOT_ALLOWED = "pack_not_allowed"
    UNREADABLE = "pack_unreadable"
    TOO_LARGE = "pack_too_large"
    NOT_UTF8 = "pack_not_utf8"
    BAD_TOML = "pack_bad_toml"
    DUPLICATE = "pack_duplicate"
    TOO_DEEP = "pack_too_deep"
    WRONG_FORMAT = "pack_wrong_format"
    WRONG_VERSION = "pack_wrong_version"
    NEWER_FORMAT = "pack_newer_format"
    MISSING_FIELD = "pack_missing_field"
    MISSING_ENTRY = "pack_missing_entry"
    MISSING_LANGUAGE = "pack_missing_language"
    MISSING_SOURCE = "pack_missing_source"
    UNKNOWN_NAME = "pack_unknown_name"
    UNKNOWN_NAME_NEAR = "pack_unknown_name_near"
    NOT_A_NUMBER = "pack_not_a_number"
    NOT_A_TEXT = "pack_not_a_text"
    NOT_A_DATE = "pack_not_a_date"
    NOT_A_TABLE = "pack_not_a_table"
    NOT_A_LIST = "pack_not_a_list"
    NOT_YES_NO = "pack_not_yes_no"
    EMPTY_TEXT = "pack_empty_text"
    NOT_FINITE = "pack_not_finite"
    NOT_WHOLE = "pack_not_whole"
    OUT_OF_BOUNDS = "pack_out_of_bounds"
    SHARE_OUT_OF_BOUNDS = "pack_share_out_of_bounds"
    MODE_OUTSIDE_RANGE = "pack_mode_outside_range"
    UNIT_MISMATCH = "pack_unit_mismatch"
    BAD_PUBLISHED = "pack_bad_published"
    BAD_ADDRESS = "pack_bad_address"
    DATES_REVERSED = "pack_dates_reversed"
    REPEATED = "pack_repeated"
    WRONG_STREAM = "pack_wrong_stream"
    NOT_SERVED = "pack_not_served"
    EXPIRED = "pack_expired"
    UNUSED_SOURCE = "pack_unused_source"
    MORE = "pack_more"


@dataclass
class Findings:
    """The problems of one file, in the order in which they were found."""

    file: str
    lines: Lines = field(default_factory=Lines)
    problems: list[Problem] = field(default_factory=list)

    def add(
        self,
        place: Place,
        fault: Fault,
        values: Mapping[str, object] = MappingProxyType({}),
        severity: Severity = Severity.ERROR,
        line: int | None = None,
    ) -> None:
        """Note a fault at a place of the file; past `MOST_PROBLEMS` only that there are more."""
        if self.full:
            return
        shown = {name: _shown(value) for name, value in values.items()}
        where = f"{self.file}: {'.'.join(place)}" if place else self.file
        self.problems.append(Problem(where, fault.value, shown, severity, line or self.lines.find(place)))
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem(self.file, Fault.MORE.value, {"count": float(MOST_PROBLEMS)}))

    def unknown(self, place: Place, name: str, known: Iterable[str]) -> None:
        """Note a name that nothing here has, with the nearest one that is known."""
        if self.full:
            return
        names = tuple(known)
        nearest = get_close_matches(name[:LONGEST_SHOWN], names, 1)
        if nearest:
            self.add(place, Fault.UNKNOWN_NAME_NEAR, {"name": name, "nearest": nearest[0]})
        else:
            self.add(place, Fault.UNKNOWN_NAME, {"name": name, "known": _listed(names)})

    @property
    def full(self) -> bool:
        """Whether no more problems are noted."""
        return len(self.problems) > MOST_PROBLEMS

    @property
    def has_errors(self) -> bool:
        """Whether any problem stops the work."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def as_float(value: float) -> float:
    """A number of a pack as a float: infinity where it is too large for one, as a hexadecimal literal may be."""
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _shown(value: object) -> str | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return as_float(value)
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:MOST_LISTED]) + (", …" if len(names) > MOST_LISTED else "")
