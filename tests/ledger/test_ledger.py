"""Several books put together: directions, refunds, the same payment twice, currencies, months."""

from dataclasses import replace
from datetime import date

import pytest

from roi_app.ledger.answers import Answers, LayoutAnswer, OwnRule, Spread
from roi_app.ledger.columns import Columns
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.sheets import Sheet, SheetFile
from roi_app.ledger.to_document import figures


def file(name, *rows, sheet="a", encoding="utf-8-sig"):
    return SheetFile(name, encoding, "", (Sheet(sheet, tuple(tuple(row) for row in rows)),))


def costs(*files, answers=None):
    return [(row.kind.value, row.amount) for row in build_ledger(files, answers).rows]


SIGNED = ("日期", "金额", "余额", "摘要")
DEBIT = ("日期", "摘要", "借方金额", "贷方金额", "余额")


def test_a_balance_tells_which_sign_is_a_cost():
    rows = [
        ("2025-05-01", 100, 100, "甲"),
        ("2025-05-02", -30, 70, "乙"),
        ("2025-05-03", -20, 50, "丙"),
        ("2025-05-04", 10, 60, "丁"),
        ("2025-05-05", 10, 70, "丁"),
    ]
    assert [amount for _, amount in costs(file("a", SIGNED, *rows))] == [-100, 30, 20, -10, -10]
    assert [amount for _, amount in costs(file("a", SIGNED, *rows[::-1]))] == [-10, -10, 20, 30, -100]
    turned = [(day, -amount, balance, text) for day, amount, balance, text in rows]
    assert [amount for _, amount in costs(file("a", SIGNED, *turned))] == [-100, 30, 20, -10, -10]


def test_debit_is_what_leaves_a_bank_account_and_what_comes_into_a_book_of_ones_own():
    rows = [("2025-05-01", "货款", "", 500, ""), ("2025-05-02", "修图", 80, "", "")]
    assert costs(file("bank.csv", DEBIT, *rows)) == [("sales", -500), ("photo", 80)]
    own = [("2025-05-01", "货款", 500, "", ""), ("2025-05-02", "修图", "", 80, "")]
    assert costs(file("a.xlsx", ("银行存款日记账",), DEBIT, *own)) == [("sales", -500), ("photo", 80)]
    proven = [
        ("2025-05-01", "货款", 500, "", 500),
        ("2025-05-02", "修图", "", 80, 420),
        ("2025-05-03", "修图", "", 20, 400),
        ("2025-05-04", "修图", "", 100, 300),
    ]
    assert costs(file("a.csv", DEBIT, *proven))[:2] == [("sales", -500), ("photo", 80)]


@pytest.mark.parametrize(
    ("out", "came"),
    [("支出", "收入"), ("借", "贷"), ("D", "C"), ("Debit", "Credit"), ("付", "收"), ("-", "+"), ("支", "收")],
)
def test_words_tell_the_direction(out, came):
    rows = [("2025-05-01", "修图", 80, out), ("2025-05-02", "订单", 500, came), ("2025-05-03", "设计", 7, out)]
    assert costs(file("a", ("日期", "摘要", "金额", "方向"), *rows)) == [("photo", 80), ("sales", -500), ("design", 7)]
    signed = [(day, text, -amount if word == out else amount, word) for day, text, amount, word in rows]
    assert costs(file("a", ("日期", "摘要", "金额", "方向"), *signed)) == [
        ("photo", 80),
        ("sales", -500),
        ("design", 7),
    ]


def test_amounts_without_direction_are_costs_as_most_of_them_are():
    head = ("Date", "Description", "Amount")
    plain = [
        ("2025-05-01", "Photo shoot", 80),
        ("2025-05-02", "Logo design", 70),
        ("2025-05-03", "Photo shoot refund", -20),
    ]
    assert costs(file("a", head, *plain)) == [("photo", 80), ("design", 70), ("photo", -20)]
    signed = [
        ("2025-05-01", "Photo shoot", -80),
        ("2025-05-02", "Shopify payout", 900),
        ("2025-05-03", "Logo design", -70),
    ]
    assert costs(file("a", head, *signed)) == [("photo", 80), ("sales", -900), ("design", 70)]


HEAD = ("日期", "摘要", "对方", "支出", "收入", "交易单号", "状态")


def test_a_payment_in_two_files_counts_once():
    one = [
        ("2025-05-01", "修图", "阿飞", 80, None, "A100001", None),
        ("2025-05-01", "修图", "阿飞", 80, None, "A100002", None),
    ]
    two = [*one, ("2025-05-02", "设计", "阿飞", 10, None, "A100003", None)]
    ledger = build_ledger([file("a", HEAD, *one), file("b", HEAD, *two)])
    assert [row.duplicate_of for row in ledger.rows] == [None, None, 0, 1, None]
    assert ledger.duplicates == (2, 3)
    assert ledger.totals[Kind.PHOTO].monthly == (160,)


