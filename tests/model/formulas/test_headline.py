"""Thresholds of races that are rounding, and what is none: by hand, on the worked shop."""

import numpy as np
import pytest

from roi_app.model.estimate import estimate
from roi_app.model.published_cases import worked_inputs


def with_race(share, **other):
    """The worked shop whose whole race is dearer traffic (or tools), of a share of its saving at θ = 1."""
    calm = worked_inputs() | {"contest_weight": np.zeros((1, 6)), "tool_price_growth": np.zeros((1, 1))} | other
    full = estimate(calm)
    wanted = share * full["pv_saving"]
    ads = calm["ads_per_month"] * wanted / full["pv_traffic_race_at_full_intensity"]
    return estimate(calm | {"ads_per_month": ads})


# Tools cost a fifth of the saving: a race of 1.2e-9 of the saving is 1e-9 of both.
@pytest.mark.parametrize(("share", "exists"), [(1.05e-9, False), (1.2e-9, False), (1.21e-9, True), (1e-3, True)])
def test_a_race_below_a_billionth_of_saving_and_tools_has_no_threshold(share, exists):
    values = with_race(share)
    assert values["pv_tools"].item() / values["pv_saving"].item() == pytest.approx(0.2035, abs=1e-4)
    assert np.isfinite(values["break_even_intensity"].item()) == exists


def test_each_threshold_tests_its_own_race():
    values = with_race(1e-3)
    assert np.isfinite(values["break_even_intensity"].item())
    assert np.isnan(values["exit_intensity"].item())


@pytest.mark.parametrize(("share", "exists"), [(1.05e-9, False), (1.2e-9, False), (1.21e-9, True)])
def test_the_race_of_tools_and_content_alone_bears_the_exit(share, exists):
    shop = worked_inputs() | {"tool_price_growth": np.zeros((1, 1))}
    full = estimate(shop)
    weight = share * full["pv_saving"] / full["pv_content_race_at_full_intensity"]
    values = estimate(shop | {"contest_weight": shop["contest_weight"] * weight})
    assert np.isfinite(values["exit_intensity"].item()) == exists


def test_standing_still_has_no_threshold_however_dear_traffic_gets():
    values = estimate(worked_inputs() | {"lever_chosen": np.zeros((1, 6)), "ads_per_month": np.full((1, 1), 1e9)})
    assert values["pv_traffic_race"].item() > 0
    assert np.isnan(values["break_even_intensity"].item())
    assert np.isnan(values["roi"].item())
