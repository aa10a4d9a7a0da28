"""Shares of variance against functions whose shares are known."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.parameters import Range
from roi_app.model.uncertainty.variance import (
    Replicate,
    VarianceShare,
    estimate_shares,
    largest_effect,
    variance_shares,
)
from tests.model.uncertainty.shop import certain_shop, shop

NAMES = ("x1", "x2", "x3")


def of_function(function: Callable[..., np.ndarray], trials: int, replicate: int) -> Replicate:
    """Results of a plain function of three shares, with the points laid out as those of a case."""
    count = len(NAMES)
    first, second = (
        [evenly_spread().points(index + offset, trials, 11, replicate) for index in range(count)]
        for offset in (0, count)
    )
    swapped = {
        name: function(*(second[i] if i == index else first[i] for i in range(count)))
        for index, name in enumerate(NAMES)
    }
    return Replicate(function(*first), function(*second), swapped)


def shares_of(function: Callable[..., np.ndarray], trials: int = 1024) -> dict[str, VarianceShare]:
    return {one.key: one for one in estimate_shares(NAMES, partial(of_function, function, trials))}


def ishigami(*shares: np.ndarray) -> np.ndarray:
    x1, x2, x3 = ((2 * share - 1) * np.pi for share in shares)
    return np.sin(x1) + 7 * np.sin(x2) ** 2 + 0.1 * x3**4 * np.sin(x1)


def ishigami_shares() -> tuple[dict[str, float], dict[str, float]]:
    """Ishigami and Homma (1990), a = 7, b = 0.1, in closed form."""
    a, b, pi = 7, 0.1, np.pi
    alone_1 = 0.5 * (1 + b * pi**4 / 5) ** 2
    alone_2 = a**2 / 8
    both_1_3 = b**2 * pi**8 * (1 / 18 - 1 / 50)
    all_of_it = alone_1 + alone_2 + both_1_3
    first = {"x1": alone_1 / all_of_it, "x2": alone_2 / all_of_it, "x3": 0.0}
    total = {"x1": (alone_1 + both_1_3) / all_of_it, "x2": alone_2 / all_of_it, "x3": both_1_3 / all_of_it}
    return first, total


def test_the_closed_form_is_the_published_one():
    first, total = ishigami_shares()
    assert [round(value, 4) for value in first.values()] == [0.3139, 0.4424, 0.0]
    assert [round(value, 4) for value in total.values()] == [0.5576, 0.4424, 0.2437]


def test_ishigami_s_shares_are_found_within_their_errors():
    first, total = ishigami_shares()
    found = shares_of(ishigami)
    for name in NAMES:
        one = found[name]
        assert one.first_order == pytest.approx(first[name], abs=0.02)
        assert one.total == pytest.approx(total[name], abs=0.02)
        assert abs(one.first_order - first[name]) < 4 * one.first_order_error
        assert abs(one.total - total[name]) < 4 * one.total_error
        assert 0 < one.total_error < 0.02
        assert 0 < one.first_order_error < 0.02


def test_a_sum_is_explained_by_the_squares_of_its_weights():
    found = shares_of(lambda x1, x2, x3: 1000 + 4 * x1 + 2 * x2 - x3)
    for name, weight in zip(NAMES, (16, 4, 1), strict=True):
        assert found[name].first_order == pytest.approx(weight / 21, abs=0.005)
        assert found[name].total == pytest.approx(weight / 21, abs=0.005)


def test_a_product_is_explained_by_both_together():
    found = shares_of(lambda x1, x2, x3: (x1 - 0.5) * (x2 - 0.5) + 0 * x3)
    assert found["x1"].first_order == pytest.approx(0, abs=0.02)
    assert found["x1"].total == pytest.approx(1, abs=0.02)
    assert found["x3"].total == found["x3"].first_order == 0


def test_the_errors_shrink_with_more_trials():
    few, many = shares_of(ishigami, 128), shares_of(ishigami, 4096)
    assert sum(one.total_error for one in many.values()) < sum(one.total_error for one in few.values()) / 4


def test_shares_come_with_the_largest_first_and_name_every_factor():
    found = variance_shares(shop(), trials=128)
    assert [one.total for one in found] == sorted((one.total for one in found), reverse=True)
    assert {one.key for one in found} == {*shop().keys, "hot_market"}
    assert {found[0].key, found[1].key} == {"sticking_probability", "hot_market"}


def test_a_linear_case_is_split_by_the_variances_of_its_triangles():
    setup, oversight = Range(0, 30_000, 60_000), Range(0, 500, 1_000)
    case = certain_shop(setup_cost=setup, oversight_per_month=oversight)
    months = np.arange(1, 37)
    weights = {"setup_cost": 60_000**2, "oversight_per_month": (1_000 * np.sum(1.1 ** (-months / 12))) ** 2}
    found = {one.key: one for one in variance_shares(case, trials=512)}
    for key, weight in weights.items():
        assert found[key].first_order == pytest.approx(weight / sum(weights.values()), abs=0.01)
        assert found[key].total == pytest.approx(weight / sum(weights.values()), abs=0.01)


def test_without_correlation_there_is_no_hot_market():
    assert "hot_market" not in {one.key for one in variance_shares(shop(correlation=0.0), trials=64)}


def test_a_yes_or_no_alone_explains_all():
    case = certain_shop(sticking_probability=Range(0.5, 0.8, 1))
    (only,) = variance_shares(case, trials=256)
    assert (only.key, only.first_order, only.total) == (
        "sticking_probability", pytest.approx(1, abs=0.05), pytest.approx(1, abs=0.05),
    )  # fmt: skip


def test_the_other_baseline_is_answered_too():
    found = variance_shares(shop(), "npv_vs_standing_still", trials=128)
    assert found[0].key == "sticking_probability"
    assert next(one.total for one in found if one.key == "traffic_inflation") < 0.001


def test_a_case_without_doubt_explains_nothing():
    assert variance_shares(certain_shop()) == ()


def test_nobody_waits_for_shares_that_nobody_wants():
    calls = iter([False] * 10 + [True])
    assert variance_shares(shop(), should_stop=lambda: next(calls)) is None


def test_the_same_seed_gives_the_same_shares():
    assert variance_shares(shop(), trials=64, seed=3) == variance_shares(shop(), trials=64, seed=3)
    assert variance_shares(shop(), trials=64, seed=3) != variance_shares(shop(), trials=64, seed=4)


@pytest.mark.parametrize("figure", ["npv", "npv_vs_standing_still"])
def test_what_sways_the_result_most_is_whether_it_sticks(figure):
    found = largest_effect(shop(), figure)
    assert found == variance_shares(shop(), figure)[0]
    assert found.key == "sticking_probability"
    assert found.total_error < 0.02


def test_a_bill_of_300_makes_sticking_weigh_three_fifths():
    case = shop()
    case.point["tools_given"][:] = 1
    case.point["tools_per_month"][:] = 300
    found = largest_effect(case)
    assert (found.key, found.total) == ("sticking_probability", pytest.approx(0.61, abs=0.03))
    assert next(one.total for one in variance_shares(case) if one.key == "involution_intensity") < 0.08


def test_where_nothing_varies_nothing_sways():
    assert largest_effect(certain_shop()) is None
    assert largest_effect(shop(), should_stop=lambda: True) is None
