"""Dataclasses become what a template reads, and every text is cleaned on its way."""

from dataclasses import dataclass

import pytest

from roi_app.exports.pdf.plain import plain
from roi_app.figures.tones import Tone
from roi_app.model.parameters import Range


@dataclass(frozen=True)
class Outer:
    texts: tuple[str, ...]
    inner: Range
    tone: Tone
    nothing: None = None


def test_a_figure_becomes_plain_at_any_depth():
    made = plain(Outer(("a", "b"), Range(1, 2, 3), Tone.KEEP), str.upper)
    assert made == {
        "texts": ["A", "B"],
        "inner": {"low": 1, "mode": 2, "high": 3},
        "tone": "KEEP",
        "nothing": None,
    }


@pytest.mark.parametrize("value", [object(), {1: 2}, b"", Range, len])
def test_what_no_template_reads_is_refused(value):
    with pytest.raises(TypeError, match="cannot be laid out"):
        plain((value,), str)
