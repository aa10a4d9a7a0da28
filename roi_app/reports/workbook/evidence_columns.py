"""The columns that say where a figure comes from, the same in every table of the sheet of assumptions."""

from __future__ import annotations

from typing import Final

from roi_app.benchmarks.catalogue import Evidence, Source
from roi_app.reports.wording import Wording
from roi_app.reports.workbook.book import Sheet
from roi_app.reports.workbook.style import Look

WHOSE: Final = 5
GRADE: Final = 6
SOURCES: Final = 7
READ_ON: Final = 8
VALID_UNTIL: Final = 9
NOTE: Final = 10

HEADS: Final = ("grade", "sources", "read_on", "valid_until", "note")


def write_evidence(sheet: Sheet, row: int, evidence: Evidence | None, wording: Wording, note: str, grade: str = "") -> None:
    """Grade, sources, dates and note of a figure; `grade` stands for one that has no evidence of its own."""
    key = grade or ("default" if evidence is None else evidence.grade.value)
    sheet.text((row, GRADE), wording.text(f"grade.{key}"))
    sheet.text((row, SOURCES), "" if evidence is None else titles(evidence.sources, wording), Look.LABEL, spills=True)
    if evidence is not None:
        sheet.date((row, READ_ON), evidence.read_on)
        sheet.date((row, VALID_UNTIL), evidence.valid_until)
    sheet.text((row, NOTE), note, Look.LABEL, spills=True)


def titles(sources: tuple[Source, ...], wording: Wording) -> str:
    """The titles of sources in one line."""
    return wording.text("command.listed").join(source.title for source in sources)
