"""A traced formula is the formula: it computes the same numbers, or says that it is no plain formula."""

import numpy as np
import pytest
from hypothesis import given

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.explain.tracing import Constant, Name, Op, Operation, UntraceableError, compute, evaluate, trace
from roi_app.model.estimate import STEPS, estimate
from tests.documents.strategies import shops
from tests.examples import examples

LOOKED_UP = {
    "cumulative_net",
    "cumulative_net_if_dropped",
    "payback_months",
    "falls_again_month",
}


def test_only_running_totals_and_months_looked_up_in_them_have_no_tree():
    without = set()
    for key, step in STEPS.items():
        try:
            trace(step.formula, step.arguments)
        except UntraceableError:
            without.add(key)
    assert without == LOOKED_UP


@examples(24)
@given(shops())
def test_every_tree_computes_what_the_model_computes_to_the_last_bit(document):
    values = estimate(resolve(document, default_catalogue()).inputs(), tuple(STEPS))
    for key in STEPS.keys() - LOOKED_UP:
        step = STEPS[key]
        assert np.array_equal(evaluate(trace(step.formula, step.arguments), values), values[key], equal_nan=True), key


def test_the_tree_of_a_formula_is_its_operations_in_order():
    def formula(wage, heads):
        return 2 - np.minimum(wage, 1) * -heads

    wage, heads = Name("wage"), Name("heads")
    smaller = Operation(Op.MINIMUM, (wage, Constant(1)))
    product = Operation(Op.MULTIPLY, (smaller, Operation(Op.NEGATE, (heads,))))
    assert trace(formula, ("wage", "heads")) == Operation(Op.SUBTRACT, (Constant(2), product))


OPERATIONS = {
    Op.ADD: (lambda a, b: a + b, np.add),
    Op.SUBTRACT: (lambda a, b: a - b, np.subtract),
    Op.MULTIPLY: (lambda a, b: a * b, np.multiply),
    Op.DIVIDE: (lambda a, b: a / b, np.divide),
    Op.POWER: (lambda a, b: a**b, np.power),
    Op.ABOVE: (lambda a, b: a > b, np.greater),
    Op.AT_LEAST: (lambda a, b: a >= b, np.greater_equal),
    Op.BELOW: (lambda a, b: a < b, np.less),
    Op.AT_MOST: (lambda a, b: a <= b, np.less_equal),
    Op.SAME: (lambda a, b: a == b, np.equal),
    Op.OTHER: (lambda a, b: a != b, np.not_equal),
    Op.BOTH: (lambda a, b: a & b, np.logical_and),
}


@pytest.mark.parametrize("op", OPERATIONS)
def test_operators_and_numpy_functions_are_the_same_operations(op):
    for formula in OPERATIONS[op]:
        assert trace(formula, ("a", "b")) == Operation(op, (Name("a"), Name("b")))


NUMBER_FIRST = {
    Op.SUBTRACT: lambda a: 2.0 - a,
    Op.DIVIDE: lambda a: 2.0 / a,
    Op.POWER: lambda a: 2.0**a,
    Op.MULTIPLY: lambda a: np.full((1, 1), 2.0) * a,
    Op.ADD: lambda a: np.float32(2) + a,
}


@pytest.mark.parametrize("op", NUMBER_FIRST)
def test_a_number_on_the_left_stays_on_the_left(op):
    assert trace(NUMBER_FIRST[op], ("a",)) == Operation(op, (Constant(2.0), Name("a")))


def test_a_row_is_summed_and_its_greatest_found_over_the_last_axis():
    row = np.array([[1.0, 4.0, 2.0]])
    assert compute(Op.SUM, row).tolist() == [[7.0]]
    assert compute(Op.MOST, row).tolist() == [[4.0]]
    traced = trace(lambda a: np.max(a, axis=-1, keepdims=True), ("a",))
    assert traced == Operation(Op.MOST, (Name("a"),))


REFUSED = {
    "a sum that loses its axis": lambda a: np.sum(a, axis=-1),
    "a sum over rows": lambda a: np.sum(a, axis=0, keepdims=True),
    "a running total": lambda a: np.cumsum(a, axis=-1),
    "an unknown function": np.log,
    "a reduction": np.add.reduce,
    "a whole array as a constant": lambda a: np.where(a > 0, a, np.ones((1, 3))),
    "half a choice": lambda a: np.where(a > 0),
    "a part of an array": lambda a: a[..., 1:],
    "a path chosen by a value": lambda a: a if a > 0 else 0 * a,
    "a shape": lambda a: np.zeros(a.shape),
    "no use of what comes in": lambda _: 1.0,
    "a text": lambda a: a + "1",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_no_tree_can_say_is_refused(what):
    with pytest.raises(UntraceableError):
        trace(REFUSED[what], ("a",))


def test_what_does_not_exist_is_computed_without_a_warning():
    nothing = {"a": np.zeros((1, 1))}
    assert np.isnan(evaluate(Operation(Op.DIVIDE, (Name("a"), Name("a"))), nothing))
