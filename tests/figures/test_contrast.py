"""Words can be read on their ground, whatever colour a seller has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.figures.contrast import READABLE, WHITE, contrast, is_colour, readable_on_white

CHANNEL = st.integers(0, 255)


def test_contrast_is_that_of_the_rule():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(CHANNEL, CHANNEL, CHANNEL)
def test_any_colour_becomes_readable_and_keeps_its_hue(red, green, blue):
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    shade = readable_on_white(colour)
    assert contrast(shade, WHITE) >= READABLE
    if contrast(colour, WHITE) >= READABLE:
        assert shade == colour
    channels = [int(shade[at : at + 2], 16) for at in (1, 3, 5)]
    assert channels.index(max(channels)) in [
        i for i, c in enumerate((red, green, blue)) if c >= max(red, green, blue) - 1
    ]


@pytest.mark.parametrize("text", ["", "red", "#fff", "2b66e6", "#2b66e6 ", "#2b66eg"])
def test_what_is_no_colour_is_told_apart(text):
    assert not is_colour(text)
    with pytest.raises(ValueError, match="no colour"):
        readable_on_white(text)
