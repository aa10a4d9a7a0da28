"""Two to four scenarios side by side, each with live sheets of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from roi_app.exports.workbook.book import Book
from roi_app.exports.workbook.case_workbook import add_sheets, sheets_of, write_case
from roi_app.exports.workbook.options import Options
from roi_app.exports.workbook.sheets.comparison import write_comparison
from roi_app.exports.workbook.sheets.sources import write_sources
from roi_app.exports.workbook.style import ACCENT
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.comparison import Column
from roi_app.texts.formatting import Wording

FEWEST: Final = 2
MOST: Final = 4
"""More than four do not fit on a page, and each brings eight sheets."""


def make_comparison(columns: Sequence[Column], options: Options, trials: Sequence[Uncertainty | None] = ()) -> bytes:
    """An .xlsx of two to four scenarios, every figure live, with each one's trials where they were run.

    Raises ValueError for fewer or more.
    """
    if not FEWEST <= len(columns) <= MOST:
        raise ValueError(f"{len(columns)} scenarios; a comparison has {FEWEST} to {MOST}")
    document = columns[0].answer.case.document
    book, wording = (
        Book(options, document.name.strip(), document.branding.seller),
        Wording(options.language, document.currency),
    )
    sheet = book.sheet(wording.text("workbook.sheet.comparison"), ACCENT)
    cases = [
        sheets_of(column.answer, options, f"_{place}", column.name.strip() or wording.text("bar.unnamed"), found)
        for place, (column, found) in enumerate(zip(columns, trials or [None] * len(columns), strict=True), 1)
    ]
    made = [add_sheets(book, case) for case in cases]
    write_comparison(book, sheet, cases, wording)
    for sheets, case in zip(made, cases, strict=True):
        write_case(book, sheets, case, options)
    write_sources(book.sheet(wording.text("workbook.sheet.sources")), cases, wording, options.stamp)
    return book.close()
