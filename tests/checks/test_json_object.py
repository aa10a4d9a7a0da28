import pytest

from roi_app.checks.fields import NoNumber
from roi_app.checks.json_object import DEEPEST, MOST_BYTES, MOST_VALUES, Fields, flaws, parse_object
from roi_app.checks.problems import Problems


def parsed(data):
    problems = Problems()
    return parse_object(data, problems), [(one.code, dict(one.values), one.line) for one in problems.all()]


def test_an_object_comes_with_what_was_given_twice():
    tree, problems = parsed(b'{"a": {"b": 1, "c": 2, "b": 3, "b": 4}, "d": [true, null, 0.5, "x"]}')
    assert problems == []
    assert tree == {"a": {"b": 4, "c": 2}, "d": [True, None, 0.5, "x"]}
    assert (tree.twice, tree["a"].twice) == ((), ("b",))


@pytest.mark.parametrize(
    ("data", "code", "values", "line"),
    [
        (b" " * (MOST_BYTES + 1), "too_large", {"most": "16 MB"}, None),
        (b" \n", "empty_file", {}, None),
        (b"[" * (DEEPEST + 1), "too_deep", {"most": DEEPEST, "found": DEEPEST + 1}, None),
        (b"[" + b"0," * MOST_VALUES + b"0]", "too_many_values", {"most": MOST_VALUES, "found": MOST_VALUES + 1}, None),
        (b'{"a":\n 1,}', "not_json", {"line": "2", "column": "4"}, 2),
        (b"[1]", "not_an_object", {"found": "[…]"}, None),
        (b'{"a": \xff}', "not_text", {"position": 6}, 1),
    ],
)
def test_what_is_no_object_is_said(data, code, values, line):
    tree, ((found, given, at),) = parsed(data)
    assert tree is None
    assert (found, at) == (code, line)
    assert given == values or code == "not_json"
    assert list(given) == list(values)


def test_numbers_that_cannot_be_used_stand_as_what_they_were():
    tree, _ = parsed(b'{"a": NaN, "b": -Infinity, "c": 1e999, "d": ' + b"9" * 5_000 + b', "e": 1e308}')
    assert [str(tree[name]) for name in "abcd"] == ["NaN", "-Infinity", "1e999", "9" * 20 + "…"]
    assert all(isinstance(tree[name], NoNumber) for name in "abcd")
    assert tree["e"] == 1e308


def test_flaws_are_found_at_any_depth():
    tree, _ = parsed(rb'{"a": [1, {"b": "\ud800", "c": NaN, "c": 1e999}], "\udc00": 1, "good": "x"}')
    found = [(path, code) for path, code, _ in flaws(tree)]
    assert found == [
        (("a", 1, "c"), "name_twice"),
        (("a", 1, "b"), "broken_text"),
        (("a", 1, "c"), "no_number"),
        (("\udc00",), "broken_text"),
    ]
    assert list(flaws(Fields())) == []
