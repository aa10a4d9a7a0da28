"""Which tools work in a plan, and what they cost.

Per-stream arrays are (rows, 6), in the order of `parameters.STREAMS`; a figure of the merchant is (rows, 1).
A plan without any active lever is standing still and costs nothing. Source: `assets/help/model.md`, sections 1 and 4.
"""

from __future__ import annotations

import numpy as np

from roi_app.model.arrays import Array


def lever_active(lever_chosen: Array, units_per_month: Array, staff: Array) -> Array:
    """1 where a lever is chosen and there is work for it, else 0: without units and staff a lever is idle.

    An owner who does the work without a wage works too: a tool frees that time, though no cash.

    >>> one = np.array([[1.0]])
    >>> [lever_active(one, units * one, heads * one).item() for units, heads in ((6, 0), (0, 0.2), (0, 0))]
    [1.0, 1.0, 0.0]
    """
    return lever_chosen * (units_per_month + staff > 0)


def adopts(lever_active: Array) -> Array:
    """1 where the plan has any active lever; 0 means standing still. Shape (rows, 1).

    >>> adopts(np.array([[0.0, 1.0], [0.0, 0.0]])).tolist()
    [[1.0], [0.0]]
    """
    any_active: Array = np.max(lever_active, axis=-1, keepdims=True)
    return any_active


def price_charged(lever_price: Array, lever_active: Array, tools_given: Array) -> Array:
    """What each active lever costs a month; 0 for all where one bill is given, since no part of it is theirs.

    >>> one = np.array([[1.0]])
    >>> price_charged(np.array([[200.0, 150.0]]), np.array([[1.0, 0.0]]), 0 * one).tolist()
    [[200.0, 0.0]]
    """
    return np.where(tools_given > 0, 0, lever_price * lever_active)


def tools_cost(adopts: Array, tools_given: Array, tools_per_month: Array, price_charged: Array) -> Array:
    """Monthly bill for the tools: the sum given, else the prices of the active levers; 0 when standing still.

    >>> one = np.array([[1.0]])
    >>> tools_cost(one, 0 * one, 0 * one, np.array([[200.0, 150.0]])).tolist()
    [[350.0]]
    """
    of_levers = np.sum(price_charged, axis=-1, keepdims=True)
    return adopts * np.where(tools_given > 0, tools_per_month, of_levers)


def oversight_cost(adopts: Array, oversight_per_month: Array) -> Array:
    """Monthly cost of watching over the tools; 0 when standing still. Shape (rows, 1).

    >>> oversight_cost(np.array([[1.0]]), np.array([[50.0]])).tolist()
    [[50.0]]
    """
    return adopts * oversight_per_month


def setup_paid(adopts: Array, setup_cost: Array) -> Array:
    """One-off cost at month 0; 0 when standing still. Shape (rows, 1).

    >>> setup_paid(np.array([[1.0]]), np.array([[2000.0]])).tolist()
    [[2000.0]]
    """
    return adopts * setup_cost
