"""One file per kind of fault: the place, the code, and words of the sentence that a person reads."""

import json
import tomllib

import pytest

from roi_app import assets
from roi_app.checks.problem import Severity
from roi_app.documents.case import resolve
from roi_app.documents.read import Schema, read_document
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.documents.strategies import CATALOGUE

HEAD = '"format": "merchant-roi", "version": 1'


def merchant(text):
    return f'{{{HEAD}, "merchant": {{{text}}}}}'


def photo(text):
    return merchant(f'"streams": {{"photo": {{{text}}}}}')


def plan(text):
    return f'{{{HEAD}, "plan": {{{text}}}}}'


def assume(text):
    return f'{{{HEAD}, "assumptions": {{{text}}}}}'


def top(text):
    return f"{{{HEAD}, {text}}}"


UNITS = "merchant.streams.photo.units_per_month"

WHOLE_FILE = [
    ("", "", "empty_file", "empty"),
    (" \n", "", "empty_file", "empty"),
    ('{"format": "merchant-roi",\n "version" 1}', "", "not_json", "line 2, column 12"),
    ("[1, 2]", "", "not_an_object", "[…]"),
    ("Iout\x00\xe4\x01", "", "imagej_selection", "ImageJ"),
    ("null", "", "not_an_object", "null"),
    ('"hello"', "", "not_an_object", '"hello"'),
    ("{}", "format", "format_missing", "another program's file"),
    ('{"format": "spreadsheet", "version": 1}', "format", "format_other", '"spreadsheet"'),
    ('{"format": 7, "version": 1}', "format", "format_other", "7"),
    ('{"format": "merchant-roi"}', "version", "version_missing", '"version": 1'),
    ('{"format": "merchant-roi", "version": "1"}', "version", "version_not_whole", "whole number"),
    ('{"format": "merchant-roi", "version": true}', "version", "version_not_whole", "true"),
    ('{"format": "merchant-roi", "version": 1.5}', "version", "version_not_whole", "1.5"),
    ('{"format": "merchant-roi", "version": 2}', "version", "version_newer", "Update the app"),
    ('{"format": "merchant-roi", "version": 0}', "version", "version_unknown", "no file version 0"),
    ('{"a":' * 10_000 + "1" + "}" * 10_000, "", "too_deep", "10,000 levels"),
    ("[" * 10_000, "", "too_deep", "10,000 levels"),
    (top('"x": [' + "0," * 50_000 + "0]"), "", "too_many_values", "at most 50,000"),
]

SHAPES = [
    (photo('"staff": 1, "staff": 2'), "merchant.streams.photo.staff", "name_twice", '"staff" is given twice'),
    (top('"x": {"y": 1, "y": 2}'), "x.y", "name_twice", '"y" is given twice'),
    (merchant(r'"name": "\ud800"'), "merchant.name", "broken_text", "half a character"),
    (top(r'"\udc00": 1'), '["\N{REPLACEMENT CHARACTER}"]', "broken_text", "half a character"),
    (top('"x": [0, NaN]'), "x[1]", "no_number", "NaN is not a number"),
    (top('"x": 1e999'), "x", "no_number", "1e999"),
    (f'{{{HEAD}, "merchant": []}}', "merchant", "object_needed", "braces"),
    (f'{{{HEAD}, "plan": null}}', "plan", "object_needed", "null"),
    (merchant('"streams": {"photo": 3}'), "merchant.streams.photo", "object_needed", "Here is 3"),
    (plan('"lever_prices": 3'), "plan.lever_prices", "object_needed", "Here is 3"),
    (top('"scenarios": [1]'), "scenarios[0]", "object_needed", "Here is 1"),
    (merchant('"name": 5'), "merchant.name", "text_needed", "Here is 5"),
    (merchant(f'"name": "{"x" * 201}"'), "merchant.name", "text_too_long", "201 characters; at most 200"),
    (top(f'"notes": "{"x" * 20_001}"'), "notes", "text_too_long", "at most 20,000"),
    (plan('"as_claimed": "copy-model"'), "plan.as_claimed", "list_needed", "square brackets"),
    (plan('"as_claimed": [' + ",".join(["1"] * 101) + "]"), "plan.as_claimed", "list_too_long", "at most 100"),
    (top('"scenarios": [' + ",".join(["{}"] * 51) + "]"), "scenarios", "list_too_long", "51 entries; at most 50"),
    (merchant('"platform": ["jd"]'), "merchant.platform", "choice_needed", "taobao, jd, cross_border, other"),
]

