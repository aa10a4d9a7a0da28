"""Percentiles and probabilities against known answers and against a second way to compute them."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm, triang

from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.batch import never
from roi_app.model.estimate import estimate
from roi_app.model.parameters import Range
from roi_app.model.published_cases import worked_inputs
from roi_app.model.uncertainty.sampling import DRAWN, Source, Uncertain, draw
from roi_app.model.uncertainty.trials import FIGURES, Spread, _band, simulate
from tests.model.uncertainty.shop import RANGES, case_of, certain_shop, shop


def at_point(case: Uncertain) -> dict[str, float]:
    values = estimate(case.point)
    return {key: float(array[0, 0]) for key, array in values.items() if array.shape == (1, 1)}


def spread(case: Uncertain, figure: str = "npv", trials: int = 4096, seed: int = 1) -> Spread:
    return simulate(case, trials, seed).spreads[figure]


@settings(max_examples=20)
@given(st.floats(0, 2), st.floats(0, 1), st.floats(0, 0.3), st.integers(1, 300))
def test_certain_inputs_give_the_point_estimate_in_every_figure(intensity, review, rate, trials):
    case = certain_shop()
    point = case.point | {
        "involution_intensity": np.array([[intensity]]),
        "review_share": np.array([[review]]),
        "discount_rate": np.array([[rate]]),
    }
    assumptions = {key: one for key, one in case.ranges.items() if key not in point or key == "leakage"}
    certain = case_of(point, assumptions)
    result, expected = simulate(certain, trials), at_point(certain)
    for figure in FIGURES:
        value = expected[figure.removesuffix("_where_saved")]
        for name in ("p10", "p50", "p90", "mean"):
            found = getattr(result.spreads[figure], name)
            if math.isnan(value):
                assert found is None
            else:
                assert found == pytest.approx(value, rel=1e-9), (figure, name)
    path = estimate(point)["cumulative_net"][0]
    np.testing.assert_allclose(result.band, [path] * 3, rtol=1e-9, atol=1e-6)


def test_the_percentiles_of_a_linear_case_are_those_of_its_one_triangle():
    case = certain_shop(setup_cost=Range(1_000, 2_000, 50_000))
    setup = triang((2_000 - 1_000) / 49_000, loc=1_000, scale=49_000)
    without = at_point(case)["npv"] + 2_000
    found = spread(case)
    assert found.p10 == pytest.approx(without - setup.ppf(0.90), rel=1e-4)
    assert found.p50 == pytest.approx(without - setup.ppf(0.50), rel=1e-4)
    assert found.p90 == pytest.approx(without - setup.ppf(0.10), rel=1e-4)
    assert found.mean == pytest.approx(without - setup.mean(), rel=1e-4)


def test_break_even_follows_a_triangle_of_the_set_up_too():
    case = certain_shop(setup_cost=Range(1_000, 2_000, 50_000))
    point = at_point(case)
    setup = triang((2_000 - 1_000) / 49_000, loc=1_000, scale=49_000)
    expected = (point["npv_without_race"] + 2_000 - setup.ppf(0.90)) / point["pv_races_at_full_intensity"]
    assert spread(case, "break_even_intensity").p10 == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("probability", [0.2, 0.74])
def test_the_mean_over_replaced_or_not_is_the_expected_value(probability):
    case = certain_shop(design_replacement_probability=Range.exact(probability))
    assert spread(case).mean == pytest.approx(at_point(case)["npv"], rel=2e-4)
    assert len(np.unique(simulate(case, 512).ordered["npv"])) == 2


def test_the_mean_over_a_drawn_probability_is_the_value_at_its_mean():
    known = Range(0.5, 0.74, 0.85)
    case = certain_shop(design_replacement_probability=known)
    at_mean = certain_shop(design_replacement_probability=Range.exact(sum(known.in_order) / 3))
    assert spread(case).mean == pytest.approx(at_point(at_mean)["npv"], rel=5e-4)


def test_a_change_that_never_sticks_costs_what_it_costs_by_hand():
    case = certain_shop(sticking_probability=Range.exact(0.0))
    point = estimate(case.point)
    first_half_year = np.arange(1, 37) <= 6
    flow = -(300 * first_half_year + point["monthly_erosion"][0] + point["monthly_traffic_race"][0])
    flow -= point["monthly_tool_race"][0] * first_half_year
    result = simulate(case, 64)
    expected = -2_000 + np.sum(flow * point["discount_factor"][0])
    assert result.spreads["npv"] == Spread(*[pytest.approx(expected, rel=1e-12)] * 4)
    standing_still = -np.sum((point["monthly_erosion"] + point["monthly_traffic_race"]) * point["discount_factor"])
    assert result.spreads["npv_vs_standing_still"].p50 == pytest.approx(expected - standing_still, rel=1e-9)
    np.testing.assert_allclose(result.band[1], np.concatenate([[-2_000], -2_000 + np.cumsum(flow)]), rtol=1e-12)
    assert result.spreads["saved_per_month"] == Spread(0, 0, 0, 0)
    assert result.spreads["payback_months"] == Spread(None, None, None, None)
    assert result.spreads["kept_share"] == result.spreads["kept_share_where_saved"] == Spread(None, None, None, None)
    assert result.spreads["break_even_intensity"].p50 < 0
    assert (result.probability_of_loss, result.probability_of_saving_nothing) == (1, 1)


def test_sticking_or_not_mixes_the_two_in_proportion():
    sure = spread(certain_shop(), trials=1).mean
    never = spread(certain_shop(sticking_probability=Range.exact(0.0)), trials=1).mean
    found = spread(certain_shop(sticking_probability=Range(0.5, 0.8, 1.0)), trials=8192).mean
    weight = (0.5 + 0.8 + 1.0) / 3
    assert found == pytest.approx(weight * sure + (1 - weight) * never, rel=1e-3)


def second_implementation(case: Uncertain, trials: int, seed: int) -> dict[str, list[float]]:
    """Row by row, with scipy's distributions, from the same points."""
    share = {key: evenly_spread().points(DRAWN.index(key), trials, seed) for key in DRAWN}
    signs = {"involution_intensity": 1, "adoption_speed": 1, "traffic_inflation": 1, "contested_share": 1}
    signs["sales_uplift"] = -1
    found = {"npv": [], "npv_vs_standing_still": [], "payback_months": [], "kept_share": [], "cumulative_net": []}
    for trial in range(trials):
        drawn = {}
        for key, known in case.ranges.items():
            at = share[key][trial]
            if key in signs:
                market = norm.ppf(share["hot_market"][trial])
                own = norm.ppf(at)
                at = norm.cdf(signs[key] * case.correlation**0.5 * market + (1 - case.correlation) ** 0.5 * own)
            width = known.high - known.low
            mode = (known.mode - known.low) / width if width else 0
            drawn[key] = triang.ppf(at, mode, known.low, width) if width else known.mode
        p = drawn["design_replacement_probability"]
        drawn["design_replacement_probability"] = float(share["design_replacement_probability.event"][trial] < p)
        sticks = share["sticking_probability.event"][trial] < drawn.pop("sticking_probability")
        inputs = {key: array.copy() for key, array in case.point.items()}
        for column, stream in enumerate(("photo", "design", "copy", "video", "service", "live")):
            inputs["coverage"][0, column] = drawn.pop(f"{stream}_coverage")
        inputs |= {key: np.array([[value]]) for key, value in drawn.items()}
        _collect(found, inputs, sticks=sticks)
    return found


