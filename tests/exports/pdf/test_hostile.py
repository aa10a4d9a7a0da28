"""Whatever a person or a foreign file puts into a text comes out as text, or is said."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.documents.document import Branding, Scenario
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from roi_app.exports.pdf import engine
from roi_app.exports.pdf.composing import compose, preview_pages
from roi_app.exports.pdf.engine import TypesettingError, draw_image, write_pdf
from roi_app.exports.pdf.glyphs import REPLACEMENT, breakable, characters, clean_text, clean_tree
from roi_app.exports.pdf.names import LONGEST_NAME, short
from roi_app.exports.pdf.options import Options, Section, Seller
from roi_app.statements.robustness import assess
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.exports.pdf.making import STAMP, answer_of, closed_up, found_for, made, options, pages, reader, text_of

SHOP = sample_in("clothing", "en")

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


@pytest.mark.parametrize("text", MARKUP)
def test_markup_comes_out_as_it_was_typed(text):
    document = replace(SHOP, name=text, scenarios=(Scenario(text, SHOP.with_value("leakage", 0.01)),))
    chosen = options(seller=Seller(text), sections=frozenset({Section.COMPARISON}))
    pdf = made(document, chosen)
    found = text_of(pdf)
    assert found.count(closed_up(text)) >= 3
    assert reader(pdf).metadata.title.endswith(text)
    assert read_attached(pdf) == dump(document)


def test_what_steers_other_text_is_gone_and_what_no_font_has_is_replaced():
    name = "A\u202eB\u2066C\ufeffD\u0000E\x1bF\u200fG 🎉 ع 店"
    document = replace(SHOP, name=name)
    first = reader(made(document, options())).pages[0].extract_text()
    assert f"ABCD EFG {REPLACEMENT} {REPLACEMENT} 店".replace(" ", "") in closed_up(first).replace("ABCDE", "ABCDE")
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
    pdf = made(document, options(seller=Seller(text)))
    assert pages(pdf) <= 6
    first = reader(pdf).pages[0]
    assert closed_up(Texts("en").text("waterfall.title")) in closed_up(first.extract_text())
    assert read_attached(pdf) == dump(document)


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


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_cleaning_leaves_only_what_can_be_printed(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert all(ord(one) in characters() or one == "\u200b" for one in cleaned)
    assert not re.search(r"[\x00-\x1f\x7f]|  ", cleaned)
    if all(ord(one) in characters() for one in text):
        assert closed_up(breakable(text)).replace("\u200b", "") == closed_up(text)


@settings(max_examples=8)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_name_can_be_typeset(name):
    document = replace(SHOP, name=name)
    pages_of = compose(answer_of(document), FOUND, options(sections=frozenset(), seller=Seller(name)))
    assert write_pdf(pages_of.tree, pages_of.files, STAMP).startswith(b"%PDF-")


FOUND = found_for(answer_of(SHOP))


def test_a_tree_is_cleaned_at_any_depth_and_says_what_was_lost():
    cleaned = clean_tree({"a": ["x🎉", {"b": "y\u202e"}], "n": 1.5, "none": None})
    assert cleaned.tree == {"a": [f"x{REPLACEMENT}", {"b": "y"}], "n": 1.5, "none": None}
    assert cleaned.lost == ("🎉",)


def test_names_are_cut_where_no_title_can_be_longer():
    assert short("x" * LONGEST_NAME).replace("\u200b", "") == "x" * LONGEST_NAME
    cut = short("y " * LONGEST_NAME)
    assert cut.endswith("…")
    assert len(cut) <= LONGEST_NAME


def test_a_missing_glyph_is_an_error_of_the_engine_and_no_silent_box(monkeypatch):
    broken = compose(answer_of(SHOP), FOUND, options())
    tree = dict(broken.tree) | {"footer": "🎉"}
    with pytest.raises(TypesettingError, match="PDF/"):
        write_pdf(tree, broken.files, STAMP)


def test_an_unknown_font_is_an_error_too(monkeypatch):
    broken = compose(answer_of(SHOP), FOUND, options())
    templates = engine._templates()
    templates["style.typ"] = templates["style.typ"].replace(b"Noto Sans CJK JP", b"Nothing Sans")
    monkeypatch.setattr(engine, "_templates", lambda: templates)
    with pytest.raises(TypesettingError, match="unknown font family"):
        write_pdf(broken.tree, broken.files, STAMP)


def test_a_number_that_is_none_never_reaches_the_engine():
    broken = compose(answer_of(SHOP), FOUND, options())
    with pytest.raises(ValueError, match="JSON"):
        write_pdf(dict(broken.tree) | {"extra": float("nan")}, broken.files, STAMP)


def test_a_panic_inside_the_engine_is_an_error_like_any_other(monkeypatch):
    class PanicException(BaseException):
        pass

    class Compiler:
        def __init__(self, *_, **__):
            raise PanicException("slip")

    monkeypatch.setattr(engine.typst, "Compiler", Compiler)
    with pytest.raises(TypesettingError, match="slip"):
        draw_image(b"", "png", 10, 10)

    class Interrupted(Compiler):
        def __init__(self, *_, **__):
            raise KeyboardInterrupt

    monkeypatch.setattr(engine.typst, "Compiler", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        draw_image(b"", "png", 10, 10)


def test_the_template_can_reach_nothing_but_its_own_folder():
    source = b'#read("/../../../etc/hostname")'
    with pytest.raises(TypesettingError):
        engine._compile({engine.MAIN: source}, {}, engine._Output("pdf"))


def test_a_preview_shows_every_page():
    estimate = answer_of(SHOP)
    pictures = preview_pages(estimate, found_for(estimate), options(), dots_per_inch=24)
    assert len(pictures) == pages(made(SHOP, options()))
    for picture in pictures:
        assert picture.startswith(b"\x89PNG")


def test_a_stamp_needs_its_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        Options("en", STAMP.replace(tzinfo=None))


def test_weighing_finds_where_the_result_turns():
    estimate = answer_of(SHOP)
    robustness = assess(estimate, found_for(estimate))
    (crossing,) = robustness.crossings["involution_intensity"]
    assert crossing.value == pytest.approx(estimate.value("break_even_intensity"))
