"""What only a person knows: which rows are one payment, how many units were bought, whether days to come count."""

import json
from datetime import date
from time import process_time

import pytest

from roi_app.documents.document import Document
from roi_app.ledger.answers import Answers
from roi_app.ledger.answers_file import dump_answers, parse_answers
from roi_app.ledger.costs import Units
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.listing import listing
from roi_app.ledger.payment_keys import payment_keys
from roi_app.ledger.questions import Topic
from roi_app.ledger.sheets import Sheet, SheetFile
from roi_app.ledger.to_document import figures, to_document
from roi_app.texts.catalog import Texts

HEAD = ("日期", "摘要", "收款人", "支出（元）")
ROW = ("2025-05-03", "修图", "阿飞", 300)


def file(name, *rows, head=HEAD):
    return SheetFile(name, "utf-8", "", (Sheet("a", (head, *rows)),))


def keys(ledger):
    return list(payment_keys(ledger.rows))


def kept(answers):
    """The same answers, once through a file."""
    again, problems = parse_answers(dump_answers(answers))
    assert (again, problems) == (answers, ())
    return again


def test_a_person_says_that_two_rows_are_two_payments():
    books = [file("a", ROW, ROW), file("b", ROW, ROW)]
    ledger = build_ledger(books)
    assert ledger.duplicates == (2, 3)
    first, second = keys(ledger)[:2]
    assert first != second
    assert keys(ledger)[2:] == [first, second]
    answers = kept(Answers().with_pair(second, second, are_one=False))
    assert build_ledger(books, answers).duplicates == (2,)
    # The key holds where the rows have other numbers.
    moved = [file("a", ("2025-05-01", "修图", "小美", 5), ROW, ROW), books[1]]
    assert build_ledger(moved, answers).duplicates == (3,)


def test_a_person_says_that_two_rows_are_one_payment():
    books = [file("a", ROW), file("b", ("2025-05-04", "付款", "某人", 300))]
    ledger = build_ledger(books)
    assert ledger.duplicates == ()
    one, other = keys(ledger)
    answers = kept(Answers().with_pair(other, one, are_one=True))
    again = build_ledger(books, answers)
    assert [row.duplicate_of for row in again.rows] == [None, 0]
    assert again.totals[Kind.UNCLASSIFIED].all_rows == ()
    third = build_ledger([*books, file("c", ("2025-05-04", "付款", "某人", 300))], answers)
    assert [row.duplicate_of for row in third.rows] == [None, 0, 0]


def test_units_that_a_person_knows_reach_the_document_and_make_the_price():
    rows = [("2025-05-01", "修图", "", 300), ("2025-05-28", "修图", "", 900), ("2025-06-28", "修图", "", 600)]
    books = [file("a", *rows)]
    every = build_ledger(books, kept(Answers().with_units(Kind.PHOTO, 120))).streams[Kind.PHOTO]
    assert (every.units_per_month, every.unit_price, every.median_price) == (120, 7.5, 7.5)
    assert every.units_from is Units.SAID
    answers = Answers().with_units(Kind.PHOTO, 120).with_units(Kind.PHOTO, 30, "2025-06")
    by_month = build_ledger(books, kept(answers))
    photo = by_month.streams[Kind.PHOTO]
    assert (photo.units_per_month, photo.unit_price, photo.median_price) == (75, 12, 15)
    told = figures(by_month)
    assert told["photo.units_per_month"].mode * told["photo.unit_price"].mode == photo.paid.per_month == 900
    shop = to_document(by_month, Document())
    assert ("photo.units_per_month" in shop.values, set(shop.books)) == (True, set(told) - {"photo.units_per_month"})
    assert build_ledger(books, answers.with_units(Kind.PHOTO, None, "2025-06")).streams[Kind.PHOTO] == every
    assert answers.with_units(Kind.PHOTO, None).with_units(Kind.PHOTO, None, "2025-06") == Answers()


def test_units_of_a_known_month_price_the_others():
    rows = [("2025-05-01", "修图", "", 300), ("2025-06-28", "修图", "", 600)]
    photo = build_ledger([file("a", *rows)], Answers().with_units(Kind.PHOTO, 30, "2025-05")).streams[Kind.PHOTO]
    assert (photo.units_per_month, photo.unit_price) == (45, 10)


