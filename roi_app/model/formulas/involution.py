"""What the race among merchants (內卷) takes back.

Three channels carry the intensity θ: better content (saved money put back), dearer traffic, and more tools.
Each is θ times what is contested (an amount a month) times the share of it that a month takes, so present values need
the months once for each set of assumptions, and thresholds have a closed form. Monthly arrays are (rows, H); money is
per month, positive where the race costs. Source: `assets/help/model.md`, section 2.
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


def contested_ramp(rival_adoption_by_month: Array, ramp: Array) -> Array:
    """Share of the contested saving that the content race takes at θ = 1: A · ρ. Shape (rows, H).

    >>> contested_ramp(np.array([[0.5]]), np.array([[0.5]])).tolist()
    [[0.25]]
    """
    return rival_adoption_by_month * ramp


def tool_price_rise(month: Array, tool_price_growth: Array) -> Array:
    """Growth of the tool bill of those in a full race: (1+g)^(m/12) - 1; 0 at g = 0. Shape (rows, H).

    >>> tool_price_rise(np.array([[12.0]]), np.array([[0.2]])).round(6).tolist()
    [[0.2]]
    """
    rise: Array = (1 + tool_price_growth) ** (month / MONTHS_PER_YEAR) - 1
    return rise


def contested_price_rise(rival_adoption_by_month: Array, tool_price_rise: Array) -> Array:
    """Share of the tool bill that the tool race adds at θ = 1: A · ((1+g)^(m/12) - 1). Shape (rows, H).

    >>> contested_price_rise(np.array([[0.5]]), np.array([[0.2]])).tolist()
    [[0.1]]
    """
    return rival_adoption_by_month * tool_price_rise


def contested_traffic(traffic_inflation: Array, ads_per_month: Array) -> Array:
    """Extra a month for the same clicks once all rivals adopt, at θ = 1: π · ads. Shape (rows, 1).

    Those who hold back pay it too.

    >>> contested_traffic(np.array([[0.05]]), np.array([[30000.0]])).tolist()
    [[1500.0]]
    """
    return traffic_inflation * ads_per_month


def race_at_intensity(involution_intensity: Array, at_full_intensity: Array) -> Array:
    """A channel of the race at the merchant's own θ: θ · the channel at θ = 1; 0 at θ = 0.

    >>> race_at_intensity(np.array([[0.4]]), np.array([[500.0]])).tolist()
    [[200.0]]
    """
    return involution_intensity * at_full_intensity


def monthly_race(involution_intensity: Array, contested: Array, share_of_month: Array) -> Array:
    """A channel of the race in each month: θ · what is contested · the share of it that the month takes.

    Better content takes a part of the contested saving, dearer traffic of the ads, upgrades of the tool bill.
    Shape (rows, H).

    >>> monthly_race(np.array([[0.4]]), np.array([[1000.0]]), np.array([[0.5]])).tolist()
    [[200.0]]
    """
    return involution_intensity * contested * share_of_month
