"""Many rows at speed give what an estimate gives, row by row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.model import batch, finance
from roi_app.model.batch import CHUNK_ROWS, Stopped, estimate_in_chunks, estimate_rows, estimate_trials, never
from roi_app.model.estimate import BASE_KEYS, STEPS, estimate
from roi_app.model.parameters import Unit
from roi_app.model.published_cases import worked_inputs
from tests.examples import examples
from tests.model.strategies import crowd, inputs

ASSUMED = (
    "discount_rate", "ramp_months", "rival_adoption", "adoption_ceiling", "adoption_speed", "tool_price_growth",
)  # fmt: skip
WANTED = (*BASE_KEYS, "cumulative_net_if_dropped")


def compared(merchants, wanted=WANTED):
    """Each wanted figure from an estimate and from the batch, broadcast to the same shape."""
    expected, found = estimate(merchants, wanted), estimate_rows(merchants, wanted)
    for key in wanted:
        yield key, *np.broadcast_arrays(expected[key], found[key])


def money_of(values):
    """All money of each row, (rows, 1): what is left of large sums is known to the noise of the sums."""
    amounts = (np.max(np.abs(np.nan_to_num(values[key])), axis=1, keepdims=True) for key in values if is_money(key))
    return 1 + sum(amounts)


def is_money(key):
    return key in STEPS and STEPS[key].unit is Unit.MONEY


@pytest.mark.parametrize("months", [12, 36, 60])
@pytest.mark.parametrize("shared", [False, True])
def test_every_figure_is_that_of_an_estimate(months, shared):
    merchants = crowd(3_000, months, seed=months)
    if shared:
        merchants |= {key: merchants[key][:1] for key in ASSUMED}
    noise = 1e-14 * money_of(estimate(merchants, WANTED))
    for key, expected, found in compared(merchants):
        slack = noise if is_money(key) else 1e-9
        apart = np.abs(expected - found) - 1e-9 * np.abs(expected)
        assert np.array_equal(np.isnan(expected), np.isnan(found)), key
        assert np.all(np.nan_to_num(apart) <= slack), key


@examples(20)
@given(inputs())
def test_money_agrees_at_the_edges_too(merchants):
    noise = 1e-14 * money_of(estimate(merchants, WANTED))
    for key, expected, found in compared(merchants):
        if is_money(key):
            apart = np.abs(expected - found) - 1e-9 * np.abs(expected)
            assert np.all(np.nan_to_num(apart) <= noise), key


@given(st.lists(st.sampled_from([-2.0, -1.0, 0.0, 1.0, 3.0]), min_size=13, max_size=13))
def test_payback_and_the_fall_after_it_are_those_of_finance(flows):
    balance, one = np.cumsum([flows, flows[::-1]], axis=1), np.ones((2, 1))
    expected = finance.payback_period(balance)
    np.testing.assert_array_equal(batch.payback_months(balance, one), expected)
    np.testing.assert_array_equal(
        batch.falls_again_month(balance, expected), finance.falls_again_period(balance, expected)
    )


@examples(10)
@given(st.integers(1, 400), st.integers(1, 500), st.integers(0, 99))
def test_any_row_stands_for_itself_in_any_order_and_any_chunk(rows, chunk_rows, seed):
    merchants = crowd(rows, 24, seed)
    order = np.random.default_rng(seed).permutation(rows)
    shuffled = {key: array if array.shape[0] == 1 else array[order] for key, array in merchants.items()}
    wanted = ("npv", "payback_months", "worth_by_stream", "kept_share")
    whole = estimate_rows(merchants, wanted)
    chunks = list(estimate_in_chunks(shuffled, wanted, chunk_rows))
    for key in wanted:
        found = np.concatenate([chunk[key] for chunk in chunks])
        np.testing.assert_allclose(found, whole[key][order], rtol=1e-12, atol=1e-9)


def test_rows_that_share_everything_give_one_row_for_all():
    merchants = {key: array[:1] for key, array in crowd(1, 36, 4).items()}
    ((place, values),) = estimate_trials(merchants, np.arange(5_000), ("npv",), never)
    assert (place, values["npv"].shape) == (slice(0, 5_000), (1, 1))


def test_shared_inputs_are_given_once_and_results_are_given_for_every_row():
    merchants = worked_inputs()
    merchants["staff"] = np.repeat(merchants["staff"], 5, axis=0)
    wanted = ("npv", "ramp", "saved_by_stream", "cumulative_net")
    chunks = list(estimate_in_chunks(merchants, iter(wanted), 2))
    assert [set(chunk) for chunk in chunks] == [set(wanted)] * 3
    for key, last in (("npv", 1), ("ramp", 36), ("saved_by_stream", 6), ("cumulative_net", 37)):
        assert [chunk[key].shape for chunk in chunks] == [(2, last), (2, last), (1, last)]
        for chunk in chunks:
            np.testing.assert_allclose(chunk[key][-1:], estimate(worked_inputs())[key], rtol=1e-12)


def test_chunks_have_their_own_size_unless_told():
    merchants = worked_inputs() | {"cash_capture": np.linspace(0, 1, CHUNK_ROWS + 1)[:, np.newaxis]}
    sizes = [len(chunk["npv"]) for chunk in estimate_in_chunks(merchants, ("npv",))]
    assert sizes == [CHUNK_ROWS, 1]


def test_chosen_rows_come_in_their_order():
    merchants, which = crowd(50, 36, 4), np.array([7, 3, 31])
    ((place, values),) = estimate_trials(merchants, which, ("npv",), never)
    assert place == slice(0, 3)
    np.testing.assert_allclose(values["npv"], estimate(merchants, ("npv",))["npv"][which])


def test_it_stops_before_a_chunk():
    with pytest.raises(Stopped):
        list(estimate_trials(crowd(50, 12, 4), np.arange(50), ("npv",), lambda: True))


def test_what_no_step_gives_is_refused():
    with pytest.raises(KeyError, match="no_such_figure"):
        estimate_rows(crowd(2, 12, 1), ("no_such_figure",))


def test_who_says_nothing_consents_and_waits():
    assert batch.always()
    assert not batch.never()
