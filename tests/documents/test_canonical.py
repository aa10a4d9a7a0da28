"""Canonical JSON as RFC 8785 has it: its own examples, and numbers that come back the same."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.documents.canonical import canonical_json

# Appendix B of RFC 8785 for doubles, and ECMAScript's own rules beside it.
NUMBERS = {
    0.0: "0",
    5e-324: "5e-324",
    -5e-324: "-5e-324",
    1.7976931348623157e308: "1.7976931348623157e+308",
    9007199254740992.0: "9007199254740992",
    295147905179352830000.0: "295147905179352830000",
    9.999999999999997e22: "9.999999999999997e+22",
    1e23: "1e+23",
    1e21: "1e+21",
    1e20: "100000000000000000000",
    333333333.33333325: "333333333.33333325",
    0.000001: "0.000001",
    1e-7: "1e-7",
    1.25e-7: "1.25e-7",
    0.1: "0.1",
    300_000.0: "300000",
    -1.5: "-1.5",
}


@pytest.mark.parametrize(("number", "text"), NUMBERS.items(), ids=NUMBERS.values())
def test_numbers(number, text):
    assert canonical_json(number).decode() == text


def test_a_zero_has_no_sign():
    assert canonical_json(-0.0) == b"0"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back(number):
    assert float(canonical_json(number)) == number


def test_keys_are_sorted_by_their_utf_16_units():
    tree = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    expected = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical_json(tree))) == expected


def test_what_is_not_a_number():
    tree = {"b": [True, False, None, "\u0007\n\u00e9"], "a": {}}
    assert canonical_json(tree).decode() == '{"a":{},"b":[true,false,null,"\\u0007\\n\u00e9"]}'


@pytest.mark.parametrize("value", [math.nan, math.inf, {1, 2}], ids=str)
def test_what_has_no_json_is_refused(value):
    with pytest.raises(ValueError, match="no JSON"):
        canonical_json(value)
