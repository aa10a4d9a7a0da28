import pytest

from roi_app.texts.columns import columns


@pytest.mark.parametrize(
    ("text", "wide"),
    [("", 0), ("abc", 3), ("服飾", 4), ("¥1", 2), ("（1）", 5), ("e\u0301", 1), ("ﾊﾝ", 2), ("한국", 4), ("–−…“”", 5)],
)
def test_an_east_asian_character_is_two_columns(text, wide):
    assert columns(text) == wide


@pytest.mark.parametrize("text", ["\x1b", "a\nb", "\x00服"])
def test_what_no_line_may_hold_is_not_counted_as_negative(text):
    assert columns(text) >= 0
