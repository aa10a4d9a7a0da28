"""One figure over many trials: percentiles, shares on either side, and a histogram."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from roi_app.model.uncertainty.distribution import Distribution

VALUES = arrays(np.float64, st.integers(1, 300), elements=st.floats(-1e6, 1e6))


@given(VALUES)
def test_percentiles_are_those_of_numpy_where_all_is_finite(values):
    one = Distribution.of(values)
    expected = np.percentile(values, [10, 50, 90])
    np.testing.assert_allclose([one.p10, one.p50, one.p90], expected, rtol=1e-12, atol=1e-6)
    assert one.mean == pytest.approx(np.mean(values))


@given(VALUES, st.floats(-1e6, 1e6))
def test_shares_count_the_trials_on_each_side(values, value):
    one = Distribution.of(values)
    assert one.share_below(value) == pytest.approx(np.mean(values < value))
    assert one.share_above(value) == pytest.approx(np.mean(values > value))


def test_without_interpolation_towards_an_infinity():
    # Place 49.5 of 100 lies between the last number and the first infinity.
    one = Distribution.of(np.append(np.arange(50.0), np.full(50, np.inf)))
    assert (one.p50, one.p90) == (49.0, math.inf)
    one = Distribution.of(np.append(np.full(50, -np.inf), np.arange(50.0)))
    assert (one.p10, one.p50) == (-math.inf, -math.inf)


def test_infinities_of_both_signs_have_no_mean_and_nothing_has_no_percentile():
    assert Distribution.of(np.array([-np.inf, np.inf])).mean is None
    empty = Distribution.of(np.array([]))
    assert (empty.p10, empty.p50, empty.p90, empty.mean) == (None, None, None, None)
    assert (empty.share_below(0), empty.share_above(0)) == (0, 0)


@settings(max_examples=50)
@given(VALUES, st.integers(1, 60))
def test_the_histogram_counts_every_trial_once_with_an_edge_at_0(values, bins):
    values = np.where(np.abs(values) < 1e-300, 0, values)  # no bin is as narrow as that
    histogram = Distribution.of(values).histogram(bins)
    edges, counts = np.array(histogram.edges), np.array(histogram.counts)
    assert counts.sum() == values.size
    assert len(edges) == len(counts) + 1 <= bins + 3
    slack = 1e-12 * np.abs(values).max()
    assert edges[0] <= values.min() + slack
    assert edges[-1] >= values.max() - slack
    assert 0 in edges or edges[0] > 0 or edges[-1] < 0
    assert counts[edges[1:] <= 0].sum() == np.sum(values < 0)