def _collect(found: dict[str, list], inputs: dict[str, np.ndarray], *, sticks: bool) -> None:
    values = {key: array[0] for key, array in estimate(inputs).items()}
    if sticks:
        for key, kept in found.items():
            kept.append(values[key] if key == "cumulative_net" else values[key][0])
        return
    half_year = inputs["month"][0] <= 6
    lost = values["monthly_erosion"] + values["monthly_traffic_race"]
    bills = (values["tools_cost"] + values["oversight_cost"] + values["monthly_tool_race"]) * half_year
    found["npv"].append(-values["setup_paid"][0] - np.sum((lost + bills) * values["discount_factor"]))
    found["npv_vs_standing_still"].append(-values["setup_paid"][0] - np.sum(bills * values["discount_factor"]))
    found["payback_months"].append(math.nan)
    found["kept_share"].append(math.nan)
    setup = values["setup_paid"][0]
    found["cumulative_net"].append(np.concatenate([[-setup], -setup - np.cumsum(lost + bills)]))


def test_all_results_agree_with_a_second_implementation_row_by_row():
    case, trials = shop(), 400
    found = second_implementation(case, trials, seed=9)
    result = simulate(case, trials, seed=9)
    for figure in ("npv", "npv_vs_standing_still"):
        expected = np.percentile(found[figure], [10, 50, 90])
        got = result.spreads[figure]
        np.testing.assert_allclose([got.p10, got.p50, got.p90], expected, rtol=1e-5)
        assert got.mean == pytest.approx(np.mean(found[figure]), rel=1e-5)
    band = np.percentile(found["cumulative_net"], [10, 50, 90], axis=0)
    np.testing.assert_allclose(result.band, band, rtol=1e-4, atol=1)
    paid_back = np.array(found["payback_months"])
    assert result.spreads["payback_months"].p50 == pytest.approx(
        np.sort(np.where(np.isnan(paid_back), np.inf, paid_back))[199:201].mean(), rel=1e-4
    )
    assert result.probability_of_payback_within(2) == np.mean(paid_back <= 2)
    assert result.probability_of_loss == np.mean(np.array(found["npv"]) < 0)
    kept = np.array(found["kept_share"])
    assert result.probability_of_saving_nothing == pytest.approx(np.mean(np.isnan(kept)))
    where_saved = np.percentile(kept[~np.isnan(kept)], [10, 50, 90])
    got = result.spreads["kept_share_where_saved"]
    np.testing.assert_allclose([got.p10, got.p50, got.p90], where_saved, rtol=1e-5)


