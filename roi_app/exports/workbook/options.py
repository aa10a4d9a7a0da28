"""What a person may choose about a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Options:
    """How a workbook is made.

    `stamp` is the time that it bears, with its time zone; `scenarios` lets those kept in the document be picked in the
    case's place, so that whoever has the file sees them. Raises ValueError for a stamp without time zone.
    """

    language: str
    stamp: datetime
    scenarios: bool = False

    def __post_init__(self) -> None:
        if self.stamp.tzinfo is None:
            raise ValueError("the stamp needs a time zone")
