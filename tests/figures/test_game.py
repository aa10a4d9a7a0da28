"""The game by θ: the thresholds are the model's own."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample_in
from roi_app.estimates.answer import answer
from roi_app.figures.game import game_by_intensity, stretches_of_game
from roi_app.figures.race_meter import meter
from roi_app.model.payoff import Game
from roi_app.texts.formatting import Wording
from tests.examples import examples

EN = Wording("en", "CNY")


def answer_of(document: Document):
    return answer(resolve(document, default_catalogue()))


def clothing(**values: float) -> Document:
    document = sample_in("clothing", "en")
    for key, value in values.items():
        document = document.with_value(key, value)
    return document


def test_the_thresholds_of_the_worked_shop_follow_from_its_printed_matrix():
    # At θ = 0.4: alone 220,108; with all in 103,169; holding back -42,289. Erosion takes 23,577 at any θ, so that
    # traffic takes 18,712 at 0.4. The own race takes 220,108 - 42,289 - 103,169 = 74,650 at 0.4.
    win, dilemma, chicken = stretches_of_game(answer_of(clothing()))
    own_race = (220_108 - 42_289 - 103_169) / 0.4
    assert chicken.start == pytest.approx(220_108 / own_race, rel=1e-4)
    held = answer_of(clothing(involution_intensity=0.0)).value("hold_rivals_adopt")
    traffic = (42_289 + held) / 0.4
    assert win.end == pytest.approx((220_108 + held) / (own_race + traffic), rel=1e-4)
    assert [one.game for one in (win, dilemma, chicken)] == [Game.WIN_WIN, Game.PRISONERS_DILEMMA, Game.CHICKEN]
    assert (win.start, win.end, chicken.end) == (0.0, dilemma.start, math.inf)


@examples(30)
@given(
    values=st.fixed_dictionaries(
        {},
        optional={
            "ads_per_month": st.floats(0, 400_000),
            "setup_cost": st.floats(0, 500_000),
            "tools_per_month": st.floats(0, 20_000),
            "sales_uplift": st.floats(0, 0.2),
            "contested_share": st.floats(0, 1),
            "traffic_inflation": st.floats(0, 1),
            "photo_coverage": st.floats(0, 1),
            "review_share": st.floats(0, 1),
        },
    ),
    inside=st.floats(0.02, 0.98),
)
def test_each_stretch_bears_the_name_that_the_model_gives_there(values, inside):
    document = clothing(**values)
    stretches = stretches_of_game(answer_of(document))
    assert stretches[0].start == 0
    assert stretches[-1].end == math.inf
    for one, after in itertools.pairwise(stretches):
        assert one.end == after.start
        assert one.game is not after.game
    for one in stretches:
        end = min(one.end, one.start + 5)
        theta = one.start + inside * (end - one.start)
        if theta <= 100:
            assert answer_of(document.with_value("involution_intensity", theta)).game is one.game


@examples(20)
@given(theta=st.floats(0, 4))
def test_the_name_that_is_marked_as_now_is_the_name_of_the_answer(theta):
    shop = answer_of(clothing(involution_intensity=theta))
    figure = game_by_intensity(shop, EN)
    now = [one for one in figure.stretches if one.is_now]
    assert [one.game for one in now] == [shop.game]


@pytest.mark.parametrize("theta", [0.0, 0.4, 2.3, 9.0])
def test_the_scale_of_theta_is_the_same_for_every_answer(theta):
    shop = answer_of(clothing(involution_intensity=theta, setup_cost=0.0, tools_per_month=0.0, review_share=0.05))
    for axis in (game_by_intensity(shop, EN).axis, meter(shop, EN).axis):
        assert (axis.low, axis.high) == (0.0, 2.0)
        assert [(tick.value, tick.label) for tick in axis.ticks] == [
            (0, "0"), (0.5, "0.5"), (1, "1"), (1.5, "1.5"), (2, "2")
        ]  # fmt: skip
