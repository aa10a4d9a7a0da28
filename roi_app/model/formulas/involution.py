"""What the race among merchants (內卷) takes back.

Three channels carry the intensity θ: better content (saved money put back), dearer traffic, and more tools.
Each is proportional to θ, so each is written at θ = 1 first; thresholds in closed form follow from that.
Monthly arrays are (rows, H); money is per month, positive where the race costs. Source: the project's model, section 2.
"""

from __future__ import annotations

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.parameters import MONTHS_PER_YEAR


def adoption_limit(adoption_ceiling: Array, rival_adoption: Array) -> Array:
    """Share of rivals that will ever use AI: K' = max(K, A₀), never below today's. Shape (rows, 1).

    >>> adoption_limit(np.array([[0.9]]), np.array([[0.95]])).tolist()
    [[0.95]]
    """
    return np.maximum(adoption_ceiling, rival_adoption)


def added_rival_adoption(month: Array, rival_adoption: Array, adoption_limit: Array, adoption_speed: Array) -> Array:
    """Adoption beyond today's: ΔA = A - A₀ = A₀ (K'-A₀) (1 - e^(-b m)) / (A₀ + (K'-A₀) e^(-b m)). Shape (rows, H).

    Today's sales and ad prices already contain A₀. Written out, not subtracted, so that it is exactly 0 where
    A₀ = 0, K' = A₀ or b = 0: a rounding error in its place would pass for a race.

    >>> one = np.array([[1.0]])
    >>> added_rival_adoption(12 * one, 0.3 * one, 0.9 * one, 0.12 * one).round(4).tolist()
    [[0.3106]]
    """
    still_to_come = adoption_limit - rival_adoption
    decay = np.exp(-adoption_speed * month)
    reached = rival_adoption + still_to_come * decay
    added: Array = rival_adoption * still_to_come * (1 - decay) / np.where(reached > 0, reached, 1)
    return added


def rival_adoption_by_month(rival_adoption: Array, added_rival_adoption: Array) -> Array:
    """Share of rivals that use AI in each month, a logistic curve: A = K' / (1 + (K'/A₀ - 1) e^(-b m)) = A₀ + ΔA.

    0 for ever where A₀ = 0. Shape (rows, H).

    >>> rival_adoption_by_month(np.array([[0.3]]), np.array([[0.25]])).tolist()
    [[0.55]]
    """
    return rival_adoption + added_rival_adoption


def content_race_at_full_intensity(rival_adoption_by_month: Array, ramp: Array, contested_saving: Array) -> Array:
    """Saved money that goes back into more and better content at θ = 1: A · ρ · Σ κ S. Shape (rows, H).

    >>> one = np.array([[1.0]])
    >>> content_race_at_full_intensity(0.5 * one, one, 1000 * one).tolist()
    [[500.0]]
    """
    return rival_adoption_by_month * ramp * contested_saving


def traffic_race_at_full_intensity(
    traffic_inflation: Array, ads_per_month: Array, added_rival_adoption: Array
) -> Array:
    """Extra paid for the same clicks at θ = 1: π · ads · ΔA, paid by those who hold back too. Shape (rows, H).

    >>> one = np.array([[1.0]])
    >>> traffic_race_at_full_intensity(0.05 * one, 30000 * one, 0.5 * one).tolist()
    [[750.0]]
    """
    return traffic_inflation * ads_per_month * added_rival_adoption


def tool_race_at_full_intensity(
    rival_adoption_by_month: Array, tools_cost: Array, tool_price_growth: Array, month: Array
) -> Array:
    """Seats and upgrades bought to keep up at θ = 1: A · tools · ((1+g)^(m/12) - 1); 0 at g = 0. Shape (rows, H).

    >>> one = np.array([[1.0]])
    >>> tool_race_at_full_intensity(one, 300 * one, 0.2 * one, 12 * one).round(6).tolist()
    [[60.0]]
    """
    growth = (1 + tool_price_growth) ** (month / MONTHS_PER_YEAR) - 1
    return rival_adoption_by_month * tools_cost * growth


def race_at_intensity(involution_intensity: Array, at_full_intensity: Array) -> Array:
    """A channel of the race at the merchant's own θ: θ · the channel at θ = 1; 0 at θ = 0.

    Serves monthly flows (rows, H) and present values (rows, 1) alike.

    >>> race_at_intensity(np.array([[0.4]]), np.array([[500.0]])).tolist()
    [[200.0]]
    """
    return involution_intensity * at_full_intensity


def monthly_erosion(
    contested_share: Array,
    sales_uplift: Array,
    sales_per_month: Array,
    gross_margin: Array,
    added_rival_adoption: Array,
) -> Array:
    """Margin lost to rivals who adopt, adopter or not: β · u · sales · margin · ΔA. Shape (rows, H).

    >>> one = np.array([[1.0]])
    >>> monthly_erosion(0.6 * one, 0.015 * one, 300000 * one, 0.28 * one, 0.5 * one).round(6).tolist()
    [[378.0]]
    """
    return contested_share * sales_uplift * sales_per_month * gross_margin * added_rival_adoption
