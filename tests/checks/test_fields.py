"""One reader for JSON and TOML: what is right is taken, what is wrong is noted once, and nothing is raised."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.checks.fields import NO_DAY, FieldReader, Kept, NoNumber
from roi_app.checks.problems import Problems
from roi_app.model.parameters import QUANTITIES, Range

SHARE = QUANTITIES["leakage"]
MONEY = QUANTITIES["ads_per_month"]
WHOLE = QUANTITIES["horizon_months"]
LANGUAGES = ("zh-Hant", "en")


def reader(fields, **more):
    return FieldReader(fields, Problems(), ("top",), **more)


def codes(fields):
    return [(one.where, one.code) for one in fields.problems.all()]


def noted(fields):
    (problem,) = fields.problems.all()
    return problem.where, problem.code, dict(problem.values)


def test_a_group_knows_its_fields_and_its_place():
    fields = reader({"a": 1})
    assert "a" in fields
    assert "b" not in fields
    assert fields.at("a", 2) == ("top", "a", 2)
    assert fields.at() == ("top",)


def test_fields_that_may_not_be_here_are_errors():
    fields = reader({"photo": 1, "phto": 2})
    fields.only("photo", "design")
    assert noted(fields) == ("top.phto", "unknown_name_near", {"name": '"phto"', "nearest": "photo"})


def test_what_is_missing_is_said_unless_the_whole_group_is():
    fields = reader({"a": 1})
    fields.complete(("a", "b"))
    assert noted(fields) == ("top", "entry_missing", {"name": "b"})
    nothing = reader({"group": 3}).section("group")
    nothing.complete(("a", "b"))
    assert codes(nothing) == [("top.group", "object_needed")]


def test_fields_that_nobody_knows_are_kept_below_their_base_and_warned_of():
    kept = Kept(base=("top",))
    fields = reader({"horizon_month": [1, {"a": None}], "mood": 1, "preset": "base"}, kept=kept)
    fields.keep_rest(("horizon_months", "preset"))
    assert codes(fields) == [("top.horizon_month", "unknown_field_near"), ("top.mood", "unknown_field")]
    assert kept.fields == {("horizon_month",): (1, {"a": None}), ("mood",): 1}
    assert not fields.problems.has_errors


def test_a_known_field_is_no_guess_where_it_is_given_itself():
    fields = reader({"horizon_month": 1, "horizon_months": 12})
    fields.keep_rest(("horizon_months",))
    assert codes(fields) == [("top.horizon_month", "unknown_field")]


def test_an_unsound_file_keeps_nothing():
    kept = Kept(is_sound=False)
    reader({"mood": object()}, kept=kept).keep_rest(())
    assert kept.fields == {}


def test_an_addition_in_another_shape_is_kept_and_said():
    fields = reader({"branding": [1]}, kept=Kept())
    fields.keep_unread("branding")
    assert noted(fields) == ("top.branding", "addition_unread", {"found": "[…]"})
    assert fields.kept.fields == {("top", "branding"): (1,)}


def test_groups():
    fields = reader({"a": {"b": 1}, "c": 3})
    assert fields.group("a").fields == {"b": 1}
    assert fields.group("a").path == ("top", "a")
    assert fields.section("a").is_there
    assert fields.section("absent").fields == {}
    assert codes(fields) == []
    assert fields.group("c") is None
    assert fields.group("absent") is None
    assert codes(fields) == [("top.c", "object_needed"), ("top", "field_missing")]


def test_entries_are_groups_with_known_names():
    fields = reader({"photo": {"a": 1}, "foto": {}, "copy": 3})
    assert [name for name, _ in fields.entries(("photo", "copy"))] == ["photo"]
    assert codes(fields) == [("top.foto", "unknown_name_near"), ("top.copy", "object_needed")]
    assert [name for name, _ in reader({"x": {}, "y": {}}).entries()] == ["x", "y"]


def test_texts():
    fields = reader({"good": "服飾", "empty": " ", "wrong": 3, "long": "x" * 11})
    assert fields.text("good") == "服飾"
    assert fields.text_up_to("good", 10) == "服飾"
    assert fields.text_up_to("empty", 10) == " "
    assert fields.text_up_to("absent", 10) == ""
    assert codes(fields) == []
    assert [fields.text(name) for name in ("empty", "wrong", "absent")] == ["", "", ""]
    assert [fields.text_up_to(name, 10) for name in ("wrong", "long")] == ["", ""]
    assert codes(fields) == [
        ("top.empty", "text_empty"),
        ("top.wrong", "text_needed"),
        ("top", "field_missing"),
        ("top.wrong", "text_needed"),
        ("top.long", "text_too_long"),
    ]


def test_a_text_in_every_language():
    fields = reader({"name": {"zh-Hant": "店", "en": "Shop"}, "half": {"en": "Shop"}, "more": {"fr": "a"}, "none": 1})
    assert fields.texts("name", LANGUAGES) == {"zh-Hant": "店", "en": "Shop"}
    assert codes(fields) == []
    assert fields.texts("half", LANGUAGES) == {"zh-Hant": "", "en": "Shop"}
    assert fields.texts("more", LANGUAGES) == {"zh-Hant": "", "en": ""}
    assert fields.texts("none", LANGUAGES) == {"zh-Hant": "", "en": ""}
    assert codes(fields) == [
        ("top.half", "language_missing"),
        ("top.more.fr", "unknown_name"),
        ("top.more", "language_missing"),
        ("top.more", "language_missing"),
        ("top.none", "object_needed"),
    ]


def test_a_choice_has_a_default():
    fields = reader({"good": "jd", "near": "tabao", "wrong": 3})
    allowed = ("taobao", "jd")
    assert fields.choice("good", allowed, "unknown_platform", "taobao") == "jd"
    assert fields.choice("absent", allowed, "unknown_platform", "taobao") == "taobao"
    assert codes(fields) == []
    assert fields.choice("near", allowed, "unknown_platform", "jd") == "jd"
    assert fields.choice("wrong", allowed, "unknown_platform", "jd") == "jd"
    near, wrong = fields.problems.all()
    assert (near.code, dict(near.values)) == (
        "unknown_platform",
        {"name": '"tabao"', "nearest": "taobao", "allowed": "taobao, jd"},
    )
    assert (wrong.code, dict(wrong.values)) == ("choice_needed", {"found": "3", "allowed": "taobao, jd"})


def test_lists():
    fields = reader({"good": ["a", "b"], "twice": ["a", 1, "a"], "wrong": "a"})
    assert fields.names("good") == ("a", "b")
    assert fields.names("absent") == ()
    assert fields.list_up_to("good", 2) == ["a", "b"]
    assert fields.list_up_to("absent", 2) == []
    assert codes(fields) == []
    assert fields.names("twice") == ("a",)
    assert fields.names("wrong") == ()
    assert fields.list_up_to("wrong", 2) == []
    assert fields.list_up_to("twice", 2) == []
    assert [code for _, code in codes(fields)] == [
        "text_needed", "name_repeated", "list_needed", "list_needed", "list_too_long",
    ]  # fmt: skip


def test_days_and_flags():
    fields = reader({"day": date(2026, 11, 26), "time": datetime(2026, 11, 26, 1), "yes": True, "one": 1})  # noqa: DTZ001
    assert fields.day("day") == date(2026, 11, 26)
    assert (fields.flag("yes"), fields.flag("absent")) == (True, False)
    assert codes(fields) == []
    assert (fields.day("time"), fields.day("absent")) == (NO_DAY, NO_DAY)
    assert fields.flag("one") is False
    assert [code for _, code in codes(fields)] == ["date_needed", "field_missing", "yes_no_needed"]


@pytest.mark.parametrize(
    ("value", "quantity", "code"),
    [
        ("0.25", SHARE, "number_needed"),
        (True, SHARE, "number_needed"),
        (None, SHARE, "number_needed"),
        ([1], SHARE, "number_needed"),
        (NoNumber("NaN"), SHARE, "not_finite"),
        (float("nan"), SHARE, "not_finite"),
        (float("inf"), SHARE, "not_finite"),
        (16**400, MONEY, "not_finite"),
        (-(16**400), MONEY, "not_finite"),
        (-0.1, SHARE, "too_low"),
        (25, SHARE, "per_cent"),
        (101, SHARE, "too_high"),
        (1e13, MONEY, "too_high"),
        (36.5, WHOLE, "not_whole"),
    ],
)
def test_a_number_that_no_quantity_may_have(value, quantity, code):
    fields = reader({"a": value})
    assert fields.amount("a", quantity) is None
    assert codes(fields) == [("top.a", code)]
    values = fields.problems.all()[0].values
    assert (values["lowest"], values["highest"]) == (quantity.lowest, quantity.highest)
    assert values.get("meant") == (0.25 if code == "per_cent" else None)


def test_amounts():
    fields = reader({"exact": 0.1, "range": {"low": 0, "mode": 0.1, "high": 1}, "minus": -0.0})
    assert fields.amount("exact", SHARE) == Range.exact(0.1)
    assert fields.amount("range", SHARE) == Range(0.0, 0.1, 1.0)
    assert str(fields.amount("minus", SHARE).mode) == "0.0"
    assert codes(fields) == []


@pytest.mark.parametrize(
    ("value", "quantity", "problems"),
    [
        ({"low": 12, "mode": 24, "high": 36}, WHOLE, [("top.a", "range_not_allowed")]),
        ({"mode": 0.1}, SHARE, [("top.a", "range_incomplete")]),
        ({"low": 0.3, "mode": 0.2, "high": 0.5}, SHARE, [("top.a", "range_disorder")]),
        ({"low": 0, "mode": 0.2, "high": 7}, SHARE, [("top.a.high", "per_cent")]),
        ({"low": 0, "mode": 0.2, "high": 0.5, "moed": 1}, SHARE, [("top.a.moed", "unknown_field")]),
    ],
)
def test_a_range_in_a_document(value, quantity, problems):
    fields = reader({"a": value})
    given = fields.amount("a", quantity)
    assert codes(fields) == problems
    assert (given is None) == fields.problems.has_errors


def test_a_range_in_a_pack_must_be_whole():
    assert reader({"low": 0, "mode": 0.1, "high": 1}).range_for(SHARE) == Range(0.0, 0.1, 1.0)
    half = reader({"low": 0, "mode": 0.1})
    assert half.range_for(SHARE) == Range.exact(SHARE.lowest)
    assert noted(half) == ("top", "field_missing", {"field": "high"})
    turned = reader({"low": 0.5, "mode": 0.1, "high": 1})
    turned.range_for(SHARE)
    assert noted(turned) == ("top.mode", "range_disorder", {"low": 0.5, "mode": 0.1, "high": 1.0})


def test_a_number_between_two_bounds():
    fields = reader({"good": 0.5, "low": -1, "high": 2, "wrong": "x"})
    assert fields.number_within("good", 0, 1) == 0.5
    assert codes(fields) == []
    assert [fields.number_within(name, 0, 1) for name in ("low", "high", "wrong", "absent")] == [-1, 2, 0, 0]
    assert codes(fields) == [
        ("top.low", "too_low"),
        ("top.high", "too_high"),
        ("top.wrong", "number_needed"),
        ("top", "field_missing"),
    ]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(ANYTHING)
def test_no_value_raises_anything_and_each_is_taken_or_noted(value):
    readings = {
        "text": lambda fields: fields.text("a"),
        "short": lambda fields: fields.text_up_to("a", 3),
        "names": lambda fields: fields.names("a"),
        "list": lambda fields: fields.list_up_to("a", 2),
        "day": lambda fields: fields.day("a"),
        "flag": lambda fields: fields.flag("a"),
        "group": lambda fields: fields.group("a"),
        "section": lambda fields: fields.section("a"),
        "texts": lambda fields: fields.texts("a", LANGUAGES),
        "amount": lambda fields: fields.amount("a", SHARE),
        "number": lambda fields: fields.number_for("a", SHARE),
        "within": lambda fields: fields.number_within("a", 0, 1),
        "choice": lambda fields: fields.choice("a", ("x",), "unknown_platform", "x"),
    }
    for read in readings.values():
        fields = reader({"a": value})
        result = read(fields)
        assert result is not None or fields.problems.has_errors
