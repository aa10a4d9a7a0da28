"""Days and amounts of cells, and where the table is in a sheet."""

import doctest
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.ledger import cells
from roi_app.ledger.answers import Answers
from roi_app.ledger.cells import DayOrder, read_day, read_money
from roi_app.ledger.columns import FIELDS, Columns
from roi_app.ledger.layout import propose_layout
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.questions import Topic
from roi_app.ledger.sheets import Sheet, SheetFile, read_file

THIRD_OF_MAY = [
    "2025年5月3日",
    "二〇二五年五月三日",
    "二零二五年五月三号",
    "2025/5/3",
    "2025.05.03",
    "2025-05-03",
    "20250503",
    "2025-05-03 10:23:11",
    "2025/5/3 10:23",
    "2025-05-03T10:23:11",
    "20250503 10:23",
    "20250503102311",
    "民國114年5月3日",
    "中華民國114年05月03日",
    "114/05/03",
    "114.5.3",
    "1140503",
    "２０２５／０５／０３",
    "2025-05-03 (六)",
    "2025年5月3日 星期六",
    "'2025-05-03",
    " 2025-05-03 ",
    "May 3, 2025",
    "3 May 2025",
    "03-May-25",
    "Saturday, May 3, 2025",
    "3rd May 2025",
    45780.0,
    45780.4,
    "45780",
    "45780.4167",
    20250503.0,
    1140503.0,
    date(2025, 5, 3),
]
NO_DAY = [
    None,
    "",
    "25/5/3",
    "5月3日",
    "05/03/2025",
    "2025-13-03",
    "2025-02-30",
    "1899-05-03",
    "合计",
    "2025-05",
    "2025",
    "5",
    12.0,
    3.5,
    1e9,
    "2025-05-031",
    "20250532",
    "民國5月3日",
    "2025-05-01至2025-05-31",
]


@pytest.mark.parametrize("cell", THIRD_OF_MAY, ids=repr)
def test_a_day_is_read_in_all_usual_forms(cell):
    assert read_day(cell) == date(2025, 5, 3)


@pytest.mark.parametrize("cell", NO_DAY, ids=repr)
def test_what_is_not_surely_a_day_is_none(cell):
    assert read_day(cell) is None


def test_the_column_tells_what_it_means():
    assert read_day("05/03/2025", DayOrder.MONTH_FIRST) == date(2025, 5, 3)
    assert read_day("03/05/2025", DayOrder.DAY_FIRST) == date(2025, 5, 3)
    assert read_day("13/05/2025") == date(2025, 5, 13)
    assert read_day("05/05/2025") == date(2025, 5, 5)
    assert read_day("05/13/25") == date(2025, 5, 13)
    assert read_day("05/03/25", DayOrder.MONTH_FIRST) == date(2025, 5, 3)
    assert read_day("25/05/13") is read_day("05/03/25") is read_day("25/05/13", DayOrder.DAY_FIRST) is None
    assert read_day("5月3日", year=2025) == read_day("5/3", year=2025) == read_day("5.3", year=2025) == date(2025, 5, 3)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (5.0, 5),
        (-3, -3),
        ("1,234.50", 1234.5),
        ("¥1.2萬", 12_000),
        ("(500)", -500),
        ("３００", 300),
        ("3000元/月", 3000),
    ],
)
def test_an_amount_is_read_by_the_one_parser(cell, value):
    assert read_money(cell).value == value


@pytest.mark.parametrize("cell", [None, "", "30%", "三成", "1,23", "abc", date(2025, 5, 3), "1" * 400])
def test_what_is_no_amount_is_none(cell):
    assert read_money(cell) is None


@given(st.one_of(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.none(), st.dates()))
def test_no_cell_is_an_error(cell):
    read_day(cell, year=2025)
    read_money(cell)


def test_the_examples_of_the_docstrings():
    assert doctest.testmod(cells).failed == 0


def layout(*rows, name="a.csv", sheet="a"):
    return propose_layout(name, Sheet(sheet, tuple(tuple(row) for row in rows)))


