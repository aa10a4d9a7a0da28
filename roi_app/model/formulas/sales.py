"""What the tools do to sales: more are sold, some are lost to mistakes, and rivals take a part back.

Each stream has its part in the uplift (ω) and in the losses (λ), both the catalogue's; a tool that is not used brings
neither. A vendor's claim that is taken in stands, exact, in place of its stream's part u · ω, for the merchant and, as
rivals have the tool too, in what they take back. Per-stream arrays are (rows, 6), figures of the merchant (rows, 1).
Source: `assets/help/model.md`, sections 1 and 2.
"""

from __future__ import annotations

import numpy as np

from roi_app.model.arrays import Array


def margin_per_month(sales_per_month: Array, gross_margin: Array) -> Array:
    """What the merchant earns on its sales: sales × margin. Shape (rows, 1).

    >>> margin_per_month(np.array([[300000.0]]), np.array([[0.25]])).tolist()
    [[75000.0]]
    """
    return sales_per_month * gross_margin


def claim_active(claim_taken: Array, lever_active: Array) -> Array:
    """1 where a vendor's claim counts: it was taken in, and its lever has work. Shape (rows, 6).

    >>> claim_active(np.array([[1.0, 1.0]]), np.array([[1.0, 0.0]])).tolist()
    [[1.0, 0.0]]
    """
    return claim_taken * lever_active


def uplift_by_stream(
    lever_active: Array, claim_active: Array, claimed_uplift: Array, sales_uplift: Array, uplift_weight: Array
) -> Array:
    """Share by which each active lever raises sales: u · ω, or the claim; 0 without a lever. Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> uplift_by_stream(one, 0 * one, 0 * one, 0.02 * one, 0.5 * one).tolist()
    [[0.01]]
    >>> uplift_by_stream(one, one, 0.3 * one, 0.02 * one, 0.5 * one).tolist()
    [[0.3]]
    """
    return lever_active * np.where(claim_active > 0, claimed_uplift, sales_uplift * uplift_weight)


def leakage_by_stream(lever_active: Array, leakage: Array, leakage_weight: Array) -> Array:
    """Share of sales that each active lever loses by mistakes: q · λ; 0 without a lever. Shape (rows, 6).

    >>> one = np.array([[1.0]])
    >>> leakage_by_stream(one, 0.002 * one, 0.5 * one).tolist()
    [[0.001]]
    """
    return lever_active * leakage * leakage_weight


def uplift_per_month(margin_per_month: Array, uplift_by_stream: Array) -> Array:
    """Margin on added sales at full ramp, as if no rival had the tools: Σ uplift · sales · margin. Shape (rows, 1).

    >>> uplift_per_month(np.array([[80000.0]]), np.array([[0.01, 0.02]])).round(6).tolist()
    [[2400.0]]
    """
    whole: Array = np.sum(uplift_by_stream, axis=-1, keepdims=True)
    return margin_per_month * whole


def leakage_per_month(margin_per_month: Array, leakage_by_stream: Array) -> Array:
    """Margin lost to mistakes of the tools at full ramp: Σ leakage · sales · margin. Shape (rows, 1).

    >>> leakage_per_month(np.array([[80000.0]]), np.array([[0.001, 0.002]])).round(6).tolist()
    [[240.0]]
    """
    whole: Array = np.sum(leakage_by_stream, axis=-1, keepdims=True)
    return margin_per_month * whole


def uplift_of_rivals(sales_uplift: Array, uplift_weight: Array, claim_active: Array, claimed_uplift: Array) -> Array:
    """The uplift of rivals, who have every tool: u, with each claim that counts in place of its stream's part u · ω.

    Shape (rows, 1).

    >>> of = lambda *values: np.array([values])
    >>> uplift_of_rivals(of(0.02), of(0.5, 0.5), of(0.0, 0.0), of(0.0, 0.3)).tolist()
    [[0.02]]
    >>> uplift_of_rivals(of(0.02), of(0.5, 0.5), of(0.0, 1.0), of(0.0, 0.3)).tolist()
    [[0.31]]
    """
    replaced: Array = np.sum(claim_active * uplift_weight, axis=-1, keepdims=True)
    claimed: Array = np.sum(claim_active * claimed_uplift, axis=-1, keepdims=True)
    return sales_uplift * (1 - replaced) + claimed


def erosion_per_month(contested_share: Array, uplift_of_rivals: Array, margin_per_month: Array) -> Array:
    """Margin lost to rivals once all of them adopt, adopter or not: β · u · sales · margin. Shape (rows, 1).

    >>> erosion_per_month(np.array([[0.5]]), np.array([[0.02]]), np.array([[80000.0]])).tolist()
    [[800.0]]
    """
    return contested_share * uplift_of_rivals * margin_per_month
