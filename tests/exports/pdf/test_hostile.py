"""Whatever a person or a foreign file puts into a text comes out as text, or is said."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.documents.document import Branding, Scenario
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from roi_app.estimates.saved_with import saved_with
from roi_app.exports.pdf.options import Inside, Section
from roi_app.exports.pdf.report import compose
from roi_app.exports.pdf.seller import Seller
from roi_app.exports.pdf.text import MISSING
from roi_app.exports.pdf.typeset import write_pdf
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.exports.pdf.reports import answer_of, closed_up, found_for, made, options, pages, reader, text_of
from tests.grids import at_first

SHOP = sample_in("clothing", "en")
FOUND = found_for(answer_of(SHOP))

MARKUP = [
    '#panic("no")',
    '#read("/etc/passwd")',
    "= Heading *bold* _it_ `raw` $x^2$ @ref <label>",
    '#import "@preview/x:1.0.0": *',
    "\\u{41} // gone /* gone */ ~ --- ...",
    "#{sys.inputs} #set page(width: 1pt)",
    '=cmd|"/c calc"!A1',
    "{shop} {0} %s",
    "<script>alert(1)</script> &amp; ]]>",
    '"quotes" \'and\' "more"',
]


@pytest.mark.parametrize("text", at_first(MARKUP, 4))
def test_markup_comes_out_as_it_was_typed(text):
    document = replace(SHOP, name=text, scenarios=(Scenario(text, SHOP.with_value("leakage", 0.01)),))
    chosen = options(seller=Seller(text), sections=frozenset({Section.COMPARISON}), inside=frozenset(Inside))
    pdf = made(document, chosen)
    found = text_of(pdf)
    assert found.count(closed_up(text)) >= 3
    assert reader(pdf).metadata.title.endswith(text)
    assert read_attached(pdf) == dump(document, saved_with(answer_of(document)))


def test_what_steers_other_text_is_gone_and_what_no_font_has_is_replaced():
    name = "A\u202eB\u2066C\ufeffD\u0000E\x1bF\u200fG 🎉 ع 店"
    document = replace(SHOP, name=name)
    first = reader(made(document, options())).pages[0].extract_text()
    assert f"ABCD EFG {MISSING} {MISSING} 店".replace(" ", "") in closed_up(first).replace("ABCDE", "ABCDE")
    assert not set(first) & set("\u202e\u2066\ufeff\x1b\u200f🎉")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_shown_as_given_is_said(language):
    document = replace(SHOP, name="🎉" + "x" * 500)
    estimate = answer_of(document)
    chosen = options(language, seller=Seller("n" * 500, "blue"))
    remarks = compose(estimate, found_for(estimate), chosen).remarks
    assert [one.code for one in remarks] == ["pdf_characters", "pdf_name_cut", "pdf_name_cut", "pdf_colour"]
    sentences = [describe(one, Texts(language)) for one in remarks]
    assert "U+1F389" in sentences[0]
    assert "501" in sentences[1]
    quiet = compose(answer_of(SHOP), found_for(answer_of(SHOP)), options(language)).remarks
    assert quiet == ()


@pytest.mark.parametrize("text", ["長" * 10_000, "W" * 10_000, "word " * 2_000, "a\n" * 5_000, "🎉" * 10_000])
def test_ten_thousand_characters_stay_on_their_page(text):
    document = replace(SHOP, name=text, notes=text, branding=Branding(text[:200]))
    pdf = made(document, options(seller=Seller(text), inside=frozenset(Inside)))
    assert pages(pdf) <= 7
    first = reader(pdf).pages[0]
    assert closed_up(Texts("en").text("waterfall.title")) in closed_up(first.extract_text())
    assert read_attached(pdf) == dump(document, saved_with(answer_of(document)))


def right_edges(one):
    """Where each piece of text of a page ends at most, points from the left, by its own position and width."""
    edges = []

    def visit(text, _, matrix, __, size):
        if text.strip():
            edges.append(matrix[4])

    one.extract_text(visitor_text=visit)
    return edges


def test_a_long_word_does_not_run_off_the_page():
    pdf = made(replace(SHOP, name="W" * 110), options())
    one = reader(pdf).pages[0]
    assert max(right_edges(one)) < float(one.mediabox.width)
    lines = [line for line in one.extract_text().splitlines() if "WWW" in line]
    assert len(lines) >= 2
    assert all(len(line.strip().strip("\u200b")) < 90 for line in lines)


def test_half_a_character_does_no_harm():
    document = replace(SHOP, name="a\ud800b")
    assert "ab" in closed_up(text_of(made(document, options())))


@settings(max_examples=8)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_name_can_be_typeset(name):
    document = replace(SHOP, name=name)
    report = compose(answer_of(document), FOUND, options(sections=frozenset(), seller=Seller(name)))
    assert write_pdf(report.manuscript).startswith(b"%PDF-")
