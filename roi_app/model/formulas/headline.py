"""The figures that a merchant remembers: what a plan is worth, when it pays, and how much race it bears.

All are (rows, 1). `pv_…` is a present value in the merchant's currency, positive for benefits and costs alike;
NaN stands for what does not exist. Source: `assets/help/model.md`, section 2.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from roi_app.model import finance
from roi_app.model.arrays import Array, ratio, ratio_where

SMALLEST_RACE: Final = 1e-9
"""A race smaller than this share of the saving and the tools is rounding, and bears no threshold."""


def pv_races(pv_content_race: Array, pv_traffic_race: Array, pv_tool_race: Array) -> Array:
    """Present value of all that the race takes: content + traffic + tools; 0 at θ = 0.

    >>> pv_races(np.array([[3.0]]), np.array([[2.0]]), np.array([[1.0]])).tolist()
    [[6.0]]
    """
    return pv_content_race + pv_traffic_race + pv_tool_race


def spend(setup_paid: Array, pv_tools: Array, pv_oversight: Array, pv_races: Array) -> Array:
    """Present value of all money paid out: set-up + PV of tools, oversight and the three races.

    >>> spend(*(np.array([[float(money)]]) for money in (4, 3, 2, 1))).tolist()
    [[10.0]]
    """
    return setup_paid + pv_tools + pv_oversight + pv_races


def npv_with_no_rivals(
    pv_saving: Array,
    pv_uplift: Array,
    setup_paid: Array,
    pv_tools: Array,
    pv_oversight: Array,
    pv_leakage: Array,
) -> Array:
    """Net present value of adopting where no rival does: no race, no erosion. Can be negative.

    >>> npv_with_no_rivals(*(np.array([[float(money)]]) for money in (100, 10, 4, 3, 2, 1))).tolist()
    [[100.0]]
    """
    return pv_saving + pv_uplift - (setup_paid + pv_tools + pv_oversight + pv_leakage)


def npv_without_race(npv_with_no_rivals: Array, pv_erosion: Array) -> Array:
    """Net present value against today at θ = 0: rivals still take their share of the uplift.

    >>> npv_without_race(np.array([[100.0]]), np.array([[5.0]])).tolist()
    [[95.0]]
    """
    return npv_with_no_rivals - pv_erosion


def npv(npv_without_race: Array, pv_races: Array) -> Array:
    """Net present value against today: -set-up + Σ d · net. Linear in θ.

    >>> npv(np.array([[95.0]]), np.array([[6.0]])).tolist()
    [[89.0]]
    """
    return npv_without_race - pv_races


def npv_vs_standing_still(npv_with_no_rivals: Array, pv_content_race: Array, pv_tool_race: Array) -> Array:
    """Net present value against holding back: NPV + PV(traffic race) + PV(erosion), which would come anyway.

    Written without the two, which cancel, so that a plan that is standing still is worth exactly 0.

    >>> npv_vs_standing_still(np.array([[100.0]]), np.array([[3.0]]), np.array([[1.0]])).tolist()
    [[96.0]]
    """
    return npv_with_no_rivals - (pv_content_race + pv_tool_race)


def brought_in(pv_saving: Array, pv_uplift: Array) -> Array:
    """Present value of all that AI brings in: what it saves and what it sells more.

    >>> brought_in(np.array([[90.0]]), np.array([[10.0]])).tolist()
    [[100.0]]
    """
    return pv_saving + pv_uplift


def kept_share(npv: Array, brought_in: Array) -> Array:
    """Of each unit of money that AI brings in, what is kept; never above 1, 0 at break-even, NaN if nothing comes in.

    >>> kept_share(np.array([[82.0]]), np.array([[100.0]])).tolist()
    [[0.82]]
    """
    return ratio(npv, brought_in)


def roi(npv: Array, spend: Array, adopts: Array) -> Array:
    """Net present value for each unit of money spent, as a share; NaN where nothing is spent, or when standing still.

    >>> roi(np.array([[30.0]]), np.array([[20.0]]), np.array([[1.0]])).tolist()
    [[1.5]]
    """
    return np.where(adopts > 0, finance.return_on_investment(npv, spend), np.nan)


def break_even_intensity(
    npv_without_race: Array, pv_races_at_full_intensity: Array, pv_saving: Array, pv_tools: Array, adopts: Array
) -> Array:
    """The θ at which adopting is worth nothing against today: NPV(θ=0) / PV(races at θ=1).

    Below 0 adopting does not pay even without a race; NaN where no race exists, or when standing still.

    >>> one = np.array([[1.0]])
    >>> break_even_intensity(90 * one, 60 * one, 100 * one, 9 * one, one).tolist()
    [[1.5]]
    """
    smallest = SMALLEST_RACE * (pv_saving + pv_tools)
    return ratio_where(adopts * pv_races_at_full_intensity > smallest, npv_without_race, pv_races_at_full_intensity)


def exit_intensity(
    npv_with_no_rivals: Array,
    pv_content_race_at_full_intensity: Array,
    pv_tool_race_at_full_intensity: Array,
    pv_saving: Array,
    pv_tools: Array,
) -> Array:
    """The θ at which adopting is worth no more than holding back; NaN where adopting brings no race of its own.

    NPV against standing still at θ = 0 is the NPV with no rivals: traffic race and erosion come either way.

    >>> one = np.array([[1.0]])
    >>> exit_intensity(100 * one, 45 * one, 5 * one, 100 * one, 9 * one).tolist()
    [[2.0]]
    """
    own_race = pv_content_race_at_full_intensity + pv_tool_race_at_full_intensity
    return ratio_where(own_race > SMALLEST_RACE * (pv_saving + pv_tools), npv_with_no_rivals, own_race)
