"""The arrays and the second implementation give the same figures for any merchant."""

import pytest
from hypothesis import given, settings

from roi_app.model.estimate import estimate
from roi_app.model.published_cases import WORKED_MERCHANT, worked_inputs
from tests.model import independent
from tests.model.printed import differences, printed
from tests.model.strategies import STREAM_FIELDS, YES, merchants, rows_of


def compare(merchant: dict) -> list[str]:
    values = estimate(rows_of([merchant]))
    return differences(printed(values, 0), independent.estimate(merchant), values, 0)


@settings(max_examples=200)
@given(merchants())
def test_any_merchant_agrees_with_the_second_implementation(merchant):
    assert compare(merchant) == []


@settings(max_examples=60)
@given(merchants(lever=YES, staff_cash="whole_heads"))
def test_plans_of_whole_heads_with_every_tool_agree_with_the_second_implementation(merchant):
    assert compare(merchant) == []


def test_the_worked_merchant_agrees_with_the_second_implementation_in_every_figure():
    worked = {key: values[0] for key, values in WORKED_MERCHANT.items() if len(values) == 1}
    fields = (*STREAM_FIELDS, "coverage", "headcount_cap", "lever_price", "contest_weight")
    merchant = worked | {
        "horizon_months": 36,
        "staff_cash": "share",
        "streams": {
            name: {field: WORKED_MERCHANT[field][place] for field in fields}
            | {"lever": WORKED_MERCHANT["lever_chosen"][place]}
            for place, name in enumerate(("photo", "design", "copy", "video", "service", "live"))
        },
    }
    values = estimate(worked_inputs())
    theirs = independent.estimate(merchant)
    assert differences(printed(values, 0), theirs, values, 0) == []
    assert theirs["headline"]["npv"] == pytest.approx(195_221.26, abs=0.005)
    assert theirs["payoff"]["name"] == "win_win"