def test_the_same_seed_gives_the_same_figures_and_another_seed_others():
    one, again, other = (simulate(shop(), 1024, seed) for seed in (7, 7, 8))
    assert dict(one.spreads) == dict(again.spreads)
    np.testing.assert_array_equal(one.band, again.band)
    assert one.spreads["npv"] != other.spreads["npv"]


def test_a_short_run_is_the_beginning_of_a_long_one():
    short, long = (draw(shop(), Source(evenly_spread(), trials, 1)) for trials in (100, 1000))
    np.testing.assert_array_equal(short.sticks, long.sticks[:100])
    for key, array in short.inputs.items():
        np.testing.assert_array_equal(array, long.inputs[key][: len(array)])


def test_a_hot_market_widens_the_range_and_fattens_the_bad_end():
    cold, hot = (simulate(shop(correlation, sticking_probability=Range.exact(1)), 8192) for correlation in (0.0, 0.9))
    assert hot.spreads["npv"].p10 < cold.spreads["npv"].p10
    assert hot.spreads["npv"].p90 > cold.spreads["npv"].p90
    assert hot.probability_of_loss > cold.probability_of_loss
    assert hot.band[0, -1] < cold.band[0, -1]


@pytest.mark.parametrize("name", ["p10", "p50", "p90"])
def test_a_moving_slider_moves_the_percentiles_smoothly(name):
    sure = Range.exact(1)
    cases = [shop(review_share=Range(0.1, mode, 0.4), sticking_probability=sure) for mode in np.linspace(0.2, 0.3, 21)]
    moves = np.diff([getattr(spread(case, trials=1024), name) for case in cases])
    assert (moves < 0).all()
    assert moves.min() > 4 * moves.max()


@settings(max_examples=60)
@given(st.integers(1, 6000), st.sampled_from(["spread", "rising", "falling", "equal", "two"]), st.integers(0, 99))
def test_the_band_is_that_of_numpy_s_percentiles_whatever_the_order(trials, shape, seed):
    values = np.random.default_rng(seed).normal(0, 1e5, (3, trials)).astype(np.float32)
    if shape in ("rising", "falling"):
        values = np.sort(values)[:, :: 1 if shape == "rising" else -1]
    elif shape == "equal":
        values[:] = 7
    elif shape == "two":
        values = np.where(values > 1e5, np.float32(1), np.float32(-1))
    expected = np.percentile(values.astype(np.float64), [10, 50, 90], axis=1)
    np.testing.assert_allclose(_band(values.copy(), never), expected, rtol=1e-12)


def test_the_band_holds_where_the_sample_misleads():
    values = np.ones((1, 3200), dtype=np.float32)
    values[0, ::16] = 1e6 + np.arange(200)
    expected = np.percentile(values, [10, 50, 90], axis=1)
    np.testing.assert_allclose(_band(values, never), expected)


def test_nobody_waits_for_a_result_that_nobody_wants():
    asked = []

    def after_two_chunks() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert simulate(shop(), 16_384, should_stop=after_two_chunks) is None
    assert len(asked) == 3
    assert simulate(shop(), 64, should_stop=lambda: False) is not None


def test_it_stops_while_percentiles_are_taken_too():
    calls = iter([False, False, True])
    assert simulate(shop(), 64, should_stop=lambda: next(calls)) is None


@settings(max_examples=25)
@given(st.integers(2, 600), st.floats(-3e5, 5e5))
def test_probabilities_count_the_trials_on_each_side(trials, sum_of_money):
    result = simulate(shop(), trials)
    npv = result.ordered["npv"]
    assert result.probability_below(sum_of_money) == pytest.approx(np.mean(npv < sum_of_money))
    assert result.probability_above(sum_of_money) == pytest.approx(np.mean(npv > sum_of_money))
    assert result.probability_above(float(npv[0])) < 1
    assert result.probability_below(float(npv[0])) == 0
    assert result.probability_of_loss == result.probability_below(0)


