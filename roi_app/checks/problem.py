"""A problem in a file, as data: where it is, what is wrong, and the values that its sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the work; a warning is said and the work goes on; a note says what was done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or worth knowing.

    `where` is a path in the file such as `merchant.streams.photo.units_per_month`, or "" for the file as a
    whole. `code` names the sentence (`problem.<code>` in the texts), `values` fill its fields.
    """

    where: str
    code: str
    values: Mapping[str, str | float] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    line: int | None = None
