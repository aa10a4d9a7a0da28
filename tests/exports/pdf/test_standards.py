"""A report keeps PDF/A-3a and PDF/UA-1, its fonts inside, and its text can be read."""

import re

import page
import pytest

from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.exports.pdf.options import Section
from roi_app.texts.catalog import LANGUAGES
from tests.exports.pdf.reports import (
    everything_huge,
    made,
    options,
    reader,
    sample_pdf,
    shop_of,
)

# The validator reads the widths of a subset of a CFF font wrongly; two others find nothing.
FALSE_ALARM = re.compile(r"GLYPH-WIDTH-001$")


def failures(pdf, profile):
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return {(one.rule_id, one.message) for one in report.failures if not FALSE_ALARM.search(one.rule_id)}


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_validator_finds_nothing(name, language, profile):
    assert failures(sample_pdf(name, language), profile) == set()


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_nor_in_odd_reports(profile):
    for document in (shop_of(), everything_huge()):
        chosen = options("zh-Hans", in_ranges=True, sections=frozenset(Section))
        assert failures(made(document, chosen), profile) == set()


def test_the_validator_can_find_something():
    pdf = sample_pdf("clothing", "en")
    assert failures(pdf.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<"), "ua1") or failures(
        pdf.replace(b'pdfuaid:part="1"', b'pdfuaid:part="9"'), "ua1"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_title_tags_and_both_standards_are_declared(language):
    found = reader(sample_pdf("clothing", language))
    root = found.trailer["/Root"]
    assert root["/Lang"] == {"zh-Hant": "zh-TW", "zh-Hans": "zh-CN", "en": "en-GB"}[language]
    assert root["/MarkInfo"]["/Marked"]
    assert sample_in("clothing", language).name in found.metadata.title
    packet = root["/Metadata"].get_data().decode()
    for part, value in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        assert re.search(rf"{part}(>|=\"){value}", packet)


def test_the_case_is_the_source_of_the_document():
    root = reader(sample_pdf("clothing", "en")).trailer["/Root"]
    (attached,) = root["/AF"]
    assert attached.get_object()["/AFRelationship"] == "/Source"
    assert attached.get_object()["/UF"] == "estimate.roi"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_inside_the_file(language):
    fonts = {}
    for one in reader(sample_pdf("clothing", language)).pages:
        fonts |= one["/Resources"].get("/Font", {})
    assert fonts
    for font in fonts.values():
        (inner,) = font.get_object()["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert "/FontFile3" in descriptor
        assert re.match(r"/[A-Z]{6}\+NotoSansCJKjp-(Regular|Bold)", descriptor["/FontName"])
        assert "/ToUnicode" in font.get_object()


def elements(node, kind):
    """Every element of a kind in the tree of tags."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from elements(one, kind)
    elif isinstance(node, dict):
        if node.get("/S") == kind:
            yield node
        if "/K" in node:
            yield from elements(node["/K"], kind)


def test_every_chart_has_words_and_every_table_a_head():
    tags = reader(sample_pdf("clothing", "en")).trailer["/Root"]["/StructTreeRoot"]
    charts = list(elements(tags, "/Figure"))
    assert len(charts) >= 9
    for chart in charts:
        assert len(chart["/Alt"]) > 20
    tables = list(elements(tags, "/Table"))
    assert len(tables) >= 5
    heads = [sum(1 for _ in elements(table, "/TH")) for table in tables]
    assert sum(1 for head in heads if head) >= len(tables) - 1  # the stamp's pairs have no head


def test_every_row_begins_with_its_header_and_every_chart_tells_its_figures():
    tags = reader(sample_pdf("clothing", "en")).trailer["/Root"]["/StructTreeRoot"]
    for table in elements(tags, "/Table"):
        for row in elements(table, "/TR"):
            first = row["/K"][0].get_object()
            assert first["/S"] == "/TH"
            assert {one.get("/Scope") for one in first["/A"]} & {"/Column", "/Row"}
    waterfall, *_ = [chart["/Alt"] for chart in elements(tags, "/Figure") if "Over 36 months" in chart["/Alt"]]
    assert "Content race, −¥46,681" in waterfall


@pytest.mark.parametrize(("language", "spoken"), [("en", "zh"), ("zh-Hant", "en")])
def test_names_in_another_language_say_which(language, spoken):
    """A tool's own name, the title of a publication."""
    found = reader(sample_pdf("clothing", language))
    drawn = b"".join(page.get_contents().get_data() for page in found.pages)
    assert re.search(rb"/Lang ?\(%s\)" % spoken.encode(), drawn)