def test_without_numbers_the_look_decides_and_who_pays_twice_has_paid_twice():
    head = HEAD[:5]
    twice = [("2025-05-01", "修图", "阿飞", 80, None)] * 2
    ledger = build_ledger([file("a", head, *twice), file("b", head, *twice, twice[0])])
    assert [row.duplicate_of for row in ledger.rows] == [None, None, 0, 1, None]
    other = [("2025-05-01", "修图", "阿飞", 80, None, f"B20000{number}", None) for number in range(3)]
    mixed = build_ledger([file("a", head, *twice), file("b", HEAD, *other)])
    assert [row.duplicate_of for row in mixed.rows] == [None, None, 0, 1, None]


def test_what_was_never_paid_stands_for_no_payment():
    order = ("2025-05-01", "修图", "阿飞", 80, None, "A100001")
    ledger = build_ledger([file("a", HEAD, (*order, "交易关闭")), file("b", HEAD, (*order, "交易成功"))])
    assert ledger.duplicates == ()
    wallet = file("alipay", HEAD, ("2025-05-01", "主图设计", "小陈", 300, None, None, "交易关闭"))
    bank = file("bank", HEAD[:5], ("2025-05-02", "快捷支付", "支付宝（中国）网络技术有限公司", 300, None))
    assert build_ledger([bank, wallet]).duplicates == ()
    paid, noted = (
        file("alipay", HEAD[:5], ("2025-05-01", "主图设计", "小陈", 300, None)),
        ("日期", "类型", "支出", "备注"),
    )
    bank = file("bank", noted, ("2025-05-02", "快捷支付", 300, "支付宝-小陈"))
    assert build_ledger([paid, bank]).duplicates == (1,), "a bank may name the wallet in its note alone"


def test_payments_that_say_nothing_or_something_else_are_not_the_same():
    blank = ("2025-05-01", None, None, 500, None)
    assert build_ledger([file("a", HEAD[:5], blank), file("b", HEAD[:5], blank)]).duplicates == ()
    head = ("日期", "摘要", "支出", "类别")
    books = [file(name, head, ("2025-05-01", "尾款", 500, name)) for name in ("拍摄", "设计")]
    assert build_ledger(books).duplicates == ()


LISTED = ("日期", "摘要", "金额")


def test_in_a_list_without_signs_the_final_kind_tells_the_direction():
    rows = [("2025-05-01", "甲乙丙", 300), ("2025-05-02", "修图", 80), ("2025-05-03", "产品订单", 40)]
    book = file("a", LISTED, *rows)
    found = build_ledger([book]).rows
    assert [row.amount for row in found] == [300, 80, -40]
    said = Answers().with_row(found[0], Kind.SALES).with_row(found[2], Kind.PHOTO)
    assert [row.amount for row in build_ledger([book], said).rows] == [-300, 80, 40]
    own = Answers().with_own_rule(OwnRule("甲乙丙", Kind.SALES)).with_own_rule(OwnRule("产品", Kind.PHOTO))
    told = build_ledger([book], own).rows
    assert [(row.amount, row.is_refund) for row in told] == [(-300, False), (80, False), (40, False)]


def test_a_word_of_costs_in_what_is_sold_does_not_turn_a_book():
    sold = [(f"2025-05-{day:02d}", "修图服务", 100) for day in range(1, 11)]
    paid = [("2025-05-11", "直通车", -50), ("2025-05-12", "美工设计", -30)]
    assert [amount for _, amount in costs(file("a", LISTED, *sold, *paid))] == [-100] * 10 + [50, 30]


def test_what_is_paid_back_to_a_buyer_lowers_sales_also_where_a_book_counts_it_neither_way():
    head = ("日期", "商品说明", "金额", "收/支")
    rows = [("2025-05-01", "商品销售", 500, "收入"), ("2025-05-02", "退款-商品销售", 200, "不计收支")]
    assert costs(file("a", head, *rows)) == [("sales", -500), ("sales", 200)]


def test_what_a_person_says_of_money_paid_back_tells_which_way_it_went():
    rows = [("2025-05-02", "退款-甲", 168, "不计收支"), ("2025-05-03", "退款-甲", 99, "不计收支")]
    book = file("a", ("日期", "商品说明", "金额", "收/支"), *rows, ("2025-05-04", "修图", 10, "支出"))
    first, second, _ = build_ledger([book]).rows
    said = Answers().with_row(first, Kind.PHOTO).with_row(second, Kind.SALES)
    told = [(row.kind, row.amount) for row in build_ledger([book], said).rows[:2]]
    assert told == [(Kind.PHOTO, -168), (Kind.SALES, 99)]


