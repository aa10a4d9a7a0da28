"""What is worked out in a field, and that nothing else is."""

import doctest
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.texts import sums
from roi_app.texts.sums import work_out

numbers = st.integers(0, 999).map(str) | st.decimals(0, 99, places=2).map(str)


def joined(inside):
    operated = st.tuples(inside, st.sampled_from("+-*/"), inside).map("".join)
    return operated | inside.map("({})".format) | st.tuples(st.sampled_from("+-"), numbers).map("({0[0]}{0[1]})".format)


@given(st.recursive(numbers, joined, max_leaves=12))
def test_a_sum_is_what_python_makes_of_it(text):
    try:
        wanted = eval(text)  # noqa: S307 - digits and signs of our own making
    except ZeroDivisionError:
        assert work_out(text) is None
    else:
        assert work_out(text) == pytest.approx(float(wanted), rel=1e-12)


@given(st.text("0123456789.+-*/() ", max_size=64))
def test_any_signs_are_a_finite_number_or_nothing(text):
    value = work_out(text)
    assert value is None or math.isfinite(value)


@given(st.text(max_size=64))
def test_any_text_is_a_number_or_nothing(text):
    value = work_out(text)
    assert value is None or math.isfinite(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "+",
        "()",
        "(1",
        "(1 2",
        "1)",
        "1 2",
        "2**3",
        "3//2",
        "1e3",
        "--",
        "a",
        "1;2",
        ".",
        "1..2",
        "*3",
        "3(4)",
        "²",
    ],
)
def test_what_is_no_sum_is_refused(text):
    assert work_out(text) is None


def test_as_many_brackets_as_a_field_takes_are_read():
    assert work_out("(" * 31 + "7" + ")" * 31) == 7


def test_more_brackets_than_a_field_takes_are_no_sum():
    assert work_out("(" * 100_000) is None


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(sums).failed == 0
