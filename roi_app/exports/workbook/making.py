"""The workbook of one shop."""

from __future__ import annotations

from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.exports.workbook.assumptions_sheet import write_assumptions
from roi_app.exports.workbook.book import Book, Sheet
from roi_app.exports.workbook.inputs_sheet import write_inputs
from roi_app.exports.workbook.layout import Page, spots
from roi_app.exports.workbook.monthly_sheet import write_monthly
from roi_app.exports.workbook.options import Options
from roi_app.exports.workbook.shop import CaseSheets
from roi_app.exports.workbook.sources_sheet import write_sources
from roi_app.exports.workbook.style import ACCENT
from roi_app.exports.workbook.summary_sheet import write_summary
from roi_app.exports.workbook.tools_table import picked_tools, tools_of
from roi_app.texts.formatting import Wording

OF_SHOP: Final = (Page.SUMMARY, Page.INPUTS, Page.ASSUMPTIONS, Page.MONTHLY)


def make_workbook(answer: Answer, options: Options) -> bytes:
    """An .xlsx that goes on computing; the same bytes for the same answer and options."""
    book = Book(options)
    wording = Wording(options.language, answer.case.document.currency)
    name = "" if options.anonymous else answer.case.document.name.strip()
    shop = shop_of(answer, options, "", name or wording.text("bar.unnamed"))
    write_shop(book, add_sheets(book, shop), shop, options)
    write_sources(book.sheet(wording.text("workbook.sheet.sources")), (shop,), wording, options.stamp)
    return book.close()


def shop_of(answer: Answer, options: Options, suffix: str, title: str) -> CaseSheets:
    """A case made ready for its sheets, under a title."""
    wording = Wording(options.language, answer.case.document.currency)
    tools = tools_of(answer.case, options.language)
    return CaseSheets(
        answer,
        wording,
        title,
        suffix,
        {page: wording.text(f"workbook.sheet.{page}") + suffix.replace("_", " ") for page in OF_SHOP},
        tools,
        picked_tools(answer.case, tools),
    )


def add_sheets(book: Book, shop: CaseSheets) -> dict[Page, Sheet]:
    """The shop's empty sheets in their order, and the names of all that will stand on them."""
    for key, spot in spots().items():
        book.name(shop.name(key), shop.sheets[spot.page], spot)
    return {page: book.sheet(title, ACCENT if page is Page.SUMMARY else "") for page, title in shop.sheets.items()}


def write_shop(book: Book, sheets: dict[Page, Sheet], shop: CaseSheets, options: Options) -> None:
    """Fill the sheets of a shop."""
    write_summary(book, sheets[Page.SUMMARY], shop)
    write_inputs(sheets[Page.INPUTS], shop)
    write_assumptions(book, sheets[Page.ASSUMPTIONS], shop, options.stamp.date())
    write_monthly(book, sheets[Page.MONTHLY], shop)
