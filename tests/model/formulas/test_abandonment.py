"""A plan that is dropped again, by hand: two months more than the six that are paid for."""

import numpy as np
import pytest

from roi_app.model.estimate import STEPS, estimate
from roi_app.model.published_cases import worked_inputs

BILL = 1_550


@pytest.fixture(scope="module")
def dropped():
    merchant = worked_inputs() | {"month": np.arange(1.0, 9.0)[np.newaxis], "oversight_per_month": np.array([[50.0]])}
    return estimate(merchant, STEPS)


@pytest.mark.parametrize("month", range(1, 9))
def test_every_month(dropped, month):
    rivals = 0.9 / (1 + 2 * np.exp(-0.12 * month))
    anyway = (0.6 * 0.015 * 300_000 * 0.28 + 0.4 * 0.05 * 30_000) * (rivals - 0.3)
    trying = BILL + 50 + 0.4 * rivals * BILL * (1.2132 ** (month / 12) - 1)
    expected = -(trying * (month <= 6) + anyway)
    assert dropped["net_flow_if_dropped"][0, month - 1] == pytest.approx(expected)


def test_worth(dropped):
    discount = 1.1 ** (-np.arange(1, 9) / 12)
    today = float(discount @ dropped["net_flow_if_dropped"][0]) - 2_000
    anyway = float(discount @ (dropped["monthly_traffic_race"] + dropped["monthly_erosion"])[0])
    assert dropped["npv_if_dropped"][0, 0] == pytest.approx(today)
    assert dropped["npv_vs_standing_still_if_dropped"][0, 0] == pytest.approx(today + anyway)


def test_its_running_total_begins_with_the_set_up_and_never_rises(dropped):
    total = dropped["cumulative_net_if_dropped"][0]
    assert total[0] == -2_000
    assert np.diff(total) == pytest.approx(dropped["net_flow_if_dropped"][0])
    assert (np.diff(total) < 0).all()


def test_standing_still_costs_nothing_to_try():
    values = estimate(worked_inputs() | {"lever_chosen": np.zeros((1, 6))})
    assert values["npv_vs_standing_still_if_dropped"].item() == 0
    assert values["npv_if_dropped"].item() == values["npv"].item() < 0
