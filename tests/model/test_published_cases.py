"""The arithmetic agrees with published cases, at the rounding with which they were published."""

from dataclasses import replace

import pytest

from roi_app.model.estimate import STEPS, estimate
from roi_app.model.finance import appraise
from roi_app.model.published_cases import (
    CASES,
    WORKED_RESULTS,
    Checked,
    Published,
    check,
    check_worked_merchant,
    worked_inputs,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_a_published_case_agrees_in_every_figure(case):
    checked = check(case)
    assert [one.published for one in checked] == [one.value for one in case.published]
    assert [one for one in checked if not one.agrees] == []


def test_the_four_published_cases():
    """The contract's own numbers, so that the data cannot drift from it."""
    study, second, third, per_user = CASES
    assert [(one.name, one.published, one.rounding) for one in check(study)] == [
        ("pv_costs", 1_672_201, 1),
        ("pv_benefits", 7_168_371, 1),
        ("npv", 5_496_170, 1),
        ("roi", 3.29, 0.01),
        ("payback_months", 0.68, 0.01),
    ]
    for case, roi, net, payback in ((second, 0.66, 20_000, 12), (third, 0.20, 200_000, 20)):
        assert [one.published for one in check(case)] == [roi, net, payback]
    assert [one.published for one in check(per_user)] == [4.394]
    assert [case.discount_rate for case in CASES] == [0.10, 0.10, 0.10, 0.12]


def test_second_example_by_hand():
    """10,000 now and 5,000 a year against 15,000 a year: 10,000 net a year, PV factor 2.486852."""
    factor = 1 / 1.1 + 1 / 1.1**2 + 1 / 1.1**3
    appraisal = appraise((10_000, 5_000, 5_000, 5_000), (0, 15_000, 15_000, 15_000), 0.10)
    assert appraisal.pv_costs == pytest.approx(10_000 + 5_000 * factor)
    assert appraisal.pv_benefits == pytest.approx(15_000 * factor)
    assert appraisal.npv == pytest.approx(10_000 * factor - 10_000)
    assert appraisal.roi == pytest.approx((10_000 * factor - 10_000) / (10_000 + 5_000 * factor))
    assert appraisal.payback == 1
    assert appraisal.undiscounted_net == 20_000


@pytest.mark.parametrize(
    ("computed", "agrees"),
    [(3.2867, True), (3.285, True), (3.295, True), (3.2849, False), (3.2951, False), (-3.29, False)],
)
def test_a_figure_agrees_within_half_of_its_last_digit(computed, agrees):
    assert Checked("roi", 3.29, computed, 0.01).agrees is agrees


def test_a_wrong_flow_or_rate_is_noticed():
    for case in CASES:
        wrong_rate = replace(case, discount_rate=case.discount_rate + 0.05)
        wrong_flow = replace(case, costs=(case.costs[0] * 1.1, *case.costs[1:]))
        assert not all(one.agrees for one in check(wrong_rate))
        assert not all(one.agrees for one in check(wrong_flow))


def test_the_worked_merchant_agrees_in_every_figure():
    checked = check_worked_merchant()
    assert [one.name for one in checked] == [one.name for one in WORKED_RESULTS]
    assert [one for one in checked if not one.agrees] == []
    values = estimate(worked_inputs())
    assert [one.computed for one in checked] == [values[one.name][0, 0] for one in checked]


def test_the_worked_merchant_publishes_computed_figures_of_the_merchant():
    assert all(isinstance(one, Published) and STEPS[one.name].axis == "merchant" for one in WORKED_RESULTS)
