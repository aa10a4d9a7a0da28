"""What each month brings and leaves.

A flow is an amount a month times how much of it the month has: benefits grow with the ramp, tools are paid in full.
Monthly arrays are (rows, H), figures of the merchant (rows, 1). Benefits and costs are both positive; only `net_flow`
and the running total carry a sign. Source: `assets/help/model.md`, section 2.
"""

from __future__ import annotations

import numpy as np

from roi_app.model import finance
from roi_app.model.arrays import Array
from roi_app.model.parameters import MONTHS_PER_YEAR


def discount_factor(month: Array, discount_rate: Array) -> Array:
    """Worth today of one unit of money in each month: d = (1 + r)^(-m/12); 1 at r = 0. Shape (rows, H).

    >>> discount_factor(np.array([[12.0]]), np.array([[0.10]])).round(6).tolist()
    [[0.909091]]
    """
    return finance.discount_factor(month, discount_rate, MONTHS_PER_YEAR)


def pv_of_month(discount_factor: Array) -> Array:
    """Present value of one unit of money in every month: Σ d. Shape (rows, 1).

    >>> pv_of_month(np.array([[0.9, 0.8]])).round(6).tolist()
    [[1.7]]
    """
    total: Array = np.sum(discount_factor, axis=-1, keepdims=True)
    return total


def ramp(month: Array, ramp_months: Array) -> Array:
    """Share of the full effect reached in each month: ρ = min(1, m / max(L, 1)). Shape (rows, H).

    >>> ramp(np.array([[1.0, 4.0, 9.0]]), np.array([[4.0]])).tolist()
    [[0.25, 1.0, 1.0]]
    """
    return np.minimum(1, month / np.maximum(ramp_months, 1))


def monthly_flow(per_month: Array, share_of_month: Array) -> Array:
    """Money that flows in each month: an amount a month times the share of it that the month has. Shape (rows, H).

    >>> monthly_flow(np.array([[8000.0]]), np.array([[0.25, 1.0]])).tolist()
    [[2000.0, 8000.0]]
    """
    return per_month * share_of_month


def present_worth(per_month: Array, pv_of_one: Array) -> Array:
    """Present value of such a flow: the amount a month times the present value of one unit a month. Shape (rows, 1).

    >>> present_worth(np.array([[8000.0]]), np.array([[30.0]])).tolist()
    [[240000.0]]
    """
    return per_month * pv_of_one


def net_flow(
    monthly_saving: Array,
    monthly_uplift: Array,
    tools_cost: Array,
    oversight_cost: Array,
    monthly_content_race: Array,
    monthly_traffic_race: Array,
    monthly_tool_race: Array,
    monthly_erosion: Array,
    monthly_leakage: Array,
) -> Array:
    """What each month leaves: saving + uplift - tools - oversight - races - erosion - leakage. Shape (rows, H).

    >>> net_flow(*(np.array([[float(money)]]) for money in (100, 10, 9, 8, 7, 6, 5, 4, 3))).tolist()
    [[68.0]]
    """
    races = monthly_content_race + monthly_traffic_race + monthly_tool_race
    return monthly_saving + monthly_uplift - (tools_cost + oversight_cost + races + monthly_erosion + monthly_leakage)


def cumulative_net(setup_paid: Array, net_flow: Array) -> Array:
    """Undiscounted running total from month 0, which holds the set-up cost alone. Shape (rows, H + 1).

    >>> cumulative_net(np.array([[10.0]]), np.array([[4.0, 4.0]])).tolist()
    [[-10.0, -6.0, -2.0]]
    """
    return finance.running_total(-setup_paid, net_flow)


def payback_months(cumulative_net: Array, adopts: Array) -> Array:
    """Months until the running total is back at 0; NaN where it never is, and when standing still. Shape (rows, 1).

    >>> payback_months(np.array([[-10.0, -4.0, 4.0]]), np.array([[1.0]])).tolist()
    [[1.5]]
    """
    return np.where(adopts > 0, finance.payback_period(cumulative_net), np.nan)
