"""The workbook of one case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from roi_app.checks.foreign_text import cut
from roi_app.documents.case import Case, resolve
from roi_app.documents.document import Document
from roi_app.estimates.answer import Answer
from roi_app.exports.workbook.book import Book, Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.cell_text import cell_text
from roi_app.exports.workbook.layout import SheetKey, cell_ranges
from roi_app.exports.workbook.options import Options
from roi_app.exports.workbook.sheets.assumptions import write_assumptions
from roi_app.exports.workbook.sheets.checks import write_checks
from roi_app.exports.workbook.sheets.inputs import write_inputs
from roi_app.exports.workbook.sheets.monthly import write_monthly
from roi_app.exports.workbook.sheets.sources import write_sources
from roi_app.exports.workbook.sheets.summary import write_summary
from roi_app.exports.workbook.sheets.uncertainty import write_uncertainty
from roi_app.exports.workbook.sheets.which_tools import write_which_tools
from roi_app.exports.workbook.sheets.yearly import write_yearly
from roi_app.exports.workbook.style import ACCENT
from roi_app.exports.workbook.tool_rows import picked_tools, tools_of
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording

OF_CASE: Final = tuple(sheet for sheet in SheetKey if sheet is not SheetKey.SOURCES)
MOST_SCENARIOS: Final = 5
"""More than these nobody switches between; all of them can be compared in a workbook of their own."""

_LONGEST_NAME: Final = 60


def make_workbook(answer: Answer, options: Options, trials: Uncertainty | None = None) -> bytes:
    """An .xlsx that goes on computing; the same bytes for the same answer, options and trials, if there were any."""
    wording, document = Wording(options.language, answer.case.document.currency), answer.case.document
    name = document.name.strip()
    book = Book(options, name, document.branding.seller)
    case = sheets_of(answer, options, "", name or wording.text("bar.unnamed"), trials)
    write_case(book, add_sheets(book, case), case, options)
    write_sources(book.sheet(wording.text("workbook.sheet.sources")), (case,), wording, options.stamp)
    return book.close()


def sheets_of(
    answer: Answer, options: Options, suffix: str, title: str, trials: Uncertainty | None = None
) -> CaseSheets:
    """A case made ready for its sheets, under a title."""
    case = answer.case
    wording = Wording(options.language, case.document.currency)
    tools = tools_of(case, options.language)
    others = _scenarios(case) if options.scenarios else []
    names = [wording.text("scenarios.now"), *(cell_text(name) for name, _ in others)]
    return CaseSheets(
        answer,
        wording,
        title,
        suffix,
        {key: wording.text(f"workbook.sheet.{key}") + suffix.replace("_", " ") for key in OF_CASE},
        tools,
        picked_tools(case, tools),
        trials,
        options.stamp.date(),
        (case, *(one for _, one in others)),
        _apart(cut(name, _LONGEST_NAME) for name in names),
        dict(zip(case.catalogue.presets, _apart(_preset_names(case, wording)), strict=True)),
    )


def _scenarios(case: Case) -> list[tuple[str, Case]]:
    """The scenarios that may be picked in the case's place: of the same platform, in the same currency."""
    document = case.document
    same = [one for one in document.scenarios if _market(one.document) == _market(document)]
    return [(one.name, resolve(one.document, case.catalogue)) for one in same[:MOST_SCENARIOS]]


def _market(document: Document) -> tuple[str, str]:
    return document.platform, document.currency


def _preset_names(case: Case, wording: Wording) -> Iterator[str]:
    return (cell_text(one.name[wording.language]) for one in case.catalogue.presets.values())


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """Names that a spreadsheet, to which capitals and small letters are one, can tell apart."""
    known: dict[str, str] = {}
    for at, name in enumerate(names, 1):
        told = name if name.strip() and name.casefold() not in known else f"{name} ({at})"
        known[told.casefold()] = told
    return tuple(known.values())


def add_sheets(book: Book, case: CaseSheets) -> dict[SheetKey, Sheet]:
    """The case's empty sheets in their order, and the names of all that will stand on them."""
    for key, cells in cell_ranges().items():
        book.name(case.name(key), case.titles[cells.sheet], cells)
    return {key: book.sheet(title, ACCENT if key is SheetKey.SUMMARY else "") for key, title in case.titles.items()}


def write_case(book: Book, sheets: dict[SheetKey, Sheet], case: CaseSheets, options: Options) -> None:
    """Fill the sheets of a case."""
    write_summary(book, sheets[SheetKey.SUMMARY], case)
    write_yearly(book, sheets[SheetKey.YEARLY], case)
    write_which_tools(sheets[SheetKey.TOOLS], case)
    write_inputs(book, sheets[SheetKey.INPUTS], case)
    write_assumptions(book, sheets[SheetKey.ASSUMPTIONS], case, options.stamp.date())
    write_monthly(book, sheets[SheetKey.MONTHLY], case)
    write_uncertainty(book, sheets[SheetKey.UNCERTAINTY], case)
    write_checks(book, sheets[SheetKey.CHECKS], case)
