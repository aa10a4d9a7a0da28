"""Of what is anonymous nothing tells whose it is: not a word of any private field, in any export, at any depth."""

import base64
import io
import json
import re
import zipfile
import zlib
from dataclasses import replace

import pytest

from roi_app.documents.document import Branding, Document, Scenario
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from roi_app.estimates.anonymous import anonymous
from roi_app.estimates.baseline import Baseline
from roi_app.exports.json_result import as_json, result
from roi_app.exports.monthly_table import as_csv, monthly_table
from roi_app.exports.pdf.options import USUAL, Inside, Section
from roi_app.exports.pdf.report import make_pdf
from roi_app.exports.pdf.seller import seller_of
from roi_app.exports.summary_text import summary_text
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import make_comparison
from roi_app.exports.workbook.options import Options as WorkbookOptions
from roi_app.statements.comparison import columns_of
from roi_app.texts.catalog import Texts
from roi_app.texts.formatting import Wording
from tests.exports.pdf import pictures
from tests.exports.pdf.reports import STAMP, answer_of, found_for, options, reader, text_of

SECRETS = ("Zanzibar", "Yttrium", "Xylophone", "Wombat", "Vuvuzela", "Umbrella", "Tarantula")
LOGO = base64.b64encode(pictures.svg(pictures.CIRCLE)).decode()


@pytest.fixture(scope="module")
def plain():
    """The same shop, of which nobody knows whose it is."""
    document = replace(sample_in("clothing", "en"), name="", notes="")
    harder = document.with_value("involution_intensity", 1.5)
    return replace(document, scenarios=(Scenario("Scenario 1", document), Scenario("Scenario 2", harder)))


@pytest.fixture(scope="module")
def private(plain):
    shop, notes, seller, one, two, field, inner = SECRETS
    scenarios = tuple(
        Scenario(name, replace(kept.document, name=f"{shop} {name}", notes=inner, unknown={("plan", "memo"): inner}))
        for name, kept in zip((one, two), plain.scenarios, strict=True)
    )
    return replace(
        plain,
        name=f"{shop} Outfitters",
        notes=f"call {notes}",
        branding=Branding(f"{seller} Consulting", "#7a1b2c", LOGO),
        scenarios=scenarios,
        unknown={("owner",): field, ("merchant", "contact"): field},
    )


def exports(document: Document, *, is_anonymous: bool) -> dict[str, bytes]:
    """Every kind of file that leaves the app."""
    answer = answer_of(document)
    if is_anonymous:
        answer = anonymous(answer, Texts("en"))
    document, wording = answer.case.document, Wording("en", "CNY")
    found, book = found_for(answer), WorkbookOptions("en", STAMP, scenarios=True)
    seller = seller_of(document.branding).seller
    chosen = options(sections=USUAL | {Section.COMPARISON}, seller=seller, inside=frozenset(Inside))
    return {
        "report": make_pdf(answer, found, chosen),
        "workbook": make_workbook(answer, book, found),
        "comparison": make_comparison(columns_of(answer, wording, 3), book),
        "table": as_csv(monthly_table(answer, wording)),
        "result": as_json(result(answer)).encode(),
        "summary": summary_text(answer, Baseline.TODAY, wording, found).encode(),
        "document": dump(document),
    }


def told(data: bytes) -> str:
    """All that a file says: its bytes, its parts, its text, its metadata, its streams and what is attached."""
    said = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            said += [name.encode() for name in book.namelist()] + [book.read(name) for name in book.namelist()]
    if data.startswith(b"%PDF"):
        said += [text_of(data).encode(), str(reader(data).metadata).encode(), read_attached(data)]
        for start in re.finditer(rb"stream\r?\n", data):
            unpacking = zlib.decompressobj()
            try:
                said.append(unpacking.decompress(data[start.end() :]))
            except zlib.error:
                continue
    return "\n".join(one.decode("utf-8", "replace") + one.decode("utf-16-be", "replace") for one in said)


def test_no_export_tells_whose_it_is(private, plain):
    named, hidden, clean = exports(private, is_anonymous=False), exports(private, is_anonymous=True), None
    everything = {kind: told(data) for kind, data in named.items()}
    assert all(any(secret in text for text in everything.values()) for secret in SECRETS)
    assert LOGO in everything["document"]
    for kind, data in hidden.items():
        text = told(data)
        assert [secret for secret in SECRETS if secret in text] == [], kind
        assert LOGO not in text, kind
    # Nor is there anything else that differs from the same shop without an owner.
    clean = exports(plain, is_anonymous=False)
    assert {kind for kind, data in hidden.items() if data != clean[kind]} == set()


def test_scenarios_are_numbered_in_the_language_of_the_export(private):
    for language, name in (("en", "Scenario 2"), ("zh-Hant", "情境 2"), ("zh-Hans", "情景 2")):
        document = anonymous(answer_of(private), Texts(language)).case.document
        assert document.scenarios[1].name == name
    assert json.loads(dump(document))["merchant"].get("name", "") == ""
