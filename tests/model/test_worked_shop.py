"""The small clothing shop of the model's section 6, with its arithmetic in view, to the cent."""

import math

import numpy as np
import pytest

from roi_app.model.estimate import estimate
from roi_app.model.parameters import STREAMS
from roi_app.model.payoff import Game, name_of_game
from roi_app.model.published_cases import worked_inputs
from roi_app.model.tool_choice import best_first

CENT = 0.005
BILL = 200 + 0 + 150 + 400 + 800
UPLIFT = 0.015 * (0.1 + 0.1 + 0.6 + 0.1 + 0.1)
LEAKAGE = 0.002 * (0.10 + 0.05 + 0.20 + 0.05 + 0.50)


@pytest.fixture(scope="module")
def shop():
    return estimate(worked_inputs())


@pytest.fixture(scope="module")
def one_bill():
    """The same shop, which pays one bill of 300 a month for all its tools."""
    given = {"tools_given": np.ones((1, 1)), "tools_per_month": np.full((1, 1), 300.0)}
    return estimate(worked_inputs() | given)


def by_stream(values, key):
    return dict(zip(STREAMS, values[key][0].tolist(), strict=True))


def figure(values, key):
    return values[key][0, 0]


def test_saved_by_each_stream(shop):
    one_designer = 0.74 * min(0.6, 1 / 1) + 0.26 * min(0.6, 0.35 / 1)  # 0.535 of her work
    assert by_stream(shop, "saved_by_stream") == pytest.approx(
        {
            "photo": 4_500 * 0.6 * 0.75,  # 2,025.00
            "design": 8_450 * 0.5 * one_designer * 0.75,  # 1,695.28
            "copy": 1_000 * 0.5 * 0.75 + 5_000 * 0.5 * 0.2 * 0.5 * 0.75,  # 375.00 + 187.50
            "video": 2_000 * 0.45 * 0.75,  # 675.00
            "service": 9_000 * 0.45 * 0.75,  # 3,037.50
            "live": 0,
        },
        abs=1e-9,
    )
    assert figure(shop, "saved_per_month") == pytest.approx(2_025 + 1_695.28125 + 562.5 + 675 + 3_037.5)


def test_what_each_stream_costs_today(shop):
    costs = {"photo": 4_500, "design": 8_450, "copy": 2_000, "video": 2_000, "service": 9_000, "live": 0}
    assert by_stream(shop, "cost_by_stream") == pytest.approx(costs)
    assert figure(shop, "cost_per_month") == pytest.approx(25_950)


def test_freed_staff_is_time_and_cash_staff_is_half_of_it(shop):
    freed = {"photo": 0, "design": 0.535 * 0.75, "copy": 0.2 * 0.5 * 0.75, "video": 0, "service": 0, "live": 0}
    assert by_stream(shop, "freed_staff") == pytest.approx(freed)
    assert by_stream(shop, "cash_staff") == pytest.approx({name: heads / 2 for name, heads in freed.items()})


def test_whole_heads_lay_nobody_off_in_so_small_a_shop():
    whole = estimate(worked_inputs() | {"whole_heads": np.ones((1, 1))})
    assert figure(whole, "saved_per_month") == pytest.approx(2_025 + 0 + 375 + 675 + 3_037.5)


@pytest.mark.parametrize("month", [1, 3, 4, 36])
def test_every_flow_of_a_month(shop, month):
    saved, contested = 7_995.28125, 7_995.28125 - 0.75 * 3_037.5
    ramp = min(1, month / 4)
    rivals = 0.9 / (1 + (0.9 / 0.3 - 1) * math.exp(-0.12 * month))
    expected = {
        "monthly_saving": saved * ramp,
        "monthly_uplift": UPLIFT * 300_000 * 0.28 * ramp,
        "monthly_content_race": 0.4 * rivals * ramp * contested,
        "monthly_traffic_race": 0.4 * 0.05 * 30_000 * (rivals - 0.3),
        "monthly_tool_race": 0.4 * rivals * BILL * (1.2132 ** (month / 12) - 1),
        "monthly_erosion": 0.6 * 0.015 * 300_000 * 0.28 * (rivals - 0.3),
        "monthly_leakage": LEAKAGE * 300_000 * 0.28 * ramp,
    }
    assert {key: shop[key][0, month - 1] for key in expected} == pytest.approx(expected)
    benefits = expected["monthly_saving"] + expected["monthly_uplift"]
    net = 2 * benefits - sum(expected.values()) - BILL
    assert shop["net_flow"][0, month - 1] == pytest.approx(net)


