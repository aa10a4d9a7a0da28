from hypothesis import given
from hypothesis import strategies as st

from roi_app.checks.foreign_text import LINE, harmless
from roi_app.cli.printed.layout import table, wrapped
from roi_app.texts.columns import columns

TEXT = st.text(st.sampled_from("ab 1,.服飾，。（）–−é\u0301\u200b"), max_size=60)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6))
def test_columns_stand_under_each_other(rows):
    lines = table([(first, second, f"{third}|") for first, second, third in rows], right=(2,))
    assert len({columns(line) for line in lines}) == 1
    assert all(line.endswith("|") for line in lines)


def test_numbers_are_flush_right_and_text_is_flush_left():
    assert table([("工作", "1"), ("a", "1,000")], right=(1,)) == ["工作      1", "a     1,000"]


@given(TEXT, st.integers(8, 40))
def test_wrapping_loses_nothing_but_spaces_and_keeps_to_the_columns(text, most):
    lines = wrapped(text, most)
    assert "".join("".join(lines).split()) == "".join(harmless(text, LINE).split())
    for line in lines:
        assert line.strip()
        # Only what may not be broken is longer: a Latin word, or a character with the signs that cling to it.
        assert columns(line) <= most or " " not in line.strip()


def test_a_paragraph_breaks_between_words_and_never_before_a_full_stop():
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("內卷強度高。", 10) == ["內卷強度", "高。"]
