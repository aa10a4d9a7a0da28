"""Tables of months by items: every cell is a payment of its month, and no sum counts."""

import doctest
from dataclasses import replace
from datetime import date

import pytest

from roi_app.ledger import month_cells
from roi_app.ledger.answers import Answers
from roi_app.ledger.answers_file import dump_answers, parse_answers
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.month_cells import Month, read_month
from roi_app.ledger.questions import Topic
from roi_app.ledger.sheets import Sheet, SheetFile

ACROSS = (
    ("项目", "2025年11月", "2025年12月", "2026年1月", "合计"),
    ("一、收入", None, None, None, None),
    ("天猫货款", "10000", "20,000", "-", "30000"),
    ("二、支出", None, None, None, None),
    ("推广费", 500.0, 700.0, 900.0, 2100.0),
    ("直通车", 300.0, 400.0, 500.0, 1200.0),
    ("万相台", 200.0, 300.0, 400.0, 900.0),
    ("拍摄费", "很多", 800.0, None, 800.0),
    ("订单数", 12.0, 13.0, 15.0, 40.0),
    ("支出合计", 500.0, 1500.0, 900.0, 2900.0),
    ("利润", 9500.0, 18500.0, -900.0, 27100.0),
)
DOWN = (
    ("月份", "拍摄", "直通车", "销售收入", "花费", "订单数"),
    ("2025-11", 100.0, 300.0, 5000.0, 400.0, 7.0),
    ("2025-12", None, 310.0, "5,100", 310.0, 8.0),
    ("合计", 100.0, 610.0, 10100.0, 710.0, 15.0),
)


def file(name, *tables):
    return SheetFile(name, "utf-8", "", tuple(Sheet(sheet, tuple(rows)) for sheet, rows in tables))


def told(ledger):
    return [(row.number, row.column, row.month, row.text, row.kind.value, row.amount) for row in ledger.rows]


def test_months_across_are_read_cell_by_cell():
    ledger = build_ledger([file("a.csv", ("a", ACROSS))])
    assert told(ledger) == [
        (3, 2, "2025-11", "天猫货款", "sales", -10_000),
        (3, 3, "2025-12", "天猫货款", "sales", -20_000),
        (6, 2, "2025-11", "直通车", "ads", 300),
        (6, 3, "2025-12", "直通车", "ads", 400),
        (6, 4, "2026-01", "直通车", "ads", 500),
        (7, 2, "2025-11", "万相台", "ads", 200),
        (7, 3, "2025-12", "万相台", "ads", 300),
        (7, 4, "2026-01", "万相台", "ads", 400),
        (8, 3, "2025-12", "拍摄费", "photo", 800),
    ]
    assert ledger.rows[0].day == date(2025, 11, 30)
    assert ledger.counted_months == ("2025-11", "2025-12", "2026-01")
    assert {(one.number, one.column, one.reason) for one in ledger.rejected} == {
        (2, "", "no_payment"),
        (4, "", "no_payment"),
        (5, "", "total"),
        (8, "2025年11月", "bad_amount"),
        (9, "", "not_money"),
        (10, "", "total"),
        (11, "", "total"),
    }


def test_months_down_are_read_cell_by_cell():
    ledger = build_ledger([file("a.csv", ("a", DOWN))])
    assert told(ledger) == [
        (2, 2, "2025-11", "拍摄", "photo", 100),
        (2, 3, "2025-11", "直通车", "ads", 300),
        (3, 3, "2025-12", "直通车", "ads", 310),
        (2, 4, "2025-11", "销售收入", "sales", -5000),
        (3, 4, "2025-12", "销售收入", "sales", -5100),
    ]
    assert {(one.column, one.reason) for one in ledger.rejected} == {("月份", "total"), ("花费", "total")}


def test_days_down_are_read_cell_by_cell_where_their_sum_stands_beside_them():
    head = ("日期", "销售额", "拍摄费", "快递费", "支出合计")
    rows = (date(2025, 5, 1), 900.0, 100.0, 20.0, 120.0), (date(2025, 5, 2), 800.0, None, 30.0, 30.0)
    ledger = build_ledger([file("a.xlsx", ("a", (head, *rows)))])
    assert sorted(row[3:] for row in told(ledger)) == [
        ("快递费", "other", 20),
        ("快递费", "other", 30),
        ("拍摄费", "photo", 100),
        ("销售额", "sales", -900),
        ("销售额", "sales", -800),
    ]
    more = (head, *((*row[:4], 5000.0) for row in rows))
    assert {row.amount for row in build_ledger([file("a.xlsx", ("a", more))]).rows} == {5000}


HEADS = [
    (("项目", "1月", "2月"), ["2025-01", "2025-02"]),
    (("项目", "11月", "一月"), ["2025-11", "2026-01"]),
    (("Item", "Jan", "February"), ["2025-01", "2025-02"]),
    (("Item", "Jan-24", "Feb-24"), ["2024-01", "2024-02"]),
    (("Item", date(2024, 1, 1), date(2024, 2, 1)), ["2024-01", "2024-02"]),
    (("項目", "113年12月", "114年1月"), ["2024-12", "2025-01"]),
    (("项目", "202412", "202501"), ["2024-12", "2025-01"]),
]


