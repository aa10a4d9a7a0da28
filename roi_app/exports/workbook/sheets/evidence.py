"""The columns that say where a figure comes from, the same in every table of the sheet of assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from roi_app.benchmarks.catalogue import Evidence, Source
from roi_app.explain.addresses import title_of
from roi_app.exports.workbook.book import Sheet
from roi_app.exports.workbook.style import Look
from roi_app.statements.evidence import EvidenceRow
from roi_app.texts.formatting import Wording

WHOSE: Final = 7
GRADE: Final = 8
SOURCES: Final = 9
READ_ON: Final = 10
VALID_UNTIL: Final = 11
NOTE: Final = 12

HEADS: Final = ("grade", "sources", "read_on", "valid_until", "note")
WORDS: Final = frozenset({0, 3, WHOSE, GRADE, SOURCES, NOTE})
"""The columns of words, whose heads are not flush right."""

_WIDE_SOURCES: Final = 23
_WIDE_NOTE: Final = 35


@dataclass(frozen=True, slots=True)
class EvidenceCells:
    """What is said of a figure; dates are None where no evidence stands behind it."""

    grade: str
    sources: tuple[Source, ...]
    read_on: date | None
    valid_until: date | None
    note: str


def cells_of_row(row: EvidenceRow) -> EvidenceCells:
    """What is said of a value in use."""
    return EvidenceCells(row.grade_text, row.sources, row.read_on, row.valid_until, row.note)


def cells_of_evidence(evidence: Evidence, note: str, wording: Wording) -> EvidenceCells:
    """What is said of a figure of the catalogue, in use or not."""
    grade = wording.text(f"grade.{evidence.grade}")
    return EvidenceCells(grade, evidence.sources, evidence.read_on, evidence.valid_until, note)


def write_evidence(sheet: Sheet, row: int, cells: EvidenceCells, wording: Wording) -> None:
    """Grade, sources, dates and note of a figure."""
    sheet.text((row, GRADE), cells.grade, Look.WORD)
    if cells.read_on is not None and cells.valid_until is not None:
        sheet.date((row, READ_ON), cells.read_on)
        sheet.date((row, VALID_UNTIL), cells.valid_until)
    sources = wording.text("command.listed").join(title_of(source, wording) for source in cells.sources)
    sheet.prose(row, {SOURCES: (sources, _WIDE_SOURCES), NOTE: (cells.note, _WIDE_NOTE)})
