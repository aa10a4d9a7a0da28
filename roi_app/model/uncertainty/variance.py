"""What share of the robustness each input explains: Sobol' indices of the NPV.

The first-order share is what of the variance would go, on average, if one became certain of an input; the total
share is what would be left if one were certain of all others. Their difference is what it does together with
others. First order: Saltelli et al., "Variance based sensitivity analysis of model output", Computer Physics
Communications 181 (2010), 259-270; total: Jansen, Computer Physics Communications 117 (1999), 35-43. Both compare
two sets of trials that differ in one factor. Standard errors come from replicates that are scrambled independently,
because the trials of one set are too evenly spread for a bootstrap of them to be honest.

What a hot market moves is split: each input's own part, and the market as a factor of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from roi_app.model.batch import Stopped, Wish, never
from roi_app.model.uncertainty.sampling import Source, Uncertain, draw_amounts
from roi_app.model.uncertainty.worths import worths_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

Results: TypeAlias = "NDArray[np.floating[Any]]"

DEFAULT_TRIALS: Final = 512
"""Trials of one replicate, for each factor."""

REPLICATES: Final = 8


@dataclass(frozen=True, slots=True)
class VarianceShare:
    """The share of the variance that one factor explains alone, and with all that it does together with others.

    The errors are standard errors. An estimate can lie a little below 0 or above 1.
    """

    key: str
    first_order: float
    first_order_error: float
    total: float
    total_error: float


def largest_effect(
    case: Uncertain, figure: str = "npv", seed: int = 1, should_stop: Wish = never
) -> VarianceShare | None:
    """What sways the result most: the factor with the largest total share; None where nothing varies or to stop."""
    shares = variance_shares(case, figure, DEFAULT_TRIALS, seed, should_stop)
    return shares[0] if shares else None


@dataclass(frozen=True, slots=True, eq=False)
class Replicate:
    """Results of two sets of trials, and of the first set with each factor from the second, by factor."""

    first: Results
    second: Results
    swapped: dict[str, Results]


def variance_shares(
    case: Uncertain,
    figure: str = "npv",
    trials: int = DEFAULT_TRIALS,
    seed: int = 1,
    should_stop: Wish = never,
) -> tuple[VarianceShare, ...] | None:
    """The shares of all factors of a case, the largest total first; None where `should_stop` said so.

    `figure` is `npv` or `npv_vs_standing_still`; `hot_market` stands for what moves several inputs together. Empty
    where nothing varies; the first one is what sways the result most. Each of 8 replicates takes `trials` for each
    factor and two times more: two tenths of a second for 30 factors, so it is computed when a case rests.
    """

    def results(replicate: int) -> Replicate:
        first_set = Source(case.sobol, trials, seed, replicate)
        second_set = Source(case.sobol, trials, seed, replicate, second=True)
        sets = [draw_amounts(case, first_set), draw_amounts(case, second_set)]
        sets += [draw_amounts(case, first_set, factor, second_set) for factor in case.factors]
        amounts = {key: np.concatenate([drawn[key] for drawn in sets]) for key in case.keys}
        worths = worths_at(case, amounts, figure, should_stop)
        first, second, *swapped = np.split(np.broadcast_to(worths, trials * len(sets)), len(sets))
        return Replicate(first, second, dict(zip(case.factors, swapped, strict=True)))

    try:
        return estimate_shares(case.factors, results)
    except Stopped:
        return None


def estimate_shares(factors: tuple[str, ...], results: Callable[[int], Replicate]) -> tuple[VarianceShare, ...]:
    """The shares of all factors from the results of a function, by the number of the replicate."""
    replicates = [_shares_of(factors, results(replicate)) for replicate in range(REPLICATES)]
    found = [
        VarianceShare(
            factor,
            *_mean_and_error([one[factor][0] for one in replicates]),
            *_mean_and_error([one[factor][1] for one in replicates]),
        )
        for factor in factors
        if all(factor in one for one in replicates)
    ]
    return tuple(sorted(found, key=lambda share: -share.total))


def _shares_of(factors: tuple[str, ...], results: Replicate) -> dict[str, tuple[float, float]]:
    first, second = results.first, results.second
    variance = float(np.var(np.concatenate([first, second])))
    if variance == 0:
        return {}
    middle = (float(np.mean(first)) + float(np.mean(second))) / 2
    shares = {}
    for factor in factors:
        swapped = results.swapped[factor]
        alone = float(np.mean((second - middle) * (swapped - first))) / variance
        together = float(np.mean((first - swapped) ** 2)) / (2 * variance)
        shares[factor] = (alone, together)
    return shares


def _mean_and_error(values: list[float]) -> tuple[float, float]:
    return float(np.mean(values)), float(np.std(values, ddof=1) / np.sqrt(len(values)))
