"""Appraisal of cash flows: present value, NPV, ROI and payback.

The estimate and `appraise` are made of the same functions; only the flows differ. Rates are decimals a year,
flows are undiscounted, index 0 stands at time zero. Definitions follow Brealey, Myers and Allen, "Principles of
Corporate Finance", 13th edition (2019), chapters 2 and 5; payback interpolates inside the period, as the
published cases in `published_cases` do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from roi_app.model.arrays import Array, ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a stream of costs and benefits is worth; each array has the shape of the rows.

    Money is in the unit of the flows; `roi` is a share; `payback` and `falls_again` count periods. NaN stands
    for what does not exist.
    """

    pv_costs: Array
    pv_benefits: Array
    npv: Array
    roi: Array
    undiscounted_net: Array
    payback: Array
    falls_again: Array


def discount_factor(period: Array, discount_rate: Array, periods_per_year: float) -> Array:
    """Worth today of one unit of money at the end of each period: d = (1 + r)^(-period / periods per year).

    `period` (…, periods) counts from time zero, `discount_rate` (rows, 1) is a decimal a year and above -1.
    At r = 0 every factor is 1.

    >>> discount_factor(np.array([[0.0, 12.0]]), np.array([[0.10]]), 12).round(4).tolist()
    [[1.0, 0.9091]]
    """
    factors: Array = (1 + discount_rate) ** (-period / periods_per_year)
    return factors


def present_value(flow: Array, discount: Array) -> Array:
    """Sum of the discounted flow: PV = Σ d · flow, in the money of the flow, shape (rows, 1).

    >>> present_value(np.array([[100.0, 100.0]]), np.array([[1.0, 0.5]])).tolist()
    [[150.0]]
    """
    total: Array = np.sum(flow * discount, axis=-1, keepdims=True)
    return total


def return_on_investment(npv: Array, pv_costs: Array) -> Array:
    """Net present value for each unit of money spent, as a share; NaN where nothing is spent.

    >>> return_on_investment(np.array([[30.0]]), np.array([[20.0]])).tolist()
    [[1.5]]
    """
    return ratio(npv, pv_costs)


def running_total(at_start: Array, net: Array) -> Array:
    """Undiscounted balance at the end of each period: c(0) is `at_start`, c(m) = c(m-1) + net(m).

    `at_start` is (rows, 1), `net` (rows, periods); the balance is (rows, periods + 1), in the money of the flows.

    >>> running_total(np.array([[-10.0]]), np.array([[4.0, 4.0]])).tolist()
    [[-10.0, -6.0, -2.0]]
    """
    rows = np.broadcast_shapes(at_start.shape[:-1], net.shape[:-1])
    balance = np.empty((*rows, net.shape[-1] + 1), dtype=np.result_type(at_start, net))
    balance[..., :1] = at_start
    balance[..., 1:] = net
    total: Array = np.cumsum(balance, axis=-1, out=balance)
    return total


def payback_period(balance: Array) -> Array:
    """Period in which the running total first comes back to 0, linear inside it; NaN where it never does.

    0 where c(0) ≥ 0 and c(1) ≥ 0; else the first m with c(m-1) < 0 ≤ c(m). `balance` is (rows, periods + 1),
    periods ≥ 1; the result is (rows, 1), in periods.

    >>> payback_period(np.array([[-10.0, -4.0, 4.0], [-1.0, -2.0, -3.0], [0.0, 1.0, 2.0]])).tolist()
    [[1.5], [nan], [0.0]]
    """
    before, after = balance[..., :-1], balance[..., 1:]
    crosses = (before < 0) & (after >= 0)
    step = np.where(crosses, after - before, 1)
    crossing = np.where(crosses, np.arange(before.shape[-1], dtype=balance.dtype) - before / step, np.inf)
    first = np.min(crossing, axis=-1, keepdims=True)
    never_down = (balance[..., :1] >= 0) & (balance[..., 1:2] >= 0)
    return np.where(never_down, 0, np.where(np.isfinite(first), first, np.nan))


def falls_again_period(balance: Array, payback: Array) -> Array:
    """First period after payback whose running total is below 0 again; NaN where it stays up.

    `balance` is (rows, periods + 1), `payback` (rows, 1), the result (rows, 1), in periods.

    >>> balance = np.array([[-10.0, 5.0, -1.0, -2.0]])
    >>> falls_again_period(balance, payback_period(balance)).tolist()
    [[2.0]]
    """
    period = np.arange(balance.shape[-1], dtype=balance.dtype)
    down_again = np.where((balance < 0) & (period > payback), period, np.inf)
    first = np.min(down_again, axis=-1, keepdims=True)
    return np.where(np.isfinite(first), first, np.nan)


def appraise(costs: ArrayLike, benefits: ArrayLike, discount_rate: ArrayLike, periods_per_year: float = 1) -> Appraisal:
    """Appraise costs and benefits by period, index 0 at time zero, for one plan or for many rows.

    `costs` and `benefits` are (periods,) or (rows, periods), positive and undiscounted, at least two periods;
    `discount_rate` is a decimal a year, one or (rows,). Payback counts periods of the undiscounted running
    total. Raises ValueError where the flows have different or too few periods, or a value is not finite.

    >>> appraisal = appraise([10_000, 5_000, 5_000, 5_000], [0, 15_000, 15_000, 15_000], 0.10)
    >>> float(appraisal.roi.round(2)), float(appraisal.undiscounted_net), float(appraisal.payback) * 12
    (0.66, 20000.0, 12.0)
    """
    spent, earned = np.asarray(costs, dtype=np.float64), np.asarray(benefits, dtype=np.float64)
    rate = np.asarray(discount_rate, dtype=np.float64)[..., np.newaxis]
    _check_flows(spent, earned, rate)
    discount = discount_factor(np.arange(spent.shape[-1], dtype=np.float64), rate, periods_per_year)
    pv_costs, pv_benefits = present_value(spent, discount), present_value(earned, discount)
    npv = pv_benefits - pv_costs
    net = earned - spent
    balance = running_total(net[..., :1], net[..., 1:])
    payback = payback_period(balance)
    results = (
        pv_costs,
        pv_benefits,
        npv,
        return_on_investment(npv, pv_costs),
        np.sum(net, axis=-1, keepdims=True),
        payback,
        falls_again_period(balance, payback),
    )
    return Appraisal(*(result[..., 0] for result in results))


def _check_flows(costs: Array, benefits: Array, rate: Array) -> None:
    if costs.ndim == 0 or benefits.ndim == 0 or costs.shape[-1] != benefits.shape[-1]:
        raise ValueError("costs and benefits must cover the same periods")
    if costs.shape[-1] <= 1:
        raise ValueError("an appraisal needs time zero and at least one period after it")
    if not (np.isfinite(costs).all() and np.isfinite(benefits).all() and np.isfinite(rate).all()):
        raise ValueError("costs, benefits and the discount rate must be finite")
    if (rate <= -1).any():
        raise ValueError("the discount rate must be above -1")
