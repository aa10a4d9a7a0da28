"""What a plan costs that is dropped again: people go back to the old way, and the tools' contracts run out.

Nothing is saved and nothing is sold more; tools, oversight and the race for tools are paid for the first months
only, the set-up is lost, and rivals go on: dearer traffic and lost margin stay. Without saved money there is
nothing to put back into content, and without use there are no mistakes of the tool. These are the trials in
which AI does not stick; the estimate at the modes takes it for granted that it does.
Source: the project's model, section 3.
"""

from __future__ import annotations

from typing import Final

from roi_app.model import finance
from roi_app.model.arrays import Array

MONTHS_UNTIL_DROPPED: Final = 6
"""How long tools and oversight are paid for although nothing comes of them."""


def flow_without_race_if_dropped(
    tools_cost: Array, oversight_cost: Array, monthly_erosion: Array, month: Array
) -> Array:
    """Monthly flow at θ = 0: tools and oversight in the first 6 months, lost margin in all. Shape (rows, H); ≤ 0.

    >>> import numpy as np
    >>> one = np.array([[1.0]])
    >>> flow_without_race_if_dropped(300 * one, 50 * one, 10 * one, np.array([[6.0, 7.0]])).tolist()
    [[-360.0, -10.0]]
    """
    return -((tools_cost + oversight_cost) * (month <= MONTHS_UNTIL_DROPPED) + monthly_erosion)


def races_at_full_intensity_if_dropped(
    traffic_race_at_full_intensity: Array, tool_race_at_full_intensity: Array, month: Array
) -> Array:
    """Monthly race at θ = 1: dearer traffic throughout, more tools in the first 6 months. Shape (rows, H).

    >>> import numpy as np
    >>> one = np.array([[1.0]])
    >>> races_at_full_intensity_if_dropped(20 * one, 5 * one, np.array([[6.0, 7.0]])).tolist()
    [[25.0, 20.0]]
    """
    return traffic_race_at_full_intensity + tool_race_at_full_intensity * (month <= MONTHS_UNTIL_DROPPED)


def net_flow_if_dropped(
    flow_without_race_if_dropped: Array, involution_intensity: Array, races_at_full_intensity_if_dropped: Array
) -> Array:
    """Monthly flow at the merchant's own θ; never above 0. Shape (rows, H).

    >>> import numpy as np
    >>> one = np.array([[1.0]])
    >>> net_flow_if_dropped(-360 * one, 0.5 * one, 20 * one).tolist()
    [[-370.0]]
    """
    return flow_without_race_if_dropped - involution_intensity * races_at_full_intensity_if_dropped


def npv_without_race_if_dropped(
    setup_paid: Array, flow_without_race_if_dropped: Array, discount_factor: Array
) -> Array:
    """Net present value at θ = 0, the set-up lost: -setup + Σ d · flow. Shape (rows, 1); never above 0.

    >>> import numpy as np
    >>> one = np.array([[1.0]])
    >>> npv_without_race_if_dropped(2000 * one, -360 * one, one).tolist()
    [[-2360.0]]
    """
    return finance.present_value(flow_without_race_if_dropped, discount_factor) - setup_paid


def npv_if_dropped(
    npv_without_race_if_dropped: Array, involution_intensity: Array, pv_races_at_full_intensity_if_dropped: Array
) -> Array:
    """Net present value against today of a plan that is dropped again; linear in θ. Shape (rows, 1); never above 0.

    >>> import numpy as np
    >>> one = np.array([[1.0]])
    >>> npv_if_dropped(-2360 * one, 0.5 * one, 20 * one).tolist()
    [[-2370.0]]
    """
    return npv_without_race_if_dropped - involution_intensity * pv_races_at_full_intensity_if_dropped


def npv_vs_standing_still_if_dropped(npv_if_dropped: Array, pv_traffic_race: Array, pv_erosion: Array) -> Array:
    """Net present value of a plan that is dropped again against holding back, which loses to rivals all the same.

    >>> import numpy as np
    >>> npv_vs_standing_still_if_dropped(*(np.array([[float(money)]]) for money in (-2370, 60, 40))).tolist()
    [[-2270.0]]
    """
    return npv_if_dropped + pv_traffic_race + pv_erosion
