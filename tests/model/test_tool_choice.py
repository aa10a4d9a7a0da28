"""The best tools within a budget, on the worked shop, by hand."""

import numpy as np
import pytest

from roi_app.model.parameters import STREAMS
from roi_app.model.published_cases import worked_inputs
from roi_app.model.tool_choice import best_first, every_set

PRICES = {"photo": 200, "design": 0, "copy": 150, "video": 400, "service": 800}


@pytest.fixture(scope="module")
def sets():
    return every_set(worked_inputs())


def names(sets, row):
    return {stream for stream, taken in zip(STREAMS, sets.taken[row], strict=True) if taken}


@pytest.mark.parametrize(
    ("budget", "taken"),
    [
        (0, {"design"}),
        (149.99, {"design"}),
        (150, {"design", "copy"}),
        (200, {"design", "photo"}),  # not nested: the tool for copy makes room for a better one
        (350, {"design", "photo", "copy"}),
        (800, {"design", "photo", "copy", "video"}),  # three tools are worth more than the best one at their price
        (950, {"design", "copy", "service"}),
        (1_000, {"design", "photo", "service"}),
        (1_150, {"design", "photo", "copy", "service"}),
        (1_550, set(PRICES)),
        (1e9, set(PRICES)),
    ],
)
def test_the_best_set_within_a_budget(sets, budget, taken):
    best = sets.best_within(budget)
    assert names(sets, best) == taken
    assert sets.tools_per_month[best] == sum(PRICES[stream] for stream in taken) <= budget


def test_sets_come_from_none_to_all_the_smaller_first(sets):
    sizes = sets.taken.sum(axis=-1)
    assert sizes.tolist() == sorted(sizes)
    assert len(sets.taken) == 2**5 == len(np.unique(sets.taken, axis=0))
    assert (sets.tools_per_month[0], sets.npv_vs_standing_still[0]) == (0, 0)
    assert sets.npv_vs_standing_still[-1] == pytest.approx(168_200.16, abs=0.005)


def test_of_equal_sets_the_smallest_is_taken():
    merchant = worked_inputs()
    nothing = merchant | {
        key: np.zeros((1, 6)) for key in ("coverage", "uplift_weight", "leakage_weight", "lever_price")
    }
    free = every_set(nothing | {"setup_cost": np.zeros((1, 1))})
    assert free.best_within(100) == 0


def test_one_bill_is_the_price_of_every_set_but_none():
    merchant = worked_inputs() | {"tools_given": np.ones((1, 1)), "tools_per_month": np.full((1, 1), 300.0)}
    sets = every_set(merchant)
    assert sets.tools_per_month.tolist() == [0, *[300] * 31]
    assert sets.best_within(299) == 0
    assert names(sets, sets.best_within(300)) == set(PRICES)


def test_a_plan_that_is_standing_still_has_one_set():
    sets = every_set(worked_inputs() | {"lever_chosen": np.zeros((1, 6))})
    assert (len(sets.taken), sets.best_within(0)) == (1, 0)


def test_a_budget_below_nothing_is_refused(sets):
    with pytest.raises(ValueError, match="0 or more"):
        sets.best_within(-1)


def test_equal_worths_come_in_the_order_of_streams_whatever_their_last_digit():
    # 2,300 × .6 and 2,300 × .6 by another way: worths agree in all but the last digit.
    worth = np.array([[-2452.73658855892, -2452.7365885589197, np.nan, 10.0, np.nan, np.nan]])
    one = np.zeros((1, 1))
    values = {
        "worth_by_stream": worth, "setup_paid": one, "pv_oversight": one, "price_charged": np.zeros((1, 6)),
        "tools_given": one, "pv_tools": one, "pv_tool_race": one, "tools_cost": one,
    }  # fmt: skip
    assert best_first(values).order == (3, 0, 1)
