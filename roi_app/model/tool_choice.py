"""Which tools to take: the best one, two, three …, and the best that a monthly budget allows.

As worths add up, the best k tools are the k of highest worth. A budget breaks that: the best set within it may hold
none of the best k, so every set of the active levers is estimated, 64 at most, in one batch. Set-up and oversight count
in full from the first tool on, and so does one bill for all; taking none is standing still, worth 0.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.estimate import estimate
from roi_app.model.formulas.tools import lever_active

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAME_DIGITS: Final = 12
"""Digits to which two worths agree that are the same."""


@dataclass(frozen=True, slots=True, eq=False)
class ToolSets:
    """Sets of tools, one a row: `taken` is (sets, 6) by stream; the others are (sets,), in the merchant's currency.

    `tools_per_month` is what a set costs a month, `npv_vs_standing_still` what the plan is then worth.
    """

    taken: NDArray[np.bool_]
    tools_per_month: Array
    npv_vs_standing_still: Array

    def best_within(self, budget: float) -> int:
        """The row of the set that is worth most among those whose bill is within a monthly budget; the first of equals.

        Of sets in the order of `every_set`, that is the one with the fewest tools. Raises ValueError for a negative
        budget, which not even the empty set keeps to.
        """
        if budget < 0:
            raise ValueError("a budget is 0 or more")
        return int(np.argmax(np.where(self.tools_per_month <= budget, self.npv_vs_standing_still, -np.inf)))


@dataclass(frozen=True, slots=True)
class Ranking:
    """The active levers by worth: `order` holds their columns, the best first.

    The best k are the first k; `tools_per_month` and `npv_vs_standing_still` are those of the best 1, 2, 3 ….
    """

    order: tuple[int, ...]
    tools_per_month: tuple[float, ...]
    npv_vs_standing_still: tuple[float, ...]


def best_first(values: Mapping[str, Array]) -> Ranking:
    """The active levers of an estimate of one row, by worth; equals in the order of streams."""
    return ranked(lambda key: values[key][0].tolist())


def ranked(row: Callable[[str], list[float]]) -> Ranking:
    """The same from plain numbers: `row` gives a quantity's own."""
    worth = row("worth_by_stream")
    active = [column for column, one in enumerate(worth) if not math.isnan(one)]
    # Equal worths may differ in their last digit, and the order of streams decides between equals.
    scale = max((abs(worth[column]) for column in active), default=0.0) or 1.0
    order = sorted(active, key=lambda column: -round(worth[column] / scale, SAME_DIGITS))
    in_full = row("setup_paid")[0] + row("pv_oversight")[0]
    prices = row("price_charged")
    bills = tuple(accumulate(prices[column] for column in order))
    if row("tools_given")[0] > 0:
        in_full += row("pv_tools")[0] + row("pv_tool_race")[0]
        bills = (row("tools_cost")[0],) * len(order)
    npvs = accumulate(worth[column] for column in order)
    return Ranking(tuple(order), bills, tuple(npv - in_full for npv in npvs))


def every_set(inputs: Mapping[str, Array]) -> ToolSets:
    """Every set of the active levers of one merchant, from none to all, estimated in one batch.

    `inputs` are those of `estimate`, or what it gave for them, one row. Smaller sets come first, in the streams' order.
    """
    active = lever_active(inputs["lever_chosen"], inputs["units_per_month"], inputs["staff"])[0] > 0
    columns = np.flatnonzero(active).tolist()
    sets = [one for count in range(len(columns) + 1) for one in itertools.combinations(columns, count)]
    taken = np.array([[column in one for column in range(active.size)] for one in sets])
    chosen = taken.astype(inputs["lever_chosen"].dtype)
    values = estimate({**inputs, "lever_chosen": chosen}, ("tools_cost", "npv_vs_standing_still"))
    return ToolSets(taken, values["tools_cost"][:, 0], values["npv_vs_standing_still"][:, 0])
