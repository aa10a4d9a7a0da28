"""From an answer to a PDF: gathers the pages, cleans their texts, and has them typeset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.documents.document import Document, Scenario
from roi_app.documents.write import dump
from roi_app.estimates.answer import Answer
from roi_app.exports.pdf import engine
from roi_app.exports.pdf.comparing import comparing
from roi_app.exports.pdf.cover import cover
from roi_app.exports.pdf.glyphs import clean_tree
from roi_app.exports.pdf.names import is_cut, shop_name
from roi_app.exports.pdf.options import Options, Section
from roi_app.exports.pdf.plain import plain
from roi_app.exports.pdf.race import race
from roi_app.exports.pdf.savings import savings
from roi_app.exports.pdf.sources import CASE_FILE, sources, stamp
from roi_app.exports.pdf.sureness import sureness
from roi_app.figures.contrast import is_colour, readable_on_white
from roi_app.figures.palette import LIGHT
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.robustness import Robustness, assess
from roi_app.texts.formatting import Wording

PREVIEW_DOTS: Final = 96.0

_REGIONS: Final = {"zh-Hant": ("zh", "TW"), "zh-Hans": ("zh", "CN"), "en": ("en", "GB")}

Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pages:
    """A report ready to be typeset; `remarks` say what of the given texts it cannot show as they are."""

    tree: Mapping[str, Any]
    files: Mapping[str, bytes]
    stamp: datetime
    remarks: tuple[Problem, ...]


def make_pdf(answer: Answer, found: Uncertainty, options: Options) -> bytes:
    """The whole report as PDF, the same bytes for the same input; raises TypesettingError."""
    pages = compose(answer, found, options)
    return engine.write_pdf(pages.tree, pages.files, pages.stamp)


def preview_pages(
    answer: Answer, found: Uncertainty, options: Options, dots_per_inch: float = PREVIEW_DOTS
) -> list[bytes]:
    """Each page of the same report as PNG; raises TypesettingError."""
    pages = compose(answer, found, options)
    return engine.draw_pages(pages.tree, pages.files, pages.stamp, dots_per_inch)


def compose(answer: Answer, found: Uncertainty, options: Options) -> Pages:
    """Everything that the report says and carries; `found` are the trials of the answer's own case."""
    document = answer.case.document
    if options.anonymous:
        document = anonymous(document)
        answer = Answer(replace(answer.case, document=document), answer.values)
    wording = Wording(options.language, document.currency)
    cleaned = clean_tree(_tree(answer, assess(answer, found), options, wording))
    files = {CASE_FILE: dump(document)}
    if options.seller.logo is not None:
        files[f"logo.{options.seller.logo.kind}"] = options.seller.logo.data
    return Pages(cleaned.tree, files, options.stamp, _remarks(cleaned.lost, document, options))


def anonymous(document: Document) -> Document:
    """A document without anything that tells whose shop it is: no name, no notes, no fields of other programs."""

    def nameless(one: Document) -> Document:
        return replace(one, name="", notes="", unknown=FrozenMap())

    scenarios = tuple(Scenario(one.name, nameless(one.document)) for one in document.scenarios)
    return replace(nameless(document), scenarios=scenarios)


def _tree(answer: Answer, robustness: Robustness, options: Options, wording: Wording) -> Part:
    language, region = _REGIONS[options.language]
    brand = readable_on_white(options.seller.colour) if is_colour(options.seller.colour) else LIGHT.accent
    name = shop_name(answer.case.document, wording)
    tree: Part = {
        "language": language,
        "region": region,
        "paper": options.paper.value,
        "palette": plain(LIGHT) | {"brand": brand},
        "title": wording.text("pdf.title", shop=name),
        "author": options.seller.name,
        "footer": wording.text("pdf.footer", shop=name),
        "page_of": wording.text("pdf.page_of", page="{page}", pages="{pages}"),
        "case_file": CASE_FILE,
        "case_description": wording.text("pdf.case_description"),
        "cover": cover(answer, robustness, options, wording),
        "stamp": stamp(answer, robustness, options, wording),
    }
    parts: Mapping[Section, Callable[[], Part | None]] = {
        Section.SAVINGS: lambda: savings(answer, options, wording),
        Section.RACE: lambda: race(answer, robustness, options, wording),
        Section.SURENESS: lambda: sureness(answer, robustness, options, wording),
        Section.COMPARISON: lambda: comparing(answer, wording),
        Section.SOURCES: lambda: sources(answer, options, wording),
    }
    return tree | {section.value: make() for section, make in parts.items() if section in options.sections}


def _remarks(lost: tuple[str, ...], document: Document, options: Options) -> tuple[Problem, ...]:
    found = []
    if lost:
        named = " ".join(f"U+{ord(one):04X}" for one in lost[:12])
        found.append(_remark("", "pdf_characters", characters=named))
    for where, name in (("merchant.name", document.name), ("branding.seller", options.seller.name)):
        if is_cut(name):
            found.append(_remark(where, "pdf_name_cut", length=str(len(name))))
    if options.seller.colour and not is_colour(options.seller.colour):
        found.append(_remark("branding.colour", "pdf_colour"))
    return tuple(found)


def _remark(where: str, code: str, **values: str) -> Problem:
    return Problem(where, code, FrozenMap(values), Severity.WARNING)