NUMBERS = [
    (
        photo('"units_per_month": "6"'),
        UNITS,
        "number_needed",
        'Here is "6"; expected is a number from 0 to 1,000,000,000',
    ),
    (photo('"units_per_month": true'), UNITS, "number_needed", "Here is true"),
    (photo('"units_per_month": null'), UNITS, "number_needed", "Here is null"),
    (photo('"units_per_month": [6]'), UNITS, "number_needed", "Here is […]"),
    (photo('"units_per_month": NaN'), UNITS, "not_finite", "NaN"),
    (photo('"units_per_month": -Infinity'), UNITS, "not_finite", "-Infinity"),
    (photo('"units_per_month": 1e400'), UNITS, "not_finite", "1e400"),
    (photo('"units_per_month": ' + "9" * 5_000), UNITS, "not_finite", "99999999999999999999…"),
    (photo('"units_per_month": ' + "9" * 300), UNITS, "too_high", "1e+300"),
    (photo('"units_per_month": 1e308'), UNITS, "too_high", "1e+308 is too high; allowed are 0 to 1,000,000,000"),
    (photo('"units_per_month": -1'), UNITS, "too_low", "-1 is too low; allowed are 0 to 1,000,000,000"),
    (merchant('"gross_margin": 28'), "merchant.gross_margin", "per_cent", "28% is 0.28"),
    (merchant('"gross_margin": 2800'), "merchant.gross_margin", "too_high", "0 to 1"),
    (plan('"horizon_months": 11'), "plan.horizon_months", "too_low", "12 to 60"),
    (plan('"horizon_months": 36.5'), "plan.horizon_months", "not_whole", "36.5 is not a whole number"),
    (
        plan('"horizon_months": {"low": 12, "mode": 24, "high": 36}'),
        "plan.horizon_months",
        "range_not_allowed",
        "one whole number from 12 to 60",
    ),
    (assume('"leakage": {"mode": 0.1}'), "assumptions.leakage", "range_incomplete", "lacks low, high"),
    (
        assume('"leakage": {"low": 0.3, "mode": 0.2, "high": 0.5}'),
        "assumptions.leakage",
        "range_disorder",
        "low 0.3, mode 0.2, high 0.5",
    ),
    (
        assume('"leakage": {"low": -1, "mode": 0.2, "high": 0.5}'),
        "assumptions.leakage.low",
        "too_low",
        "-1 is too low",
    ),
    (plan('"lever_prices": {"copy-model": -5}'), "plan.lever_prices.copy-model", "too_low", "-5"),
    (
        top('"scenarios": [{}, {"assumptions": {"leakage": 3000}}]'),
        "scenarios[1].assumptions.leakage",
        "too_high",
        "0 to 1",
    ),
]

