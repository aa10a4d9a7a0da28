"""Which column is what, where headings alone would mislead."""

from datetime import date

import pytest

from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.sheets import Sheet, SheetFile


def read(*rows: tuple[str, ...]):
    cells = tuple(tuple(cell or None for cell in row) for row in rows)
    return build_ledger([SheetFile("bank.csv", "utf-8", "", (Sheet("", cells),))])


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


def test_a_reference_in_words_is_a_note_and_an_unknown_heading_the_text():
    bank = read(
        ("Transaction date", "Transaction description", "Reference", "Withdrawals", "Deposits"),
        ("2025-05-03", "WONG KA YEE", "DESIGNER SALARY MAY", "100", ""),
        ("2025-05-04", "FRAME BY FRAME", "FPS REELS EDIT X8", "100", ""),
    )
    assert [(row.kind.value, row.id) for row in bank.rows] == [("design", ""), ("video", "")]
    kept = read(
        ("日期", "花在哪", "经手人", "账号", "金额"),
        ("2025-05-03", "主图5张", "美工小陈", "62220001", "300"),
        ("2025-05-04", "剪辑", "美工小陈", "62220002", "300"),
    )
    assert [row.kind.value for row in kept.rows] == ["design", "video"]


def test_a_payout_list_is_read_by_its_sales():
    ledger = read(
        ("id", "Type", "Amount", "Currency", "Created (UTC)", "Description", "Customer Facing Amount", "Transfer Date"),
        ("txn_000001", "charge", "120.00", "usd", "2025-05-03 14:00", "Order #1", "120.00", "2025-05-09"),
        ("txn_000002", "charge", "80.00", "usd", "2025-05-04 14:00", "Order #2", "80.00", "2025-05-09"),
        ("txn_000003", "refund", "-20.00", "usd", "2025-05-05 14:00", "REFUND FOR CHARGE", "", "2025-05-09"),
        ("txn_000004", "payout", "-180.00", "usd", "2025-05-09 14:00", "STRIPE PAYOUT", "", "2025-05-09"),
    )
    told = [(row.amount, row.kind.value, row.day.day) for row in ledger.rows]
    assert told == [(-120, "sales", 3), (-80, "sales", 4), (20, "sales", 5), (180, "transfer", 9)]


def test_an_advertising_account_spends_and_what_fills_it_is_left_out():
    ledger = read(
        ("账户名称", "日期", "日终结余(元)", "总支出(元)", "赠款支出(元)", "总存入(元)", "总转出(元)"),
        ("旗舰店-巨量千川", "2025-05-03", "9,000", "1,000", "0", "10,000", "0"),
        ("旗舰店-巨量千川", "2025-05-04", "8,500", "500", "0", "0", "0"),
    )
    assert [(row.amount, row.kind.value) for row in ledger.rows] == [(1000, "ads"), (500, "ads")]


def test_a_day_holds_for_the_rows_below_it_but_not_for_sums():
    ledger = read(
        ("日期", "项目", "收入", "支出"),
        ("2025-05-03", "老吴拍照", "", "300"),
        ("", "美工工资", "", "500"),
        ("", "5月小计", "", "800"),
        ("", "剪视频", "", "60"),
        ("2025-05-09", "剪视频", "", "60"),
        ("", "老吴拍照", "", "40"),
        ("", "花掉", "", "100"),
    )
    told = [(row.number, row.day.day, row.kind.value) for row in ledger.rows]
    assert told == [(2, 3, "photo"), (3, 3, "design"), (6, 9, "video"), (7, 9, "photo")]
    assert [(one.number, one.reason) for one in ledger.rejected] == [(4, "total"), (5, "no_day"), (8, "no_day")]


def test_the_one_column_of_amounts_needs_no_heading_that_is_known():
    ledger = read(
        ("时间", "跟谁", "干啥", "出掉", "谁出的"),
        ("2025年5月3日", "老秦", "拍果干照片25张", "1500", "我"),
        ("2025年5月4日", "小叶", "剪5个视频", "500元", "老婆"),
    )
    assert [(row.amount, row.kind.value) for row in ledger.rows] == [(1500, "photo"), (500, "video")]


def test_of_a_double_entry_the_account_of_costs_or_income_counts():
    ledger = read(
        ("日期", "凭证字号", "摘要", "科目名称", "借方金额", "贷方金额"),
        ("2025-05-03", "记-1", "付千川推广", "销售费用-推广费", "900", ""),
        ("2025-05-03", "记-1", "付千川推广", "1002 银行存款", "", "900"),
        ("2025-05-04", "记-2", "确认收入", "应收账款", "5000", ""),
        ("2025-05-04", "记-2", "确认收入", "主营业务收入", "", "5000"),
        ("2025-05-05", "记-3", "退回拍摄费", "銀行存款", "80", ""),
        ("2025-05-05", "记-3", "退回拍摄费", "销售费用-拍摄费", "", "80"),
        ("2025-05-06", "记-4", "买家退货", "主营业务收入", "70", ""),
        ("2025-05-06", "记-4", "买家退货", "应收账款", "", "70"),
        ("2025-05-31", "记-5", "结转损益", "主营业务收入", "4930", ""),
        ("2025-05-31", "记-5", "结转损益", "本年利润", "", "4930"),
    )
    told = [(row.amount, row.kind.value) for row in ledger.rows if row.kind.value != "transfer"]
    assert told == [(900, "ads"), (-5000, "sales"), (-80, "photo"), (70, "sales")]


