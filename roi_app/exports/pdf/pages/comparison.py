"""The page that sets scenarios side by side with the case itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from roi_app.exports.pdf.contents import ReportContents
from roi_app.exports.pdf.text import short
from roi_app.statements.comparison import Row

MOST_INPUTS: Final = 22
"""Rows of inputs that fit on the page."""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Columns of cases: what they come to, and the inputs in which they differ."""

    title: str
    lead: str
    names: tuple[str, ...]
    results_title: str
    results: tuple[Row, ...]
    inputs_title: str
    inputs: tuple[Row, ...]
    notes: tuple[str, ...]


def comparison(contents: ReportContents) -> ComparisonPage | None:
    """Lay out the page; None where there is nothing to compare."""
    compared, wording = contents.comparison, contents.wording
    if compared is None:
        return None
    differing, left_out = compared.differing, contents.scenarios_left_out
    unlisted = len(differing) - MOST_INPUTS
    notes = (
        wording.text("pdf.comparison_ranges") if contents.ranges is not None else "",
        wording.text("pdf.comparison_more", count=unlisted) if unlisted > 0 else "",
        wording.text("pdf.comparison_left_out", count=left_out) if left_out else "",
        compared.note or ("" if differing else wording.text("pdf.comparison_same")),
    )
    return ComparisonPage(
        title=wording.text("scenarios.title"),
        lead=wording.text("pdf.comparison_lead"),
        names=compared.names,
        results_title=wording.text("scenarios.results"),
        results=() if contents.ranges is not None else tuple(map(_row, compared.results)),
        inputs_title=wording.text("scenarios.inputs"),
        inputs=tuple(map(_row, differing[:MOST_INPUTS])),
        notes=tuple(note for note in notes if note),
    )


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, text=short(cell.text)) for cell in row.cells))
