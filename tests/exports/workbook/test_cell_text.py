"""Texts as a cell can bear them, and how wide they and numbers are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.exports.workbook.cell_text import MOST_CHARACTERS, cell_text, lines_of, number_width, width


@given(st.text(st.characters(), max_size=200))
@settings(max_examples=200)
def test_any_text_becomes_one_that_a_cell_can_bear(text):
    shown = cell_text(text)
    assert cell_text(shown) == shown
    assert len(shown.encode("utf-16-le")) <= 2 * MOST_CHARACTERS
    assert not set(shown) & set("\u202e\u2066\ufeff\x00\r\uffff")


@pytest.mark.parametrize(("text", "wide"), [("", 0), ("abc", 3), ("店a", 3), ("a\n店店\nbc", 4)])
def test_the_longest_line_says_how_wide_a_text_is(text, wide):
    assert width(text) == wide


@pytest.mark.parametrize(
    ("value", "number", "wide"),
    [(1234.0, "0", 5), (1234.5, "#,##0.00", 8), (0.5, "0.0%", 5), (7.0, '"US$"#,##0;-"US$"#,##0', 4)],
)
def test_a_number_needs_room_for_its_digits_and_what_stands_beside_them(value, number, wide):
    assert number_width(value, number) >= wide


def test_a_wrapped_text_takes_more_lines_where_it_is_longer():
    assert lines_of("short", 40) == 1
    assert lines_of("x" * 100, 40) >= 3
    assert lines_of("a\nb", 40) == 2
