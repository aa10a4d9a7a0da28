"""Which column is what, where headings alone would mislead."""

from datetime import date

import pytest

from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.sheets import Sheet, SheetFile


def read(*rows: tuple[str, ...]):
    return build_ledger([SheetFile("bank.csv", "utf-8", "", (Sheet("", rows),))])


def test_a_column_of_hours_is_not_taken_for_the_one_of_days():
    ledger = read(
        ("交易日期", "交易时间", "摘要", "借方发生额", "贷方发生额"),
        ("20250503", "101500", "影棚租赁", "680.00", ""),
        ("20250512", "173000", "修图费", "1,200.00", ""),
        ("20250520", "090000", "货款结算", "", "5,000.00"),
    )
    assert ledger.rejected == ()
    assert [row.day for row in ledger.rows] == [date(2025, 5, day) for day in (3, 12, 20)]


def test_an_account_for_ads_that_is_filled_is_no_transfer_of_ones_own():
    ledger = read(
        ("日期", "摘要", "支出", "收入"),
        ("2025-05-03", "全站推广账户充值", "3000", ""),
        ("2025-05-04", "账户充值", "3000", ""),
    )
    assert [row.kind.value for row in ledger.rows] == ["ads", "transfer"]


def test_amounts_by_the_ten_thousand_are_read_as_such():
    ledger = read(
        ("日期", "用途", "金额（万元）", "收支"),
        ("2025/5/3", "模特拍摄", "0.56", "支出"),
        ("2025/5/8", "直通车", "1.2万", "支出"),
    )
    assert [row.amount for row in ledger.rows] == [5_600, 12_000]
    above = read(("单位：万元",), ("日期", "用途", "支出", "收入"), ("2025/5/3", "模特拍摄", "0.56", ""))
    assert [row.amount for row in above.rows] == [5_600]
    plain = read(("单位：元",), ("日期", "用途", "支出(元)", "收入"), ("2025/5/3", "满一万元的模特拍摄", "56", ""))
    assert [row.amount for row in plain.rows] == [56]
    english = read(("Date", "Memo", "Debit ($ in thousands)", "Credit"), ("2025-05-03", "Product photos", "1.5", ""))
    assert [row.amount for row in english.rows] == [1_500]


@pytest.mark.parametrize(
    ("above", "heading", "amount"),
    [
        ("单位结算卡单日限额：5万元", "支出", 56),
        ("单位：万元", "支出(元)", 56),
        ("單位：新台幣千元", "支出", 56_000),
        ("（金额单位：人民币万元）", "支出", 560_000),
        ("Amounts in thousands", "支出", 56_000),
        ("in thousands of USD", "支出", 56_000),
        ("Invest in thousands of shops", "支出", 56),
    ],
)
def test_only_a_line_that_says_nothing_else_multiplies_amounts(above, heading, amount):
    ledger = read((above,), ("日期", "用途", heading, "收入"), ("2025/5/3", "模特拍摄", "56", ""))
    assert [row.amount for row in ledger.rows] == [amount]
