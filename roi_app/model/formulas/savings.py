"""What the tools save, by stream of work.

Per-stream arrays are (rows, 6), in the order of `parameters.STREAMS`; a figure of the merchant is (rows, 1).
Money is per month in the merchant's currency. Source of all equations: `assets/help/model.md`, section 2.
"""

from __future__ import annotations

import numpy as np

from roi_app.model.arrays import Array

ROUNDING_OF_HEADS = 1e-9
"""Keeps a product such as 0.2 × 5, a hair below 1 in floating point, from losing a whole person."""


def outsourced_cost(units_per_month: Array, unit_price: Array) -> Array:
    """Money paid for outsourced work: units × price; 0 without units. Shape (rows, 6).

    >>> outsourced_cost(np.array([[6.0]]), np.array([[750.0]])).tolist()
    [[4500.0]]
    """
    return units_per_month * unit_price


def staff_cost(staff: Array, wage_per_month: Array) -> Array:
    """Money paid to own staff: heads × all-in wage; 0 without heads. Shape (rows, 6).

    >>> staff_cost(np.array([[0.2]]), np.array([[5000.0]])).tolist()
    [[1000.0]]
    """
    return staff * wage_per_month


def cost_by_stream(outsourced_cost: Array, staff_cost: Array) -> Array:
    """Cost of each stream today: outsourced + staff. Shape (rows, 6).

    >>> cost_by_stream(np.array([[1000.0]]), np.array([[1000.0]])).tolist()
    [[2000.0]]
    """
    return outsourced_cost + staff_cost


def cost_per_month(cost_by_stream: Array) -> Array:
    """Cost of all streams today. Shape (rows, 1).

    >>> cost_per_month(np.array([[4500.0, 8450.0]])).tolist()
    [[12950.0]]
    """
    total: Array = np.sum(cost_by_stream, axis=-1, keepdims=True)
    return total


def applied_coverage(coverage: Array, lever_active: Array) -> Array:
    """Share of a stream's work that its tool does, before touch-up; 0 without an active lever. Shape (rows, 6).

    >>> applied_coverage(np.array([[0.6, 0.6]]), np.array([[1.0, 0.0]])).tolist()
    [[0.6, 0.0]]
    """
    return coverage * lever_active


def staff_coverage(
    applied_coverage: Array,
    headcount_cap: Array,
    staff: Array,
    design_replacement_probability: Array,
    design_people_replaced: Array,
    design_people_replaced_otherwise: Array,
) -> Array:
    """Share of own staff's work that the tool does.

    c = p · min(a, n₁/F) + (1-p) · min(a, n₀/F) where the lever's claim is about people and F > 0 heads do the
    work; else c = a. The cap replaces a percentage, it never multiplies one. Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> staff_coverage(0.6 * one, one, one, 0.74 * one, one, 0.35 * one).round(3).tolist()
    [[0.535]]
    """
    capped = headcount_cap * (staff > 0) > 0
    heads = np.where(capped, staff, 1)
    if_replaced = np.minimum(applied_coverage, design_people_replaced / heads)
    otherwise = np.minimum(applied_coverage, design_people_replaced_otherwise / heads)
    expected = design_replacement_probability * if_replaced + (1 - design_replacement_probability) * otherwise
    return np.where(capped, expected, applied_coverage)


def freed_staff(staff: Array, staff_coverage: Array, review_share: Array) -> Array:
    """Heads whose time the tool frees, touch-up taken off: f = F · c · (1-v). Time, not cash. Shape (rows, 6).

    >>> freed_staff(np.array([[1.0]]), np.array([[0.535]]), np.array([[0.25]])).round(5).tolist()
    [[0.40125]]
    """
    return staff * staff_coverage * (1 - review_share)


def cash_staff(freed_staff: Array, cash_capture: Array, whole_heads: Array) -> Array:
    """Heads whose freed time becomes cash: k · f, or only its whole heads, and never more than the share.

    Shape (rows, 6). 0 where nothing is freed.

    >>> cash_staff(np.array([[3.0]]), np.array([[0.5]]), np.array([[1.0]])).tolist()
    [[1.0]]
    """
    share = cash_capture * freed_staff
    whole = np.minimum(np.floor(share + ROUNDING_OF_HEADS), share)
    return np.where(whole_heads > 0, whole, share)


def saved_by_stream(
    outsourced_cost: Array,
    applied_coverage: Array,
    review_share: Array,
    wage_per_month: Array,
    cash_staff: Array,
) -> Array:
    """Money saved at full ramp: S = outsourced · a · (1-v) + wage · cash staff. Shape (rows, 6); never negative.

    >>> one = np.array([[1.0]])
    >>> saved_by_stream(4500 * one, 0.6 * one, 0.25 * one, 0 * one, 0 * one).tolist()
    [[2025.0]]
    """
    return outsourced_cost * applied_coverage * (1 - review_share) + wage_per_month * cash_staff


def saved_per_month(saved_by_stream: Array) -> Array:
    """Money saved by all streams at full ramp. Shape (rows, 1).

    >>> saved_per_month(np.array([[2025.0, 562.5]])).tolist()
    [[2587.5]]
    """
    total: Array = np.sum(saved_by_stream, axis=-1, keepdims=True)
    return total


def contested_saving(saved_by_stream: Array, contest_weight: Array) -> Array:
    """Saved money in streams that fight for attention: Σ κ · S. Shape (rows, 1).

    >>> contested_saving(np.array([[2000.0, 1000.0]]), np.array([[1.0, 0.25]])).tolist()
    [[2250.0]]
    """
    total: Array = np.sum(contest_weight * saved_by_stream, axis=-1, keepdims=True)
    return total
