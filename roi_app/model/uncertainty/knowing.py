"""What it would be worth to know in advance: everything, or one input.

Whoever decides by what is known today takes the plan if its mean worth against standing still, N, is above 0, and
gets max(E N, 0). Whoever knew everything would take it in the trials in which it pays, and get E max(N, 0); whoever
knew one input x, E max(E[N | x], 0). What is gained over today's decision is the value of knowing, in money. E[N | x]
is read off the trials themselves, in groups of like x. Strong, Oakley and Brennan, "Estimating multiparameter
partial expected value of perfect information from a probabilistic sensitivity analysis sample", Medical Decision
Making 34 (2014), 311-326.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from roi_app.model.uncertainty.sampling import Source, Uncertain, draw_amounts
from roi_app.model.uncertainty.sensitivity import acting

if TYPE_CHECKING:
    from numpy.typing import NDArray

Worths: TypeAlias = "NDArray[np.floating[Any]]"

FEWEST_TRIALS: Final = 1024
"""Below, a group of trials is too small for its mean."""

MOST_GROUPS: Final = 40
FEWEST_IN_GROUP: Final = 100

_TRIED: Final = 64
"""Trials in which an input must move the worth, to count as acting."""


def value_of_perfect_information(worth: Worths) -> float:
    """What knowing everything in advance would be worth: E max(N, 0) - max(E N, 0); never below 0.

    >>> value_of_perfect_information(np.array([-10.0, 30.0]))
    5.0
    """
    return max(float(np.mean(np.maximum(worth, 0))) - max(float(np.mean(worth)), 0.0), 0.0)


def value_of_knowing(case: Uncertain, seed: int, worth: Worths) -> dict[str, float]:
    """What knowing each uncertain input alone would be worth, by key; empty below 1,024 trials.

    `worth` is N of each trial of the seed, in their order. An input that moves no worth by itself is worth 0 to know;
    an event makes two groups.
    """
    if worth.size < FEWEST_TRIALS:
        return {}
    amounts = draw_amounts(case, Source(case.sobol, worth.size, seed))
    acts = acting(case, Source(case.sobol, _TRIED, seed), "npv_vs_standing_still")
    return {key: _of_one(amount, worth) if key in acts else 0.0 for key, amount in amounts.items()}


def _of_one(amount: Worths, worth: Worths) -> float:
    sums = np.array([np.sum(worth[group]) for group in _groups(amount)])
    # Where no group would decide otherwise, both sums are the same numbers, and the difference exactly 0.
    return float(np.sum(np.maximum(sums, 0)) - max(float(np.sum(sums)), 0.0)) / worth.size


def _groups(amount: Worths) -> list[NDArray[np.intp]]:
    """The trials by like amounts: of two values each by itself, else by quantiles."""
    values = amount[amount != amount[0]]
    if not values.size or (values == values[0]).all():
        return [np.flatnonzero(amount == amount[0]), np.flatnonzero(amount != amount[0])]
    count = min(MOST_GROUPS, amount.size // FEWEST_IN_GROUP)
    return np.array_split(np.argsort(amount, kind="stable"), count)