@pytest.mark.parametrize("later", [-150.0, 60.0])
def test_units_of_a_month_that_does_not_price_them_leave_the_money_as_it_is(later):
    rows = [("2025-05-01", "修图", "", 100.0 if later < 0 else 0.0), ("2025-06-28", "修图", "", later)]
    rows.append(("2025-05-01", "直通车", "", 1.0))
    ledger = build_ledger([file("a", *rows)], Answers().with_units(Kind.PHOTO, 10, "2025-05"))
    photo, told = ledger.streams[Kind.PHOTO], figures(ledger)
    assert (photo.units_per_month, photo.unit_price) == (10, max(later, 0) / 20)
    assert told["photo.units_per_month"].mode * told["photo.unit_price"].mode == max(photo.paid.per_month, 0)


def test_a_row_takes_the_units_that_a_person_knows():
    ledger = build_ledger([file("a", ROW)])
    answers = kept(Answers().with_row(ledger.rows[0], Kind.PHOTO, quantity=12))
    again = build_ledger([file("a", ROW)], answers)
    assert again.rows[0].quantity == 12
    assert again.streams[Kind.PHOTO].unit_price == 25
    told = listing(again, answers, figures(again), Texts("en"))
    told["rows"][0]["quantity"] = 10
    assert build_ledger([file("a", ROW)], parse_answers(json.dumps(told).encode())[0]).rows[0].quantity == 10


def test_days_to_come_are_asked_about_and_counted_on_request():
    books = [file("a", ROW, ("2025-06-20", "直通车", "", 50), ("2025-07-01", "直通车", "", 80))]
    today = date(2025, 6, 20)
    ledger = build_ledger(books, today=today)
    assert ledger.future == (2,)
    assert [(one.topic, one.rows) for one in ledger.questions] == [(Topic.FUTURE, 1)]
    assert ledger.totals[Kind.ADS].all_rows == (1,)
    assert [one.month for one in ledger.months] == ["2025-05", "2025-06"]
    counts = build_ledger(books, kept(Answers().with_future(counts=True)), today=today)
    assert counts.totals[Kind.ADS].all_rows == (1, 2)
    assert counts.months[-1].month == "2025-07"
    leaves = build_ledger(books, kept(Answers().with_future(counts=False)), today=today)
    assert (counts.questions, leaves.questions) == ((), ())
    assert leaves.totals == ledger.totals


@pytest.mark.parametrize(
    ("said", "units"),
    [('{"photo": 120}', {"": 120}), ('{"photo": {"every_month": 7, "2025-05": 9}}', {"": 7, "2025-05": 9})],
)
def test_units_are_written_short_or_by_month(said, units):
    answers, problems = parse_answers(f'{{"format": "merchant-roi-ledger", "version": 1, "units": {said}}}'.encode())
    assert problems == ()
    assert dict(answers.units[Kind.PHOTO]) == units


def test_income_and_expense_side_by_side_have_words_of_their_own():
    head = ("日期", "收入项目", "收入金额", "支出项目", "支出金额")
    rows = [("2025-05-03", "店铺货款", 5000, "直通车", 800), ("2025-05-04", None, None, "主图设计", 600)]
    found = build_ledger([file("a", *rows, head=head)]).rows
    assert [(row.text, row.kind.value, row.amount) for row in found] == [
        ("直通车", "ads", 800),
        ("店铺货款", "sales", -5000),
        ("主图设计", "design", 600),
    ]


def test_a_row_with_income_and_expense_is_two_payments_each_with_its_answer():
    head = ("日期", "摘要", "收款人", "支出（元）", "收入（元）")
    book = file("a", ("2025-05-03", "神秘", "", 80, 200), ("2025-05-04", "神秘", "", 5, 0), head=head)
    ledger = build_ledger([book])
    assert [(row.number, row.column, row.amount) for row in ledger.rows] == [(2, 4, 80), (2, 5, -200), (3, 0, 5)]
    answers = kept(Answers().with_row(ledger.rows[0], Kind.COPY).with_row(ledger.rows[1], Kind.OTHER))
    assert [row.kind for row in build_ledger([book], answers).rows[:2]] == [Kind.COPY, Kind.OTHER]


def test_very_many_rows_alike_take_no_longer_than_others():
    many, day = 8_000, "2025-05-03"
    bank = file("bank", *[(day, "支付宝", "支付宝", 100)] * many)
    wallet = file("支付宝账单", *[(day, "修图", "阿飞", 100)] * many)
    begun = process_time()
    ledger = build_ledger([bank, wallet])
    assert process_time() - begun < 4
    assert ledger.duplicates == tuple(range(many))
