import pytest

from roi_app.checks.positions import lines_of
from roi_app.checks.problem import Problem, Severity
from roi_app.checks.problems import LONGEST_SHOWN, MOST_LISTED, MOST_PROBLEMS, Problems, as_float, shown, where


def test_errors_come_first_each_in_the_order_of_the_file():
    problems = Problems()
    problems.warning(("a",), "unknown_field", name="a")
    assert not problems.has_errors
    problems.error(("b", 2), "text_empty")
    problems.error(("c",), "text_empty")
    assert problems.has_errors
    assert [(one.where, one.severity) for one in problems.all()] == [
        ("b[2]", Severity.ERROR),
        ("c", Severity.ERROR),
        ("a", Severity.WARNING),
    ]
    assert problems.has_error(("b", 2))
    assert not problems.has_error(("a",))
    assert not problems.has_error(("b",))


def test_a_place_is_led_to_by_file_and_line():
    problems = Problems("mine.toml")
    problems.lines = lines_of("a = 1\n[room]\nb = 1\n")
    problems.error(("room", "b"), "text_empty")
    problems.error((), "empty_file")
    problems.error_at(7, "not_text", position=3)
    problems.error_at(None, "not_text", position=3)
    assert [(one.where, one.line) for one in problems.all()] == [
        ("mine.toml: room.b", 3),
        ("mine.toml", None),
        ("mine.toml", 7),
        ("mine.toml", None),
    ]


def test_past_two_hundred_problems_are_only_counted():
    problems = Problems()
    for index in range(MOST_PROBLEMS + 5):
        problems.warning((index,), "unknown_field", name="x")
    assert problems.nearest("photo", ("photo",)) == ""
    assert len(problems.all()) == MOST_PROBLEMS + 1
    assert problems.all()[-1] == Problem("", "more_problems", {"count": 5}, Severity.WARNING)
    problems.error(("late",), "text_empty")
    assert problems.has_errors
    assert not problems.has_error(("late",))
    assert problems.all()[-1] == Problem("", "more_problems", {"count": 6}, Severity.ERROR)


def test_an_unknown_name_is_said_with_what_was_meant_or_what_is_known():
    problems = Problems()
    many = [f"number{index}" for index in range(MOST_LISTED + 1)]
    problems.unknown_name(("a",), "phto", ("photo", "design"))
    problems.unknown_name(("b",), "quux", ("photo", "design"))
    problems.unknown_name(("c",), "quux", many)
    near, far, listed = problems.all()
    assert (near.code, dict(near.values)) == ("unknown_name_near", {"name": '"phto"', "nearest": "photo"})
    assert (far.code, dict(far.values)) == ("unknown_name", {"name": '"quux"', "known": "photo, design"})
    assert listed.values["known"] == ", ".join(many[:MOST_LISTED]) + ", …"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("merchant", "streams", "photo"), "merchant.streams.photo"),
        (("scenarios", 2, "plan"), "scenarios[2].plan"),
        (("levers", "copy-model"), "levers.copy-model"),
        (("a b", "", "x\x1b"), '["a b"][""]["x\ufffd"]'),
        (("x" * 61,), f'["{"x" * 59}…"]'),
    ],
)
def test_a_path_is_written_as_people_do(path, text):
    assert where(path) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{}"),
        ({"a": 1}, "{…}"),
        ([], "[]"),
        ([1], "[…]"),
        (None, "null"),
        (True, "true"),
        ("a\u202eb", '"a\ufffdb"'),
        (3, "3"),
        (0.1, "0.1"),
        (-0.0, "0"),
        (1e308, "1e+308"),
        (16**400, "inf"),
        (-(16**400), "-inf"),
        (float("nan"), "nan"),
        (object, "<class 'object'>"),
    ],
)
def test_a_value_is_shown_in_short(value, text):
    assert shown(value) == text


def test_whatever_is_shown_is_short():
    assert len(shown("x" * 10_000)) == LONGEST_SHOWN + 2
    assert len(shown(16**10_000)) < LONGEST_SHOWN
    assert as_float(2) == 2.0
