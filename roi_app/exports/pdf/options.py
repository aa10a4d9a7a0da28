"""What a person may choose about a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from roi_app.exports.pdf.seller import Seller


class Paper(StrEnum):
    """The sizes of paper."""

    A4 = "a4"
    LETTER = "us-letter"


class Section(StrEnum):
    """The parts after the first page, in their order; the first page and the stamp are always there."""

    SAVINGS = "savings"
    RACE = "race"
    ROBUSTNESS = "robustness"
    COMPARISON = "comparison"
    SOURCES = "sources"


class Inside(StrEnum):
    """What a report may carry as a file: the case, and what goes along with it only where it is asked for."""

    CASE = "case"
    NOTES = "notes"
    SCENARIOS = "scenarios"


USUAL: Final = frozenset({Section.SAVINGS, Section.RACE, Section.ROBUSTNESS, Section.SOURCES})
"""What a report has unless it is told otherwise; the comparison makes it longer than six pages."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is made.

    `stamp` is the time that it bears, with its time zone; `in_ranges` tells the headline as P10 to P90 instead of
    single numbers; `inside` is what the
    report carries; None stands for the case alone, and for nothing in ranges, since a case tells single numbers to
    whoever opens it. `valid_until` is the last day of the offer. Raises ValueError for a stamp without time zone.
    """

    language: str
    stamp: datetime
    paper: Paper = Paper.A4
    sections: frozenset[Section] = USUAL
    in_ranges: bool = False
    seller: Seller = field(default_factory=Seller)
    valid_until: date | None = None
    inside: frozenset[Inside] | None = None

    def __post_init__(self) -> None:
        if self.stamp.tzinfo is None:
            raise ValueError("the stamp needs a time zone")

    @property
    def carried(self) -> frozenset[Inside]:
        """What the report carries; notes and scenarios only go along with the case."""
        inside = self.inside
        if inside is None:
            return frozenset() if self.in_ranges else frozenset({Inside.CASE})
        return inside if Inside.CASE in inside else frozenset()