def columns(*head, rows=((),)):
    found = layout(head, *rows).columns
    return {field: head[place] for field in FIELDS if (place := getattr(found, field)) is not None}


HEADS = [
    "交易时间 date | 交易分类 category | 交易对方 counterparty | 商品说明 text | 收/支 direction | 金额 amount",
    "付款时间 date | 商品 text | 应付 | 实付款 amount | 交易状态 status | 交易订单号 id | 备注 note",
    "交易日 date | 摘要 text | 借方金额 expense | 贷方金额 income | 余额 | 对方户名 counterparty | 用途 note",
    "记账日期 date | 货币 currency | 交易金额 amount | 联机余额 | 交易摘要 text | 对手信息 counterparty",
    "日期 date | 项目 text | 类别 category | 数量 quantity | 单价 | 金额(元) amount | 供应商 counterparty | 备注 note",
    "帳務日期 date | 說明 text | 提出 expense | 存入 income | 餘額 | 備註 note",
    "Date date | Transaction Type category | Num | Name counterparty | Memo/Description text | Amount amount | Balance",
    "Posting Date date | Description text | Debit expense | Credit income | Balance",
    "凭证日期 date | 会计科目 category | 摘要 text | 借方 expense | 贷方 income",
    "付款日期 date | 费用类型 category | 事由 text | 付款金额 expense | 收款单位 counterparty",
    "Transaction Date date | Payee counterparty | Category category | Amount (USD) amount | Qty quantity | Notes note",
    "时间 date | 收入金额 income | 支出金额 expense | 内容 text",
]


@pytest.mark.parametrize("told", HEADS)
def test_the_headings_tell_what_a_column_is(told):
    expected = {}
    names = []
    for one in told.split(" | "):
        name, _, field = one.rpartition(" ")
        if field in FIELDS:
            expected[field] = name
        names.append(name if field in FIELDS else one)
    found = columns(*names)
    for field in ("id", "direction"):
        # What the cells have to confirm.
        expected.pop(field, None)
        found.pop(field, None)
    if "text" not in expected:
        found.pop("text", None)
    elif "note" not in expected:
        found.pop("note", None)
    assert found == expected


def test_headings_are_found_below_lines_and_in_two_rows():
    head = ("日期", "摘要", "支出", None, "收入", None)
    below = (None, None, "金额", "数量", "金额", "备注")
    found = layout(("某某流水账",), ("单位：元", None, "2025"), head, below, ("2025-05-01", "a", 1.0, 2.0, None, None))
    assert (found.header, found.columns) == (4, Columns(date=0, text=1, expense=2, quantity=3, income=4, note=5))
    assert found.headings == ("日期", "摘要", "支出 金额", "支出 数量", "收入 金额", "收入 备注")


def test_a_table_without_headings_is_known_by_its_cells():
    rows = [
        ("2025-05-01", "摄影费 两天", "支出", 800.0),
        ("2025-05-02", "设计费 主图", "支出", 300.0),
        ("2025-05-03", "订单结算", "收入", 9.0),
    ]
    found = layout(*rows)
    assert (found.header, found.columns) == (0, Columns(date=0, text=1, direction=2, amount=3))
    assert not layout(("a", "b"), ("c", "d")).is_used
    assert not layout().is_used


def rejected(*rows, name="a.csv", sheet="a"):
    ledger = build_ledger([SheetFile(name, "", "", (Sheet(sheet, tuple(tuple(row) for row in rows)),))])
    return [(one.number, one.column, one.value, one.reason) for one in ledger.rejected], len(ledger.rows)


