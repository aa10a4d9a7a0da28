"""What each tool is worth, and at what price it is worth nothing.

The worth of a tool is what the plan would lose against standing still without it, set-up and oversight kept. Each
stream saves, sells, errs and races by itself, so worths add up: with the set-up and the present value of oversight
taken off, they are the plan's NPV against standing still. With one bill for all tools the price of one is unknown, and
its worth is before tools. Per-stream arrays are (rows, 6), figures of the merchant (rows, 1); NaN stands for a stream
without an active lever. Source: `assets/help/model.md`, section 2.
"""

from __future__ import annotations

import numpy as np

from roi_app.model.arrays import Array


def pv_saved_by_stream(saved_by_stream: Array, pv_of_ramp: Array) -> Array:
    """Present value of each stream's saving: S · Σ d · ρ. Shape (rows, 6); adds up to `pv_saving`.

    >>> pv_saved_by_stream(np.array([[100.0, 50.0]]), np.array([[30.0]])).tolist()
    [[3000.0, 1500.0]]
    """
    return saved_by_stream * pv_of_ramp


def pv_sold_by_stream(
    margin_per_month: Array, uplift_by_stream: Array, leakage_by_stream: Array, pv_of_ramp: Array
) -> Array:
    """Present value of what each lever sells more, less what it loses by mistakes. Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> pv_sold_by_stream(1000 * one, 0.03 * one, 0.01 * one, 30 * one).round(6).tolist()
    [[600.0]]
    """
    return margin_per_month * (uplift_by_stream - leakage_by_stream) * pv_of_ramp


def pv_content_race_by_stream(
    involution_intensity: Array, contest_weight: Array, saved_by_stream: Array, pv_of_contested_ramp: Array
) -> Array:
    """Present value of the saving that each stream puts back into the race: θ · κ · S · Σ d · A · ρ. Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> pv_content_race_by_stream(0.4 * one, 0.25 * one, 100 * one, 20 * one).tolist()
    [[200.0]]
    """
    return involution_intensity * contest_weight * saved_by_stream * pv_of_contested_ramp


def pv_of_price(pv_of_month: Array, involution_intensity: Array, pv_of_contested_price_rise: Array) -> Array:
    """Present value of a price of 1 a month: Σ d + θ · Σ d · A · ((1+g)^(m/12) - 1), upgrades in the race and all.

    >>> one = np.array([[1.0]])
    >>> pv_of_price(30 * one, 0.5 * one, 4 * one).tolist()
    [[32.0]]
    """
    return pv_of_month + involution_intensity * pv_of_contested_price_rise


def worth_before_price(pv_saved_by_stream: Array, pv_sold_by_stream: Array, pv_content_race_by_stream: Array) -> Array:
    """What each lever is worth before anything is paid for it; 0 without a lever. Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> worth_before_price(3000 * one, 600 * one, 200 * one).tolist()
    [[3400.0]]
    """
    return pv_saved_by_stream + pv_sold_by_stream - pv_content_race_by_stream


def worth_by_stream(worth_before_price: Array, price_charged: Array, pv_of_price: Array, lever_active: Array) -> Array:
    """What each active lever is worth after its own price; before tools where one bill is given. Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> worth_by_stream(3400 * one, 100 * one, 32 * one, one).tolist()
    [[200.0]]
    """
    return np.where(lever_active > 0, worth_before_price - price_charged * pv_of_price, np.nan)


def highest_price(worth_before_price: Array, pv_of_price: Array, lever_active: Array) -> Array:
    """The monthly price at which an active lever is worth nothing; 0 where it is not worth having even free.

    Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> highest_price(3200 * one, 32 * one, one).tolist(), highest_price(-5 * one, 32 * one, one).tolist()
    ([[100.0]], [[0.0]])
    """
    return np.where(lever_active > 0, np.maximum(worth_before_price / pv_of_price, 0), np.nan)
