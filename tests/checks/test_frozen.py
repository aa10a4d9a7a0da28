import pytest

from roi_app.checks.frozen import FrozenMap, freeze, thaw


def test_a_frozen_map_is_equal_by_value_and_can_be_hashed():
    one, other = FrozenMap({"a": 1, "b": (2,)}), FrozenMap({"b": (2,), "a": 1})
    assert one == other == {"a": 1, "b": (2,)}
    assert hash(one) == hash(other) == hash(one)
    assert one != FrozenMap({"a": 1})
    assert (len(one), list(one), one["a"]) == (2, ["a", "b"], 1)
    assert repr(FrozenMap({"a": 1})) == "FrozenMap({'a': 1})"
    assert FrozenMap() == {}


def test_it_does_not_change_with_what_it_was_made_of():
    items = {"a": 1}
    frozen = FrozenMap(items)
    items["a"] = 2
    assert frozen["a"] == 1


@pytest.mark.parametrize("value", [None, True, 1, 0.5, "a", [], {}, [1, [2, {"a": None}]], {"a": {"b": [1]}, "c": "d"}])
def test_freezing_and_thawing_gives_the_same_json(value):
    frozen = freeze(value)
    hash(frozen)
    assert thaw(frozen) == value


def test_what_is_no_json_is_not_frozen():
    with pytest.raises(TypeError, match="not a JSON value: set"):
        freeze({1})
