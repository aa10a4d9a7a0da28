"""From an answer to a PDF: works out what is said, lays out the pages, cleans their texts, and has them typeset."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.documents.document import Document
from roi_app.documents.write import dump
from roi_app.estimates.answer import Answer
from roi_app.estimates.saved_with import saved_with
from roi_app.exports.pdf.contents import ReportContents
from roi_app.exports.pdf.gathering import contents_of
from roi_app.exports.pdf.options import Inside, Options, Section
from roi_app.exports.pdf.pages.comparison import ComparisonPage, comparison
from roi_app.exports.pdf.pages.cover import Cover, cover
from roi_app.exports.pdf.pages.race import RacePage, race
from roi_app.exports.pdf.pages.robustness import RobustnessPage, robustness
from roi_app.exports.pdf.pages.savings import SavingsPage, savings
from roi_app.exports.pdf.pages.sources import SourcesPage, sources
from roi_app.exports.pdf.pages.stamp import CASE_FILE, Stamp, stamp
from roi_app.exports.pdf.plain import plain
from roi_app.exports.pdf.sheet import Sheet, sheet_of
from roi_app.exports.pdf.text import TextCleaner, is_cut
from roi_app.exports.pdf.typeset import Manuscript, draw_pages, write_pdf
from roi_app.figures.contrast import is_colour
from roi_app.model.uncertainty.trials import Uncertainty

PREVIEW_DOTS: Final = 96.0

_MOST_NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole report as the template reads it; a page that was not asked for is None."""

    sheet: Sheet
    case_file: str
    case_description: str
    cover: Cover
    savings: SavingsPage | None
    race: RacePage | None
    robustness: RobustnessPage | None
    comparison: ComparisonPage | None
    sources: SourcesPage | None
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be typeset; `remarks` say what of the given texts it cannot show as they are."""

    manuscript: Manuscript
    remarks: tuple[Problem, ...]


def make_pdf(answer: Answer, trials: Uncertainty, options: Options) -> bytes:
    """The whole report as PDF, the same bytes for the same input; raises TypesettingError."""
    return write_pdf(compose(answer, trials, options).manuscript)


def preview_pages(
    answer: Answer, trials: Uncertainty, options: Options, dots_per_inch: float = PREVIEW_DOTS
) -> list[bytes]:
    """Each page of the same report as PNG; raises TypesettingError."""
    return draw_pages(compose(answer, trials, options).manuscript, dots_per_inch)


def compose(answer: Answer, trials: Uncertainty, options: Options) -> Report:
    """Everything that the report says and carries; `trials` are those of the answer's own case."""
    document = answer.case.document
    cleaner = TextCleaner()
    data = plain(lay_out(contents_of(answer, trials, options)), cleaner)
    files, logo = {}, options.seller.logo
    if Inside.CASE in options.carried:
        files[CASE_FILE] = dump(carried_document(document, options.carried), saved_with(answer))
    if logo is not None:
        files[logo.file_name] = logo.data
    return Report(Manuscript(data, files, options.stamp), _remarks(cleaner.lost, document, options))


def carried_document(document: Document, carried: Collection[Inside]) -> Document:
    """The document that goes along: notes, what other programs noted, and other scenarios only where asked for."""
    if Inside.NOTES not in carried:
        document = replace(document, notes="", unknown=FrozenMap())
    return document if Inside.SCENARIOS in carried else replace(document, scenarios=())


def lay_out(contents: ReportContents) -> Layout:
    """The pages that were asked for."""
    options, wording, chosen = contents.options, contents.wording, contents.options.sections
    title = wording.text("pdf.title", shop=contents.shop)
    return Layout(
        sheet=sheet_of(options.paper, options.seller, title, contents.shop, wording),
        case_file=CASE_FILE if options.carried else "",
        case_description=wording.text("pdf.case_description"),
        cover=cover(contents),
        savings=savings(contents) if Section.SAVINGS in chosen and contents.savings.streams else None,
        race=race(contents) if Section.RACE in chosen and contents.lack is None else None,
        robustness=robustness(contents) if Section.ROBUSTNESS in chosen and contents.lack is None else None,
        comparison=comparison(contents),
        sources=sources(contents) if Section.SOURCES in chosen else None,
        stamp=stamp(contents),
    )


def _remarks(lost: set[str], document: Document, options: Options) -> tuple[Problem, ...]:
    remarks = []
    if lost:
        named = " ".join(f"U+{ord(one):04X}" for one in sorted(lost)[:_MOST_NAMED])
        remarks.append(_remark("", "pdf_characters", characters=named))
    for where, name in (("merchant.name", document.name), ("branding.seller", options.seller.name)):
        if is_cut(name):
            remarks.append(_remark(where, "pdf_name_cut", length=str(len(name))))
    if options.seller.colour and not is_colour(options.seller.colour):
        remarks.append(_remark("branding.colour", "pdf_colour"))
    return tuple(remarks)


def _remark(where: str, code: str, **values: str) -> Problem:
    return Problem(where, code, FrozenMap(values), Severity.WARNING)
