"""What a plan costs that is dropped again: people go back to the old way, and the tools' contracts run out.

Nothing is saved and nothing is sold more; tools, oversight and the race for tools are paid for the first months
only, the set-up is lost, and rivals go on: dearer traffic and lost margin stay. Without saved money there is
nothing to put back into content, and without use there are no mistakes of the tool. Against standing still, where
dearer traffic and lost margin come anyway, what is left is the price of trying. The estimate at the modes takes it
for granted that a plan sticks. Source: `assets/help/model.md`, sections 2 and 3.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from roi_app.model.arrays import Array

MONTHS_UNTIL_DROPPED: Final = 6
"""How long tools and oversight are paid for although nothing comes of them."""


def paid_if_dropped(month: Array) -> Array:
    """1 in the months in which a plan that is dropped still pays for tools and oversight: the first 6. Shape (1, H).

    >>> paid_if_dropped(np.array([[6.0, 7.0]])).tolist()
    [[1.0, 0.0]]
    """
    return np.minimum(1, np.maximum(0, MONTHS_UNTIL_DROPPED + 1 - month))


def price_rise_if_dropped(contested_price_rise: Array, paid_if_dropped: Array) -> Array:
    """Share of the tool bill that the tool race adds at θ = 1, in those months alone. Shape (rows, H).

    >>> price_rise_if_dropped(np.array([[0.1, 0.2]]), np.array([[1.0, 0.0]])).tolist()
    [[0.1, 0.0]]
    """
    return contested_price_rise * paid_if_dropped


def npv_vs_standing_still_if_dropped(
    setup_paid: Array,
    tools_cost: Array,
    oversight_cost: Array,
    pv_of_month_if_dropped: Array,
    involution_intensity: Array,
    pv_of_price_rise_if_dropped: Array,
) -> Array:
    """The price of trying: NPV against standing still of a plan that is dropped again. Shape (rows, 1); never above 0.

    -setup - PV of tools, oversight and the race for tools in the first 6 months; 0 without an active lever.

    >>> one = np.array([[1.0]])
    >>> npv_vs_standing_still_if_dropped(2000 * one, 300 * one, 50 * one, 6 * one, 0.5 * one, 2 * one).tolist()
    [[-4400.0]]
    """
    running = (tools_cost + oversight_cost) * pv_of_month_if_dropped
    return -(setup_paid + running + involution_intensity * tools_cost * pv_of_price_rise_if_dropped)


def npv_if_dropped(npv_vs_standing_still_if_dropped: Array, pv_traffic_race: Array, pv_erosion: Array) -> Array:
    """NPV against today of a plan that is dropped again: the rest would come without AI too. Shape (rows, 1).

    >>> npv_if_dropped(*(np.array([[float(money)]]) for money in (-4400, 60, 40))).tolist()
    [[-4500.0]]
    """
    return npv_vs_standing_still_if_dropped - (pv_traffic_race + pv_erosion)


def net_flow_if_dropped(
    tools_cost: Array,
    oversight_cost: Array,
    monthly_tool_race: Array,
    paid_if_dropped: Array,
    monthly_traffic_race: Array,
    monthly_erosion: Array,
) -> Array:
    """What each month leaves of a plan that is dropped again; never above 0. Shape (rows, H).

    >>> one = np.array([[1.0]])
    >>> net_flow_if_dropped(300 * one, 50 * one, 5 * one, np.array([[1.0, 0.0]]), 20 * one, 10 * one).tolist()
    [[-385.0, -30.0]]
    """
    trying = (tools_cost + oversight_cost + monthly_tool_race) * paid_if_dropped
    return -(trying + monthly_traffic_race + monthly_erosion)
