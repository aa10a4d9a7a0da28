"""From likely to average: the worked shop's own way, and what must hold for any."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.model.parameters import Range
from roi_app.model.uncertainty.bridge import Bridge, from_likely_to_average
from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL, WORTHS
from roi_app.model.uncertainty.trials import simulate
from roi_app.model.uncertainty.worths import worths_at
from tests.model.uncertainty.shop import RANGES, certain_shop, shop


def bridge(figure: str = NPV, trials: int = 16_384, **ranges: Range) -> Bridge:
    case = shop(**ranges)
    return from_likely_to_average(case, figure, simulate(case, trials).all_cases.mean(figure))


def test_the_worked_shop_s_way():
    found = bridge()
    assert found.likely == pytest.approx(152_521.98, abs=0.005)
    assert found.at_means == pytest.approx(109_651, abs=0.5)
    assert found.dropped == pytest.approx(-17_947, abs=0.5)
    assert found.rest == pytest.approx(950, abs=100)
    assert found.average == pytest.approx(92_650, abs=100)


@pytest.mark.parametrize("figure", WORTHS)
def test_it_adds_up_to_the_mean(figure):
    found = bridge(figure, 1024)
    total = found.likely + sum(one.change for one in found.changes) + found.dropped + found.rest
    assert total == pytest.approx(found.average, rel=1e-12)


@pytest.mark.parametrize("figure", WORTHS)
def test_inputs_come_in_the_order_of_what_each_changes_alone(figure):
    found = bridge(figure, 256)
    case = shop()

    def alone(key: str) -> float:
        mean = np.array([sum(RANGES[key].in_order) / 3])
        return abs(float(worths_at(case, {key: mean}, figure)[0]) - found.likely)

    effects = [alone(one.key) for one in found.changes]
    assert effects == sorted(effects, reverse=True)
    idle = {"live_coverage", "design_people_replaced", "sticking_probability"}
    assert not idle & {one.key for one in found.changes}


def test_of_two_that_change_alike_the_first_in_the_table_comes_first():
    case = certain_shop(video__lever_price=Range(400, 400, 700), photo__lever_price=Range(200, 200, 500))
    found = from_likely_to_average(case, NPV, 0.0)
    assert [one.key for one in found.changes] == ["photo.lever_price", "video.lever_price"]
    assert found.changes[0].change == pytest.approx(found.changes[1].change)


def test_the_two_measures_have_orders_of_their_own():
    orders = [[one.key for one in bridge(figure, 256).changes] for figure in WORTHS]
    assert orders[0] != orders[1]
    assert "traffic_inflation" in orders[0]
    assert "traffic_inflation" not in orders[1]


def test_the_risk_of_being_dropped_may_be_a_plus():
    case = shop(service__lever_price=Range.exact(30_000))
    case.point["lever_price"][0, 4] = 30_000
    found = from_likely_to_average(case, VS_STANDING_STILL, 0.0)
    assert found.likely < 0 < found.dropped


def test_a_case_without_doubt_has_no_way_to_go():
    case = certain_shop()
    found = from_likely_to_average(case, NPV, simulate(case, 128).all_cases.mean())
    assert found.changes == ()
    assert found.dropped == 0
    assert found.rest == pytest.approx(0, abs=1e-6)


@settings(max_examples=15)
@given(st.floats(0, 1), st.floats(0, 1))
def test_a_linear_case_leaves_no_rest(low, high):
    ranges = Range(1_000 * low, 1_000, 1_000 + 50_000 * high)
    case = certain_shop(setup_cost=ranges, sticking_probability=Range.exact(0.5))
    case.point["setup_cost"][:] = 1_000
    found = from_likely_to_average(case, NPV, simulate(case, 4096).all_cases.mean())
    assert abs(found.rest) < 50
