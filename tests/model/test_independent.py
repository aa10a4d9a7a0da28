"""The arrays and the second implementation give the same figures for any merchant."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.model.estimate import estimate
from roi_app.model.published_cases import worked_inputs
from roi_app.model.tool_choice import every_set
from tests.examples import examples
from tests.model import independent
from tests.model.printed import differences, printed
from tests.model.strategies import YES, crowd, merchants, merchants_of, rows_of


def compare(merchant: dict) -> list[str]:
    values = estimate(rows_of([merchant]))
    return differences(printed(values, 0), independent.estimate(merchant), values, 0)


@examples(80)
@given(merchants())
def test_any_merchant_agrees_with_the_second_implementation(merchant):
    assert compare(merchant) == []


@examples(25)
@given(merchants(lever=YES, staff_cash="whole_heads"))
def test_plans_of_whole_heads_with_every_tool_agree_with_the_second_implementation(merchant):
    assert compare(merchant) == []


@pytest.mark.parametrize("months", [12, 36, 60])
def test_a_crowd_agrees_with_the_second_implementation_row_by_row(months):
    table = crowd(40, months, seed=months)
    values = estimate(table)
    for row, merchant in enumerate(merchants_of(table)):
        assert differences(printed(values, row), independent.estimate(merchant), values, row) == [], row


@examples(20)
@given(merchants(), st.sampled_from((0, 150, 600, 2_000, 10**6)))
def test_the_best_tools_within_a_budget_are_those_of_the_second_implementation(merchant, budget):
    inputs = rows_of([merchant])
    sets = every_set(inputs)
    best = sets.best_within(budget)
    values = estimate(inputs)
    noise = sum(float(np.abs(values[key]).sum()) for key in ("brought_in", "pv_races", "pv_tools", "pv_leakage"))
    noise += float(values["setup_paid"].sum() + values["pv_oversight"].sum())
    expected = independent.best_within(merchant, budget)
    assert sets.npv_vs_standing_still[best] == pytest.approx(expected, rel=1e-9, abs=1e-11 * noise)
    assert sets.tools_per_month[best] <= budget


def test_the_worked_merchant_agrees_with_the_second_implementation_in_every_figure():
    (merchant,) = merchants_of(worked_inputs())
    values = estimate(worked_inputs())
    theirs = independent.estimate(merchant)
    assert differences(printed(values, 0), theirs, values, 0) == []
    assert theirs["headline"]["npv"] == pytest.approx(152_521.98, abs=0.005)
    assert theirs["if_dropped"]["npv_vs_standing_still"] == pytest.approx(-11_132.21, abs=0.005)
    assert theirs["streams"]["video"]["worth"] == pytest.approx(4_210.19, abs=0.005)
    assert theirs["payoff"]["name"] == "win_win"