NAMES = [
    (merchant('"platform": "tabao"'), "merchant.platform", "unknown_platform", '"taobao"'),
    (merchant('"currency": "RMB"'), "merchant.currency", "unknown_currency", "CNY, TWD"),
    (plan('"preset": "cautios"'), "plan.preset", "unknown_preset", '"cautious"'),
    (plan('"staff_cash": "whole"'), "plan.staff_cash", "unknown_staff_cash", '"whole_heads"'),
    (merchant('"streams": {"foto": {}}'), "merchant.streams.foto", "unknown_stream", 'the nearest is "photo"'),
    (plan('"levers": {"phto": null}'), "plan.levers.phto", "unknown_lever_place", '"photo"'),
    (plan('"levers": {"copy": "copymodel"}'), "plan.levers.copy", "unknown_lever", '"copy-model"'),
    (plan('"lever_prices": {"copymodel": 5}'), "plan.lever_prices.copymodel", "unknown_lever", '"copy-model"'),
    (plan('"as_claimed": ["copymodel"]'), "plan.as_claimed[0]", "unknown_lever", '"copy-model"'),
    (assume('"reveiw_share": 0.2'), "assumptions.reveiw_share", "unknown_assumption", '"review_share"'),
    (assume('"discount_rate": 0.2'), "assumptions.discount_rate", "misplaced", "plan.discount_rate"),
    (plan('"levers": {"copy": 4}'), "plan.levers.copy", "lever_needed", "copy-model, marketing-companion"),
    (plan('"as_claimed": [4]'), "plan.as_claimed[0]", "lever_needed", "Here is 4"),
    (plan('"levers": {"copy": "virtual-model"}'), "plan.levers.copy", "lever_wrong_stream", 'but in "photo"'),
    (plan('"levers": {"sales": "copy-model"}'), "plan.levers.sales", "lever_wrong_stream", "virtual-fitting"),
    (plan('"levers": {"design": "vertical-model"}'), "plan.levers.design", "lever_not_pickable", "reference case"),
]

WARNINGS = [
    (top('"colour": "red"'), "colour", "unknown_field", '"colour" is not known here'),
    (photo('"mood": 1'), "merchant.streams.photo.mood", "unknown_field", "no effect"),
    (top('"scenarios": [{"x": 1}]'), "scenarios[0].x", "unknown_field", "no effect"),
    (plan('"horizon_month": 24'), "plan.horizon_month", "unknown_field_near", 'Did you mean "horizon_months"?'),
    (top('"branding": {"colour": "red"}'), "branding.colour", "addition_unread", '"red"'),
    (top('"branding": {"logo": "%%"}'), "branding.logo", "addition_unread", '"%%"'),
    (top('"uncertainty": 3'), "uncertainty", "addition_unread", "3"),
    (top('"uncertainty": {"seed": -1}'), "uncertainty.seed", "addition_unread", "-1"),
    (top('"uncertainty": {"correlation": 0.95}'), "uncertainty.correlation", "addition_unread", "0.95"),
]

PLAN_WARNINGS = [
    ('"levers": {"video": "star-video"}', "plan.levers.video", "lever_off_platform", "taobao, not on other"),
    ('"levers": {"copy": "marketing-companion"}', "plan.levers.copy", "lever_idle", "neither units nor staff"),
    ('"lever_prices": {"copy-model": 5}', "plan.lever_prices.copy-model", "price_unused", "does not use this tool"),
    ('"as_claimed": ["marketing-companion"]', "plan.as_claimed[0]", "claim_unused", "does not use this tool"),
    ('"as_claimed": ["copy-model"]', "plan.as_claimed[0]", "claim_none", "no claim"),
]


@pytest.mark.parametrize(("text", "where", "code", "words"), WHOLE_FILE + SHAPES + NUMBERS + NAMES)
def test_an_error_says_where_and_what(text, where, code, words):
    reading = read_document(text.encode(), CATALOGUE)
    assert reading.document is None
    assert [(one.where, one.code) for one in reading.errors] == [(where, code)]
    assert words in describe(reading.errors[0], Texts("en"))


@pytest.mark.parametrize(("text", "where", "code", "words"), WARNINGS)
def test_a_warning_lets_the_estimate_go_on(text, where, code, words):
    reading = read_document(text.encode(), CATALOGUE)
    assert reading.document is not None
    assert [(one.where, one.code, one.severity) for one in reading.problems] == [(where, code, Severity.WARNING)]
    assert words in describe(reading.problems[0], Texts("en"))


@pytest.mark.parametrize(("text", "where", "code", "words"), PLAN_WARNINGS)
def test_a_plan_that_says_idle_things_is_told_so(text, where, code, words):
    case = resolve(read_document(plan(text).encode(), CATALOGUE).document, CATALOGUE)
    found = [one for one in case.warnings if one.code == code]
    assert [one.where for one in found] == [where]
    assert found[0].severity is Severity.WARNING
    assert words in describe(found[0], Texts("en"))


