"""The matrix's name follows from which choice dominates and what adopting is worth when all adopt."""

import pytest

from roi_app.model.estimate import estimate
from roi_app.model.payoff import Game, name_of_game
from roi_app.model.published_cases import worked_inputs

NAMES = {
    "adopting dominates and all gain": ((10, 5, -3), Game.WIN_WIN),
    "adopting dominates and all just break even": ((10, 0, -3), Game.WIN_WIN),
    "adopting dominates and all lose": ((10, -1, -3), Game.PRISONERS_DILEMMA),
    "adopting pays only against rivals who hold": ((10, -5, -3), Game.CHICKEN),
    "adopting is worth no more than holding once all adopt": ((10, -3, -3), Game.CHICKEN),
    "adopting does not pay even alone": ((-1, -10, -3), Game.DO_NOT_ADOPT),
    "adopting is worth nothing alone": ((0, -3, -3), Game.DO_NOT_ADOPT),
    "the least gain alone is a gain": ((5e-324, 1, 0), Game.WIN_WIN),
}


@pytest.mark.parametrize(("worths", "name"), NAMES.values(), ids=NAMES)
def test_name_of_game(worths, name):
    assert name_of_game(*worths) is name


def test_names_are_those_of_the_printed_result():
    assert [str(game) for game in Game] == ["win_win", "prisoners_dilemma", "chicken", "do_not_adopt"]


@pytest.mark.parametrize(
    ("intensity", "name"),
    [(0, Game.WIN_WIN), (0.4, Game.WIN_WIN), (0.9, Game.PRISONERS_DILEMMA), (3, Game.CHICKEN)],
)
def test_the_worked_shop_slides_from_win_win_to_chicken_as_the_race_heats_up(intensity, name):
    merchant = worked_inputs()
    merchant["involution_intensity"] = merchant["involution_intensity"] * 0 + intensity
    values = estimate(merchant, ("npv_with_no_rivals", "adopt_rivals_adopt", "hold_rivals_adopt"))
    worths = [float(values[key][0, 0]) for key in ("npv_with_no_rivals", "adopt_rivals_adopt", "hold_rivals_adopt")]
    assert name_of_game(*worths) is name


def test_all_rivals_at_once_month_by_month():
    """Two months by hand: adopting together bears traffic, erosion, content and tools, each at A = 1."""
    merchant = {key: values if key != "month" else values[:, :2] for key, values in worked_inputs().items()}
    values = estimate(merchant)
    discount = [1.1 ** (-1 / 12), 1.1 ** (-2 / 12)]
    held = [-(0.4 * 0.05 * 30_000 + 0.6 * 1_260)] * 2
    contested = 7_995.28125 - 0.75 * 3_037.5
    own = [0.4 * (ramp * contested + 1_550 * (1.2132 ** (month / 12) - 1)) for month, ramp in ((1, 0.25), (2, 0.5))]
    gained = [ramp * (7_995.28125 + 1_260 - 0.9 * 168) - 1_550 for ramp in (0.25, 0.5)]
    hold = sum(d * h for d, h in zip(discount, held, strict=True))
    assert values["hold_rivals_adopt"][0, 0] == pytest.approx(hold)
    together = sum(d * (g + h - o) for d, g, h, o in zip(discount, gained, held, own, strict=True)) - 2_000
    assert values["adopt_rivals_adopt"][0, 0] == pytest.approx(together)


def test_a_tie_that_differs_in_its_last_digit_is_a_tie():
    # Free tools, no sales, all saved money back into the race: the audit's document, in full digits.
    assert name_of_game(200_000.0, -4677.968766332793, -4677.9687663327995) is Game.CHICKEN
    assert name_of_game(200_000.0, -4677.9687, -4677.9688) is Game.PRISONERS_DILEMMA
