"""What must always hold, for any merchant (model, section 4): one test for each property."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.model.arrays import Array
from roi_app.model.estimate import STEPS, estimate
from roi_app.model.parameters import STREAMS, Unit
from roi_app.model.tool_choice import best_first, every_set
from tests.examples import examples
from tests.model.strategies import NO, YES, inputs, merchants, rows_of

RACES = ("content_race", "traffic_race", "tool_race")
BENEFITS = ("monthly_saving", "monthly_uplift")
BURDENS = (
    "tools_cost", "oversight_cost", "monthly_content_race", "monthly_traffic_race", "monthly_tool_race",
    "monthly_erosion", "monthly_leakage",
)  # fmt: skip
MONEY_INPUTS = (
    "unit_price", "wage_per_month", "sales_per_month", "ads_per_month", "setup_cost", "tools_per_month", "lever_price",
    "oversight_per_month",
)  # fmt: skip

intensities = st.floats(0, 3).map(lambda value: round(value, 3))
some = examples(12)


def column(value: float) -> Array:
    return np.array([[float(value)]])


def gross(values: dict[str, Array]) -> Array:
    """All money that moves, in present value: what rounding is measured against."""
    parts = ("saving", "uplift", "tools", "oversight", "erosion", "leakage", *RACES)
    return values["setup_paid"] + sum(np.abs(values[f"pv_{part}"]) for part in parts)


def agree(one: Array, other: Array, scale: Array) -> bool:
    return bool((np.abs(one - other) <= 1e-9 * np.abs(other) + 1e-12 * scale).all())


@some
@given(inputs())
def test_without_intensity_every_race_is_zero(merchant):
    values = estimate(merchant | {"involution_intensity": column(0)})
    assert all(not values[f"monthly_{race}"].any() and not values[f"pv_{race}"].any() for race in RACES)


@some
@given(inputs())
def test_without_rivals_every_race_is_zero_and_nothing_erodes(merchant):
    values = estimate(merchant | {"rival_adoption": column(0)})
    assert all(not values[f"monthly_{race}"].any() and not values[f"pv_{race}"].any() for race in RACES)
    assert not values["pv_erosion"].any()
    assert np.isnan(values["break_even_intensity"]).all()
    assert np.isnan(values["exit_intensity"]).all()


@some
@given(inputs(lever=NO), st.sampled_from(("at the ceiling", "above the ceiling", "without speed")))
def test_rivals_who_stay_where_they_are_bring_exactly_no_race_to_those_who_stand_still(merchant, why):
    today = merchant["rival_adoption"]
    stay = {
        "at the ceiling": {"adoption_ceiling": today},
        "above the ceiling": {"adoption_ceiling": today / 2},
        "without speed": {"adoption_speed": column(0)},
    }
    values = estimate(merchant | stay[why])
    assert np.array_equal(
        np.broadcast_to(today, values["rival_adoption_by_month"].shape), values["rival_adoption_by_month"]
    )
    assert not values["npv"].any()
    assert np.isnan(values["break_even_intensity"]).all()
    assert np.isnan(values["roi"]).all()


@some
@given(inputs(), intensities, intensities)
def test_net_never_rises_with_intensity_in_any_month(merchant, one, other):
    calm, fierce = (
        estimate(merchant | {"involution_intensity": column(value)}, ("net_flow",)) for value in sorted((one, other))
    )
    assert (fierce["net_flow"] <= calm["net_flow"]).all()


@some
@given(inputs(), intensities)
def test_npv_is_linear_in_intensity(merchant, theta):
    at = {value: estimate(merchant | {"involution_intensity": column(value)}) for value in (0, 1, theta)}
    expected = at[0]["npv"] + theta * (at[1]["npv"] - at[0]["npv"])
    assert agree(at[theta]["npv"], expected, gross(at[1]) + gross(at[theta]))


@some
@given(inputs())
def test_npv_is_zero_at_break_even(merchant):
    threshold = estimate(merchant)["break_even_intensity"]
    exists = np.isfinite(threshold)
    values = estimate(merchant | {"involution_intensity": np.where(exists, threshold, 0)})
    assert agree(np.where(exists, values["npv"], 0), column(0), gross(values))


@some
@given(inputs())
def test_npv_against_standing_still_is_zero_at_exit(merchant):
    threshold = estimate(merchant)["exit_intensity"]
    exists = np.isfinite(threshold)
    values = estimate(merchant | {"involution_intensity": np.where(exists, threshold, 0)})
    assert agree(np.where(exists, values["npv_vs_standing_still"], 0), column(0), gross(values))


@some
@given(inputs())
def test_exit_is_never_below_a_break_even_that_is_not_negative(merchant):
    values = estimate(merchant)
    both = (values["break_even_intensity"] >= 0) & np.isfinite(values["exit_intensity"])
    assert (values["exit_intensity"][both] >= values["break_even_intensity"][both]).all()


@some
@given(inputs())
def test_a_threshold_exists_exactly_where_its_race_is_more_than_rounding(merchant):
    values = estimate(merchant)
    own = values["pv_content_race_at_full_intensity"] + values["pv_tool_race_at_full_intensity"]
    every = own + values["pv_traffic_race_at_full_intensity"]
    least = 1e-9 * (values["pv_saving"] + values["pv_tools"])
    assert np.array_equal(np.isfinite(values["break_even_intensity"]), (every > least) & (values["adopts"] > 0))
    assert np.array_equal(np.isfinite(values["exit_intensity"]), own > least)


@some
@given(inputs(), st.integers(-6, 6).map(lambda power: 2.0**power))
def test_money_scales_and_shares_intensities_and_payback_do_not(merchant, factor):
    """A power of two scales without any rounding, so that even the last bit must agree."""
    plain = estimate(merchant, STEPS)
    scaled = estimate(merchant | {key: merchant[key] * factor for key in MONEY_INPUTS}, STEPS)
    for key, step in STEPS.items():
        expected = plain[key] * factor if step.unit is Unit.MONEY else plain[key]
        assert np.array_equal(scaled[key], expected, equal_nan=True), key


@some
@given(inputs(staff_cash="share"), st.integers(-6, 6).map(lambda power: 2.0**power))
def test_heads_scale_and_money_does_not_where_wages_shrink_as_heads_grow(merchant, factor):
    heads = ("staff", "design_people_replaced", "design_people_replaced_otherwise")
    other = {key: merchant[key] * factor for key in heads} | {"wage_per_month": merchant["wage_per_month"] / factor}
    plain, scaled = estimate(merchant, STEPS), estimate(merchant | other, STEPS)
    for key, step in STEPS.items():
        expected = plain[key] * factor if step.unit is Unit.HEADS else plain[key]
        assert np.array_equal(scaled[key], expected, equal_nan=True), key


@some
@given(inputs())
def test_streams_add_up_to_the_total(merchant):
    values = estimate(merchant)
    for part, total in {
        "cost_by_stream": "cost_per_month",
        "saved_by_stream": "saved_per_month",
        "pv_saved_by_stream": "pv_saving",
    }.items():
        assert values[part].sum(axis=-1, keepdims=True) == pytest.approx(values[total], rel=1e-9), part


@some
@given(inputs())
def test_channels_add_up_to_the_races(merchant):
    values = estimate(merchant)
    for at in ("", "_at_full_intensity"):
        channels = sum(values[f"pv_{race}{at}"] for race in RACES)
        assert channels == pytest.approx(values[f"pv_races{at}"], rel=1e-12)


@some
@given(inputs())
def test_every_month_adds_up(merchant):
    values = estimate(merchant)
    benefits, burdens = (sum(values[key] for key in keys) for keys in (BENEFITS, BURDENS))
    assert agree(values["net_flow"], benefits - burdens, benefits + burdens)


@some
@given(inputs(lever=YES))
def test_saving_and_content_race_are_additive_over_streams(merchant):
    whole = estimate(merchant)
    parts = [estimate(merchant | {"lever_chosen": alone[np.newaxis]}) for alone in np.eye(6)]
    for key in ("pv_saving", "pv_content_race"):
        assert sum(part[key] for part in parts) == pytest.approx(whole[key], rel=1e-9), key


@some
@given(inputs())
def test_npv_is_the_set_up_and_the_discounted_net(merchant):
    values = estimate(merchant)
    expected = (values["discount_factor"] * values["net_flow"]).sum(axis=-1, keepdims=True) - values["setup_paid"]
    assert agree(values["npv"], expected, gross(values))


@some
@given(inputs(horizon=36))
def test_one_more_month_adds_its_discounted_net(merchant):
    longer = estimate(merchant | {"month": np.arange(1.0, 38)[np.newaxis]})
    shorter = estimate(merchant)
    expected = shorter["npv"] + longer["discount_factor"][:, 36:] * longer["net_flow"][:, 36:]
    assert agree(longer["npv"], expected, gross(longer))


@some
@given(inputs())
def test_undiscounted_npv_is_the_final_running_total(merchant):
    values = estimate(merchant | {"discount_rate": column(0)})
    assert agree(values["npv"], values["cumulative_net"][:, -1:], gross(values))


@some
@given(inputs())
def test_npv_against_standing_still_leaves_out_what_holding_back_would_bear(merchant):
    values = estimate(merchant)
    expected = values["npv"] + values["pv_traffic_race"] + values["pv_erosion"]
    assert agree(values["npv_vs_standing_still"], expected, gross(values))


@some
@given(inputs())
def test_full_touch_up_saves_nothing(merchant):
    values = estimate(merchant | {"review_share": column(1)})
    assert not values["saved_by_stream"].any()
    assert not values["freed_staff"].any()
    assert not values["pv_saving"].any()


@some
@given(inputs())
def test_kept_share_is_never_above_one_and_has_the_sign_of_its_worth(merchant):
    values = estimate(merchant)
    for share, worth in (("kept_share", "npv"), ("kept_share_vs_standing_still", "npv_vs_standing_still")):
        exists = values["brought_in"] > 0
        assert np.array_equal(np.isfinite(values[share]), exists)
        assert (values[share][exists] <= 1 + 1e-12).all()
        assert np.array_equal(np.sign(values[share][exists]), np.sign(values[worth][exists]))


@some
@given(inputs())
def test_a_plan_without_tools_is_standing_still(merchant):
    values = estimate(merchant | {"lever_chosen": np.zeros((1, 6))})
    gone = ("saving", "uplift", "leakage", "tools", "oversight", "content_race", "tool_race")
    assert not any(values[f"pv_{part}"].any() for part in gone)
    assert not values["setup_paid"].any()
    assert not values["npv_vs_standing_still"].any()
    unclaimed = estimate(merchant | {"claim_taken": np.zeros((1, 6))})
    for kept in ("monthly_traffic_race", "monthly_erosion"):
        assert np.array_equal(values[kept], unclaimed[kept])
    none = ("roi", "payback_months", "falls_again_month", "kept_share", "kept_share_vs_standing_still")
    assert all(np.isnan(values[key]).all() for key in (*none, "break_even_intensity", "exit_intensity"))
    assert np.isnan(values["worth_by_stream"]).all()
    assert agree(values["npv"], -(values["pv_traffic_race"] + values["pv_erosion"]), gross(values))
    assert np.array_equal(values["npv"], values["npv_if_dropped"])


@some
@given(inputs())
def test_worths_of_tools_add_up_to_the_worth_of_the_plan(merchant):
    values = estimate(merchant)
    paid = values["setup_paid"] + values["pv_oversight"]
    one_bill = (values["tools_given"] > 0) * (values["pv_tools"] + values["pv_tool_race"])
    added = np.nansum(values["worth_by_stream"], axis=-1, keepdims=True) - paid - one_bill
    assert agree(added, values["npv_vs_standing_still"], gross(values))


@some
@given(inputs(), st.integers(0, 5))
def test_a_tool_is_worth_what_the_plan_loses_without_it(merchant, stream):
    values = estimate(merchant)
    chosen = values["lever_chosen"] * (np.arange(6) != stream)
    without = estimate(merchant | {"lever_chosen": chosen})
    # Set-up, oversight and one bill for all stay even where this was the last tool.
    fixed = {key: values[key] - without[key] for key in ("setup_paid", "pv_oversight")}
    bills = values["pv_tools"] + values["pv_tool_race"] - without["pv_tools"] - without["pv_tool_race"]
    fixed["bill"] = (values["tools_given"] > 0) * bills
    expected = values["npv_vs_standing_still"] - without["npv_vs_standing_still"] + sum(fixed.values())
    worth = values["worth_by_stream"][:, [stream]]
    is_active = values["lever_active"][:, [stream]] > 0
    assert np.array_equal(np.isfinite(worth), is_active)
    assert agree(np.where(is_active, worth, 0), np.where(is_active, expected, 0), gross(values))


@some
@given(inputs())
def test_at_its_highest_price_no_tool_is_worth_anything_or_it_is_0_and_not_worth_having(merchant):
    highest = estimate(merchant)["highest_price"]
    values = estimate(
        merchant | {"lever_price": np.nan_to_num(highest), "tools_given": column(0), "tools_per_month": column(0)}
    )
    worth = np.where(highest > 0, values["worth_by_stream"], 0)
    assert agree(np.nan_to_num(worth), column(0), gross(values))
    assert (values["worth_by_stream"][highest == 0] <= 0).all()


@some
@given(merchants())
def test_every_set_of_tools_is_worth_what_an_estimate_of_it_says(merchant):
    alone = rows_of([merchant])
    sets = every_set(alone)
    assert len(sets.taken) == 2 ** int(estimate(alone)["lever_active"].sum()) <= 64
    for taken, bill, npv in zip(sets.taken, sets.tools_per_month, sets.npv_vs_standing_still, strict=True):
        values = estimate(alone | {"lever_chosen": taken[np.newaxis].astype(float)})
        assert (bill, npv) == (values["tools_cost"].item(), values["npv_vs_standing_still"].item())


@some
@given(merchants())
def test_the_best_few_tools_are_the_best_sets_of_that_size(merchant):
    alone = rows_of([merchant])
    values, sets = estimate(alone), every_set(alone)
    ranking = best_first(values)
    for count, npv in enumerate(ranking.npv_vs_standing_still, 1):
        of_size = sets.npv_vs_standing_still[sets.taken.sum(axis=-1) == count]
        assert agree(npv, of_size.max(), gross(values))


@some
@given(inputs(lever=YES))
def test_a_claim_stands_in_place_of_its_streams_part_in_what_is_won_and_in_what_rivals_win(merchant):
    taken = np.eye(6)[[STREAMS.index("copy")]]
    values = estimate(merchant | {"claim_taken": taken, "claimed_uplift": 0.3 * taken})
    active = values["lever_active"][:, [STREAMS.index("copy")]]
    plain = merchant["sales_uplift"]
    weights = values["lever_active"] * values["uplift_weight"]
    own = plain * (weights.sum(axis=-1, keepdims=True) - 0.6 * active) + 0.3 * active
    assert values["uplift_by_stream"].sum(axis=-1, keepdims=True) == pytest.approx(own, rel=1e-9, abs=1e-15)
    rivals = plain * (1 - 0.6 * active) + 0.3 * active
    assert values["uplift_of_rivals"] == pytest.approx(rivals, rel=1e-12)


@some
@given(inputs())
def test_unpaid_work_is_work_and_frees_heads_but_no_cash(merchant):
    unpaid = merchant | {"units_per_month": np.zeros((1, 6)), "wage_per_month": np.zeros((1, 6))}
    values = estimate(unpaid | {"lever_chosen": np.ones((1, 6))})
    assert np.array_equal(
        values["lever_active"] > 0, np.broadcast_to(merchant["staff"] > 0, values["lever_active"].shape)
    )
    assert not values["saved_by_stream"].any()
    assert np.array_equal(
        values["freed_staff"] > 0, values["staff_coverage"] * merchant["staff"] * (1 - merchant["review_share"]) > 0
    )


@some
@given(inputs())
def test_tools_for_streams_without_work_are_neither_charged_nor_counted(merchant):
    idle = merchant | {"units_per_month": np.zeros((1, 6)), "staff": np.zeros((1, 6))}
    values = estimate(idle | {"lever_chosen": np.ones((1, 6))})
    assert not values["adopts"].any()
    assert not values["pv_tools"].any()
    assert np.array_equal(values["npv"], estimate(idle | {"lever_chosen": np.zeros((1, 6))})["npv"])


@some
@given(inputs())
def test_whole_heads_never_save_more_than_share(merchant):
    share, whole = (estimate(merchant | {"whole_heads": column(flag)}) for flag in (0, 1))
    assert (whole["cash_staff"] <= share["cash_staff"]).all()
    assert (whole["saved_by_stream"] <= share["saved_by_stream"]).all()
    assert (share["cash_staff"] - whole["cash_staff"] < 1).all()
    assert np.array_equal(whole["freed_staff"], share["freed_staff"])


@some
@given(inputs())
def test_holding_back_while_rivals_hold_back_is_worth_nothing(merchant):
    values = estimate(merchant | {"lever_chosen": np.zeros((1, 6)), "rival_adoption": column(0)})
    assert not values["npv"].any()
    assert not values["npv_with_no_rivals"].any()


@some
@given(inputs())
def test_rivals_adopting_never_helps(merchant):
    values = estimate(merchant)
    assert (values["hold_rivals_adopt"] <= 0).all()
    assert (values["adopt_rivals_adopt"] <= values["npv_with_no_rivals"]).all()


@some
@given(inputs())
def test_adopting_while_rivals_hold_is_the_npv_in_a_market_without_rivals(merchant):
    alone = estimate(merchant | {"rival_adoption": column(0)})
    assert np.array_equal(alone["npv"], estimate(merchant)["npv_with_no_rivals"])


@some
@given(inputs(lever=YES, staff_cash="share"))
def test_the_mean_over_people_replaced_or_not_is_the_expected_value(merchant):
    p = merchant["design_replacement_probability"]
    yes, no, expected = (
        estimate(merchant | {"design_replacement_probability": value}) for value in (np.ones((1, 1)), column(0), p)
    )
    for key in ("saved_per_month", "npv", "pv_races", "npv_vs_standing_still"):
        assert agree(expected[key], p * yes[key] + (1 - p) * no[key], gross(yes) + gross(no)), key


@some
@given(inputs(), intensities, intensities)
def test_payback_never_falls_as_intensity_grows(merchant, one, other):
    early, late = (
        np.nan_to_num(estimate(merchant | {"involution_intensity": column(value)})["payback_months"], nan=np.inf)
        for value in sorted((one, other))
    )
    assert (late >= early - 1e-6).all()


@some
@given(merchants())
def test_payback_and_falling_again_are_months_of_the_plan(merchant):
    values = estimate(rows_of([merchant]))
    payback, again = values["payback_months"][0, 0], values["falls_again_month"][0, 0]
    assert np.isnan(payback) or 0 <= payback <= merchant["horizon_months"]
    assert np.isnan(again) or payback < again <= merchant["horizon_months"]


@some
@given(inputs(), st.floats(0, 5))
def test_rivals_adoption_never_falls_and_stays_between_today_and_the_limit(merchant, speed):
    values = estimate(merchant | {"adoption_speed": column(speed)})
    path, today = values["rival_adoption_by_month"], merchant["rival_adoption"]
    assert (np.diff(path, axis=-1) >= -1e-15).all()
    assert (path >= today).all()
    assert (path <= values["adoption_limit"] + 1e-15).all()
    assert np.allclose(values["added_rival_adoption"], np.maximum(path - today, 0), rtol=0, atol=1e-15)


@some
@given(inputs())
def test_shares_stay_shares(merchant):
    values = estimate(merchant)
    for key in ("applied_coverage", "staff_coverage", "ramp", "discount_factor", "rival_adoption_by_month", "adopts"):
        assert ((values[key] >= 0) & (values[key] <= 1 + 1e-15)).all(), key
    assert (values["freed_staff"] <= merchant["staff"] * (1 + 1e-15)).all()
    assert (values["saved_by_stream"] <= values["cost_by_stream"] * (1 + 1e-12)).all()