def test_nothing_changes_what_a_person_has_said():
    rows = [(f"2025-05-0{day}", "修图", "阿飞", 80) for day in (1, 2)]
    book = file("a", ("日期", "摘要", "对方", "支出"), *rows, ("2025-05-03", "尾款", "阿飞", 10))
    found = build_ledger([book]).rows[-1]
    assert found.rule == "payee"
    said = Answers().with_row(found, Kind.UNCLASSIFIED)
    assert build_ledger([book], said).rows[-1].kind is Kind.UNCLASSIFIED


def test_other_numbers_are_other_payments():
    rows = [
        [("2025-05-01", "修图", "阿飞", 80, None, f"{name}00000{number}", None) for number in range(9)] for name in "AB"
    ]
    assert build_ledger([file("a", HEAD, *rows[0]), file("b", HEAD, *rows[1])]).duplicates == ()


def test_a_banks_row_is_that_of_the_wallet_which_it_paid():
    wallet = [("2025-05-01", "主图设计", "小陈", 300, None), ("2025-05-03", "提现到银行卡", None, 5000, None)]
    bank = [
        ("2025-05-02", "快捷支付", "支付宝（中国）网络技术有限公司", 300, None),
        ("2025-05-03", "支付宝提现", "支付宝", None, 5000),
        ("2025-05-09", "快捷支付", "支付宝（中国）网络技术有限公司", 300, None),
    ]
    ledger = build_ledger([file("bank", HEAD[:5], *bank), file("alipay", HEAD[:5], *wallet)])
    assert [row.duplicate_of for row in ledger.rows] == [3, 4, None, None, None]
    assert ledger.totals[Kind.DESIGN].monthly == (300,)
    assert ledger.totals[Kind.SALES].monthly == (0,)
    assert ledger.rows[2].kind is Kind.UNCLASSIFIED


def test_what_was_not_paid_and_its_refund_count_nowhere():
    rows = [
        ("2025-05-01", "主图设计", "小陈", 300, None, "20250501220011", "交易关闭"),
        ("2025-05-02", "退款-主图设计", "小陈", None, 300, "20250501220011_1", "退款成功"),
        ("2025-05-03", "海报", "小陈", 200, None, "20250503220012", "交易成功"),
        ("2025-05-04", "退款", "小陈", None, 50, "20250503220012_1", "退款成功"),
    ]
    ledger = build_ledger([file("a", HEAD, *rows)])
    assert [row.kind for row in ledger.rows] == [Kind.NOT_PAID, Kind.NOT_PAID, Kind.DESIGN, Kind.DESIGN]
    assert ledger.totals[Kind.DESIGN].monthly == (150,)


def test_money_of_another_currency_asks_for_its_rate():
    rows = [("2025-05-01", "修图", "¥80"), ("2025-05-02", "Midjourney", "US$30"), ("2025-05-03", "设计", "¥20")]
    book = file("a", ("日期", "摘要", "金额"), *rows)
    ledger = build_ledger([book])
    assert ledger.currency == "CNY"
    assert [one.currency for one in build_ledger([book], Answers(currency="USD")).foreign] == ["CNY"]
    assert [(one.currency, one.rows, one.amount) for one in ledger.foreign] == [("USD", (1,), 30)]
    assert ledger.totals[Kind.TOOLS].monthly == (0,)
    ledger = build_ledger([book], Answers(currency="CNY").with_rate("USD", 7))
    assert ledger.foreign == ()
    assert ledger.totals[Kind.TOOLS].monthly == (210,)


@pytest.mark.parametrize(
    ("head", "row", "currency"),
    [
        (("日期", "摘要", "金额", "币种"), ("2025-05-01", "a", 1, "美元"), "USD"),
        (("Date", "Memo", "Amount (EUR)"), ("2025-05-01", "a", 1), "EUR"),
        (("日期", "摘要", "金額"), ("民國114年5月1日", "a", 1), "TWD"),
        (("日期", "摘要", "金额"), ("2025-05-01", "a", 1), "CNY"),
        (("Date", "Memo", "Amount"), ("2025-05-01", "a", 1), "USD"),
        (("Date", "Memo", "Amount"), ("2025-05-01", "a", "$1"), "USD"),
        (("Date", "Memo", "Amount"), ("2025-05-01", "a", "HK$1"), "HKD"),
    ],
)
def test_the_currency_is_that_which_the_books_say(head, row, currency):
    assert build_ledger([file("a", head, row)]).currency == currency


