"""Merchants in columns give what an estimate gives each of them, to the last bit whatever stands beside them."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roi_app.model import finance
from roi_app.model.estimate import STEPS, estimate
from roi_app.model.merchants import PATH_STEPS, Merchants, estimate_merchants
from roi_app.model.parameters import Axis
from roi_app.model.running_total import Totals, payback
from tests.model.strategies import crowd
from tests.model.test_batch import is_money, money_of

WANTED = tuple(key for key, step in STEPS.items() if step.axis is not Axis.MONTH and key not in PATH_STEPS)
PATHS = ("discount_rate", "ramp_months", "rival_adoption", "tool_price_growth")


def split(table, cases, seed, *, share_paths):
    """The same merchants as a few cases, with cells of their own wherever they differ, and sometimes where not."""
    random = np.random.default_rng(seed)
    rows = table["units_per_month"].shape[0]
    case_of = random.integers(0, cases, rows)
    shared = {key: array for key, array in table.items() if key != "month"}
    if share_paths:
        shared |= {key: array[:1].repeat(rows, axis=0) for key, array in shared.items() if key in PATHS}
        shared |= {key: shared[key][:1].repeat(rows, axis=0) for key in ("adoption_ceiling", "adoption_speed")}
    of_cases = [{key: array[random.integers(0, array.shape[0])][np.newaxis] for key, array in shared.items()}
                for _ in range(cases)]  # fmt: skip
    own, full = {}, {}
    for key, array in shared.items():
        usual = np.concatenate([case[key] for case in of_cases])[case_of]
        full[key] = usual.copy()
        for column in range(array.shape[1]):
            if array.shape[0] > 1 and random.random() < 0.8:
                cells = np.where(random.random(rows) < 0.3, np.nan, array[:, column])
                own[key, column] = cells
                full[key][:, column] = np.where(np.isnan(cells), usual[:, column], cells)
    months = table["month"].shape[-1]
    return Merchants(of_cases, case_of, own, np.full(rows, months)), full | {"month": table["month"]}


def gathered(merchants, wanted=WANTED, **options):
    rows = merchants.case_of.size
    found = {}
    for which, values in estimate_merchants(merchants, wanted, **options):
        for key, array in values.items():
            found.setdefault(key, np.full((rows, array.shape[1]), np.inf))[which] = array
    return found


def taken(merchants, which):
    own = {cell: values[which] for cell, values in merchants.own.items()}
    return Merchants(merchants.cases, merchants.case_of[which], own, merchants.horizons[which])


@pytest.mark.parametrize("months", [12, 36, 60])
@pytest.mark.parametrize("share_paths", [False, True])
def test_every_figure_is_that_of_an_estimate(months, share_paths):
    merchants, inputs = split(crowd(1_500, months, seed=months), 5, months, share_paths=share_paths)
    expected = estimate(inputs, WANTED)
    noise = 1e-14 * money_of(expected)
    found = gathered(merchants)
    for key in WANTED:
        of_estimate = np.broadcast_to(expected[key], found[key].shape)
        slack = noise if is_money(key) else 1e-9
        apart = np.abs(of_estimate - found[key]) - 1e-9 * np.abs(of_estimate)
        assert np.array_equal(np.isnan(of_estimate), np.isnan(found[key])), key
        assert np.all(np.nan_to_num(apart) <= slack), key


@example(rows=40, cases=1, chunk_rows=1, seed=0, share_paths=True)  # the path of the chunk before, again
@settings(max_examples=25)
@given(st.integers(1, 120), st.integers(1, 4), st.integers(1, 130), st.integers(0, 99), st.booleans())
def test_a_row_has_the_same_bits_in_any_order_any_chunk_and_alone(rows, cases, chunk_rows, seed, share_paths):
    merchants, _ = split(crowd(rows, 24, seed), cases, seed, share_paths=share_paths)
    random = np.random.default_rng(seed)
    merchants.horizons[:] = random.choice([12, 24, 36], rows)
    whole = gathered(merchants)
    order = random.permutation(rows)
    shuffled = gathered(taken(merchants, order), chunk_rows=chunk_rows)
    alone = gathered(taken(merchants, order[:1]))
    for key, values in whole.items():
        np.testing.assert_array_equal(shuffled[key], values[order], err_msg=key)
        np.testing.assert_array_equal(alone[key], values[order[:1]], err_msg=key)


whole_numbers = st.lists(st.integers(-3, 3), min_size=5, max_size=5)


@given(st.lists(whole_numbers, min_size=1, max_size=6), st.booleans())
def test_payback_is_that_of_finance_where_totals_touch_zero(amounts, one_path):
    terms = np.array(amounts, dtype=float).T.copy()
    rows = terms.shape[1]
    shares = np.array(
        [[0, 1, 1, 0, 2, 1], [0, 0, 1, 3, 1, 0], [0, 1, 0, 0, 0, 4], [0, 2, 2, 1, 0, 0], [0, 1, 1, 1, 1, 1]]
    )
    sums = np.cumsum(shares, axis=1)[:, :, np.newaxis].astype(float)
    setup = np.abs(terms[0]) * 2
    totals = Totals(setup, terms, sums, None if one_path else np.zeros(rows, dtype=np.intp))
    balance = totals.of_rows(np.arange(rows)).T
    expected = finance.payback_period(balance)
    paid, again = payback(totals)
    np.testing.assert_array_equal(paid[:, np.newaxis], expected)
    np.testing.assert_array_equal(again[:, np.newaxis], finance.falls_again_period(balance, expected))
    np.testing.assert_array_equal([totals.at(np.full(rows, month)) for month in range(6)], balance.T)
