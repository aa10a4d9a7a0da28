"""The small clothing shop of the model's section 6, with its arithmetic in view, to the cent."""

import math

import pytest

from roi_app.model.estimate import estimate
from roi_app.model.parameters import STREAMS
from roi_app.model.payoff import Game, name_of_game
from roi_app.model.published_cases import worked_inputs

CENT = 0.005


@pytest.fixture(scope="module")
def shop():
    return estimate(worked_inputs())


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
    whole = estimate(worked_inputs() | {"whole_heads": worked_inputs()["tools_given"]})
    assert figure(whole, "saved_per_month") == pytest.approx(2_025 + 0 + 375 + 675 + 3_037.5)


@pytest.mark.parametrize("month", [1, 3, 4, 36])
def test_every_flow_of_a_month(shop, month):
    saved, contested = 7_995.28125, 7_995.28125 - 0.75 * 3_037.5
    ramp = min(1, month / 4)
    rivals = 0.9 / (1 + (0.9 / 0.3 - 1) * math.exp(-0.12 * month))
    expected = {
        "monthly_saving": saved * ramp,
        "monthly_uplift": 0.015 * 300_000 * 0.28 * ramp,
        "monthly_content_race": 0.4 * rivals * ramp * contested,
        "monthly_traffic_race": 0.4 * 0.05 * 30_000 * (rivals - 0.3),
        "monthly_tool_race": 0.4 * rivals * 300 * (1.2132 ** (month / 12) - 1),
        "monthly_erosion": 0.6 * 0.015 * 300_000 * 0.28 * (rivals - 0.3),
        "monthly_leakage": 0.002 * 300_000 * 0.28 * ramp,
    }
    assert {key: shop[key][0, month - 1] for key in expected} == pytest.approx(expected)
    benefits = expected["monthly_saving"] + expected["monthly_uplift"]
    net = 2 * benefits - sum(expected.values()) - 300
    assert shop["net_flow"][0, month - 1] == pytest.approx(net)


def test_present_value_of_the_tools_is_an_annuity(shop):
    month = 1.1 ** (-1 / 12)
    assert figure(shop, "pv_tools") == pytest.approx(300 * month * (1 - month**36) / (1 - month))


def test_present_values_to_the_cent(shop):
    expected = {
        "pv_saving": 237_509.09,
        "pv_uplift": 37_429.76,
        "pv_tools": 9_355.94,
        "pv_oversight": 0,
        "pv_content_race": 46_681.17,
        "pv_traffic_race": 6_937.25,
        "pv_tool_race": 1_011.67,
        "pv_erosion": 8_740.93,
        "pv_leakage": 4_990.63,
        "setup_paid": 2_000,
    }
    assert {key: figure(shop, key) for key in expected} == pytest.approx(expected, abs=CENT)


def test_what_the_plan_is_worth(shop):
    assert figure(shop, "npv") == pytest.approx(195_221.26, abs=CENT)
    assert figure(shop, "npv_vs_standing_still") == pytest.approx(195_221.26 + 6_937.25 + 8_740.93, abs=2 * CENT)
    assert figure(shop, "kept_share") == pytest.approx(195_221.26 / 237_509.09, abs=1e-6)
    assert figure(shop, "kept_share_vs_standing_still") == pytest.approx(210_899.44 / 237_509.09, abs=1e-6)
    assert figure(shop, "spend") == pytest.approx(2_000 + 9_355.94 + 46_681.17 + 6_937.25 + 1_011.67, abs=5 * CENT)
    assert figure(shop, "roi") == pytest.approx(195_221.26 / 65_986.03, abs=1e-6)


def test_payback_lies_early_in_the_second_month(shop):
    after_one = shop["cumulative_net"][0, 1]
    assert shop["cumulative_net"][0, 0] == -2_000
    assert after_one == pytest.approx(-2_000 + shop["net_flow"][0, 0])
    assert figure(shop, "payback_months") == pytest.approx(1 + -after_one / shop["net_flow"][0, 1])
    assert figure(shop, "payback_months") == pytest.approx(1.0656, abs=5e-5)
    assert math.isnan(figure(shop, "falls_again_month"))


def test_thresholds(shop):
    races = 46_681.17 + 6_937.25 + 1_011.67
    assert figure(shop, "break_even_intensity") == pytest.approx((195_221.26 + races) / (races / 0.4), abs=1e-6)
    own = 46_681.17 + 1_011.67
    assert figure(shop, "exit_intensity") == pytest.approx((210_899.44 + own) / (own / 0.4), abs=1e-6)
    assert figure(shop, "break_even_intensity") == pytest.approx(1.8294, abs=5e-5)
    assert figure(shop, "exit_intensity") == pytest.approx(2.1688, abs=5e-5)


def test_payoff_matrix(shop):
    worths = [figure(shop, key) for key in ("npv_with_no_rivals", "adopt_rivals_adopt", "hold_rivals_adopt")]
    assert worths == pytest.approx([258_592.27, 147_069.64, -42_288.84], abs=CENT)
    assert name_of_game(*worths) is Game.WIN_WIN


def test_holding_back_while_all_rivals_adopt_is_an_annuity_too(shop):
    month = 1.1 ** (-1 / 12)
    a_month = 0.4 * 0.05 * 30_000 + 0.6 * 0.015 * 300_000 * 0.28  # 600 dearer clicks, 756 lost margin
    assert figure(shop, "hold_rivals_adopt") == pytest.approx(-a_month * month * (1 - month**36) / (1 - month))
