"""Answers go to JSON and come back; a listing with changes is a set of answers; nothing unsound is taken."""

import json

import pytest

from roi_app.ledger.answers import Answers, LayoutAnswer, OwnRule, Spread
from roi_app.ledger.answers_file import (
    dump_answers,
    load_answers,
    parse_answers,
)
from roi_app.ledger.cells import DayOrder
from roi_app.ledger.columns import Columns
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.listing import listing, rejected_csv
from roi_app.ledger.rows import Rejected
from roi_app.ledger.to_document import figures
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.ledger.test_rules import book

BOOK = book("修图 @阿飞", "神秘开销", "直通车", "<订单", "提现")
TEXTS = Texts("en")


def full():
    ledger = build_ledger([BOOK])
    return (
        Answers(months=("2025-05",), currency="CNY", spread=Spread.P10_P90)
        .with_encoding("a.csv", "gb18030")
        .with_layout("a.csv", "a", LayoutAnswer(1, Columns(date=0, expense=5), ("日期", "摘要"), is_used=False))
        .with_layout("b.csv", "b", LayoutAnswer(2, Columns(), currency="TWD", day_order=DayOrder.DAY_FIRST))
        .with_row(ledger.rows[1], Kind.COPY, is_wage=True)
        .with_own_rule(OwnRule("神秘", Kind.VIDEO))
        .with_rate("USD", 7.1)
    )


def test_answers_come_back_as_they_were():
    answers, problems = parse_answers(dump_answers(full()))
    assert problems == ()
    assert answers == full()
    assert parse_answers(dump_answers(Answers()))[0] == Answers()


def test_what_is_left_out_or_null_is_as_proposed():
    file, sheet = BOOK.name, BOOK.sheets[0].name
    given = {"format": "merchant-roi-ledger", "version": 1, "rates": None, "months": None, "rows": None}
    for said in ({}, dict.fromkeys(("used", "header", "headings", "columns", "day_order"))):
        told = given | {"sheets": [{"file": file, "sheet": sheet, "currency": "TWD", **said}]}
        answers, problems = parse_answers(json.dumps(told).encode())
        assert problems == ()
        ledger, proposed = build_ledger([BOOK], answers), build_ledger([BOOK])
        assert (ledger.currency, len(ledger.rows)) == ("TWD", len(proposed.rows))
        assert parse_answers(dump_answers(answers))[0] == answers


def listed(answers=None):
    given = Answers() if answers is None else answers
    ledger = build_ledger([BOOK], given)
    return listing(ledger, given, figures(ledger), TEXTS)


def test_a_listing_is_a_set_of_answers():
    told = json.loads(json.dumps(listed(), allow_nan=False))
    assert [(row["class"], row["rule"], row["amount"]) for row in told["rows"]] == [
        ("photo", "photo", 100),
        ("unclassified", "", 100),
        ("ads", "ads", 100),
        ("sales", "sales_likely", -100),
        ("transfer", "own_transfer", 100),
    ]
    told["rows"][1]["class"] = "copy"
    told["rows"][4]["class"] = "other"
    answers, problems = parse_answers(json.dumps(told).encode())
    assert problems == ()
    again = listed(answers)
    assert [(row["class"], row["rule"]) for row in again["rows"]] == [
        ("photo", "photo"),
        ("copy", "answer"),
        ("ads", "ads"),
        ("sales", "sales_likely"),
        ("other", "answer"),
    ]
    assert again["streams"]["copy"]["per_month"] == 100


def test_a_listing_repeats_itself():
    first = listed()
    answers = parse_answers(json.dumps(first).encode())[0]
    second = listed(answers)
    assert second["rows"] == first["rows"]
    assert second["totals"] == first["totals"]
    assert second["sheets"] == first["sheets"]


