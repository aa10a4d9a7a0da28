"""Two merchants' choices against each other: adopt or hold back, while rivals hold back or adopt.

The four worths are present values against a world where nobody has AI, (rows, 1). Rivals who hold mean A = 0;
rivals who adopt mean A = 1 and ΔA = 1 in every month: what is contested is then taken in full, from month 1 on.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from roi_app.model.arrays import Array

ROUNDING: Final = 1e-12
"""Of the worths themselves, within which two of them are the same."""


class Game(StrEnum):
    """The name of a payoff matrix, from which choice dominates and what it is worth when all adopt."""

    WIN_WIN = "win_win"
    PRISONERS_DILEMMA = "prisoners_dilemma"
    CHICKEN = "chicken"
    DO_NOT_ADOPT = "do_not_adopt"


def hold_rivals_adopt(
    involution_intensity: Array, contested_traffic: Array, erosion_per_month: Array, pv_of_month: Array
) -> Array:
    """Worth of holding back while every rival adopts: dearer traffic and lost margin; never positive.

    >>> import numpy as np
    >>> one = np.array([[1.0]])
    >>> hold_rivals_adopt(0.5 * one, 100 * one, 50 * one, one).tolist()
    [[-100.0]]
    """
    return -(involution_intensity * contested_traffic + erosion_per_month) * pv_of_month


def adopt_rivals_adopt(
    npv_with_no_rivals: Array,
    hold_rivals_adopt: Array,
    involution_intensity: Array,
    contested_saving: Array,
    pv_of_ramp: Array,
    tools_cost: Array,
    pv_of_price_rise: Array,
) -> Array:
    """Worth of adopting while every rival adopts: what no rivals would leave, less the whole race.

    >>> import numpy as np
    >>> one = np.array([[1.0]])
    >>> adopt_rivals_adopt(90 * one, -10 * one, one, 20 * one, one, 5 * one, one).tolist()
    [[55.0]]
    """
    own_race = contested_saving * pv_of_ramp + tools_cost * pv_of_price_rise
    return npv_with_no_rivals + hold_rivals_adopt - involution_intensity * own_race


def name_of_game(adopt_rivals_hold: float, adopt_rivals_adopt: float, hold_rivals_adopt: float) -> Game:
    """Name one merchant's matrix; a choice that is worth exactly the same is no reason to adopt.

    >>> name_of_game(258_592, 147_070, -42_289)
    <Game.WIN_WIN: 'win_win'>
    """
    if adopt_rivals_hold <= 0:
        return Game.DO_NOT_ADOPT
    # Both are sums of the same parts, so that a tie may differ in its last digit.
    rounding = ROUNDING * max(abs(adopt_rivals_hold), abs(hold_rivals_adopt))
    if adopt_rivals_adopt - hold_rivals_adopt <= rounding:
        return Game.CHICKEN
    return Game.WIN_WIN if adopt_rivals_adopt >= 0 else Game.PRISONERS_DILEMMA
