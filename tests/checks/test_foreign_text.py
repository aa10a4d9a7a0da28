"""What steers other text never reaches the place where it would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.checks.foreign_text import (
    CELL,
    LINE,
    MESSAGE,
    PAGE,
    REPLACEMENT,
    Hazard,
    begins_like_a_formula,
    cut,
    harmless,
    hazard_of,
    one_line,
)

TARGETS = {"line": LINE, "message": MESSAGE, "cell": CELL, "page": PAGE}


@pytest.mark.parametrize(
    ("characters", "hazard"),
    [
        ("\n\r\x0b\x0c\x85\u2028\u2029", Hazard.LINE_END),
        ("\t", Hazard.TAB),
        ("\x00\x07\x1b\x7f\x9b", Hazard.CONTROL),
        ("\u202e\u2066\u200f\u061c\ufeff", Hazard.STEERING),
        ("\u200d\u00ad\u2060\U000e0041", Hazard.FORMAT),
        ("\u200b", Hazard.BREAK),
        ("\ufe0f\U000e0100\u180b", Hazard.VARIATION),
        ("\ud800\udfff", Hazard.HALF),
        ("\ufffe\uffff\U0001ffff\ufdd0", Hazard.NONCHARACTER),
        ("\u0378", Hazard.UNASSIGNED),
        ("\ue000", Hazard.PRIVATE),
        (" aé服。　—\u0301🎉ع\u00a0", None),
    ],
)
def test_the_table_knows_every_kind(characters, hazard):
    assert {hazard_of(one) for one in characters} == {hazard}


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("line", "a�[1m�b�c�　�d👩�🎤"),
        ("message", "a[1mb c　\u00add👩\u200d🎤"),
        ("cell", "a�[1mb\nc�　\u00add👩\u200d🎤"),
        ("page", "a [1mb c　d👩🎤"),
    ],
)
def test_each_place_takes_out_what_it_cannot_bear(target, shown):
    assert harmless("a\x1b[1m\u202eb\u2028c\ud800　\u00add👩\u200d🎤", TARGETS[target]) == shown


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@given(st.text(st.characters(), max_size=60))
def test_nothing_that_steers_is_left_and_a_second_time_changes_nothing(target, text):
    for clean in (harmless, one_line):
        shown = clean(text, target)
        assert clean(shown, target) == shown
        assert not {hazard_of(one) for one in shown} & {Hazard.CONTROL, Hazard.STEERING, Hazard.HALF, Hazard.TAB}
        shown.encode()
    assert not {hazard_of(one) for one in one_line(text, target)} & {Hazard.LINE_END}


def test_one_line_has_single_spaces_and_composed_letters():
    assert one_line("  a \r\n  e\u0301\u3000b\t", PAGE) == "a é b"
    assert one_line("  a \n  b ", MESSAGE) == "a b"


def test_windows_line_ends_are_one_line_end():
    assert harmless("a\r\nb\rc", CELL) == "a\nb\nc"
    assert harmless("a\r\nb", LINE) == f"a{REPLACEMENT}b"


def test_a_cut_text_says_so():
    assert cut("abc", 3) == "abc"
    assert cut("abcd", 3) == "ab…"


@pytest.mark.parametrize("sign", "=+-@\t\r\n")
def test_what_a_spreadsheet_takes_for_a_formula(sign):
    assert begins_like_a_formula(sign + "1")
    assert not begins_like_a_formula("1" + sign)
    assert not begins_like_a_formula("")
