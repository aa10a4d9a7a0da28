"""Units and axes of every step, on the worked merchant: what scales with money is money, and nothing else is."""

import numpy as np
import pytest

from roi_app.model.estimate import STEPS, estimate
from roi_app.model.parameters import STREAMS, Axis, Unit
from roi_app.model.published_cases import worked_inputs

NOT_MONEY = {
    Unit.YES_NO: {"lever_active", "adopts", "claim_active", "paid_if_dropped"},
    Unit.RATIO: {"discount_factor", "break_even_intensity", "exit_intensity"},
    Unit.SHARE: {
        "applied_coverage", "staff_coverage", "ramp", "adoption_limit", "added_rival_adoption",
        "rival_adoption_by_month", "kept_share", "kept_share_vs_standing_still", "roi", "uplift_by_stream",
        "leakage_by_stream", "uplift_of_rivals", "contested_ramp", "tool_price_rise", "contested_price_rise",
        "price_rise_if_dropped",
    },
    Unit.HEADS: {"freed_staff", "cash_staff"},
    Unit.MONTHS: {
        "pv_of_month", "pv_of_ramp", "pv_of_added_rival_adoption", "pv_of_contested_ramp", "pv_of_tool_price_rise",
        "pv_of_contested_price_rise", "pv_of_price", "pv_of_month_if_dropped", "pv_of_price_rise_if_dropped",
        "payback_months", "falls_again_month",
    },
}  # fmt: skip
MONEY_INPUTS = ("unit_price", "wage_per_month", "sales_per_month", "ads_per_month", "setup_cost", "lever_price")


@pytest.fixture(scope="module")
def shop():
    return estimate(worked_inputs(), STEPS)


@pytest.mark.parametrize("unit", NOT_MONEY)
def test_what_is_not_money(unit):
    assert {key for key, step in STEPS.items() if step.unit is unit} == NOT_MONEY[unit]


def test_all_else_is_money():
    rest = set(STEPS).difference(*NOT_MONEY.values())
    assert {STEPS[key].unit for key in rest} == {Unit.MONEY}


@pytest.mark.parametrize("key", STEPS)
def test_in_another_currency(shop, key):
    other = estimate(worked_inputs() | {name: worked_inputs()[name] * 4 for name in MONEY_INPUTS}, STEPS)
    expected = shop[key] * 4 if STEPS[key].unit is Unit.MONEY else shop[key]
    assert np.array_equal(other[key], expected, equal_nan=True)


@pytest.mark.parametrize("key", STEPS)
def test_axis(shop, key):
    longest = {Axis.MERCHANT: 1, Axis.STREAM: len(STREAMS), Axis.MONTH: 36}[STEPS[key].axis]
    month_zero = key.startswith("cumulative_net")
    assert shop[key].shape == (1, longest + month_zero)