GOOD = '{"format": "merchant-roi-ledger", "version": 1'
FAULTS = [
    (b"", "empty_file"),
    (b"[]", "not_an_object"),
    (b'{"format": "merchant-roi"}', "ledger_answers_format"),
    (b'{"format": "merchant-roi-ledger", "version": 2}', "ledger_answers_version"),
    (f'{GOOD}, "luck": 1}}', "unknown_name"),
    (f'{GOOD}, "currency": "yuan"}}', "ledger_bad_currency"),
    (f'{GOOD}, "rates": {{"usd": 7}}}}', "ledger_bad_currency"),
    (f'{GOOD}, "rates": {{"USD": -7}}}}', "too_low"),
    (f'{GOOD}, "rates": {{"USD": 0}}}}', "too_low"),
    (f'{GOOD}, "rates": {{"USD": "7"}}}}', "number_needed"),
    (f'{GOOD}, "rates": {{"USD": 1e999}}}}', "not_finite"),
    (f'{GOOD}, "months": ["May"]}}', "ledger_bad_month"),
    (f'{GOOD}, "months": 5}}', "list_needed"),
    (f'{GOOD}, "spread": "wide"}}', "ledger_unknown_spread"),
    (f'{GOOD}, "encodings": {{"a.csv": "ascii"}}}}', "ledger_unknown_encoding"),
    (f'{GOOD}, "keywords": [{{"contains": "", "class": "photo"}}]}}', "text_empty"),
    (f'{GOOD}, "keywords": [{{"contains": "a", "class": "foto"}}]}}', "ledger_unknown_kind"),
    (f'{GOOD}, "keywords": [{{"contains": "a"}}]}}', "field_missing"),
    (f'{GOOD}, "keywords": [3]}}', "object_needed"),
    (f'{GOOD}, "rows": [{{"file": "a", "sheet": "a", "row": 0, "class": "photo"}}]}}', "too_low"),
    (f'{GOOD}, "rows": [{{"file": 1, "sheet": "a", "row": 1, "class": "photo"}}]}}', "text_needed"),
    (f'{GOOD}, "rows": [{{"file": "a", "sheet": "a", "row": 1, "class": "photo", "day": "x"}}]}}', "date_needed"),
    (f'{GOOD}, "rows": [{{"file": "a", "sheet": "a", "row": 1, "class": "photo", "wage": 1}}]}}', "yes_no_needed"),
    (f'{GOOD}, "sheets": [{{"file": "a", "sheet": "a", "columns": {{"day": 1}}}}]}}', "unknown_name"),
    (f'{GOOD}, "sheets": [{{"file": "a", "sheet": "a", "columns": {{"date": -1}}}}]}}', "too_low"),
    (f'{GOOD}, "sheets": [{{"file": "a", "sheet": "a", "header": 1e9}}]}}', "too_high"),
    (f'{GOOD}, "sheets": [{{"file": "a", "sheet": "a", "day_order": "years"}}]}}', "ledger_unknown_day_order"),
    (f'{GOOD}, "sheets": [{{"file": "a", "sheet": "a", "currency": "yuan"}}]}}', "ledger_bad_currency"),
    (f'{GOOD}, "units": {{"foto": 3}}}}', "unknown_name_near"),
    (f'{GOOD}, "units": {{"photo": -3}}}}', "too_low"),
    (f'{GOOD}, "units": {{"photo": {{"May": 3}}}}}}', "ledger_bad_month"),
    (f'{GOOD}, "units": {{"photo": {{"2025-05": "3"}}}}}}', "number_needed"),
    (f'{GOOD}, "pairs": [{{"one": "a", "same": true}}]}}', "field_missing"),
    (f'{GOOD}, "count_future": "no"}}', "yes_no_needed"),
]


@pytest.mark.parametrize(("text", "code"), FAULTS, ids=[f"{place}" for place in range(len(FAULTS))])
def test_what_is_unsound_is_said_and_not_taken(text, code):
    answers, problems = parse_answers(text if isinstance(text, bytes) else text.encode(), "a.json")
    assert answers is None
    assert code in {problem.code for problem in problems}
    for language in LANGUAGES:
        assert all(describe(problem, Texts(language)) for problem in problems)


def test_a_file_that_is_none_is_said(tmp_path):
    answers, [problem] = load_answers(tmp_path / "none.json")
    assert (answers, problem.code) == (None, "no_such_file")


@pytest.mark.parametrize("language", LANGUAGES)
def test_rejected_rows_can_be_saved_and_no_cell_can_act(language):
    rejected = [Rejected("a.csv", "a", 7, "金额", "=1+1", "bad_amount"), Rejected("a.csv", "a", 9, "", "x", "total")]
    [head, first, last] = rejected_csv(rejected, Texts(language)).decode("utf-8-sig").splitlines()
    assert head.count(",") == 5
    assert first.startswith("a.csv,a,7,金额,'=1+1,")
    assert last.startswith("a.csv,a,9,,x,")