def test_present_value_of_the_tools_is_an_annuity(shop):
    month = 1.1 ** (-1 / 12)
    assert figure(shop, "pv_tools") == pytest.approx(BILL * month * (1 - month**36) / (1 - month))


def test_present_values_to_the_cent(shop):
    expected = {
        "pv_saving": 237_509.09,
        "pv_uplift": 37_429.76,
        "pv_tools": 48_339.01,
        "pv_oversight": 0,
        "pv_content_race": 46_681.17,
        "pv_traffic_race": 6_937.25,
        "pv_tool_race": 5_226.94,
        "pv_erosion": 8_740.93,
        "pv_leakage": 4_491.57,
        "setup_paid": 2_000,
    }
    assert {key: figure(shop, key) for key in expected} == pytest.approx(expected, abs=CENT)


def test_what_the_plan_is_worth(shop):
    assert figure(shop, "npv") == pytest.approx(152_521.98, abs=CENT)
    assert figure(shop, "npv_vs_standing_still") == pytest.approx(152_521.98 + 6_937.25 + 8_740.93, abs=2 * CENT)
    assert figure(shop, "npv_vs_standing_still") == pytest.approx(168_200.16, abs=CENT)
    assert figure(shop, "brought_in") == pytest.approx(237_509.09 + 37_429.76, abs=CENT)
    assert figure(shop, "kept_share") == pytest.approx(152_521.98 / (237_509.09 + 37_429.76), abs=1e-6)
    assert figure(shop, "kept_share") == pytest.approx(0.5547, abs=5e-5)
    assert figure(shop, "kept_share_vs_standing_still") == pytest.approx(0.6118, abs=5e-5)
    spent = 2_000 + 48_339.01 + 46_681.17 + 6_937.25 + 5_226.94
    assert figure(shop, "roi") == pytest.approx(152_521.98 / spent, abs=1e-6)
    assert figure(shop, "roi") == pytest.approx(1.3969, abs=5e-5)


def test_payback_lies_inside_the_second_month(shop):
    after_one = -2_000 + shop["net_flow"][0, 0]
    assert shop["cumulative_net"][0, :2] == pytest.approx([-2_000, after_one])
    assert after_one < 0 < after_one + shop["net_flow"][0, 1]
    assert figure(shop, "payback_months") == pytest.approx(1 - after_one / shop["net_flow"][0, 1])
    assert figure(shop, "payback_months") == pytest.approx(1.5918, abs=5e-5)
    assert math.isnan(figure(shop, "falls_again_month"))


def test_thresholds(shop):
    races = 46_681.17 + 6_937.25 + 5_226.94
    assert figure(shop, "break_even_intensity") == pytest.approx((152_521.98 + races) / (races / 0.4), abs=1e-6)
    own = 46_681.17 + 5_226.94
    assert figure(shop, "exit_intensity") == pytest.approx((168_200.16 + own) / (own / 0.4), abs=1e-6)
    assert figure(shop, "break_even_intensity") == pytest.approx(1.4368, abs=5e-5)
    assert figure(shop, "exit_intensity") == pytest.approx(1.6961, abs=5e-5)


def test_payoff_matrix(shop):
    worths = [figure(shop, key) for key in ("npv_with_no_rivals", "adopt_rivals_adopt", "hold_rivals_adopt")]
    assert worths == pytest.approx([220_108, 103_169, -42_289], abs=0.5)
    assert name_of_game(*worths) is Game.WIN_WIN


