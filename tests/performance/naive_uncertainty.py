"""The same trials the plain way: fresh draws, full arrays in float64, np.percentile. A measure for the quick way.

python -m tests.performance.naive_uncertainty
"""

import statistics
import time
from collections.abc import Callable
from itertools import count

import numpy as np
from scipy.stats import norm

from roi_app.model.estimate import estimate
from roi_app.model.parameters import Range
from roi_app.model.uncertainty.sampling import HOT_MARKET, REPLACES, STICKS, Uncertain, triangular, with_amounts
from roi_app.model.uncertainty.trials import simulate
from tests.model.uncertainty.shop import shop

KEPT = ("npv", "npv_vs_standing_still", "kept_share", "kept_share_vs_standing_still", "saved_per_month")
PAID = ("payback_months", "break_even_intensity")
DROPPED = ("npv", "npv_vs_standing_still", *PAID, "cumulative_net")
ROUNDS = 25


def naive(case: Uncertain, trials: int) -> dict[str, np.ndarray]:
    """Percentiles of every figure and month, by key."""
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
    sticks = (random.random(trials) < amounts.pop(STICKS))[:, np.newaxis]
    values = estimate(
        with_amounts(case.point, amounts), (*KEPT, *PAID, "cumulative_net", *(f"{key}_if_dropped" for key in DROPPED))
    )
    for key in DROPPED:
        values[key] = np.where(sticks, values[key], values[f"{key}_if_dropped"])
    values["saved_per_month"] = np.where(sticks, values["saved_per_month"], 0)
    for key in ("kept_share", "kept_share_vs_standing_still"):
        values[key] = np.where(sticks, values[key], -np.inf)
    values["payback_months"] = np.where(np.isnan(values["payback_months"]), np.inf, values["payback_months"])
    with np.errstate(invalid="ignore"):
        return {key: np.percentile(values[key], [10, 50, 90], axis=0) for key in (*KEPT, *PAID, "cumulative_net")}


def moving_slider(trials: int) -> Callable[[], object]:
    """A simulation with one slider moved a little further each time."""
    ticks = count()
    return lambda: simulate(shop(review_share=Range(0.1, 0.2 + next(ticks) * 1e-5, 0.4)), trials)


def side_by_side(trials: int) -> dict[str, list[float]]:
    """Milliseconds of both ways, taken in turn, so that whatever else the machine does falls on both."""
    case = shop()
    ways = {"quick": moving_slider(trials), "plain": lambda: naive(case, trials)}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, work in ways.items():
            start = time.perf_counter()
            work()
            taken[name].append((time.perf_counter() - start) * 1000)
    return taken


def main() -> None:
    """Print both ways for a few numbers of trials."""
    for trials in (1_024, 4_096, 10_000, 16_384):
        taken = side_by_side(trials)
        for measure, of in (("median", statistics.median), ("least", min)):
            quick, plain = of(taken["quick"]), of(taken["plain"])
            told = f"{trials:6d} trials of 36 months, {measure:6}: {quick:6.1f} ms, the plain way {plain:6.1f} ms"
            print(f"{told}, {plain / quick:.1f} times as long")  # noqa: T201 - a script speaks by printing


if __name__ == "__main__":
    main()
