"""The workbook of one case."""

from __future__ import annotations

from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.exports.workbook.book import Book, Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.layout import SheetKey, cell_ranges
from roi_app.exports.workbook.options import Options
from roi_app.exports.workbook.sheets.assumptions import write_assumptions
from roi_app.exports.workbook.sheets.inputs import write_inputs
from roi_app.exports.workbook.sheets.monthly import write_monthly
from roi_app.exports.workbook.sheets.sources import write_sources
from roi_app.exports.workbook.sheets.summary import write_summary
from roi_app.exports.workbook.sheets.tools import picked_tools, tools_of
from roi_app.exports.workbook.sheets.which_tools import write_which_tools
from roi_app.exports.workbook.style import ACCENT
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording

OF_CASE: Final = (SheetKey.SUMMARY, SheetKey.TOOLS, SheetKey.INPUTS, SheetKey.ASSUMPTIONS, SheetKey.MONTHLY)


def make_workbook(answer: Answer, options: Options, trials: Uncertainty | None = None) -> bytes:
    """An .xlsx that goes on computing; the same bytes for the same answer, options and trials, if there were any."""
    book = Book(options)
    wording = Wording(options.language, answer.case.document.currency)
    name = answer.case.document.name.strip()
    case = sheets_of(answer, options, "", name or wording.text("bar.unnamed"), trials)
    write_case(book, add_sheets(book, case), case, options)
    write_sources(book.sheet(wording.text("workbook.sheet.sources")), (case,), wording, options.stamp)
    return book.close()


def sheets_of(
    answer: Answer, options: Options, suffix: str, title: str, trials: Uncertainty | None = None
) -> CaseSheets:
    """A case made ready for its sheets, under a title."""
    wording = Wording(options.language, answer.case.document.currency)
    tools = tools_of(answer.case, options.language)
    return CaseSheets(
        answer,
        wording,
        title,
        suffix,
        {key: wording.text(f"workbook.sheet.{key}") + suffix.replace("_", " ") for key in OF_CASE},
        tools,
        picked_tools(answer.case, tools),
        trials,
        options.stamp.date(),
    )


def add_sheets(book: Book, case: CaseSheets) -> dict[SheetKey, Sheet]:
    """The case's empty sheets in their order, and the names of all that will stand on them."""
    for key, cells in cell_ranges().items():
        book.name(case.name(key), case.titles[cells.sheet], cells)
    return {key: book.sheet(title, ACCENT if key is SheetKey.SUMMARY else "") for key, title in case.titles.items()}


def write_case(book: Book, sheets: dict[SheetKey, Sheet], case: CaseSheets, options: Options) -> None:
    """Fill the sheets of a case."""
    write_summary(book, sheets[SheetKey.SUMMARY], case)
    write_which_tools(sheets[SheetKey.TOOLS], case)
    write_inputs(sheets[SheetKey.INPUTS], case)
    write_assumptions(book, sheets[SheetKey.ASSUMPTIONS], case, options.stamp.date())
    write_monthly(book, sheets[SheetKey.MONTHLY], case)