def test_holding_back_while_all_rivals_adopt_is_an_annuity_too(shop):
    month = 1.1 ** (-1 / 12)
    a_month = 0.4 * 0.05 * 30_000 + 0.6 * 0.015 * 300_000 * 0.28  # 600 dearer clicks, 756 lost margin
    assert figure(shop, "hold_rivals_adopt") == pytest.approx(-a_month * month * (1 - month**36) / (1 - month))


def test_the_price_of_trying(shop):
    months = range(1, 7)
    rivals = [0.9 / (1 + 2 * math.exp(-0.12 * month)) for month in months]
    race = [0.4 * share * (1.2132 ** (month / 12) - 1) for month, share in zip(months, rivals, strict=True)]
    paid = sum(1.1 ** (-month / 12) * BILL * (1 + more) for month, more in zip(months, race, strict=True))
    assert figure(shop, "npv_vs_standing_still_if_dropped") == pytest.approx(-2_000 - paid)
    assert figure(shop, "npv_vs_standing_still_if_dropped") == pytest.approx(-11_132.21, abs=CENT)
    assert figure(shop, "npv_if_dropped") == pytest.approx(-26_810.39, abs=CENT)


def test_what_each_tool_is_worth(shop):
    worths = by_stream(shop, "worth_by_stream")
    assert math.isnan(worths.pop("live"))
    expected = {"photo": 39_952.81, "design": 40_011.59, "copy": 28_392.77, "video": 4_210.19, "service": 57_632.80}
    assert worths == pytest.approx(expected, abs=CENT)
    assert sum(worths.values()) - 2_000 == pytest.approx(168_200.16, abs=CENT)


def test_at_its_highest_price_a_tool_is_worth_nothing(shop):
    highest = by_stream(shop, "highest_price")
    one_a_month = (48_339.01 + 5_226.94) / BILL
    assert highest["video"] == pytest.approx(400 + 4_210.19 / one_a_month, abs=1e-3)
    merchant = worked_inputs()
    merchant["lever_price"] = np.nan_to_num(shop["highest_price"])
    assert np.nan_to_num(estimate(merchant)["worth_by_stream"]) == pytest.approx(np.zeros((1, 6)), abs=1e-9)


def test_which_tools_to_take(shop):
    ranking = best_first(shop)
    order = [STREAMS[column] for column in ranking.order]
    assert order == ["service", "design", "photo", "copy", "video"]
    assert ranking.tools_per_month == (800, 800, 1_000, 1_150, 1_550)
    assert ranking.npv_vs_standing_still[0] == pytest.approx(57_632.80 - 2_000, abs=CENT)
    assert ranking.npv_vs_standing_still[-1] == pytest.approx(168_200.16, abs=CENT)


def test_one_bill_for_all_tools(one_bill):
    expected = {
        "npv": 195_720.33,
        "kept_share": 0.7119,
        "break_even_intensity": 1.8331,
        "exit_intensity": 2.1730,
        "payback_months": 1.0643,
    }
    found = {key: figure(one_bill, key) for key in expected}
    assert found["npv"] == pytest.approx(expected.pop("npv"), abs=CENT)
    assert {key: found[key] for key in expected} == pytest.approx(expected, abs=5e-5)


def test_with_one_bill_tools_are_worth_what_they_bring_before_it(shop, one_bill):
    before = np.nansum(one_bill["worth_by_stream"])
    paid = 2_000 + figure(one_bill, "pv_tools") + figure(one_bill, "pv_tool_race")
    assert before - paid == pytest.approx(figure(one_bill, "npv_vs_standing_still"))
    assert by_stream(one_bill, "highest_price") == pytest.approx(by_stream(shop, "highest_price"), nan_ok=True)
    ranking = best_first(one_bill)
    assert set(ranking.tools_per_month) == {300}
    assert ranking.npv_vs_standing_still[-1] == pytest.approx(figure(one_bill, "npv_vs_standing_still"))
