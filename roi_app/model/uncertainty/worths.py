"""The worth of a plan at chosen values of its uncertain inputs, many rows at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from roi_app.model.batch import Wish, estimate_trials, never
from roi_app.model.uncertainty.sampling import STICKS, Uncertain, with_amounts

if TYPE_CHECKING:
    from numpy.typing import NDArray

Values: TypeAlias = "NDArray[np.floating[Any]]"


def worths_at(case: Uncertain, amounts: Mapping[str, Values], figure: str, should_stop: Wish = never) -> Values:
    """A worth at each row of amounts, by key and of one length; what has no amount is at its mode. Shape (rows,).

    `figure` is `npv` or `npv_vs_standing_still`. The amount of sticking is its chance: 1, which is also what it is
    without an amount, if it sticks, 0 if it is dropped, and between them the expected value. Raises Stopped when
    `should_stop` says so between two chunks.
    """
    rows = max((amount.size for amount in amounts.values()), default=1)
    sticking = amounts.get(STICKS, np.ones(1))
    inputs = with_amounts(case.point, {key: amount for key, amount in amounts.items() if key != STICKS})
    wanted = (figure, f"{figure}_if_dropped")
    sticks, dropped = np.empty(rows), np.empty(rows)
    for place, values in estimate_trials(inputs, np.arange(rows), wanted, should_stop):
        sticks[place], dropped[place] = (values[key][:, 0] for key in wanted)
    worths: Values = sticking * sticks + (1 - sticking) * dropped
    return worths
