"""In which currency an amount is: by its cell, sign, heading, the lines above its table, or the script of its sheet."""

from dataclasses import replace

import pytest

from roi_app.ledger.answers import Answers
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.questions import Topic
from roi_app.ledger.sheets import Sheet, SheetFile

PLAIN = ("日期", "摘要", "金额")
TRADITIONAL = ("日期", "摘要", "金額")


def file(name, *rows):
    return SheetFile(name, "utf-8-sig", "", (Sheet("a", tuple(rows)),))


def told(*files):
    return [(row.currency, row.value) for row in build_ledger(files).rows]


def test_a_line_above_a_table_tells_the_currency_of_its_sheet_only():
    dollars = file("usd.csv", ("账户币种：美元",), PLAIN, ("2025-05-01", "修图", 30))
    yuan = file("cny.csv", PLAIN, *((f"2025-05-0{day}", "修图", "¥80") for day in (1, 2)))
    assert told(dollars, yuan) == [("USD", None), ("CNY", 80), ("CNY", 80)]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("韩元", "KRW"),
        ("澳元", "AUD"),
        ("新加坡元", "SGD"),
        ("新台币", "TWD"),
        ("泰铢", "THB"),
        ("US$", "USD"),
        ("chf", "CHF"),
    ],
)
def test_money_in_another_currency_never_counts_one_to_one(word, code):
    head = (*PLAIN, "币种")
    rows = [
        ("2025-05-01", "修图", 80, "人民币"),
        ("2025-05-02", "修图", 80, "元"),
        ("2025-05-03", "修图", 50_000, word),
    ]
    assert told(file("a", head, *rows)) == [("CNY", 80), ("CNY", 80), (code, None)]


def test_a_currency_that_is_not_known_is_rejected():
    ledger = build_ledger([file("a", (*PLAIN, "币种"), ("2025-05-01", "修图", 80, "第纳尔"))])
    assert [(one.column, one.value, one.reason) for one in ledger.rejected] == [("币种", "第纳尔", "bad_currency")]


@pytest.mark.parametrize(
    ("above", "head", "code"),
    [
        ("", TRADITIONAL, "TWD"),
        ("香港分店", TRADITIONAL, "HKD"),
        ("单位：港元", PLAIN, "HKD"),
        ("", ("Date", "Memo", "Amount"), "USD"),
    ],
)
def test_a_sign_of_several_currencies_means_what_its_sheet_tells(above, head, code):
    assert told(file("a", (above or None,), head, ("2025-05-01", "a", "$12,000"))) == [(code, 12_000)]


def test_yuan_beside_a_sheet_from_taiwan_asks():
    here = file("tw.csv", TRADITIONAL, *((f"2025-05-0{day}", "修圖", "NT$80") for day in (1, 2)))
    there = file("alipay.csv", ("日期", "摘要", "金额（元）"), ("2025-05-01", "设计", 30))
    assert told(here, there)[-1] == ("CNY", None)


def test_a_few_signs_do_not_name_the_currency_of_all():
    plain = [(f"2025-05-0{day}", "修图", 80) for day in range(1, 4)]
    assert told(file("a", PLAIN, *plain, ("2025-05-09", "Midjourney", "US$30"))) == [("CNY", 80)] * 3 + [("USD", None)]
    dollars = [(f"2025-05-0{day}", "Logo", "US$30") for day in range(1, 9)]
    assert told(file("us", ("Date", "Memo", "Amount"), *dollars), file("cn", PLAIN, plain[0]))[-1] == ("CNY", None)


LATIN = ("Date", "Memo", "Amount")
VAGUE = [
    # Sheets, then for each that asks: what is taken, and what else it may be.
    ([(PLAIN, "修图", "$80")], [("USD", "TWD", "HKD")]),
    ([(TRADITIONAL, "修圖", "$80")], [("TWD", "USD", "HKD")]),
    ([(("日期", "摘要", "支出"), "攝影費", "$80")], [("TWD", "USD", "HKD")]),
    ([(PLAIN, "修图", "¥80")], [("CNY", "JPY")]),
    ([(TRADITIONAL, "修圖", "¥80")], [("CNY", "JPY")]),
    ([(PLAIN, "修图", "¥80.50")], []),
    ([(("日期", "摘要", "金额（元）"), "修图", "¥80")], []),
    ([(PLAIN, "修图", 80)], []),
    ([(TRADITIONAL, "修圖", 80)], [("TWD", "CNY", "HKD", "USD", "EUR", "JPY")]),
    ([(LATIN, "Logo", 80)], [("USD", "CNY", "TWD", "HKD", "EUR", "JPY")]),
    ([(PLAIN, "修图", 80), (LATIN, "Logo", 80)], [("USD", "CNY", "TWD", "HKD", "EUR", "JPY")]),
    ([(PLAIN, "修图", "RMB 80"), (LATIN, "Logo", 80)], [("USD", "CNY", "TWD", "HKD", "EUR", "JPY")]),
    ([(LATIN, "Logo", "US$80")], []),
]


def booked(sheets):
    return [file(f"{place}", head, ("2025-05-01", *rest)) for place, (head, *rest) in enumerate(sheets)]


@pytest.mark.parametrize(("sheets", "asked"), VAGUE)
def test_money_that_does_not_name_its_currency_asks_and_says_what_is_taken(sheets, asked):
    files = booked(sheets)
    ledger = build_ledger(files)
    assert [one.options for one in ledger.questions] == asked
    assert all(one.topic is Topic.CURRENCY and one.taken == one.options[0] for one in ledger.questions)
    last = ledger.rows[-1]
    assert not asked or last.currency == asked[0][0]
    assert (last.value is None) == (len(files) > 1)
    for code in {code for options in asked for code in options}:
        answers = Answers(currency=ledger.currency).with_layout(
            files[-1].name, "a", replace(ledger.layouts[-1].answer, currency=code)
        )
        again = build_ledger(files, answers)
        assert (again.rows[-1].currency, again.questions) == (code, ())


def test_a_month_that_comes_first_is_of_american_books():
    ledger = build_ledger([file("a", LATIN, ("05/13/2025", "Logo", 80))])
    assert (ledger.currency, ledger.questions) == ("USD", ())


def test_the_currency_of_the_result_answers_for_books_of_one_country():
    ledger = build_ledger(booked([(TRADITIONAL, "修圖", "$80"), (TRADITIONAL, "修圖", 80)]), Answers(currency="HKD"))
    assert [row.value for row in ledger.rows] == [80, 80]
    assert ledger.questions == ()


def test_another_dollar_can_be_said():
    files = booked([(LATIN, "Logo", "$80")])
    answer = replace(build_ledger(files).layouts[0].answer, currency="AUD")
    assert build_ledger(files, Answers().with_layout("0", "a", answer)).currency == "AUD"