def test_each_row_that_is_not_read_says_why():
    head = ("日期", "摘要", "支出", "收入")
    told, count = rejected(
        head,
        ("2025-05-01", "修图", "80", None),
        ("昨天", "修图", "80", None),
        (None, "修图", "80", None),
        ("2025-05-02", "修图", "很多", None),
        ("2025-05-03", "修图", None, None),
        ("2025-05-04", "修图", "80", "90"),
        ("2025-05-05", "修图", "0", "0.00"),
        ("2025-05-31", "本月合计", "80", None),
        ("合计", None, "400", "90"),
        (None, None, None, None),
        ("-----", None, None, None),
        head,
        ("打印于 5 月", None, None, None),
    )
    # One row has income and expense.
    assert count == 1 + 2
    assert told == [
        (3, "日期", "昨天", "bad_day"),
        (4, "日期", "", "no_day"),
        (5, "支出", "很多", "bad_amount"),
        (6, "支出", "", "no_amount"),
        (8, "支出", "0", "zero"),
        (9, "", "2025-05-31 本月合计 80", "total"),
        (10, "", "合计 400 90", "total"),
        (14, "", "打印于 5 月", "no_payment"),
    ]


@pytest.mark.parametrize(
    ("name", "sheet", "above"), [("a", "2025年5月", "x"), ("2025账本.csv", "a", "x"), ("a", "a", "2025年度")]
)
def test_days_without_a_year_take_the_one_that_stands_near(name, sheet, above):
    told, count = rejected((above,), ("日期", "摘要", "金额"), ("5月3日", "修图", 8.0), name=name, sheet=sheet)
    assert (told, count) == ([], 1)
    told, count = rejected((above,), ("日期", "摘要", "金额"), ("5月3日", "修图", 8.0))
    assert count == (1 if "2025" in above else 0)
    assert [one[3] for one in told] == [] if count else ["no_year"]


def test_a_mere_number_is_a_day_of_the_month_that_stands_near():
    rows = (("日", "摘要", "支出"), ("1", "修图", 1.0), (28.0, "文案", 2.0), (31.0, "文案", 3.0), ("合计", None, 6.0))
    sheets = tuple(Sheet(name, rows) for name in ("5月", "6月"))
    ledger = build_ledger([SheetFile("2025年.xlsx", "", "", sheets)])
    assert [f"{row.day:%m-%d}" for row in ledger.rows] == ["05-01", "05-28", "05-31", "06-01", "06-28"]
    assert [one.reason for one in ledger.rejected] == ["total", "bad_day", "total"]


def test_a_day_in_parts_is_put_together():
    head = ("月", "日", "摘要", "借方", "贷方")
    rows = [(5.0, 1.0, "修图", 80.0, None), (None, 3.0, "修图", 80.0, None), ("6", "1", "修图", 80.0, None)]
    sheet = Sheet("a", (("2025年度",), head, *rows))
    found = [row.day for row in build_ledger([SheetFile("a", "", "", (sheet,))]).rows]
    assert found == [date(2025, 5, 1), date(2025, 5, 3), date(2025, 6, 1)]
    whole = Sheet("a", (("年", *head), *(("2025", *row) for row in rows)))
    assert [row.day for row in build_ledger([SheetFile("a", "", "", (whole,))]).rows] == found


EXPORTS = {
    "交易日期,摘要,交易场所,交易金额(收入),交易金额(支出),余额\n2025-05-01,消费,修图坊,,300.00,1\n": [(300, "photo")],
    "日期,摘要,交易金额,附言\n20250501,消费,-300.00,摄影棚\n20250502,消费,-9,直通车\n": [(300, "photo"), (9, "ads")],
    "交易时间,微信订单号,应结订单金额,商品名称\n`2025-05-01 10:00:00,`4200000001,`88.00,`衬衫\n": [(-88, "sales")],
    '订单编号,买家实际支付金额,订单付款时间\n="2025050100001",99.00,2025-05-01 10:01:00\n': [(-99, "sales")],
    "Date,Description,Money In,Money Out\n13/05/2025,PHOTOGRAPHY,,£250.00\n": [(250, "photo")],
    "日期,科目,摘要,借方,贷方\n2025-05-01,推广费,付款,5,\n2025-05-01,银行存款,付款,,5\n": [
        (5, "ads"),
        (-5, "transfer"),
    ],
    "Date;Description;Debit;Credit\n2025-05-01;Logo design;5.00;\n": [(5, "design")],
}