def days(*told):
    return file("a", ("日期", "摘要", "支出"), *((day, "修图", 10) for day in told))


def test_the_same_amount_in_another_bank_is_another_payment():
    head = ("日期", "摘要", "支出")
    one = file("bank", head, ("2025-05-01", "支付宝-直通车充值", 300), ("2025-05-09", "支付宝-修图", 80))
    other = file("cmb", head, ("2025-05-01", "影棚租金", 300), ("2025-05-20", "文案", 80))
    assert build_ledger([one, other]).duplicates == ()
    own = file("mine", head, ("2025-05-01", "推广", 300), ("2025-05-09", "主图", 80))
    assert build_ledger([one, own]).duplicates == (0, 1), "one's own book tells of every payment"


def test_what_a_wallet_pays_back_stands_in_the_bank_too():
    head = ("日期", "摘要", "收款人", "支出", "收入")
    wallet = [("2025-05-03", "商品拍摄", "光影", 300, None), ("2025-05-05", "商品拍摄 退款", "光影", None, 100)]
    bank = [("2025-05-03", "支付宝-光影", "", 300, None), ("2025-05-08", "支付宝退款", "", None, 100)]
    ledger = build_ledger([file("alipay", head, *wallet), file("bank", head, *bank)])
    assert [row.duplicate_of for row in ledger.rows] == [None, None, 0, 1]
    assert ledger.totals[Kind.PHOTO].monthly == (200,)


def test_the_same_wage_of_two_shops_by_month_is_two():
    one = (("项目", "1月", "2月"), ("美工工资", 6000, 6000), ("拍摄费", 1, 2))
    other = (("项目", "1月", "2月"), ("美工工资", 6000, 6000), ("拍摄费", 3, 4))
    shops = [SheetFile(f"{name} 2025", "", "", (Sheet("a", rows),)) for name, rows in (("a", one), ("b", other))]
    assert build_ledger(shops).duplicates == ()
    copy = SheetFile("c 2025", "", "", (Sheet("a", one),))
    assert build_ledger([shops[0], copy]).duplicates == (4, 5, 6, 7)


def test_a_day_typed_wrong_adds_no_years_of_nothing():
    told = [day for month in range(1, 7) for day in (f"2025-{month:02d}-02", f"2025-{month:02d}-28")]
    counted = tuple(f"2025-{month:02d}" for month in range(1, 7))
    for wrong in ("2052-12-28", "2015-03-02"):
        ledger = build_ledger([days(*told, wrong)])
        assert ledger.counted_months == counted
        # A day to come is asked about; one of long ago is a month that does not count.
        assert len(ledger.months) == (7 if wrong < "2025" else 6)
    silent = days("2025-01-02", "2025-12-28")
    period = file("a", ("2025-01-01 至 2025-12-31",), *silent.sheets[0].rows)
    assert len(build_ledger([period]).counted_months) == 12


def test_whole_months_count():
    ledger = build_ledger([days("2025-04-20", "2025-05-04", "2025-07-01", "2025-07-20", "2025-08-03")])
    told = [(one.month, one.is_whole, one.is_counted, one.rows) for one in ledger.months]
    assert told == [
        ("2025-04", False, False, 1),
        ("2025-05", True, True, 1),
        ("2025-06", True, True, 0),
        ("2025-07", True, True, 2),
        ("2025-08", False, False, 1),
    ]
    assert ledger.totals[Kind.PHOTO].monthly == (10, 0, 20)
    assert len(ledger.totals[Kind.PHOTO].all_rows) == 5
    chosen = build_ledger([days("2025-04-20", "2025-05-04", "2025-07-20")], Answers(months=("2025-04", "2025-07")))
    assert chosen.counted_months == ("2025-04", "2025-07")
    assert build_ledger([days("2025-04-20")]).counted_months == ("2025-04",)


def test_the_lines_above_say_which_months_are_whole():
    head = ("日期", "摘要", "支出")
    rows = [("2025-05-12", "修图", 1), ("2025-06-10", "修图", 1)]
    above = ("起始时间：[2025-05-01 00:00:00] 终止时间：[2026-06-30 23:59:59]".replace("2026", "2025"),)
    assert [one.is_whole for one in build_ledger([file("a", above, head, *rows)]).months] == [True, True]
    assert [one.is_whole for one in build_ledger([file("a", head, *rows)]).months] == [False, False]


