import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from roi_app.explain.expressions import traced
from roi_app.explain.leaves import FOLLOWS_BALANCE
from roi_app.explain.tracing import Constant, Name, Op, Operation, UntraceableError, evaluate, trace
from roi_app.exports.workbook.formula import quoted, spreadsheet_formula
from roi_app.exports.workbook.layout import BALANCE
from roi_app.model.estimate import BASE_KEYS, STEPS


def spell(function, *names):
    return spreadsheet_formula(trace(function, names), str.lower, str.upper)


@pytest.mark.parametrize(
    ("function", "formula"),
    [
        (lambda a, b: a + b * 2, "a+b*2"),
        (lambda a, b: (a + b) * 2, "(a+b)*2"),
        (lambda a, b: a - (b - 1), "a-(b-1)"),
        (lambda a, b: a - b - 1, "a-b-1"),
        (lambda a, b: a / (b * 2), "a/(b*2)"),
        (lambda a, b: a / b / 2, "a/b/2"),
        (lambda a, b: (1 + a) ** (-b / 12), "(1+a)^(-b/12)"),
        (lambda a, b: (-a) ** b, "(-a)^b"),
        (lambda a, b: -(a**b), "-(a^b)"),
        (lambda a, b: a**b**2, "a^(b^2)"),
        (lambda a, b: a - (-b), "a-(-b)"),
        (lambda a, b: np.exp(-a * b), "EXP(-a*b)"),
        (lambda a, b: np.floor(a + 1e-9) + b, "INT(a+1E-09)+b"),
        (lambda a, b: np.minimum(1, a / np.maximum(b, 1)), "MIN(1,a/MAX(b,1))"),
        (lambda a, b: a * (b > 0), "a*IF(b>0,1,0)"),
        (lambda a, b: np.where((a > 0) & (b <= 2), a, b), "IF(AND(a>0,b<=2),a,b)"),
        (lambda a, b: np.where(b != 0, a / b, np.nan), 'IF(b<>0,a/b,"–")'),
        (lambda a, b: np.sum(a * b, axis=-1, keepdims=True), "SUMPRODUCT(A*B)"),
        (lambda a, b: np.sum(a, axis=-1, keepdims=True) - b, "SUM(A)-b"),
        (lambda a, b: np.max(a, axis=-1, keepdims=True) * b, "MAX(A)*b"),
    ],
)
def test_a_formula_is_spelled_as_a_spreadsheet_reads_it(function, formula):
    assert spell(function, "a", "b") == formula


def test_a_choice_is_asked_once():
    """Only the branch that applies is ever computed, so that a guard inside it says nothing more."""

    def share(a, b):
        exists = b != 0
        return np.where(exists, a / np.where(exists, b, 1), np.where(exists, 5, a))

    assert spell(share, "a", "b") == "IF(b<>0,a/b,a)"


@pytest.mark.parametrize(
    "inside",
    [
        lambda a: np.where(a > 0, a, 1),
        lambda a: np.minimum(a, 1),
        lambda a: np.maximum(a, 1),
        lambda a: a * (a > 0),
        lambda a: np.sum(a, axis=-1, keepdims=True) * a,
    ],
    ids=("where", "minimum", "maximum", "condition", "sum"),
)
def test_what_a_sum_over_cells_would_take_for_something_else_is_refused(inside):
    with pytest.raises(UntraceableError):
        spell(lambda a: np.sum(inside(a), axis=-1, keepdims=True), "a")


def test_the_greatest_of_more_than_cells_is_refused():
    with pytest.raises(UntraceableError):
        spell(lambda a: np.max(a * 2, axis=-1, keepdims=True), "a")


def test_every_formula_of_the_model_has_its_spelling():
    plain = [key for key in BASE_KEYS if STEPS[key].formula not in FOLLOWS_BALANCE and key != BALANCE]
    told = {key: spreadsheet_formula(traced(key), str.lower, str.upper) for key in plain}
    assert told["npv"] == "npv_without_race-pv_races"
    assert told["pv_saving"] == "saved_per_month*pv_of_ramp"
    assert told["pv_of_ramp"] == "SUMPRODUCT(RAMP*DISCOUNT_FACTOR)"
    assert all(told.values())


def test_a_text_in_a_formula_doubles_its_quotes():
    assert quoted('a "b"') == '"a ""b"""'


NAMES = ("a", "b", "c")
_TWO = (Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.DIVIDE, Op.MINIMUM, Op.MAXIMUM)
_COMPARED = (Op.ABOVE, Op.AT_LEAST, Op.BELOW, Op.AT_MOST, Op.SAME, Op.OTHER)


def _grown(inner):
    def operation(op, *operands):
        return st.builds(lambda *given: Operation(op, given), *operands)

    two = st.one_of(*(operation(op, inner, inner) for op in _TWO))
    power = operation(Op.POWER, inner, st.sampled_from([Constant(2.0), Constant(3.0), Name("c")]))
    condition = st.one_of(*(operation(op, inner, inner) for op in _COMPARED))
    either = operation(Op.WHERE, condition | operation(Op.BOTH, condition, condition), inner, inner)
    # Two truths are no numbers to numpy; with a number before it, one is 1 or 0.
    counted = operation(Op.MULTIPLY, inner, condition)
    return two | power | either | counted | operation(Op.NEGATE, inner) | operation(Op.FLOOR, inner)


TREES = st.recursive(
    st.sampled_from([Name(name) for name in NAMES]) | st.sampled_from([Constant(v) for v in (0.0, 1.0, 0.5, 7.0)]),
    _grown,
    max_leaves=8,
)


def subtrees(tree):
    yield tree
    if isinstance(tree, Operation):
        for operand in tree.operands:
            yield from subtrees(operand)


def computed(tree, at):
    """What numpy makes of a tree; None where a step on the way does not exist, which is an error in a spreadsheet."""
    values = {name: np.float64(value) for name, value in at.items()}
    try:
        steps = [float(evaluate(one, values)) for one in subtrees(tree)]
    except ZeroDivisionError:
        return None
    return steps[0] if all(map(math.isfinite, steps)) else None


@pytest.mark.filterwarnings("ignore")
@given(tree=TREES, values=st.tuples(*(st.integers(-5, 5).map(float) for _ in NAMES)))
@settings(max_examples=60)
def test_a_spreadsheet_comes_to_the_same_as_numpy(tree, values):
    import formulas

    at = dict(zip(NAMES, values, strict=True))
    wanted = computed(tree, at)
    assume(wanted is not None)
    compiled = formulas.Parser().ast("=" + spreadsheet_formula(tree, str.upper, str.upper))[1].compile()
    found = compiled(*(at[name.lower()] for name in compiled.inputs))
    assert float(np.asarray(found).reshape(())) == pytest.approx(wanted, rel=1e-12, abs=1e-12)
