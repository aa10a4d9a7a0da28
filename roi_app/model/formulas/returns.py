"""What each month brings and leaves.

Monthly arrays are (rows, H), figures of the merchant (rows, 1). Benefits and costs are both positive; only
`net_flow` and the running total carry a sign. Source: the project's model, section 2.
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


def ramp(month: Array, ramp_months: Array) -> Array:
    """Share of the full effect reached in each month: ρ = min(1, m / max(L, 1)). Shape (rows, H).

    >>> ramp(np.array([[1.0, 4.0, 9.0]]), np.array([[4.0]])).tolist()
    [[0.25, 1.0, 1.0]]
    """
    return np.minimum(1, month / np.maximum(ramp_months, 1))


def monthly_saving(saved_per_month: Array, ramp: Array) -> Array:
    """Money saved in each month: Σ S · ρ. Shape (rows, H).

    >>> monthly_saving(np.array([[8000.0]]), np.array([[0.25]])).tolist()
    [[2000.0]]
    """
    return saved_per_month * ramp


def monthly_uplift(
    adopts: Array, sales_uplift: Array, sales_per_month: Array, gross_margin: Array, ramp: Array
) -> Array:
    """Margin on added sales, as if no rival had the tool: u · sales · margin · ρ; 0 when standing still.

    >>> one = np.array([[1.0]])
    >>> monthly_uplift(one, 0.015 * one, 300000 * one, 0.28 * one, one).round(6).tolist()
    [[1260.0]]
    """
    return adopts * sales_uplift * sales_per_month * gross_margin * ramp


def monthly_leakage(adopts: Array, leakage: Array, sales_per_month: Array, gross_margin: Array, ramp: Array) -> Array:
    """Margin lost to mistakes of the tool: q · sales · margin · ρ; 0 when standing still. Shape (rows, H).

    >>> one = np.array([[1.0]])
    >>> monthly_leakage(one, 0.002 * one, 300000 * one, 0.28 * one, one).round(6).tolist()
    [[168.0]]
    """
    return adopts * leakage * sales_per_month * gross_margin * ramp


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
