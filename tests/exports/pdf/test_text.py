"""Texts are brought down to one line of what the fonts have; names are cut and may be broken."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.exports.pdf.fonts import characters
from roi_app.exports.pdf.text import LONGEST_NAME, MISSING, TextCleaner, breakable, is_cut, short
from tests.exports.pdf.reports import closed_up


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_cleaning_leaves_only_what_can_be_printed(text):
    clean = TextCleaner()
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(one in characters() or one == "\u200b" for one in cleaned)
    assert not re.search(r"[\x00-\x1f\x7f]|  ", cleaned)
    if set(text) <= characters():
        assert closed_up(breakable(text)) == closed_up(text)


def test_what_the_fonts_lack_is_remembered():
    clean = TextCleaner()
    assert clean("x🎉 y\u202e 店") == f"x{MISSING} y 店"
    assert clean("ع") == MISSING
    assert clean.lost == {"🎉", "ع"}


def test_names_are_cut_where_no_title_can_be_longer():
    assert short("x" * LONGEST_NAME).replace("\u200b", "") == "x" * LONGEST_NAME
    cut = short("y " * LONGEST_NAME)
    assert cut.endswith("…")
    assert len(cut) <= LONGEST_NAME


def test_a_name_is_cut_only_where_something_is_left_out():
    assert not is_cut("x" * LONGEST_NAME)
    assert is_cut("x" * (LONGEST_NAME + 1))
    assert not is_cut("the end …")