@pytest.mark.parametrize(("head", "months"), HEADS)
def test_months_are_written_in_many_ways(head, months):
    rows = (head, ("拍摄费", 100.0, 200.0), ("文案费", 1.0, 2.0))
    ledger = build_ledger([file("2025.csv", ("a", rows))])
    assert [row.month for row in ledger.rows] == months * 2
    down = tuple(zip(*rows, strict=True))
    assert sorted(row.month for row in build_ledger([file("2025.csv", ("a", down))]).rows) == sorted(months * 2)


def test_the_year_over_months_holds_for_them():
    rows = (("项目", "2024年", None, "2025年"), (None, "11月", "12月", "1月"), ("拍摄费", 1.0, 2.0, 3.0))
    assert [row.month for row in build_ledger([file("a", ("a", rows))]).rows] == ["2024-11", "2024-12", "2025-01"]


def test_a_month_of_no_year_is_rejected():
    ledger = build_ledger([file("a", ("a", (("项目", "5月", "6月"), ("拍摄费", 1.0, 2.0))))])
    assert [one.reason for one in ledger.rejected] == ["no_year"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        (("月份", "项目", "金额"), ("2025-05", "拍摄费", 3.0), ("2025-05", "文案费", 4.0), ("2025-06", "文案费", 5.0)),
        (("年", "月", "项目", "金额"), *((2025.0, month, "文案费", 4.0) for month in (5.0, 5.0, 6.0))),
    ],
)
def test_rows_may_say_a_month_in_place_of_a_day(rows):
    ledger = build_ledger([file("a", ("a", rows))])
    assert [row.month for row in ledger.rows] == ["2025-05", "2025-05", "2025-06"]
    assert ledger.counted_months == ("2025-05", "2025-06")


def test_money_by_the_ten_thousand_is_scaled():
    rows = (("单位：万元",), ("项目", "5月", "6月"), ("拍摄费", 1.0, "2万"), ("文案费（元）", 5.0, 6.0))
    assert [row.amount for row in build_ledger([file("2025", ("a", rows))]).rows] == [10_000, 20_000, 50_000, 60_000]


def test_a_grid_is_left_out_on_request_and_taken_with_its_answer():
    book = file("a.csv", ("a", ACROSS))
    ledger = build_ledger([book])
    answer = ledger.layouts[0].answer
    answers, problems = parse_answers(dump_answers(Answers().with_layout("a.csv", "a", answer)))
    assert problems == ()
    assert told(build_ledger([book], answers)) == told(ledger)
    assert build_ledger([book], Answers().with_layout("a.csv", "a", replace(answer, is_used=False))).rows == ()


def test_a_summary_of_the_same_months_does_not_count_twice():
    days = (("日期", "摘要", "支出"), ("2025-11-03", "直通车", 300.0), ("2025-12-03", "直通车", 310.0))
    for name, by_month in (("b", DOWN), ("汇总", DOWN)):
        book = file("a", ("明细", days), (name, by_month))
        ledger = build_ledger([book])
        assert [row.sheet for row in ledger.rows] == ["明细"] * 2
        [asked] = [one for one in ledger.questions if one.topic is Topic.SUMMARY]
        assert (asked.sheet, asked.rows) == (name, 5)
        answer = replace(ledger.layouts[1].answer, is_used=True)
        again = build_ledger([book], Answers().with_layout("a", name, answer))
        assert (len(again.rows), again.questions) == (7, ())
    later = (("日期", "摘要", "支出"), ("2026-11-03", "直通车", 300.0))
    assert len(build_ledger([file("a", ("明细", later), ("b", DOWN))]).rows) == 6


def test_a_summary_is_asked_about_though_its_currency_was_said_before():
    days = (("日期", "摘要", "支出"), ("2025-11-03", "直通车", 300.0), ("2025-12-03", "直通车", 310.0))
    summary = file("b", ("b", DOWN))
    [alone] = build_ledger([summary]).layouts
    answers, problems = parse_answers(
        dump_answers(Answers().with_layout("b", "b", replace(alone.answer, currency="CNY")))
    )
    assert problems == ()
    ledger = build_ledger([summary, file("a", ("明细", days))], answers)
    assert ([row.sheet for row in ledger.rows], len(ledger.questions)) == (["明细"] * 2, 1)


def test_an_export_of_more_months_holds_the_one_before():
    before = (("项目", "5月", "6月"), ("拍摄费", 300.0, 310.0), ("直通车", 70.0, 90.0))
    later = tuple((*row, one) for row, one in zip(before, ("7月", 320.0, 75.0), strict=True))
    for books in ([before, later], [later, before]):
        ledger = build_ledger([file(f"2025 {place}", ("a", rows)) for place, rows in enumerate(books)])
        counted = [row.amount for row in ledger.rows if row.duplicate_of is None]
        assert sorted(counted) == [70, 75, 90, 300, 310, 320]
    # One item may well cost two shops the same.
    one = [file(f"2025 {name}", ("a", rows[:2])) for name, rows in (("a", before), ("b", later))]
    assert build_ledger(one).duplicates == ()


