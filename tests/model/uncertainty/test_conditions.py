"""One condition per range: what each says of trials written down by hand, infinities included."""

import math

import numpy as np
import pytest

from roi_app.model.uncertainty import conditions
from roi_app.model.uncertainty.conditions import Outcomes
from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL

NAN = math.nan
NO_BAND = np.zeros((3, 2))


def outcomes(count: int = 4, **figures: list[float]) -> Outcomes:
    """As many trials that stick, of plain figures but for those that are given; none is dropped."""
    plain = {
        NPV: [100.0] * count,
        VS_STANDING_STILL: [120.0] * count,
        "kept_share": [0.5] * count,
        "kept_share_vs_standing_still": [0.6] * count,
        "brought_in": [200.0] * count,
        "payback_months": [2.0] * count,
        "break_even_intensity": [1.0] * count,
        "npv_without_race": [150.0] * count,
    }
    sticking = {key: np.array(values) for key, values in (plain | figures).items()}
    sticking.setdefault("worth_by_stream", np.full((count, 6), NAN))
    sticking.setdefault("worth_before_price", np.zeros((count, 6)))
    sticking.setdefault("pv_of_price", np.full(count, 30.0))
    dropped = {f"{NPV}_if_dropped": np.empty(0), f"{VS_STANDING_STILL}_if_dropped": np.empty(0)}
    return Outcomes(np.ones(count, dtype=np.bool_), sticking, dropped)


def mixed(sticking: list[float], dropped: list[float], brought_in: float) -> Outcomes:
    sticks = np.array([True] * len(sticking) + [False] * len(dropped))
    values = {key: np.array(sticking) for key in (NPV, VS_STANDING_STILL)}
    values["brought_in"] = np.full(len(sticking), brought_in)
    lost = {f"{key}_if_dropped": np.array(dropped) for key in (NPV, VS_STANDING_STILL)}
    return Outcomes(sticks, values, lost)


def test_payback_that_never_comes_is_later_than_any():
    found = conditions.if_it_sticks(outcomes(payback_months=[NAN, 3.0, 1.0, 2.0]), NO_BAND)
    assert found.figures["payback_months"].ordered.tolist() == [1, 2, 3, math.inf]
    assert found.probability_of_payback_within(2) == 0.5
    assert found.probability_of_payback_within(1e9) == 0.75


def test_a_trial_that_brings_nothing_in_keeps_less_than_any_share_if_it_loses_and_is_left_out_if_not():
    found = conditions.if_it_sticks(
        outcomes(
            npv=[-5.0, 0.0, 10.0, 20.0],
            npv_vs_standing_still=[0.0, -1.0, 10.0, 20.0],
            kept_share=[NAN, NAN, 0.1, 0.2],
            kept_share_vs_standing_still=[NAN, NAN, 0.1, 0.2],
        ),
        NO_BAND,
    )
    assert found.figures["kept_share"].ordered.tolist() == [-math.inf, 0.1, 0.2]
    assert found.figures["kept_share_vs_standing_still"].ordered.tolist() == [-math.inf, 0.1, 0.2]


def test_break_even_is_ordered_by_what_a_plan_bears():
    found = conditions.if_it_sticks(
        outcomes(
            5,
            break_even_intensity=[-0.5, NAN, NAN, 0.0, 1.5],
            npv_without_race=[-10.0, 0.0, -1.0, 0.0, 10.0],
        ),
        NO_BAND,
    )
    assert found.figures["break_even_intensity"].ordered.tolist() == [-math.inf, -math.inf, 0, 1.5, math.inf]
    assert (found.pays_at_no_theta, found.pays_at_any_theta) == (0.4, 0.2)


def test_losses_and_means_are_those_of_the_trials_that_stick():
    found = conditions.if_it_sticks(outcomes(npv=[-1.0, 0.0, 1.0, 4.0]), NO_BAND)
    assert (found.mean(), found.mean(VS_STANDING_STILL)) == (1, 120)
    assert (found.probability_of_loss(), found.probability_of_loss(VS_STANDING_STILL)) == (0.25, 0)


def test_a_value_is_spanned_within_a_millionth():
    found = conditions.if_it_sticks(outcomes(npv=[1e6] * 4), NO_BAND)
    assert found.spans(NPV, 1e6 * (1 + 5e-7))
    assert not found.spans(NPV, 1e6 * (1 + 5e-6))
    assert not found.spans(NPV, 1e6 * (1 - 5e-6))


def test_tools_have_a_mean_worth_and_the_share_of_trials_in_which_it_is_below_0():
    worths = np.full((4, 6), NAN)
    worths[:, 3] = [-1.0, 2.0, 3.0, 4.0]
    worths[:2, 5] = [-2.0, -4.0]
    found = conditions.if_it_sticks(outcomes(worth_by_stream=worths), NO_BAND)
    assert {key: (one.mean, one.below_zero) for key, one in found.tools.items()} == {
        "video": (2, 0.25),
        "live": (-3, 1),
    }


def test_a_tool_is_taken_up_to_the_price_at_which_it_is_below_0_only_rarely_and_not_in_the_mean():
    free = np.zeros((8, 6))
    free[:, 3] = [30.0 * price for price in (8, 1, 2, 3, 4, 5, 6, 7)]
    free[:, 4] = [-3000.0, *[300.0] * 7]
    free[:, 5] = [-30.0, -30.0, -30.0, *[300.0] * 5]
    found = conditions.if_it_sticks(outcomes(8, worth_by_stream=free, worth_before_price=free), NO_BAND).tools
    # At 2 a month one in eight is below 0, at any more two; the mean of the second would be below 0 long before.
    assert found["video"].taken_up_to == 2
    assert found["service"].taken_up_to == 0
    assert found["live"].taken_up_to == 0


def test_a_condition_without_trials_is_none():
    assert conditions.if_dropped(outcomes(), None) is None
    assert conditions.if_it_sticks(mixed([], [-1.0], 0), None) is None
    assert conditions.exit_over_trials(mixed([], [-1.0], 0)) is None


def test_all_cases_mix_the_two_in_proportion_and_keep_the_share_of_the_means():
    found = conditions.all_cases(mixed([10.0, 30.0, -5.0], [-20.0], 40.0))
    assert found.mean() == found.mean(VS_STANDING_STILL) == 15 / 4
    assert found.mean_brought_in == 30
    assert found.kept_share() == pytest.approx(15 / 4 / 30)
    assert found.probability_of_loss() == 0.5
    assert found.value_of_perfect_information == 40 / 4 - 15 / 4


def test_where_nothing_is_brought_in_nothing_is_kept_of_it():
    found = conditions.all_cases(mixed([], [-20.0, -10.0], 0.0))
    assert found.kept_share() is None
    assert (found.mean(), found.probability_of_loss()) == (-15, 1)


def test_the_worth_of_all_trials_comes_in_their_order():
    trials = Outcomes(
        np.array([True, False, True]),
        {NPV: np.array([1.0, 3.0])},
        {f"{NPV}_if_dropped": np.array([2.0])},
    )
    assert trials.worth(NPV).tolist() == [1, 2, 3]
