import pytest

from roi_app.figures.axes import money_axis, round_step, span_axis
from roi_app.texts.formatting import Wording

WORDING = Wording("en", "CNY")


@pytest.mark.parametrize("high", [5e-324, 1e-310, 1e-299, 1e-12, 1.0, 1e12, 1e300])
def test_an_axis_of_any_size_has_ticks_inside_it(high):
    for axis, _ in (money_axis(0.0, high, WORDING), money_axis(-high, high, WORDING), span_axis(0.0, high, WORDING)):
        assert axis.low < axis.high
        assert axis.ticks
        assert all(axis.low <= tick.value <= axis.high for tick in axis.ticks)
        assert 0 <= axis.share(high) <= 1


@pytest.mark.parametrize("span", [0.0, -1.0, 5e-324, 1e-310])
def test_a_span_without_parts_has_a_step_all_the_same(span):
    assert round_step(span, 5) == 1.0