def test_the_months_make_a_range_on_request():
    rows = [(f"2025-{month:02d}-{day:02d}", "修图", 100 * month) for month in range(1, 12) for day in (1, 28)]
    ledger = build_ledger([file("a", ("日期", "摘要", "支出"), *rows)])
    assert figures(ledger)["photo.unit_price"].in_order == (1200, 1200, 1200)
    assert figures(ledger, Spread.P10_P90)["photo.unit_price"].in_order == (400, 1200, 2000)
    assert figures(ledger, Spread.LOW_HIGH)["photo.unit_price"].in_order == (200, 1200, 2200)
    assert figures(ledger, Spread.LOW_HIGH)["photo.units_per_month"].is_exact


def test_quantities_give_a_price_and_units():
    rows = [("2025-05-01", "修图", 300, 10), ("2025-05-03", "修图", 500, 10), ("2025-05-28", "修图", 100, None)]
    ledger = build_ledger([file("a", ("日期", "摘要", "支出", "数量"), *rows)])
    photo = ledger.streams[Kind.PHOTO]
    assert (photo.unit_price, photo.units_per_month, photo.has_quantities) == (40, 22.5, True)


def test_wages_that_recur_are_heads():
    head = ("日期", "摘要", "收款人", "支出")
    rows = [
        (f"2025-{month:02d}-{day}", "客服工资", who, 4000)
        for month in range(5, 9)
        for day in ("05", "28")
        for who in ("小美", "小丽")
    ]
    rows += [("2025-06-10", "客服工资", "临时工", 900), ("2025-06-11", "客服外包", "言邦", 800)]
    service = build_ledger([file("a", head, *rows)]).streams[Kind.SERVICE]
    assert (service.staff, service.wage_per_month) == (2, 8000)
    assert service.paid.per_month == pytest.approx(1700 / 4)
    nameless = [(f"2025-{month:02d}-28", "客服工资", "", 4000) for month in range(5, 9) for _ in range(3)]
    assert build_ledger([file("a", head, ("2025-05-01", "a", "", 1), *nameless)]).streams[Kind.SERVICE].staff == 3


def test_a_person_can_say_which_columns_are_what():
    rows = [("2025-05-01", "2025-05-09", "x", 5, 80), ("2025-05-02", "2025-05-10", "修图", 6, 90)]
    book = file("a", ("一", "二", "三", "四", "五"), *rows)
    assert build_ledger([book]).rows == () or build_ledger([book]).rows[0].amount != 80
    layout = LayoutAnswer(1, Columns(date=1, expense=4, text=2), ("一", "二", "三", "四", "五"))
    ledger = build_ledger([book], Answers().with_layout("a", "a", layout))
    assert [(row.day, row.amount) for row in ledger.rows] == [(date(2025, 5, 9), 80), (date(2025, 5, 10), 90)]
    again = file("b", ("later",), ("一", "二", "三", "四", "五"), *rows)
    assert len(build_ledger([again], Answers().with_layout("a", "a", layout)).rows) == 2
    left_out = LayoutAnswer(1, layout.columns, layout.headings, is_used=False)
    assert build_ledger([book], Answers().with_layout("a", "a", left_out)).rows == ()


def test_a_person_can_say_that_a_table_has_no_headings():
    layout = LayoutAnswer(0, Columns(date=0, text=1, expense=2))
    ledger = build_ledger([file("a", ("2025-05-01", "修图", 80))], Answers().with_layout("a", "a", layout))
    assert [(row.number, row.amount, row.kind) for row in ledger.rows] == [(1, 80, Kind.PHOTO)]


def test_answers_of_rows_that_are_gone_are_counted():
    ledger = build_ledger([days("2025-05-01", "2025-05-02")])
    answers = Answers().with_row(ledger.rows[0], Kind.COPY).with_row(ledger.rows[1], Kind.COPY)
    again = build_ledger([days("2025-05-01", "2025-05-05")], answers)
    assert (again.lost_answers, [row.kind for row in again.rows]) == (1, [Kind.COPY, Kind.PHOTO])


def test_nothing_gives_nothing():
    empty = build_ledger([])
    assert (empty.rows, empty.months, empty.counted_months) == ((), (), ())
    assert figures(empty) == {}
    assert build_ledger([file("a", ("x",), ("y",))]).layouts[0].is_used is False


def test_a_sheet_that_is_left_out_says_nothing_of_others():
    rows = [("2025-05-01", "修图", 80)]
    books = [file(name, LISTED, *rows) for name in "ab"]
    left = build_ledger(books).layouts[0].answer
    ledger = build_ledger(books, Answers().with_layout("a", "a", replace(left, is_used=False)))
    assert [one.is_used for one in ledger.layouts] == [False, True]
