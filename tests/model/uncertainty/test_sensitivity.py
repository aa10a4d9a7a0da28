"""The tornado and the values at which gain turns into loss."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.model.estimate import estimate
from roi_app.model.parameters import Range
from roi_app.model.published_cases import worked_inputs
from roi_app.model.uncertainty.sampling import DRAWN, Source
from roi_app.model.uncertainty.sensitivity import POINTS, Bar, Crossing, acting, crossings, tornado
from tests.examples import examples
from tests.model.uncertainty.shop import RANGES, case_of, certain_shop, shop


def npv(figure: str = "npv", **replaced: float) -> float:
    inputs = worked_inputs() | {key: np.array([[value]]) for key, value in replaced.items()}
    return float(estimate(inputs, (figure,))[figure][0, 0])


def by_key(bars: tuple[Bar, ...]) -> dict[str, Bar]:
    return {bar.key: bar for bar in bars}


@pytest.mark.parametrize("figure", ["npv", "npv_vs_standing_still"])
def test_each_point_of_each_bar_is_the_estimate_with_that_one_value(figure):
    for key, bar in by_key(tornado(shop(), figure)).items():
        if bar.is_event:
            continue
        assert bar.values == tuple(np.linspace(RANGES[key].low, RANGES[key].high, POINTS))
        if key.endswith(("_coverage", ".lever_price")):
            continue
        for value, result in zip(bar.values, bar.results, strict=True):
            assert result == pytest.approx(npv(figure, **{key: value}), rel=1e-12), key


def test_a_stream_s_own_value_moves_its_own_column():
    bar = by_key(tornado(shop()))["video_coverage"]
    inputs = worked_inputs()
    inputs["coverage"][0, 3] = 0.80
    assert bar.results[-1] == pytest.approx(estimate(inputs)["npv"][0, 0], rel=1e-12)


def test_bars_come_with_the_widest_first_and_one_for_each_uncertain_input():
    bars = tornado(shop())
    assert [bar.swing for bar in bars] == sorted((bar.swing for bar in bars), reverse=True)
    assert {bar.key for bar in bars} == set(shop().keys)
    assert [bar.key for bar in bars[:2]] == ["sticking_probability", "involution_intensity"]
    assert (bars[1].at_least, bars[1].at_most) == (1.0, 0.1)
    assert bars[1].swing == bars[1].most - bars[1].least > 100_000


def test_an_event_s_bar_runs_from_no_to_yes():
    bars = by_key(tornado(shop()))
    sticks, replaces = bars["sticking_probability"], bars["design_replacement_probability"]
    dropped = float(estimate(worked_inputs(), ("npv_if_dropped",))["npv_if_dropped"][0, 0])
    assert sticks.is_event
    assert (sticks.values, sticks.results) == ((0, 1), (pytest.approx(dropped), pytest.approx(npv())))
    assert replaces.is_event
    expected = [pytest.approx(npv(design_replacement_probability=one)) for one in (0, 1)]
    assert (replaces.values, list(replaces.results)) == ((0, 1), expected)
    assert not bars["leakage"].is_event


def test_what_is_exact_in_the_trials_moves_between_its_typical_bounds():
    case = replace(certain_shop(), typical={"discount_rate": Range(0.05, 0.10, 0.20)})
    (bar,) = tornado(case)
    assert bar.values == tuple(np.linspace(0.05, 0.20, POINTS))
    assert bar.results[0] == pytest.approx(npv(discount_rate=0.05, design_replacement_probability=1))
    assert "discount_rate" not in case.keys
    given = replace(case, ranges=case.ranges | {"discount_rate": Range(0.08, 0.10, 0.12)})
    assert by_key(tornado(given))["discount_rate"].values[-1] == pytest.approx(0.12)


def test_what_acts_moves_a_worth_in_some_trial():
    case = shop()
    idle = set(case.keys) - acting(case, Source(case.sobol, 64, 1), "npv_vs_standing_still")
    assert idle == {"contested_share", "traffic_inflation"}
    assert acting(case, Source(case.sobol, 64, 1), "npv") == set(case.keys)
    case.point["ads_per_month"][:] = 0
    assert set(case.keys) - acting(case, Source(case.sobol, 64, 1), "npv") == {"traffic_inflation"}


def test_an_input_that_helps_first_and_harms_later_is_marked():
    # Dearer traffic later means less of it is still to come: with many ads, today's adoption works both ways.
    point = worked_inputs() | {"ads_per_month": np.array([[1e5]]), "traffic_inflation": np.array([[0.2]])}
    bars = by_key(tornado(case_of(point, {"rival_adoption": Range(0.0, 0.3, 0.9), "leakage": RANGES["leakage"]})))
    bent, straight = bars["rival_adoption"], bars["leakage"]
    assert not bent.monotone
    assert bent.at_least not in (0.0, 0.9)
    assert straight.monotone


def test_rounding_bends_nothing():
    assert all(bar.monotone for bar in tornado(shop()))


def test_a_case_without_doubt_has_no_bars():
    assert tornado(certain_shop()) == ()


def test_the_break_even_intensity_is_found_where_the_closed_form_says():
    (found,) = crossings(shop(), "involution_intensity")
    assert found.value == pytest.approx(estimate(worked_inputs())["break_even_intensity"][0, 0], rel=1e-12)
    assert not found.rises
    (found,) = crossings(shop(), "involution_intensity", "npv_vs_standing_still")
    assert found.value == pytest.approx(estimate(worked_inputs())["exit_intensity"][0, 0], rel=1e-12)


def test_the_set_up_cost_that_eats_the_gain_is_the_gain_and_the_set_up():
    assert crossings(shop(), "setup_cost") == (Crossing(pytest.approx(npv() + 2_000, rel=1e-12), rises=False),)


def test_an_input_of_a_stream_and_the_chance_of_sticking_can_be_solved_for():
    point = worked_inputs() | {"setup_cost": np.array([[180_000.0]])}
    (found,) = crossings(case_of(point, RANGES), "service_coverage")
    inputs = {key: array.copy() for key, array in point.items()}
    inputs["coverage"][0, 4] = found.value
    assert found.rises
    assert estimate(inputs)["npv"][0, 0] == pytest.approx(0, abs=1e-6)
    (found,) = crossings(shop(), "sticking_probability")
    dropped = float(estimate(worked_inputs(), ("npv_if_dropped",))["npv_if_dropped"][0, 0])
    assert found == Crossing(pytest.approx(-dropped / (npv() - dropped)), rises=True)


def test_the_price_of_a_lever_can_be_solved_for_where_tools_are_not_given():
    point = worked_inputs() | {"tools_given": np.zeros((1, 1))}
    (found,) = crossings(case_of(point, {}), "video.lever_price")
    point["lever_price"] = point["lever_price"].copy()
    point["lever_price"][0, 3] = found.value
    assert estimate(point)["npv"][0, 0] == pytest.approx(0, abs=1e-6)


def test_several_crossings_are_all_found():
    point = worked_inputs() | {"ads_per_month": np.array([[1e5]]), "traffic_inflation": np.array([[0.2]])}
    rows = point | {"rival_adoption": np.linspace(0, 1, 1001)[:, np.newaxis]}
    values = estimate(rows, ("npv",))["npv"][:, 0]
    between = (values.min() + min(values[1], values[-1])) / 2
    point["setup_cost"] = point["setup_cost"] + between
    found = crossings(case_of(point, RANGES), "rival_adoption")
    assert [one.rises for one in found[-2:]] == [False, True]
    for one in found:
        at = estimate(point | {"rival_adoption": np.array([[one.value]])}, ("npv",))["npv"][0, 0]
        assert at == pytest.approx(0, abs=1e-6)


def test_where_nothing_turns_the_sign_there_is_no_value():
    assert crossings(shop(), "photo_coverage") == ()
    nothing = worked_inputs() | {"lever_chosen": np.zeros((1, 6)), "ads_per_month": np.zeros((1, 1))}
    nothing["sales_per_month"] = np.zeros((1, 1))
    assert crossings(case_of(nothing, RANGES), "review_share") == ()


def test_a_result_that_is_0_on_the_grid_itself_is_found_once():
    point = worked_inputs() | {key: np.zeros((1, 1)) for key in ("setup_cost", "ads_per_month")}
    point["lever_price"] = np.zeros((1, 6))
    point |= {key: np.zeros((1, 1)) for key in ("sales_per_month", "involution_intensity")}
    found = crossings(case_of(point, {}), "review_share")
    assert found == (Crossing(1.0, rises=False),)


def test_a_jump_over_0_is_found_where_it_jumps():
    point = worked_inputs() | {"whole_heads": np.ones((1, 1)), "headcount_cap": np.zeros((1, 6))}
    point["units_per_month"] = np.zeros((1, 6))
    point["staff"] = np.array([[0.0, 2.0, 0, 0, 0, 0]])
    point |= {key: np.zeros((1, 1)) for key in ("review_share", "sales_per_month", "ads_per_month")}
    point["coverage"] = np.ones((1, 6))
    (found,) = crossings(case_of(point, {}), "cash_capture")
    assert found == Crossing(pytest.approx(0.5, abs=1e-8), rises=True)


@examples(20)
@given(st.sampled_from(sorted(set(RANGES) - {"sticking_probability"})), st.floats(1e4, 4e5))
def test_the_result_is_0_at_every_crossing(key, setup):
    point = worked_inputs() | {"setup_cost": np.array([[setup]])}
    case = case_of(point, RANGES)
    for one in crossings(case, key):
        nearby = np.array([one.value * (1 - 1e-9), one.value, one.value * (1 + 1e-9)])
        moved = case_of(point, {key: Range(nearby[0], nearby[1], nearby[2])})
        results = by_key(tornado(moved))[key].results
        assert min(results) <= 1e-3
        assert max(results) >= -1e-3


@pytest.mark.parametrize("key", ["horizon_months", "hot_market", "sticking_probability.event", "no_such_input"])
def test_what_is_no_amount_is_refused(key):
    with pytest.raises(KeyError, match=key):
        crossings(shop(), key)


def test_every_amount_can_be_solved_for():
    amounts = [key for key in DRAWN if key != "hot_market" and not key.endswith(".event")]
    assert all(isinstance(crossings(shop(), key), tuple) for key in amounts)
