"""Trials are drawn from the ranges as promised, each quantity in a place of its own."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kstest, spearmanr, triang

from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.parameters import INPUTS, LEVER_PRICES, PLACE_IN_INPUTS, QUANTITIES, Basis, Range
from roi_app.model.published_cases import worked_inputs
from roi_app.model.uncertainty.sampling import (
    DRAWN,
    HOT_MARKET,
    MOST_TRIALS,
    Source,
    draw,
    triangular,
)
from tests.model.uncertainty.shop import RANGES, case_of, certain_shop, shop

AMOUNT = st.floats(0, 1e12)


def is_wide(values: list[float]) -> bool:
    """Whether a range is wide enough for both sides to compute its shape from it without losing its digits."""
    low, _, high = values
    return high - low > max(1e-6 * high, 1e-100)


@settings(max_examples=100)
@given(st.tuples(AMOUNT, AMOUNT, AMOUNT).map(sorted).filter(is_wide), st.floats(2**-33, 1 - 2**-33))
def test_the_triangular_value_is_that_of_scipy(values, share):
    low, mode, high = values
    expected = triang.ppf(share, (mode - low) / (high - low), loc=low, scale=high - low)
    drawn = triangular(np.array([share]), Range(low, mode, high))[0]
    assert drawn == pytest.approx(expected, rel=1e-9, abs=1e-9 * (high - low))
    assert low - 1e-9 * high <= drawn <= high + 1e-9 * high


def test_every_quantity_but_the_horizon_can_be_drawn_once():
    assert len(set(DRAWN)) == len(DRAWN) == 62
    assert set(QUANTITIES) - set(DRAWN) == {"horizon_months"}


def test_the_order_of_the_dimensions_is_the_one_that_saved_files_rely_on():
    assert DRAWN[:5] == (
        "sticking_probability.event",
        "design_replacement_probability.event",
        "hot_market",
        "photo_coverage",
        "design_coverage",
    )
    places = {"involution_intensity": 18, "sticking_probability": 24, "sales_per_month": 25, "discount_rate": 28}
    places |= {"photo.lever_price": 32, "photo.units_per_month": 38, "live.wage_per_month": 61}
    assert {key: DRAWN.index(key) for key in places} == places


def test_every_input_of_the_model_that_is_a_number_of_the_merchant_can_be_drawn():
    names = {PLACE_IN_INPUTS[key][0] for key in DRAWN if key in PLACE_IN_INPUTS}
    structure = {key for key, one in INPUTS.items() if one.basis is not Basis.QUANTITY} - {"lever_price"}
    assert set(worked_inputs()) - structure == names


def test_what_is_exact_stays_one_row():
    drawn = draw(shop(), Source(evenly_spread(), 64, 1)).inputs
    rows = {key for key, array in drawn.items() if array.shape[0] > 1}
    assert rows == {"coverage", "lever_price", *(key for key in RANGES if key in drawn)} - {"design_people_replaced"}
    assert {array.shape[0] for array in drawn.values()} == {1, 64}
    np.testing.assert_array_equal(drawn["coverage"][:, 5], worked_inputs()["coverage"][0, 5])


@pytest.mark.parametrize("key", ["photo_coverage", "review_share", "involution_intensity", "sales_uplift", "leakage"])
def test_amounts_follow_their_triangle_whatever_the_hot_market_does(key):
    name, column = PLACE_IN_INPUTS[key]
    drawn = draw(shop(correlation=0.9), Source(evenly_spread(), 4096, 3)).inputs[name][:, column or 0]
    low, mode, high = RANGES[key].low, RANGES[key].mode, RANGES[key].high
    fitting = triang((mode - low) / (high - low), loc=low, scale=high - low)
    assert kstest(drawn, fitting.cdf).statistic < 0.01


def test_pinning_one_quantity_leaves_all_other_draws_as_they_were():
    before = draw(shop(), Source(evenly_spread(), 256, 1)).inputs
    after = draw(
        shop(review_share=Range.exact(0.25), photo_coverage=Range.exact(0.6)), Source(evenly_spread(), 256, 1)
    ).inputs
    for key in set(before) - {"review_share", "coverage"}:
        np.testing.assert_array_equal(before[key], after[key])
    np.testing.assert_array_equal(before["coverage"][:, 1:], after["coverage"][:, 1:])


@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.9])
def test_the_hot_market_correlates_every_pair_as_named(correlation):
    drawn = draw(shop(correlation=correlation), Source(evenly_spread(), 8192, 2)).inputs
    keys = tuple(HOT_MARKET)
    ranks = spearmanr(np.column_stack([drawn[key][:, 0] for key in keys])).statistic
    # A normal copula's rank correlation: 6/π · asin(ρ/2).
    expected = 6 / np.pi * np.arcsin(correlation / 2)
    for i, one in enumerate(keys):
        for j in range(i):
            sign = HOT_MARKET[one] * HOT_MARKET[keys[j]]
            assert ranks[i, j] == pytest.approx(sign * expected, abs=0.03), (one, keys[j])


def test_the_hot_market_leaves_the_rest_alone():
    cold, hot = (draw(shop(correlation=value), Source(evenly_spread(), 512, 1)).inputs for value in (0.0, 0.9))
    for key in set(cold) - set(HOT_MARKET):
        np.testing.assert_array_equal(cold[key], hot[key])


def test_events_happen_as_often_as_their_probability_on_average():
    trials = draw(shop(), Source(evenly_spread(), 8192, 4))
    replaced = trials.inputs["design_replacement_probability"]
    assert set(np.unique(replaced)) == {0.0, 1.0}
    assert replaced.mean() == pytest.approx((0.50 + 0.74 + 0.85) / 3, abs=0.005)
    assert trials.sticks.mean() == pytest.approx((0.75 + 0.90 + 1.0) / 3, abs=0.005)


@pytest.mark.parametrize(("probability", "happens"), [(0.0, 0.0), (1.0, 1.0)])
def test_what_is_certain_is_no_event(probability, happens):
    case = certain_shop(
        sticking_probability=Range.exact(probability), design_replacement_probability=Range.exact(probability)
    )
    trials = draw(case, Source(evenly_spread(), 16, 1))
    assert trials.sticks.tolist() == [bool(happens)] * 16
    assert trials.inputs["design_replacement_probability"].tolist() == [[happens]]


def test_inputs_that_cannot_matter_are_not_counted_as_uncertain():
    point = worked_inputs()
    assert "live_coverage" not in shop().keys
    assert "design_people_replaced" not in shop().keys
    prices = {key: Range(1, 2, 3) for key in LEVER_PRICES}
    assert set(case_of(point, prices).keys) == set(LEVER_PRICES) - {"live.lever_price"}
    one_bill = point | {"tools_given": np.ones((1, 1))}
    assert not set(LEVER_PRICES) & set(case_of(one_bill, prices).keys)
    uncapped = point | {"headcount_cap": np.zeros((1, 6))}
    gone = set(shop().keys) - set(case_of(uncapped, RANGES).keys)
    assert gone == {"design_replacement_probability", "design_people_replaced_otherwise"}


def test_work_that_may_come_counts_as_work_paid_or_not():
    point = worked_inputs()
    ranges = {"live_coverage": Range(0.1, 0.4, 0.6), "live.units_per_month": Range(0, 0, 20)}
    assert "live_coverage" not in case_of(point, ranges).keys
    point["lever_chosen"] = np.ones((1, 6))
    assert "live_coverage" in case_of(point, ranges).keys
    assert "live_coverage" not in case_of(point, ranges | {"live.units_per_month": Range.exact(0)}).keys


@pytest.mark.parametrize("correlation", [-0.1, 0.91])
def test_a_correlation_out_of_bounds_is_refused(correlation):
    with pytest.raises(ValueError, match=r"from 0 to 0\.9"):
        shop(correlation=correlation)


def test_a_range_of_nothing_known_is_refused():
    with pytest.raises(KeyError, match="photo_coverag"):
        shop(photo_coverag=Range(0, 1, 2))


@pytest.mark.parametrize("trials", [0, -1, MOST_TRIALS + 1])
def test_a_number_of_trials_out_of_bounds_is_refused(trials):
    with pytest.raises(ValueError, match="from 1 to 131072"):
        Source(evenly_spread(), trials, 1)


def test_swapping_one_factor_changes_that_input_alone():
    case = shop()
    first, second = Source(evenly_spread(), 64, 1), Source(evenly_spread(), 64, 1, second=True)
    plain, swapped = draw(case, first).inputs, draw(case, first, "review_share", second).inputs
    assert {key for key in plain if not np.array_equal(plain[key], swapped[key])} == {"review_share"}
    np.testing.assert_array_equal(swapped["review_share"], draw(case, second).inputs["review_share"])


def test_swapping_the_hot_market_moves_what_it_moves():
    case = shop()
    first, second = Source(evenly_spread(), 64, 1), Source(evenly_spread(), 64, 1, second=True)
    plain, swapped = draw(case, first).inputs, draw(case, first, "hot_market", second).inputs
    assert {key for key in plain if not np.array_equal(plain[key], swapped[key])} == set(HOT_MARKET)