def test_the_lines_between_rows_that_name_accounts_are_their_category():
    ledger = read(
        ("Date", "Contact", "Debit", "Credit", "Running Balance", "Account Code"),
        ("Photography",),
        ("2025-05-03", "Blake & Co", "100", "0", "100", "400"),
        ("2025-05-13", "Blake & Co", "100", "0", "200", "400"),
        ("2025-05-14", "Nadia P", "50", "0", "250", "400"),
        ("2025-05-15", "Nadia P", "50", "0", "300", "400"),
        ("Total Photography and Photo Studios", "", "300", "0"),
        ("Sales",),
        ("2025-05-03", "Amazon UK", "0", "900", "-900", "200"),
    )
    told = [(row.amount, row.kind.value) for row in ledger.rows]
    assert told == [(100, "photo"), (100, "photo"), (50, "photo"), (50, "photo"), (-900, "sales")]
    assert [one.reason for one in ledger.rejected] == ["no_payment", "total", "no_payment"]


def test_a_finer_category_decides_with_the_wider_one_before_it_and_a_sheet_may_be_named_by_its_direction():
    head = ("交易类型", "日期", "分类", "子分类", "账户1", "金额", "商家", "备注")
    files = {
        "支出": ("支出", "2026-01-04", "推广制作", "拍摄", "建行卡", "2500", "食影", "菜单15道"),
        "2026年1月收入": ("收入", "2026-01-18", "退款", "退款", "建行卡", "600", "食影", "退差价"),
        "转账": ("转账", "2026-01-31", "转账", "转账", "建行卡", "9000", "自己", "挪一下"),
    }
    sheets = tuple(Sheet(name, (head, row)) for name, row in files.items())
    ledger = build_ledger([SheetFile("随手记.xls", "", "", sheets)])
    told = [(row.amount, row.kind.value) for row in ledger.rows]
    assert told == [(2500, "photo"), (-600, "photo"), (9000, "transfer")]


def test_of_two_columns_of_amounts_the_one_counts_that_is_filled():
    ledger = read(
        ("Date", "Type", "Title", "Amount", "Fees & Taxes", "Net"),
        ("January 2, 2026", "Sale", "Payment for Order #1", "$40.00", "--", "$40.00"),
        ("January 2, 2026", "Fee", "Transaction fee", "--", "-$2.60", "-$2.60"),
        ("January 3, 2026", "Marketing", "Etsy Ads", "--", "-$9.00", "-$9.00"),
    )
    assert [(row.amount, row.kind.value) for row in ledger.rows] == [(-40, "sales"), (2.6, "other"), (9, "ads")]


def test_a_column_of_costs_holds_costs_whatever_shop_is_named_in_a_row():
    ledger = read(
        ("Date", "Vendor", "What for", "Cost"),
        ("2026-01-06", "Marta", "Etsy banners", "$420.00"),
        ("2026-01-07", "Priya N.", "Invoice 121 product shoot", "$850.00"),
    )
    assert [(row.amount, row.kind.value) for row in ledger.rows] == [(420, "design"), (850, "photo")]


def test_the_sheet_of_a_workbook_may_say_what_its_rows_are_where_they_do_not():
    head = ("日期", "给谁", "金额", "说明")
    told = {
        "拍照": ("光头强", "春款", "photo"),
        "推广": (None, "充值", "ads"),
        "工资": ("客服小李", "2月", "service"),
        "其他": ("阿飞", "剪视频", "video"),
        "3月": ("老王", "那个", "unclassified"),
    }
    sheets = [Sheet(name, (head, ("2026-03-03", who, 100.0, what))) for name, (who, what, _) in told.items()]
    ledger = build_ledger([SheetFile("开支.xlsx", "", "", tuple(sheets))])
    assert [row.kind.value for row in ledger.rows] == [kind for *_, kind in told.values()]
    alone = build_ledger([SheetFile("拍照.csv", "", "", (Sheet("拍照", sheets[0].rows),))])
    assert [row.kind.value for row in alone.rows] == ["unclassified"], "a file's name says nothing of its rows"


@pytest.mark.parametrize(
    "above", [("账号：5718888  户名：杭州云织电商有限公司  币种：人民币",), ("户名", "杭州云织电商有限公司")]
)
def test_what_goes_to_the_owner_of_the_books_stays_there(above):
    ledger = read(
        above,
        ("交易日", "借方金额", "贷方金额", "摘要", "收(付)方名称"),
        ("20260105", "9000", "", "转款", "杭州云织电商有限公司"),
        ("20260106", "", "800", "转款", "杭州云织电商有限公司一般户"),
        ("20260107", "700", "", "货款", "杭州云织服饰有限公司"),
    )
    assert [(row.amount, row.kind.value) for row in ledger.rows] == [
        (9000, "transfer"),
        (-800, "transfer"),
        (700, "other"),
    ]


def test_a_name_above_the_wages_of_one_person_is_no_owner_of_an_account():
    rows = ("日期", "摘要", "收款人", "支出"), ("2025-05-10", "客服工资", "小林", "5000")
    for above, kind in ((("姓名：小林", "部门：客服"), "service"), (("姓名：小林", "支付宝账户：a@b"), "transfer")):
        assert [row.kind.value for row in read(above, *rows).rows] == [kind]
