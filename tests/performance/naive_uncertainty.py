"""The same trials the plain way: fresh draws, full arrays, np.percentile. A measure for the quick way."""

from collections.abc import Callable
from itertools import count

import numpy as np
from scipy.stats import norm

from roi_app.model.estimate import estimate
from roi_app.model.parameters import Range
from roi_app.model.uncertainty.sampling import HOT_MARKET, REPLACES, STICKS, Uncertain, triangular, with_amounts
from roi_app.model.uncertainty.trials import simulate
from tests.model.uncertainty.shop import shop

STICKING = (
    "npv", "npv_vs_standing_still", "kept_share", "kept_share_vs_standing_still", "payback_months",
    "break_even_intensity", "worth_by_stream", "cumulative_net",
)  # fmt: skip
DROPPED = ("npv_if_dropped", "npv_vs_standing_still_if_dropped", "cumulative_net_if_dropped")


def naive(case: Uncertain, trials: int) -> dict[str, np.ndarray]:
    """Percentiles of every figure and month by condition, by key."""
    random = np.random.default_rng()
    market = random.standard_normal(trials)
    amounts = {}
    for key in case.keys:
        known = case.ranges[key]
        if key in HOT_MARKET:
            own = random.standard_normal(trials)
            z = HOT_MARKET[key] * case.correlation**0.5 * market + (1 - case.correlation) ** 0.5 * own
            amounts[key] = triangular(norm.cdf(z), known)
        else:
            amounts[key] = random.triangular(known.low, known.mode, known.high, trials)
    amounts[REPLACES] = (random.random(trials) < amounts[REPLACES]).astype(np.float64)
    sticks = random.random(trials) < amounts.pop(STICKS)
    values = estimate(with_amounts(case.point, amounts), (*STICKING, *DROPPED))
    values["payback_months"] = np.where(np.isnan(values["payback_months"]), np.inf, values["payback_months"])
    with np.errstate(invalid="ignore"):
        return {
            key: np.percentile(values[key][sticks if key in STICKING else ~sticks], [10, 50, 90], axis=0)
            for key in (*STICKING, *DROPPED)
        }


def moving_slider(trials: int) -> Callable[[], object]:
    """A simulation with one slider moved a little further each time."""
    ticks = count()
    return lambda: simulate(shop(review_share=Range(0.1, 0.2 + next(ticks) * 1e-5, 0.4)), trials)
