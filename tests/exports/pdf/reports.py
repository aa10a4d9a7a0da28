"""Reports of shops, made once for all tests that read them."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from functools import cache

from pypdf import PdfReader

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample_in
from roi_app.estimates.answer import Answer, answer
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.pdf.options import Options, Paper
from roi_app.exports.pdf.report import make_pdf
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.trials import Uncertainty, simulate

STAMP = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TRIALS = 1024


def options(language: str = "en", **chosen) -> Options:
    return Options(language=language, stamp=STAMP, **chosen)


def answer_of(document: Document) -> Answer:
    return answer(resolve(document, default_catalogue()))


def found_for(estimate: Answer) -> Uncertainty:
    found = simulate(uncertain(estimate.case), TRIALS, estimate.case.document.sampling.seed)
    assert found is not None
    return found


def made(document: Document, chosen: Options) -> bytes:
    estimate = answer_of(document)
    return make_pdf(estimate, found_for(estimate), chosen)


@cache
def sample_pdf(name: str, language: str, paper: Paper = Paper.A4) -> bytes:
    return made(sample_in(name, language), options(language, paper=paper))


@cache
def sample_text(name: str, language: str) -> str:
    return text_of(sample_pdf(name, language))


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def pages(pdf: bytes) -> int:
    return len(reader(pdf).pages)


def text_of(pdf: bytes) -> str:
    """What a person copies out of the PDF, without spaces: where lines end differs from language to language."""
    return closed_up("".join(page.extract_text() for page in reader(pdf).pages))


def closed_up(text: str) -> str:
    """Text without any space or place to break."""
    return re.sub(r"[\s\u200b]+", "", text)


def shop_of(**values: float) -> Document:
    """A shop that sells on its own, with the given quantities, dots as double underscores."""
    document = Document(name="Shop", platform="other", currency="CNY")
    for key, value in values.items():
        document = document.with_value(key.replace("__", "."), value)
    return document


def everything_huge() -> Document:
    """Every cost at nine digits and more."""
    values = {}
    for stream in STREAMS:
        values |= {
            f"{stream}__units_per_month": 123_456,
            f"{stream}__unit_price": 98_765,
            f"{stream}__staff": 12_345,
            f"{stream}__wage_per_month": 87_654,
        }
    return shop_of(**values, sales_per_month=987_654_321_012, gross_margin=0.4, ads_per_month=123_456_789_012)