FILE_CODES = {
    "no_such_file", "is_a_folder", "not_a_file", "bad_path", "no_permission_to_read", "cannot_read",
    "no_such_folder", "no_permission_to_write", "disk_full", "file_name_too_long", "cannot_write", "file_changed",
    "no_permission_to_write_new", "disk_full_new", "cannot_write_new",
    "too_large", "not_text", "wrong_encoding", "more_problems",
}  # fmt: skip
"""Shown one by one in test_files.py and test_hostile.py."""

NOTES = {"computed_anew", "computed_anew_same", "computed_anew_alone"}
"""Said in tests/estimates, where there is an estimate to compare."""

CODES_OF_PACKS = {
    "text_empty", "date_needed", "yes_no_needed", "field_missing", "entry_missing", "language_missing",
    "name_repeated", "unknown_name", "unknown_name_near",
}  # fmt: skip
"""Found by the same reader in a benchmark pack, and shown there."""


def test_every_sentence_is_reached_by_a_fault_and_every_fault_has_its_sentence():
    shown = {row[2] for row in WHOLE_FILE + SHAPES + NUMBERS + NAMES + WARNINGS + PLAN_WARNINGS}
    written = set(tomllib.loads(assets.read_text("texts", "en", "problem.toml")))
    of_others = {
        key for key in written if key.startswith(("problem.pack_", "problem.pdf_", "problem.table_", "problem.ledger_"))
    }
    placed = {"problem.at", "problem.at_line"}
    assert {f"problem.{code}" for code in shown | FILE_CODES | CODES_OF_PACKS | NOTES} == written - of_others - placed


def test_a_name_that_is_wrong_twice_is_said_to_be_both():
    problems = read_document(photo('"staff": 1, "staff": -2').encode(), CATALOGUE).errors
    assert {(one.where, one.code) for one in problems} == {
        ("merchant.streams.photo.staff", "name_twice"),
        ("merchant.streams.photo.staff", "too_low"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_problem_can_be_said_in_each_language(language):
    texts = Texts(language)
    for text, *_ in WHOLE_FILE + SHAPES + NUMBERS + NAMES + WARNINGS:
        for problem in read_document(text.encode(), CATALOGUE).problems:
            assert problem.where in describe(problem, texts)


def test_all_problems_come_at_once_errors_first():
    text = (
        f'{{{HEAD}, "extra": 1, "merchant": {{"platform": "tabao", "gross_margin": -1, '
        '"streams": {"photo": {"staff": "x"}, "foto": {}}}, "plan": {"horizon_months": 7}, '
        '"assumptions": {"luck": 1, "leakage": 1000}}'
    )
    problems = read_document(text.encode(), CATALOGUE).problems
    assert {one.where for one in problems} == {
        "extra", "merchant.platform", "merchant.gross_margin", "merchant.streams.photo.staff",
        "merchant.streams.foto", "plan.horizon_months", "assumptions.luck", "assumptions.leakage",
    }  # fmt: skip
    assert problems[-1].where == "extra"


def test_an_older_file_is_brought_up_step_by_step():
    def rename(tree):
        tree["merchant"] = tree.pop("shop")
        return tree

    def in_cents(tree):
        tree["merchant"]["ads_per_month"] /= 100
        return tree

    schema = Schema(version=3, steps={1: rename, 2: in_cents})
    old = {"format": "merchant-roi", "version": 1, "shop": {"name": "a", "ads_per_month": 500}}
    reading = read_document(json.dumps(old).encode(), CATALOGUE, schema)
    assert reading.problems == ()
    assert reading.document.values["ads_per_month"].mode == 5
    newest = read_document(b'{"format": "merchant-roi", "version": 4}', CATALOGUE, schema)
    assert [one.code for one in newest.problems] == ["version_newer"]
    lost = read_document(b'{"format": "merchant-roi", "version": 1}', CATALOGUE, Schema(version=3, steps={2: in_cents}))
    assert [one.code for one in lost.problems] == ["version_unknown"]