@pytest.mark.parametrize("text", EXPORTS)
def test_exports_of_many_makers_are_read(text, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(text, "utf-8")
    rows = build_ledger([read_file(path)]).rows
    assert [(row.amount, row.kind.value) for row in rows] == EXPORTS[text]


def test_a_column_of_ambiguous_days_is_read_by_the_order_of_time():
    head = ("Date", "Memo", "Amount")
    sure = [(f"{month:02d}/{day:02d}/2025", "a", 1.0) for month in (5, 6, 7) for day in (1, 2, 3, 9)]
    assert rejected(head, *sure) == ([], 12)
    vague = [("05/03/2025", "a", 1.0), ("03/05/2025", "a", 1.0)]
    assert [one[3] for one in rejected(head, *vague)[0]] == ["day_order"] * 2
    assert rejected(head, *vague, ("05/13/2025", "a", 1.0)) == ([], 3)
    short = [(f"25/0{month}/{day}", "a", 1.0) for month in (5, 6) for day in ("03", "20")]
    assert rejected(head, *short) == ([], 4)
    assert [one[3] for one in rejected(head, short[1])[0]] == ["day_order"]


def test_an_order_of_days_is_asked_for_and_taken():
    book = SheetFile("a", "", "", (Sheet("b", (("Date", "Memo", "Amount"), ("03/05/2025", "photo shoot", 8.0))),))
    ledger = build_ledger([book])
    [asked] = [one for one in ledger.questions if one.topic is Topic.DAY_ORDER]
    assert (asked.file, asked.sheet, asked.rows, asked.options[0]) == ("a", "b", 1, "month_first")
    found = {}
    for order in ("month_first", "day_first"):
        answers = Answers().with_layout("a", "b", replace(ledger.layouts[0].answer, day_order=DayOrder(order)))
        [row] = build_ledger([book], answers).rows
        found[order] = row.day
    assert found == {"month_first": date(2025, 3, 5), "day_first": date(2025, 5, 3)}


def test_an_order_of_days_is_asked_for_where_it_tells_and_once():
    head = ("Date", "Memo", "Amount")
    vague = [("05/03/2025", "a", 1.0), ("03/05/2025", "a", 1.0)]
    assert [one[3] for one in rejected(head, *vague, ("25/25/2025", "a", 1.0))[0]] == ["day_order"] * 2 + ["bad_day"]
    items = ("Date", "Photo shoots", "Facebook ads"), ("05/03/2025", 10.0, 20.0), ("06/03/2025", 11.0, 20.5)
    book = SheetFile("a", "", "", (Sheet("b", items),))
    ledger = build_ledger([book])
    assert [one.topic for one in ledger.questions] == [Topic.DAY_ORDER]
    answer = replace(ledger.layouts[0].answer, day_order=DayOrder.DAY_FIRST)
    again = build_ledger([book], Answers().with_layout("a", "b", answer))
    assert [row.day.month for row in again.rows] == [3] * 4
    assert Topic.DAY_ORDER not in [one.topic for one in again.questions]


def test_a_name_that_begins_as_a_total_is_a_payment():
    head = ("Date", "Memo", "Amount")
    names = ("Total Wireless", "总计划拍摄费")
    sums = ("Total for May", "合计金额", "总计：3 笔", "Total", "5月合计", "本月支出合計：")
    told, count = rejected(head, *(("2025-05-03", name, 8.0) for name in (*names, *sums)))
    assert (count, [one[3] for one in told]) == (2, ["total"] * 6)


@pytest.mark.parametrize(
    ("cell", "quantity"), [("20张", 20), ("3 件", 3), (5.0, 5), ("1,200 pcs", 1200), ("30%", None)]
)
def test_a_quantity_may_have_its_measure_word(cell, quantity):
    table = Sheet("a", (("日期", "摘要", "金额", "数量"), ("2025-05-03", "修图", 8.0, cell)))
    [row] = build_ledger([SheetFile("a", "", "", (table,))]).rows
    assert row.quantity == quantity
