"""From likely to average: why the mean of all cases is another number than the likely case.

Ranges are skewed, so their means lie beside their modes: the inputs are set to their means one after another, those
that matter most alone first. Then comes the risk of being dropped, at the means. What is left is due to inputs that
act together. The parts add up to the mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from roi_app.model.uncertainty.sampling import STICKS, Uncertain
from roi_app.model.uncertainty.worths import worths_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

Results: TypeAlias = "NDArray[np.floating[Any]]"


@dataclass(frozen=True, slots=True)
class Change:
    """What setting one input to its mean changes, after those before it."""

    key: str
    change: float


@dataclass(frozen=True, slots=True)
class Bridge:
    """`likely` + each of `changes` + `dropped` + `rest` = `average`; the changes lead to the worth `at_means`."""

    likely: float
    changes: tuple[Change, ...]
    dropped: float
    rest: float
    average: float

    @property
    def at_means(self) -> float:
        """The worth of a plan that sticks with every input at its mean."""
        return self.likely + sum(one.change for one in self.changes)


def from_likely_to_average(case: Uncertain, figure: str, average: float) -> Bridge:
    """The way from the likely case to the mean of all cases, for `npv` or `npv_vs_standing_still`."""
    means = {key: sum(case.ranges[key].in_order) / 3 for key in case.keys if key != STICKS}
    means = {key: mean for key, mean in means.items() if mean != case.ranges[key].mode}
    likely, *alone = _with_means(case, figure, means, [(), *((key,) for key in means)])
    effects = dict(zip(means, (abs(worth - likely) for worth in alone), strict=True))
    # A stable sort: of two that matter alike, the first in the table comes first.
    order = sorted(means, key=lambda key: -effects[key])
    path = _with_means(case, figure, means, [order[:count] for count in range(len(order) + 1)])
    (dropped,) = _with_means(case, figure, means, [order], chance=0.0)
    changes = np.diff(path)
    risk = (1 - _mean_chance(case)) * (dropped - path[-1])
    return Bridge(
        float(likely),
        tuple(Change(key, float(change)) for key, change in zip(order, changes, strict=True) if change),
        float(risk),
        float(average - (likely + np.sum(changes) + risk)),
        average,
    )


def _with_means(
    case: Uncertain, figure: str, means: Mapping[str, float], chosen: Sequence[Sequence[str]], chance: float = 1.0
) -> Results:
    """The figure with some inputs at their means, a row for each choice of them."""
    amounts = {
        key: np.array([mean if key in keys else case.ranges[key].mode for keys in chosen])
        for key, mean in means.items()
    }
    return worths_at(case, amounts | {STICKS: np.full(len(chosen), chance)}, figure)


def _mean_chance(case: Uncertain) -> float:
    known = case.ranges.get(STICKS)
    return 1.0 if known is None else sum(known.in_order) / 3
