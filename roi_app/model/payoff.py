"""Two merchants' choices against each other: adopt or hold back, while rivals hold back or adopt.

The four worths are present values against a world where nobody has AI, (rows, 1). Rivals who hold mean A = 0;
rivals who adopt mean A = 1 and ΔA = 1 in every month. The flows are the model's own, at those two adoptions.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import numpy as np

from roi_app.model import finance
from roi_app.model.arrays import Array
from roi_app.model.formulas import involution

# A narrow type: it takes on that of the merchant, and never widens it.
ALL_RIVALS: Final[Array] = np.ones((1, 1), dtype=np.float32)


class Game(StrEnum):
    """The name of a payoff matrix, from which choice dominates and what it is worth when all adopt."""

    WIN_WIN = "win_win"
    PRISONERS_DILEMMA = "prisoners_dilemma"
    CHICKEN = "chicken"
    DO_NOT_ADOPT = "do_not_adopt"


def hold_rivals_adopt(
    involution_intensity: Array,
    traffic_inflation: Array,
    ads_per_month: Array,
    contested_share: Array,
    sales_uplift: Array,
    sales_per_month: Array,
    gross_margin: Array,
    discount_factor: Array,
) -> Array:
    """Worth of holding back while every rival adopts: dearer traffic and lost margin; never positive.

    >>> one = np.array([[1.0]])
    >>> hold_rivals_adopt(one, 0.05 * one, 1000 * one, 0.5 * one, 0.1 * one, 1000 * one, one, one).tolist()
    [[-100.0]]
    """
    traffic = involution.race_at_intensity(
        involution_intensity,
        involution.traffic_race_at_full_intensity(traffic_inflation, ads_per_month, ALL_RIVALS),
    )
    erosion = involution.monthly_erosion(contested_share, sales_uplift, sales_per_month, gross_margin, ALL_RIVALS)
    return -finance.present_value(traffic + erosion, discount_factor)


def adopt_rivals_adopt(
    npv_with_no_rivals: Array,
    hold_rivals_adopt: Array,
    involution_intensity: Array,
    ramp: Array,
    contested_saving: Array,
    tools_cost: Array,
    tool_price_growth: Array,
    month: Array,
    discount_factor: Array,
) -> Array:
    """Worth of adopting while every rival adopts: what no rivals would leave, less the whole race.

    >>> one = np.array([[1.0]])
    >>> adopt_rivals_adopt(90 * one, -10 * one, one, one, 20 * one, 5 * one, 1 * one, 12 * one, one).tolist()
    [[55.0]]
    """
    own_race = involution.race_at_intensity(
        involution_intensity,
        involution.content_race_at_full_intensity(ALL_RIVALS, ramp, contested_saving)
        + involution.tool_race_at_full_intensity(ALL_RIVALS, tools_cost, tool_price_growth, month),
    )
    return npv_with_no_rivals + hold_rivals_adopt - finance.present_value(own_race, discount_factor)


def name_of_game(adopt_rivals_hold: float, adopt_rivals_adopt: float, hold_rivals_adopt: float) -> Game:
    """Name one merchant's matrix; a choice that is worth exactly the same is no reason to adopt.

    >>> name_of_game(258_592, 147_070, -42_289)
    <Game.WIN_WIN: 'win_win'>
    """
    if adopt_rivals_hold <= 0:
        return Game.DO_NOT_ADOPT
    if adopt_rivals_adopt <= hold_rivals_adopt:
        return Game.CHICKEN
    return Game.WIN_WIN if adopt_rivals_adopt >= 0 else Game.PRISONERS_DILEMMA
