"""The points are worth their trouble: percentiles settle much sooner than with random draws."""

import numpy as np

from roi_app.model.uncertainty import sobol
from tests.model.uncertainty.convergence import random_points, spread_over_seeds


def test_percentiles_spread_at_most_half_as_far_over_seeds_as_with_random_draws():
    even, random = (spread_over_seeds(points, 4096) for points in (sobol.points, random_points))
    ratios = np.array([even[figure] / random[figure] for figure in ("npv", "kept_share_where_saved")])
    assert ratios[:, :3].mean() <= 0.5
    assert ratios[:, 3].max() <= 0.25, "the means settle sooner still"
    assert ratios.max() < 0.75


def test_percentiles_settle_with_more_trials():
    few, many = (spread_over_seeds(sobol.points, trials, 10)["npv"] for trials in (512, 8192))
    assert (many < few / 2).all()
