"""Heads, people replaced, and what a formula makes of nothing, by hand, where the worked shop does not reach."""

import numpy as np
import pytest

from roi_app.model.arrays import ratio
from roi_app.model.estimate import estimate
from roi_app.model.formulas import involution, returns, savings
from roi_app.model.published_cases import worked_inputs


@pytest.mark.parametrize(
    ("share", "whole"),
    [
        (0.0, 0),
        (0.4, 0),
        (0.999, 0),
        (1.0, 1),
        (1.999, 1),
        (28.999999999999996, 28.999999999999996),  # 0.29 x 100: nobody is lost to a rounding error
        (1 - 5e-10, 1 - 5e-10),  # and nobody is won by one
        (1 - 2e-9, 0),
    ],
)
def test_whole_heads(share, whole):
    one = np.ones((1, 1))
    assert savings.cash_staff(share * one, one, one).item() == whole
    assert savings.cash_staff(share * one, one, 0 * one).item() == share


@pytest.mark.parametrize(
    ("heads", "coverage", "share"),
    [
        (1, 0.6, 0.74 * 0.6 + 0.26 * 0.35),
        (1, 0.2, 0.2),  # below both caps: the tool's own coverage
        (2, 0.6, 0.74 * 0.5 + 0.26 * 0.175),
        (10, 0.6, 0.74 * 0.1 + 0.26 * 0.035),  # one person of ten
        (0.5, 0.6, 0.6),  # 1/F and 0.35/F are above it
        (0, 0.6, 0.6),  # nobody to replace: the claim per image
    ],
)
def test_people_replaced_of_a_design_team(heads, coverage, share):
    merchant = worked_inputs()
    merchant["staff"][0, 1] = heads
    merchant["units_per_month"][0, 1] = merchant["unit_price"][0, 1] = 10
    merchant["coverage"][0, 1] = coverage
    values = estimate(merchant)
    assert values["staff_coverage"][0, 1] == pytest.approx(share)
    assert values["freed_staff"][0, 1] == pytest.approx(heads * share * 0.75)
    # Images made elsewhere follow the claim per image, whatever happens to heads.
    assert values["saved_by_stream"][0, 1] == pytest.approx(100 * coverage * 0.75 + 8_450 * heads * share * 0.75 / 2)


@pytest.mark.filterwarnings("error")
def test_no_formula_divides_by_zero_in_an_unused_branch():
    """A spreadsheet would show an error where numpy only warns."""
    one, none = np.ones((1, 1)), np.zeros((1, 1))
    assert savings.staff_coverage(0.6 * one, one, none, one, one, one).item() == 0.6
    assert returns.ramp(one, none).item() == 1
    assert returns.ramp(one, 0.5 * one).item() == 1
    assert involution.added_rival_adoption(one, none, none, one).item() == 0
    assert np.isnan(ratio(one, none)).all()
