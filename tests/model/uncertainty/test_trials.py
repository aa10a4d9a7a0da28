"""Trials against known answers, and against a second way to compute them, row by row."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, triang

from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.batch import Recalled
from roi_app.model.estimate import estimate
from roi_app.model.parameters import PLACE_IN_INPUTS, STREAMS, Range
from roi_app.model.published_cases import worked_inputs
from roi_app.model.uncertainty.distribution import Distribution
from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL, WORTHS
from roi_app.model.uncertainty.sampling import DRAWN, HOT_MARKET, MOST_TRIALS, Source, Uncertain, draw
from roi_app.model.uncertainty.trials import more_of_sticking, simulate
from tests.examples import examples
from tests.model.uncertainty.shop import RANGES, case_of, certain_shop, shop

SURE = Range.exact(1.0)
NEVER = Range.exact(0.0)


def at_point(case: Uncertain) -> dict[str, float]:
    values = estimate(case.point)
    return {key: float(array[0, 0]) for key, array in values.items() if array.shape == (1, 1)}


def sticking(case: Uncertain, figure: str = NPV, trials: int = 4096, seed: int = 1) -> Distribution:
    return simulate(case, trials, seed).if_it_sticks.figures[figure]


def percentiles(one: Distribution) -> list[float | None]:
    return [one.p10, one.p50, one.p90]


@examples(10)
@given(st.floats(0, 2), st.floats(0, 1), st.floats(0, 0.3), st.integers(100, 300))
def test_certain_inputs_give_the_point_estimate_in_every_figure(intensity, review, rate, trials):
    case = certain_shop()
    case.point["involution_intensity"][:] = intensity
    case.point["review_share"][:] = review
    case.point["discount_rate"][:] = rate
    result, expected = simulate(case, trials), at_point(case)
    for figure, one in result.if_it_sticks.figures.items():
        if math.isnan(expected[figure]) or (figure == "break_even_intensity" and expected[figure] < 0):
            assert {abs(value) for value in percentiles(one) if value is not None} <= {math.inf}
        else:
            assert percentiles(one) == [pytest.approx(expected[figure], rel=1e-9)] * 3, figure
    path = estimate(case.point)["cumulative_net"][0]
    np.testing.assert_allclose(result.if_it_sticks.band, [path] * 3, rtol=1e-9, atol=1e-6)
    assert result.if_dropped is None
    assert result.all_cases.mean() == pytest.approx(expected[NPV], rel=1e-9)


def test_the_percentiles_of_a_linear_case_are_those_of_its_one_triangle():
    case = certain_shop(setup_cost=Range(1_000, 2_000, 50_000))
    setup = triang((2_000 - 1_000) / 49_000, loc=1_000, scale=49_000)
    without = at_point(case)[NPV] + 2_000
    expected = [without - setup.ppf(share) for share in (0.90, 0.50, 0.10)]
    assert percentiles(sticking(case)) == pytest.approx(expected, rel=1e-4)
    assert sticking(case).mean == pytest.approx(without - setup.mean(), rel=1e-4)


@pytest.mark.parametrize("probability", [0.2, 0.74])
def test_the_mean_over_replaced_or_not_is_the_expected_value(probability):
    case = certain_shop(design_replacement_probability=Range.exact(probability))
    assert sticking(case).mean == pytest.approx(at_point(case)[NPV], rel=2e-4)
    assert len(np.unique(sticking(case, trials=512).ordered)) == 2


def test_a_plan_that_is_dropped_costs_what_it_costs_by_hand():
    case = certain_shop(sticking_probability=NEVER)
    point = estimate(case.point)
    first_half_year = np.arange(1, 37) <= 6
    lost = point["monthly_erosion"][0] + point["monthly_traffic_race"][0]
    trying = (1_550 + point["monthly_tool_race"][0]) * first_half_year
    result = simulate(case, 128)
    found = result.if_dropped
    discount = point["discount_factor"][0]
    expected = {VS_STANDING_STILL: -2_000 - np.sum(trying * discount)}
    expected[NPV] = expected[VS_STANDING_STILL] - np.sum(lost * discount)
    for figure, value in expected.items():
        assert percentiles(found.figures[figure]) == [pytest.approx(value, rel=1e-12)] * 3
        assert found.mean(figure) == result.all_cases.mean(figure) == pytest.approx(value, rel=1e-12)
    path = np.concatenate([[-2_000], -2_000 - np.cumsum(lost + trying)])
    np.testing.assert_allclose(found.path, path, rtol=1e-12)
    assert result.if_it_sticks is None
    assert (result.probability_of_sticking, found.trials) == (0, 128)
    assert result.all_cases.kept_share() is None
    assert result.all_cases.probability_of_loss() == 1


def test_the_mean_of_all_cases_mixes_the_two_exactly():
    result = simulate(shop(), 4096)
    weight = result.probability_of_sticking
    assert weight == pytest.approx((0.75 + 0.90 + 1.0) / 3, abs=0.003)
    assert result.if_it_sticks.trials + result.if_dropped.trials == 4096
    assert result.if_it_sticks.trials == round(weight * 4096)
    for worth in WORTHS:
        mixed = weight * result.if_it_sticks.mean(worth) + (1 - weight) * result.if_dropped.mean(worth)
        assert result.all_cases.mean(worth) == pytest.approx(mixed, rel=1e-12)


def test_the_chance_of_sticking_moves_no_range_of_a_condition_far():
    low, high = (simulate(shop(sticking_probability=Range.exact(one))) for one in (0.900, 0.905))
    for condition in ("if_it_sticks", "if_dropped"):
        for worth in WORTHS:
            one, other = (getattr(result, condition).figures[worth] for result in (low, high))
            assert percentiles(one) == pytest.approx(percentiles(other), rel=0.02)


def inputs_of_trial(case: Uncertain, share: dict[str, np.ndarray], trial: int) -> tuple[dict[str, np.ndarray], bool]:
    """The model's inputs of one trial, by scipy's distributions from the same points, and whether it sticks."""
    drawn = {}
    for key, known in case.ranges.items():
        at = share[key][trial]
        if key in HOT_MARKET:
            market, own = norm.ppf(share["hot_market"][trial]), norm.ppf(at)
            at = norm.cdf(HOT_MARKET[key] * case.correlation**0.5 * market + (1 - case.correlation) ** 0.5 * own)
        width = known.high - known.low
        mode = (known.mode - known.low) / width if width else 0
        drawn[key] = triang.ppf(at, mode, known.low, width) if width else known.mode
    p = drawn["design_replacement_probability"]
    drawn["design_replacement_probability"] = float(share["design_replacement_probability.event"][trial] < p)
    sticks = share["sticking_probability.event"][trial] < drawn.pop("sticking_probability")
    inputs = {key: array.copy() for key, array in case.point.items()}
    for key, value in drawn.items():
        name, column = PLACE_IN_INPUTS[key]
        inputs[name][0, column or 0] = value
    return inputs, bool(sticks)


def test_all_results_agree_with_a_second_implementation_row_by_row():
    case, trials = shop(), 400
    share = {key: evenly_spread().points(DRAWN.index(key), trials, 9) for key in DRAWN}
    rows = [inputs_of_trial(case, share, trial) for trial in range(trials)]
    values = [({key: array[0] for key, array in estimate(inputs).items()}, sticks) for inputs, sticks in rows]
    stuck, lost = [one for one, sticks in values if sticks], [one for one, sticks in values if not sticks]
    result = simulate(case, trials, seed=9)
    for figure in (*WORTHS, "kept_share", "kept_share_vs_standing_still", "break_even_intensity"):
        expected = np.percentile([one[figure][0] for one in stuck], [10, 50, 90])
        np.testing.assert_allclose(percentiles(result.if_it_sticks.figures[figure]), expected, rtol=1e-9)
    for worth in WORTHS:
        dropped = [one[f"{worth}_if_dropped"][0] for one in lost]
        np.testing.assert_allclose(percentiles(result.if_dropped.figures[worth]), np.percentile(dropped, [10, 50, 90]))
        both = [*dropped, *(one[worth][0] for one in stuck)]
        assert result.all_cases.mean(worth) == pytest.approx(np.mean(both))
        assert result.all_cases.probability_of_loss(worth) == np.mean(np.array(both) < 0)
    band = np.percentile([one["cumulative_net"] for one in stuck], [10, 50, 90], axis=0)
    np.testing.assert_allclose(result.if_it_sticks.band, band, rtol=1e-9, atol=1e-6)
    payback = np.array([one["payback_months"][0] for one in stuck])
    assert result.if_it_sticks.probability_of_payback_within(2) == pytest.approx(np.mean(payback <= 2))
    brought_in = sum(one["brought_in"][0] for one in stuck) / trials
    assert result.all_cases.kept_share() == pytest.approx(result.all_cases.mean() / brought_in)
    worths = np.array([one["worth_by_stream"] for one in stuck])
    tools = result.if_it_sticks.tools
    assert set(tools) == set(STREAMS) - {"live"}
    assert tools["video"].mean == pytest.approx(np.mean(worths[:, 3]))
    assert tools["video"].below_zero == np.mean(worths[:, 3] < 0)


def test_the_same_seed_gives_the_same_figures_and_another_seed_others():
    one, again, other = (simulate(shop(), 1024, seed) for seed in (7, 7, 8))
    for figure, values in one.if_it_sticks.figures.items():
        np.testing.assert_array_equal(values.ordered, again.if_it_sticks.figures[figure].ordered)
    np.testing.assert_array_equal(one.if_it_sticks.band, again.if_it_sticks.band)
    assert one.all_cases == again.all_cases
    assert one.all_cases != other.all_cases


def test_a_short_run_is_the_beginning_of_a_long_one():
    short, long = (draw(shop(), Source(evenly_spread(), trials, 1)) for trials in (100, 1000))
    np.testing.assert_array_equal(short.sticks, long.sticks[:100])
    for key, array in short.inputs.items():
        np.testing.assert_array_equal(array, long.inputs[key][: len(array)])
    worths = [simulate(shop(), trials).outcomes.worth(NPV) for trials in (100, 1000)]
    np.testing.assert_allclose(worths[0], worths[1][:100], rtol=1e-12)


@pytest.mark.parametrize("trials", [0, 99, MOST_TRIALS + 1])
def test_too_few_and_too_many_trials_are_refused(trials):
    with pytest.raises(ValueError, match="from 100 to 131072"):
        simulate(shop(), trials)


def test_a_hot_market_widens_the_range_and_fattens_the_bad_end():
    cold, hot = (simulate(shop(correlation, sticking_probability=SURE), 8192).if_it_sticks for correlation in (0, 0.9))
    assert hot.figures[NPV].p10 < cold.figures[NPV].p10
    assert hot.figures[NPV].p90 > cold.figures[NPV].p90
    assert hot.probability_of_loss() > cold.probability_of_loss()
    assert hot.band[0, -1] < cold.band[0, -1]


@pytest.mark.parametrize("name", ["p10", "p50", "p90"])
def test_a_moving_slider_moves_the_percentiles_smoothly(name):
    cases = [shop(review_share=Range(0.1, mode, 0.4), sticking_probability=SURE) for mode in np.linspace(0.2, 0.3, 21)]
    moves = np.diff([getattr(sticking(case, trials=1024), name) for case in cases])
    assert (moves < 0).all()
    assert moves.min() > 4 * moves.max()


def test_nobody_waits_for_a_result_that_nobody_wants():
    asked = []

    def after_two_chunks() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert simulate(shop(), 16_384, should_stop=after_two_chunks) is None
    assert len(asked) == 3
    assert simulate(shop(), 128, should_stop=lambda: False) is not None


def test_it_stops_while_percentiles_are_taken_too():
    calls = iter([False, False, True])
    assert simulate(shop(), 128, should_stop=lambda: next(calls)) is None


def test_the_order_of_percentiles_holds_and_signs_of_kept_share_and_worth_agree():
    result = simulate(shop(involution_intensity=Range(0.2, 1, 3)), 2048).if_it_sticks
    for figure, one in result.figures.items():
        assert percentiles(one) == sorted(percentiles(one)), figure
    for kept, worth in (("kept_share", NPV), ("kept_share_vs_standing_still", VS_STANDING_STILL)):
        assert result.figures[kept].share_below(0) == result.probability_of_loss(worth)
    assert result.figures["kept_share"].ordered[-1] <= 1
    assert (np.diff(result.band, axis=0) >= 0).all()


def test_a_plan_without_a_race_bears_any_intensity_and_one_that_loses_bears_none():
    quiet = certain_shop(review_share=Range(0.1, 0.2, 0.4), rival_adoption=NEVER)
    quiet.point["rival_adoption"][:] = 0
    found = simulate(quiet, 128).if_it_sticks
    assert (found.pays_at_any_theta, found.pays_at_no_theta) == (1, 0)
    quiet.point["setup_cost"][:] = 1e9
    found = simulate(quiet, 128).if_it_sticks
    assert (found.pays_at_any_theta, found.pays_at_no_theta) == (0, 1)
    assert percentiles(found.figures["payback_months"]) == [math.inf] * 3


def test_a_plan_without_any_tool_keeps_no_share_of_anything():
    point = worked_inputs()
    point["lever_chosen"] = np.zeros((1, 6))
    result = simulate(case_of(point, RANGES), 256)
    found = result.if_it_sticks
    assert (found.figures["kept_share"].ordered == -math.inf).all()
    assert found.figures["kept_share_vs_standing_still"].p50 is None
    assert result.all_cases.kept_share() is None
    assert found.tools == {}
    assert (found.probability_of_loss(), found.probability_of_loss(VS_STANDING_STILL)) == (1, 0)
    assert result.all_cases.value_of_perfect_information == 0


def test_whole_heads_are_counted_exactly_in_every_trial():
    point = worked_inputs()
    point |= {"whole_heads": np.ones((1, 1)), "headcount_cap": np.zeros((1, 6)), "cash_capture": np.array([[0.1]])}
    point["staff"] = np.array([[0.0, 30.0, 0, 0, 0, 0]])
    point["coverage"] = np.array([[0.0, 1.0, 0, 0, 0, 0]])
    point["review_share"] = np.zeros((1, 1))
    # 0.1 × 30 is 3 heads and not 2, however the product is rounded.
    result = simulate(case_of(point, {"leakage": Range(0, 0.002, 0.01)}), 128)
    np.testing.assert_allclose(result.outcomes.sticking["saved_per_month"], 3 * 8_450)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("design.wage_per_month", Range(5_000, 8_450, 12_000)),
        ("discount_rate", Range(0.05, 0.10, 0.20)),
        ("sales_per_month", Range(2e5, 3e5, 5e5)),
        ("video.lever_price", Range(70, 400, 860)),
    ],
)
def test_ranges_of_costs_prices_and_the_discount_rate_count(key, known):
    plain = certain_shop()
    one = sticking(case_of(plain.point, {**plain.ranges, key: known}), trials=256)
    assert one.p10 < one.p50 < one.p90


def test_one_bill_leaves_the_tools_prices_out():
    plain = certain_shop(video__lever_price=Range(70, 400, 860))
    plain.point["tools_given"][:] = 1
    plain.point["tools_per_month"][:] = 300
    one = sticking(plain, trials=256)
    assert one.p10 == one.p90
    bill = sticking(case_of(plain.point, {**plain.ranges, "tools_per_month": Range(200, 300, 900)}), trials=256)
    assert bill.p10 < bill.p90


@pytest.mark.parametrize("trials", [300, 1024])
def test_what_is_recalled_is_what_is_computed_afresh(trials):
    # Any few inputs change from run to run, and come back; the trials that stick are others with some of them.
    ways, chance = (Recalled(), Recalled()), np.random.default_rng(7)
    case = shop()
    for _ in range(25):
        point = {key: array.copy() for key, array in case.point.items()}
        point["units_per_month"][0, chance.integers(6)] *= chance.choice([0.0, 0.5, 1.0, 2.0])
        ranges = dict(case.ranges)
        for key in chance.choice(sorted(ranges), size=chance.integers(3), replace=False):
            ranges[key] = RANGES[key].moved_to(RANGES[key].mode * chance.choice([0.7, 1.0]))
        case = case_of(point, ranges)
        recalled, afresh = simulate(case, trials, ways=ways), simulate(case, trials)
        assert same(recalled.outcomes.sticking, afresh.outcomes.sticking)
        assert same(recalled.outcomes.dropped, afresh.outcomes.dropped)
        for one, other in ((recalled.if_it_sticks, afresh.if_it_sticks), (recalled.if_dropped, afresh.if_dropped)):
            assert same({key: figure.ordered for key, figure in one.figures.items()},
                        {key: figure.ordered for key, figure in other.figures.items()})  # fmt: skip
        assert np.array_equal(recalled.if_it_sticks.band, afresh.if_it_sticks.band)
        assert recalled.if_it_sticks.tools == afresh.if_it_sticks.tools


def same(one, other) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[key], other[key], equal_nan=True) for key in one)


def test_further_figures_are_those_of_the_same_trials():
    case = shop()
    found = simulate(case, 512, seed=3)
    more = more_of_sticking(case, found, (NPV, "saved_by_stream"))
    assert np.array_equal(more[NPV][:, 0], found.outcomes.sticking[NPV])
    assert more["saved_by_stream"].shape == (len(more[NPV]), len(STREAMS))
