"""What surfaces still ask of all trials at once follows from the two conditions."""

import numpy as np
import pytest

from roi_app.model.uncertainty.trials import simulate
from tests.model.uncertainty.shop import shop


def test_spreads_are_those_of_all_trials_and_the_band_that_of_those_that_stick():
    result = simulate(shop(), 2048)
    npv = result.outcomes.worth("npv")
    one = result.spreads["npv"]
    np.testing.assert_allclose([one.p10, one.p50, one.p90], np.percentile(npv, [10, 50, 90]))
    assert one.mean == pytest.approx(result.all_cases.mean())
    assert result.probability_of_loss == result.all_cases.probability_of_loss()
    assert result.probability_of_saving_nothing == pytest.approx(1 - result.probability_of_sticking)
    assert result.ordered["kept_share_where_saved"].size == result.if_it_sticks.trials
    assert result.spreads["payback_months"].mean is None
    assert result.spreads["break_even_intensity"].p10 is None
    np.testing.assert_array_equal(result.band, result.if_it_sticks.band)
    assert result.probability_above(0) == pytest.approx(1 - result.probability_below(0))
    within = result.if_it_sticks.probability_of_payback_within(2) * result.probability_of_sticking
    assert result.probability_of_payback_within(2) == pytest.approx(within)
    assert sum(result.histogram().counts) == 2048