@settings(max_examples=25)
@given(st.integers(1, 600), st.integers(1, 60), st.sampled_from(["npv", "npv_vs_standing_still", "saved_per_month"]))
def test_the_histogram_counts_every_trial_once_with_an_edge_at_0(trials, bins, figure):
    result = simulate(shop(), trials)
    values, histogram = result.ordered[figure], result.histogram(bins, figure)
    edges, counts = np.array(histogram.edges), np.array(histogram.counts)
    assert counts.sum() == trials
    assert len(edges) == len(counts) + 1 <= bins + 3
    assert edges[0] <= values[0]
    assert edges[-1] >= values[-1]
    assert 0 in edges or edges[0] > 0 or edges[-1] < 0
    np.testing.assert_allclose(np.diff(edges), edges[1] - edges[0], rtol=1e-6)
    below = counts[edges[1:] <= 0].sum()
    assert below == np.sum(values < 0)


def test_the_loss_part_of_the_histogram_is_the_probability_of_loss():
    result = simulate(shop(), 2048)
    histogram = result.histogram()
    loss = sum(count for count, edge in zip(histogram.counts, histogram.edges[1:], strict=True) if edge <= 0)
    assert loss / 2048 == result.probability_of_loss


def test_the_order_of_percentiles_holds_and_signs_of_kept_share_and_npv_agree():
    result = simulate(shop(sticking_probability=Range.exact(0.95), involution_intensity=Range(0.2, 1, 3)), 2048)
    for figure in FIGURES:
        one = result.spreads[figure]
        existing = [value for value in (one.p10, one.p50, one.p90) if value is not None]
        assert existing == sorted(existing), figure
    for name in ("p10", "p50", "p90"):
        npv, kept = (getattr(result.spreads[key], name) for key in ("npv", "kept_share"))
        assert (npv < 0) == (kept < 0), name
    assert (np.diff(result.band, axis=0) >= 0).all()


def test_payback_that_never_comes_is_later_than_any():
    case = shop(sticking_probability=Range.exact(0.8))
    payback = spread(case, "payback_months")
    assert payback.p50 is not None
    assert (payback.p90, payback.mean) == (None, None)
    assert simulate(case, 4096).probability_of_payback_within(1e9) == pytest.approx(0.8, abs=0.01)


def test_a_plan_without_a_race_bears_any_intensity_and_one_that_loses_bears_none():
    quiet = certain_shop(review_share=Range(0.1, 0.2, 0.4), rival_adoption=Range.exact(0))
    quiet.point["rival_adoption"][:] = 0
    assert spread(quiet, "break_even_intensity", 64) == Spread(None, None, None, None)
    assert (simulate(quiet, 64).ordered["break_even_intensity"] == np.inf).all()
    quiet.point["tools_per_month"][:] = 1e6
    assert (simulate(quiet, 64).ordered["break_even_intensity"] == -np.inf).all()


def test_a_plan_without_any_tool_keeps_no_share_of_anything():
    point = worked_inputs()
    point["lever_chosen"] = np.zeros((1, 6))
    result = simulate(case_of(point, RANGES), 256)
    assert result.spreads["kept_share"] == Spread(None, None, None, None)
    assert result.probability_of_saving_nothing == 1
    assert result.spreads["saved_per_month"] == Spread(0, 0, 0, 0)
    assert result.probability_of_loss == 1


def test_whole_heads_are_counted_exactly_in_every_trial():
    point = worked_inputs()
    point |= {"whole_heads": np.ones((1, 1)), "headcount_cap": np.zeros((1, 6)), "cash_capture": np.array([[0.1]])}
    point["staff"] = np.array([[0.0, 30.0, 0, 0, 0, 0]])
    point["coverage"] = np.array([[0.0, 1.0, 0, 0, 0, 0]])
    point["review_share"] = np.zeros((1, 1))
    # 0.1 × 30 is 3 heads and not 2, in whatever precision the months are.
    case = case_of(point, {"leakage": Range(0, 0.002, 0.01)})
    assert spread(case, "saved_per_month", 64) == Spread(*[pytest.approx(3 * 8_450)] * 4)


def test_ranges_of_costs_prices_and_the_discount_rate_count():
    plain = certain_shop()
    for key, known in {
        "design.wage_per_month": Range(5_000, 8_450, 12_000),
        "discount_rate": Range(0.05, 0.10, 0.20),
        "tools_per_month": Range(200, 300, 900),
        "sales_per_month": Range(2e5, 3e5, 5e5),
    }.items():
        one = spread(case_of(plain.point, {**plain.ranges, key: known}), trials=256)
        assert one.p10 < one.p50 < one.p90, key
    point = plain.point | {"tools_given": np.zeros((1, 1))}
    one = spread(case_of(point, {**plain.ranges, "video.lever_price": Range(70, 400, 860)}), trials=256)
    assert one.p10 < one.p90
