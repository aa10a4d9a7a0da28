"""Cash flows by hand: payback, falling again, appraisal of many rows, and what is refused."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.model import finance
from roi_app.model.estimate import estimate
from tests.model.strategies import inputs

PAYBACKS = {
    "pays at once": ([0, 0], 0, None),
    "pays at once and has money left": ([5, 3], 0, None),
    "pays at the very end of a period": ([-10, 0], 1, None),
    "pays in the middle of a period": ([-10, 10], 0.5, None),
    "pays in a later period": ([-10, -4, 4], 1.5, None),
    "never pays": ([-10, -4, -1], None, None),
    "starts at zero, sinks, never comes back": ([0, -1, -2], None, None),
    "starts at zero, sinks, comes back": ([0, -1, 3], 1.25, None),
    "starts above zero, sinks, comes back": ([2, -1, 3], 1.25, None),
    "pays and falls again": ([-10, 5, -1], 2 / 3, 2),
    "pays, falls again and recovers": ([-10, 5, -1, 4, -2], 2 / 3, 2),
    "pays at once and falls again": ([0, 1, 2, -1], 0, 3),
    "touches zero and falls": ([-1, 0, -1], 1, 2),
    "touches zero and stays": ([-1, 0, 0], 1, None),
    "is never sure before its first period": ([1, -1], None, None),
}


@pytest.mark.parametrize(("balance", "payback", "again"), PAYBACKS.values(), ids=PAYBACKS)
def test_payback_and_falling_again(balance, payback, again):
    total = np.array([balance], dtype=float)
    period = finance.payback_period(total)
    assert period.shape == (1, 1)
    assert period[0, 0] == pytest.approx(math.nan if payback is None else payback, nan_ok=True)
    falls = finance.falls_again_period(total, period)
    assert falls.shape == (1, 1)
    assert falls[0, 0] == pytest.approx(math.nan if again is None else again, nan_ok=True)


def test_many_balances_at_once_pay_back_as_each_alone():
    longest = max(len(balance) for balance, _, _ in PAYBACKS.values())
    kept = [(balance, payback) for balance, payback, _ in PAYBACKS.values() if len(balance) == longest - 1]
    periods = finance.payback_period(np.array([balance for balance, _ in kept], dtype=float))[:, 0]
    assert periods == pytest.approx([math.nan if payback is None else payback for _, payback in kept], nan_ok=True)


def test_running_total_starts_with_the_start():
    total = finance.running_total(np.array([[-10.0], [1.0]]), np.array([[4.0, 4.0, -1.0]]))
    assert total.tolist() == [[-10, -6, -2, -3], [1, 5, 9, 8]]


def test_one_start_serves_many_flows_and_one_flow_many_starts():
    one, two = np.array([[-10.0]]), np.array([[-10.0], [1.0]])
    flow, flows = np.array([[4.0, 4.0]]), np.array([[4.0, 4.0], [1.0, 2.0]])
    assert finance.running_total(one, flows).tolist() == [[-10, -6, -2], [-10, -9, -7]]
    assert finance.running_total(two, flow).tolist() == [[-10, -6, -2], [1, 5, 9]]


def test_a_running_total_is_as_exact_as_the_more_exact_of_its_parts():
    double, single = np.array([[0.1]]), np.array([[0.1]], dtype=np.float32)
    assert finance.running_total(double, single).dtype == np.float64
    assert finance.running_total(single, double).dtype == np.float64
    assert finance.running_total(single, single).dtype == np.float32


def test_present_value_discounts_each_flow_by_its_own_period():
    discount = finance.discount_factor(np.array([[0.0, 1.0, 2.0]]), np.array([[0.25]]), 1)
    assert discount == pytest.approx(np.array([[1, 0.8, 0.64]]))
    assert finance.present_value(np.array([[1.0, 10.0, 100.0]]), discount)[0, 0] == pytest.approx(1 + 8 + 64)


def test_a_year_of_months_is_one_year():
    discount = finance.discount_factor(np.array([[6.0, 12.0]]), np.array([[0.21]]), 12)
    assert discount == pytest.approx(np.array([[1 / 1.1, 1 / 1.21]]))


def test_return_on_nothing_spent_does_not_exist():
    roi = finance.return_on_investment(np.array([[5.0], [5.0]]), np.array([[0.0], [-2.0]]))
    assert math.isnan(roi[0, 0])
    assert roi[1, 0] == -2.5


def test_appraise_one_plan_gives_plain_numbers_and_many_rows_give_one_each():
    one = finance.appraise([10, 0], [0, 11], 0.1)
    assert one.npv.shape == ()
    assert one.npv == pytest.approx(0)
    many = finance.appraise([[10, 0], [20, 0], [0, 0]], [[0, 11], [0, 11], [0, 11]], [0.1, 0.1, 0.0])
    assert many.npv == pytest.approx([0, -10, 11])
    assert many.pv_costs.tolist() == [10, 20, 0]
    assert many.roi == pytest.approx([0, -0.5, math.nan], nan_ok=True)
    assert many.payback == pytest.approx([10 / 11, math.nan, 0], nan_ok=True)
    assert many.undiscounted_net.tolist() == [1, -9, 11]


def test_appraise_one_plan_at_several_rates():
    several = finance.appraise([100, 0], [0, 121], [0.0, 0.1, 0.21])
    assert several.npv == pytest.approx([21, 10, 0])


def test_appraise_falls_again():
    assert finance.appraise([10, 0, 20, 0], [0, 15, 0, 0], 0.1).falls_again == 2


@pytest.mark.parametrize(
    ("costs", "benefits", "rate", "words"),
    [
        ([1, 2], [1], 0.1, "same periods"),
        (1, [1, 2], 0.1, "same periods"),
        ([1, 2], 1, 0.1, "same periods"),
        ([1], [1], 0.1, "at least one period"),
        ([], [], 0.1, "at least one period"),
        ([1, math.inf], [1, 2], 0.1, "finite"),
        ([1, 2], [math.nan, 2], 0.1, "finite"),
        ([1, 2], [1, 2], math.nan, "finite"),
        ([1, 2], [1, 2], -1, "above -1"),
        ([1, 2], [1, 2], [0.1, -1.5], "above -1"),
    ],
)
def test_appraise_refuses_flows_without_a_meaning(costs, benefits, rate, words):
    with pytest.raises(ValueError, match=words):
        finance.appraise(costs, benefits, rate)


def test_a_negative_rate_above_minus_one_is_worth_more_later():
    assert finance.appraise([0, 0], [0, 1], -0.5).pv_benefits == pytest.approx(2)


@settings(max_examples=25)
@given(inputs())
def test_appraise_gives_what_the_estimate_gives_on_the_estimates_own_flows(merchant):
    values = estimate(merchant)
    races = sum(values[f"monthly_{race}"] for race in ("content_race", "traffic_race", "tool_race"))
    spent = values["tools_cost"] + values["oversight_cost"] + races
    earned = values["net_flow"] + spent
    costs = np.concatenate([values["setup_paid"], spent], axis=-1)
    benefits = np.concatenate([np.zeros_like(values["setup_paid"]), earned], axis=-1)
    appraisal = finance.appraise(costs, benefits, values["discount_rate"][:, 0], periods_per_year=12)
    scale = float(np.max(np.abs(costs).sum(axis=-1) + np.abs(benefits).sum(axis=-1)))
    assert appraisal.npv == pytest.approx(values["npv"][:, 0], rel=1e-9, abs=1e-12 * scale)
    assert appraisal.pv_costs == pytest.approx(values["spend"][:, 0], rel=1e-9)
    roi, spend = values["roi"][:, 0], values["spend"][:, 0]
    # Standing still is no investment, whatever the traffic race costs.
    exists = (spend > 0) & (values["adopts"][:, 0] > 0)
    assert np.array_equal(np.isfinite(roi), exists)
    assert appraisal.npv[exists] == pytest.approx((roi * spend)[exists], rel=1e-9, abs=1e-12 * scale)
    total = values["cumulative_net"]
    assert np.allclose(np.cumsum(benefits - costs, axis=-1), total, rtol=1e-9, atol=1e-12 * scale)
    for row in range(total.shape[0]):
        if values["adopts"][row, 0] and not ((total[row] != 0) & (np.abs(total[row]) <= 1e-9 * scale)).any():
            assert appraisal.payback[row] == pytest.approx(values["payback_months"][row, 0], rel=1e-6, nan_ok=True)


@given(st.lists(st.integers(-3, 3).map(float), min_size=2, max_size=20))
def test_payback_is_the_first_crossing(balance):
    crossings = [
        month - before / (after - before)
        for month, (before, after) in enumerate(pairwise(balance))
        if before < 0 <= after
    ]
    first = 0 if balance[0] >= 0 and balance[1] >= 0 else crossings[0] if crossings else math.nan
    assert finance.payback_period(np.array([balance]))[0, 0] == pytest.approx(first, nan_ok=True)