def test_what_bears_the_name_of_income_may_be_a_cost():
    names = ("Sales", "Sales - Amazon", "Other income", "Cost of sales", "Sales commissions", "Sales & marketing")
    rows = [(name, 90.0 + place, 80.0 + place * place) for place, name in enumerate(names)]
    ledger = build_ledger([file("2025", ("P&L", (("Item", "May", "June"), *rows)))])
    assert [row.amount < 0 for row in ledger.rows if row.day.month == 5] == [True] * 3 + [False] * 3


def test_an_amount_in_the_name_of_an_item_is_no_scale():
    rows = (
        ("项目", "5月", "6月"),
        ("10万元贷款利息", 500.0, 490.0),
        ("五千元以下拍摄", 80.0, 95.0),
        ("广告（千元）", 2.0, 3.0),
    )
    ledger = build_ledger([file("2025", ("a", rows))])
    assert [row.amount for row in ledger.rows] == [500, 490, 80, 95, 2000, 3000]


def test_a_month_that_stands_twice_is_of_one_year():
    rows = ("月份", "拍摄费", "广告费"), ("5月", 100.0, 20.0), ("5月", 110.0, 25.0), ("6月", 120.0, 30.0)
    found = [row.day for row in build_ledger([file("2025", ("a", rows))]).rows]
    assert found == [date(2025, 5, 31), date(2025, 5, 31), date(2025, 6, 30)] * 2
    budget = (
        ("项目", "5月", "5月", "6月", "6月"),
        ("", "预算", "实际", "预算", "实际"),
        ("拍摄费", 1.0, 2.0, 3.0, 4.0),
    )
    assert build_ledger([file("2025", ("a", budget))]).rows == ()


def test_a_share_of_sales_is_no_money():
    rows = ("Item", "May", "June"), ("Photo shoots", 100.0, 90.0), ("% of sales", 0.1, 0.2), ("Ads (%)", 0.3, 0.2)
    ledger = build_ledger([file("2025", ("a", rows))])
    assert [row.amount for row in ledger.rows] == [100, 90]
    assert [one.reason for one in ledger.rejected] == ["not_money"] * 2


def test_a_cell_that_says_its_unit_is_not_scaled():
    by_item = ("项目", "5月", "6月"), ("拍摄费", 1.0, "70元"), ("文案费", "2万", 5.0)
    by_day = ("日期", "摘要", "金额（万元）"), ("2025-05-01", "拍摄费", 1.2), ("2025-05-02", "修图", "3000元")
    for rows, amounts in (((("单位：万元",), *by_item), [10_000, 70, 20_000, 50_000]), (by_day, [12_000, 3000])):
        assert [row.amount for row in build_ledger([file("2025", ("a", rows))]).rows] == amounts


def test_refunds_take_from_the_sales_that_they_stand_among():
    rows = ("Item", "May", "June"), ("Income", None, None), ("Product sales", 1000.0, 900.0), ("Refunds", -50.0, -40.0)
    ledger = build_ledger([file("2025", ("a", rows))])
    assert ledger.totals[Kind.SALES].monthly == (950, 860)


def test_summaries_of_different_things_count_where_nothing_else_tells_them():
    income = (("项目", "5月", "6月"), ("货款", 9000.0, 8000.0), ("批发", 700.0, 900.0))
    spent = (("项目", "5月", "6月"), ("拍摄费", 300.0, 310.0), ("直通车", 70.0, 90.0))
    ledger = build_ledger([file("2025", ("收入汇总", income), ("支出汇总", spent))])
    assert (len(ledger.rows), ledger.questions) == (8, ())


def test_a_table_below_another_is_read_by_its_own_headings():
    rows = (
        ("支出表",),
        ("日期", "摘要", "支出"),
        ("2025-05-01", "修图", 100.0),
        ("合计", None, 100.0),
        ("收入表",),
        ("日期", "客户", "收入"),
        ("2025-05-01", "天猫", 900.0),
        ("日期待定", "见备注", None),
        ("2025-05-02", "京东", 90.0),
    )
    ledger = build_ledger([file("a", ("a", rows))])
    assert [(row.number, row.amount) for row in ledger.rows] == [(3, 100), (7, -900), (9, -90)]
    assert [(one.number, one.reason) for one in ledger.rejected] == [(4, "total"), (5, "no_payment"), (8, "no_payment")]


def test_what_is_no_month_is_none():
    assert doctest.testmod(month_cells).failed == 0
    for cell in ("2025-05-03", "market", "13月", "2025", "5", None, 45_780.0, "2025-13", "May you live"):
        assert read_month(cell) is None
    assert read_month("Sept. 2025") == Month(2025, 9)
