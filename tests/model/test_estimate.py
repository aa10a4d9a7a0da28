"""The order of the model: every step finds its inputs, keeps its shape and type, and any row stands for itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.model.estimate import BASE_KEYS, STEPS, estimate, steps_towards
from roi_app.model.parameters import INPUTS, STREAMS, Axis, Unit
from roi_app.model.published_cases import worked_inputs
from tests.model.strategies import crowd, inputs

LEAVES = {argument for step in STEPS.values() for argument in step.arguments} - set(STEPS)


def same(one, other):
    """Equal to the last bit, and to the sign of a zero."""
    one, other = np.ascontiguousarray(one), np.ascontiguousarray(other)
    return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()


def test_each_argument_is_an_input_or_an_earlier_step():
    known = set(LEAVES)
    for step in STEPS.values():
        assert set(step.arguments) <= known, step.key
        known.add(step.key)


def test_what_goes_in_is_declared_with_its_axis():
    assert set(INPUTS) == LEAVES
    axes = {1: Axis.MERCHANT, len(STREAMS): Axis.STREAM, 36: Axis.MONTH}
    assert {key: axes[array.shape[-1]] for key, array in worked_inputs().items()} == {
        key: one.axis for key, one in INPUTS.items()
    }


def test_no_step_is_without_use():
    """Each is printed, or feeds one that is."""
    fed = {argument for step in STEPS.values() for argument in step.arguments}
    last = {key for key in STEPS if key not in fed and not key.endswith("_if_dropped")}
    assert last == {
        "cost_per_month", "kept_share", "kept_share_vs_standing_still", "roi", "falls_again_month",
        "break_even_intensity", "exit_intensity", "adopt_rivals_adopt", "worth_by_stream", "highest_price",
    }  # fmt: skip


@settings(max_examples=15)
@given(inputs())
def test_every_step_keeps_its_axis(merchant):
    rows, months = merchant["whole_heads"].shape[0], merchant["month"].shape[-1]
    values = estimate(merchant, STEPS)
    for key, step in STEPS.items():
        longest = {Axis.MERCHANT: 1, Axis.STREAM: len(STREAMS), Axis.MONTH: months}[step.axis]
        if key.startswith("cumulative_net"):
            longest += 1  # month 0
        shape = values[key].shape
        assert len(shape) == 2, key
        assert shape[0] in (1, rows), key
        assert shape[1] == longest, key


def test_every_step_has_a_unit_that_a_figure_can_be_shown_in():
    shown = {Unit.MONEY, Unit.SHARE, Unit.RATIO, Unit.HEADS, Unit.MONTHS, Unit.YES_NO}
    assert {step.unit for step in STEPS.values()} == shown


@settings(max_examples=15)
@given(inputs())
def test_float32_stays_float32(merchant):
    small = {key: array.astype(np.float32) for key, array in merchant.items()}
    values = estimate(small, STEPS)
    assert {key for key in STEPS if values[key].dtype != np.float32} == set()


@settings(max_examples=15)
@given(inputs())
def test_inputs_are_not_changed(merchant):
    before = {key: array.copy() for key, array in merchant.items()}
    values = estimate(merchant, STEPS)
    assert all(same(before[key], merchant[key]) and values[key] is merchant[key] for key in before)


def test_a_missing_input_is_named():
    merchant = worked_inputs()
    del merchant["review_share"]
    with pytest.raises(KeyError, match="review_share"):
        estimate(merchant)


def test_an_unknown_quantity_is_named():
    with pytest.raises(KeyError, match="happiness"):
        steps_towards(("npv", "happiness"))


def test_what_is_not_wanted_is_not_computed():
    values = estimate(worked_inputs(), ("saved_per_month",))
    assert set(values) - set(worked_inputs()) == {
        "outsourced_cost", "lever_active", "applied_coverage", "staff_coverage",
        "freed_staff", "cash_staff", "saved_by_stream", "saved_per_month",
    }  # fmt: skip


@pytest.mark.parametrize("key", STEPS)
def test_steps_towards_a_quantity_are_those_it_needs_in_order(key):
    steps = steps_towards((key,))
    keys = [step.key for step in steps]
    assert keys == [one for one in STEPS if one in keys]
    assert keys[-1] == key
    needed = {key}
    for step in reversed(steps):
        assert step.key in needed, step.key
        needed.update(step.arguments)
    assert needed - set(keys) <= LEAVES


def test_steps_towards_nothing_are_none():
    assert steps_towards(()) == ()
    assert steps_towards(BASE_KEYS) == tuple(step for key, step in STEPS.items() if key in BASE_KEYS)


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.sampled_from((12, 36, 60)))
def test_rows_equal_rows_alone_to_the_last_bit_in_any_order(seed, rows, months):
    merchants = crowd(rows, months, seed)
    order = np.random.default_rng(seed).permutation(rows)
    together = estimate({key: array if len(array) == 1 else array[order] for key, array in merchants.items()}, STEPS)
    for place, row in enumerate(order):
        alone = estimate(
            {key: array[row : row + 1] if len(array) == rows else array for key, array in merchants.items()}, STEPS
        )
        for key in STEPS:
            here = together[key][place : place + 1] if len(together[key]) > 1 else together[key]
            assert same(here, alone[key]), key


@settings(max_examples=10)
@given(st.integers(0, 2**32 - 1))
def test_the_layout_of_a_table_in_memory_changes_nothing(seed):
    """Columns of a data frame arrive in Fortran's order."""
    merchants = crowd(33, 36, seed)
    columns = {key: np.asfortranarray(array) for key, array in merchants.items()}
    plain, other = estimate(merchants, STEPS), estimate(columns, STEPS)
    assert [key for key in STEPS if not same(plain[key], other[key])] == []
