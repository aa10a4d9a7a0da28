"""A plan that is dropped again, by hand: two tools' months more than the six that are paid for."""

import numpy as np
import pytest

from roi_app.model.estimate import STEPS, estimate
from roi_app.model.published_cases import worked_inputs


@pytest.fixture(scope="module")
def dropped():
    merchant = worked_inputs() | {"month": np.arange(1.0, 9.0)[np.newaxis], "oversight_per_month": np.array([[50.0]])}
    return estimate(merchant, STEPS)


@pytest.mark.parametrize("month", range(1, 9))
def test_every_month(dropped, month):
    rivals = 0.9 / (1 + 2 * np.exp(-0.12 * month))
    erosion = 0.6 * 0.015 * 300_000 * 0.28 * (rivals - 0.3)
    traffic = 0.05 * 30_000 * (rivals - 0.3)
    tool_race = rivals * 300 * (1.2132 ** (month / 12) - 1)
    paid = month <= 6
    flow, races = -(paid * 350 + erosion), traffic + paid * tool_race
    assert dropped["flow_without_race_if_dropped"][0, month - 1] == pytest.approx(flow)
    assert dropped["races_at_full_intensity_if_dropped"][0, month - 1] == pytest.approx(races)
    assert dropped["net_flow_if_dropped"][0, month - 1] == pytest.approx(flow - 0.4 * races)


def test_worth(dropped):
    discount = 1.1 ** (-np.arange(1, 9) / 12)
    races = float(discount @ dropped["races_at_full_intensity_if_dropped"][0])
    calm = float(discount @ dropped["flow_without_race_if_dropped"][0]) - 2_000
    figures = {key: dropped[f"{key}_if_dropped"][0, 0] for key in ("npv", "npv_vs_standing_still", "npv_without_race")}
    held = float(discount @ (dropped["monthly_traffic_race"] + dropped["monthly_erosion"])[0])
    assert figures == pytest.approx(
        {"npv": calm - 0.4 * races, "npv_vs_standing_still": calm - 0.4 * races + held, "npv_without_race": calm}
    )
    assert dropped["break_even_intensity_if_dropped"][0, 0] == pytest.approx(calm / races)
    assert dropped["pv_races_at_full_intensity_if_dropped"][0, 0] == pytest.approx(races)


def test_it_never_pays_back(dropped):
    total = dropped["cumulative_net_if_dropped"][0]
    assert total[0] == -2_000
    assert np.diff(total) == pytest.approx(dropped["net_flow_if_dropped"][0])
    assert np.isnan(dropped["payback_months_if_dropped"]).all()
