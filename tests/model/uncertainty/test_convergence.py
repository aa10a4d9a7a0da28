"""The points are worth their trouble: percentiles settle much sooner than with random draws."""

import numpy as np

from roi_app.estimates.evenly_spread import evenly_spread
from tests.model.uncertainty.convergence import RandomPoints, spread_over_seeds


def test_percentiles_spread_at_most_half_as_far_over_seeds_as_with_random_draws():
    even, random = (spread_over_seeds(points, 4096) for points in (evenly_spread(), RandomPoints()))
    ratios = np.array([even[figure] / random[figure] for figure in ("npv", "kept_share")])
    assert ratios[:, :3].mean() <= 0.5
    assert ratios[:, 3].max() <= 0.25, "the means settle sooner still"
    assert ratios.max() < 0.75


def test_percentiles_settle_with_more_trials():
    few, many = (spread_over_seeds(evenly_spread(), trials, 10)["npv"] for trials in (512, 8192))
    assert (many < few / 2).all()
