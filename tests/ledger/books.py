"""Ten invented books as their makers write them, with what each row truly is: `python -m tests.ledger.books FOLDER`.

The files of `sheets/` were made so once; `shop.xls` and `records.ods` by LibreOffice from the same rows. Workbooks of
XLSX are made anew by the tests that read them.
"""

from __future__ import annotations

import csv
import io
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

from tests.ledger.lives import Line, lives

SHEETS = Path(__file__).with_name("sheets")
LIVES = lives()
FIRST = date(2025, 5, 1)
MONTHS = 12


@dataclass(frozen=True)
class Paid:
    """A row of a book: `cost` is positive for money that left."""

    at: datetime
    cost: float
    text: str
    payee: str
    category: str
    kind: str
    units: int | None
    is_wage: bool
    number: str


def life(lines: Sequence[Line], seed: str, months: int = MONTHS) -> list[Paid]:
    """So many months of a shop, in the order of time."""
    chance = random.Random(seed)  # noqa: S311 - invented money, no secret
    rows = []
    month = FIRST
    for _ in range(months):
        following = (month + timedelta(days=31)).replace(day=1)
        for one in lines:
            times = int(one.times) + (chance.random() < one.times % 1)
            rows += [_paid(one, month, following, chance, place) for place in range(times)]
        month = following
    return sorted(rows, key=lambda row: row.at)


def _paid(one: Line, month: date, following: date, chance: random.Random, place: int) -> Paid:
    day = month + timedelta(days=chance.randrange((following - month).days))
    at = datetime.combine(day, datetime.min.time()) + timedelta(seconds=chance.randrange(30_000, 80_000))
    low = one.low if not one.units else one.low / 1.3
    amount = round(chance.uniform(low, one.high), 2 if one.high < 3_000 else 0)
    units = None if not one.units else chance.randint(*one.units)
    cost = -amount if "income" in one.marks else amount
    choice = place if "wage" in one.marks else chance.randrange(1_000)
    text, payee = one.texts[choice % len(one.texts)], one.payees[choice % len(one.payees)]
    number = f"{at:%Y%m%d}2200{chance.randrange(10**12):012d}"
    return Paid(at, cost, text, payee, one.category, one.kind, units, "wage" in one.marks, number)


@dataclass(frozen=True)
class Book:
    """A file, and the rows in it in their order."""

    name: str
    rows: list[Paid]
    write: Callable[[Path, list[Paid]], None]


def _csv(rows: Sequence[Sequence[object]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _alipay(path: Path, rows: list[Paid]) -> None:
    head = [
        "-" * 84, "导出信息：", "姓名：林晓岚", "支付宝账户：lin***@example.com",
        "起始时间：[2025-05-01 00:00:00]    终止时间：[2026-04-30 23:59:59]", "导出交易类型：[全部]",
        "导出时间：[2026-05-03 09:12:44]", f"共{len(rows)}笔记录", "", "特别提示：",
        "1.本回单内容可表明支付宝受理了相应支付交易申请，因系统原因或通讯故障等偶发因素导致本回单与实际交易结果不符时，以实际交易情况为准。",
        "-" * 24 + "支付宝（中国）网络技术有限公司  电子客户回单" + "-" * 24,
    ]  # fmt: skip
    table = [
        [
            "交易时间",
            "交易分类",
            "交易对方",
            "对方账号",
            "商品说明",
            "收/支",
            "金额",
            "收/付款方式",
            "交易状态",
            "交易订单号",
            "商家订单号",
            "备注",
            "",
        ]
    ]
    for row in rows:
        way = "不计收支" if row.kind == "transfer" else "收入" if row.cost < 0 else "支出"
        table.append(
            [f"{row.at:%Y-%m-%d %H:%M:%S}", "商业服务", row.payee, "abc***@example.com", row.text, way,
             f"{abs(row.cost):.2f}", "招商银行储蓄卡(0000)", "交易成功", f"{row.number}\t", f"T200P{row.number[-9:]}\t",
             "", ""]
        )  # fmt: skip
    tail = ["-" * 84, f"共{len(rows)}笔", "用户：林晓岚"]
    path.write_bytes(("\r\n".join([*head, _csv(table).rstrip("\r\n"), *tail]) + "\r\n").encode("gb18030"))


def _wechat(path: Path, rows: list[Paid]) -> None:
    width = 11
    head = [
        ["微信支付账单明细"], ["微信昵称：[小岚的衣橱]"],
        ["起始时间：[2025-05-01 00:00:00] 终止时间：[2026-04-30 23:59:59]"],
        ["导出类型：[全部]"], ["导出时间：[2026-05-03 09:20:10]"], [""], [f"共{len(rows)}笔记录"], ["注："],
        ["1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易"],
        ["-" * 22 + "微信支付账单明细列表" + "-" * 20],
    ]  # fmt: skip
    table = [
        [
            "交易时间",
            "交易类型",
            "交易对方",
            "商品",
            "收/支",
            "金额(元)",
            "支付方式",
            "当前状态",
            "交易单号",
            "商户单号",
            "备注",
        ]
    ]
    for row in rows:
        way = "/" if row.kind == "transfer" else "收入" if row.cost < 0 else "支出"
        kind = row.text if row.kind == "transfer" else "商户消费" if row.cost > 0 else "二维码收款"
        table.append(
            [f"{row.at:%Y-%m-%d %H:%M:%S}", kind, row.payee or "/", row.text, way, f"¥{abs(row.cost):.2f}", "零钱",
             "支付成功" if row.cost > 0 else "已收钱", f"4200{row.number}\t", f"{row.number[:10]}\t", "/"]
        )  # fmt: skip
    path.write_text("\ufeff" + _csv([[*one, *[""] * (width - len(one))] for one in head] + table), "utf-8", newline="")


def _debit_credit(path: Path, rows: list[Paid]) -> None:
    table: list[list[object]] = [["账户明细查询结果"], ["户名", "苏州小家电商行"], ["账号", "3222 0000 1111"], []]
    table.append(
        ["序号", "交易日期", "凭证种类", "摘要", "借方发生额", "贷方发生额", "余额", "对方户名", "对方账号", "用途"]
    )
    balance = 380_000.0
    for number, row in enumerate(rows, 1):
        balance -= row.cost
        out, came = (f"{row.cost:,.2f}", "") if row.cost > 0 else ("", f"{-row.cost:,.2f}")
        table.append(
            [
                number,
                f"{row.at:%Y年%m月%d日}",
                "电汇",
                row.text,
                out,
                came,
                f"{balance:,.2f}",
                row.payee,
                "3333****",
                "",
            ]
        )
    out, came = (sum(sign * row.cost for row in rows if sign * row.cost > 0) for sign in (1, -1))
    table.append(["合计", "", "", "", f"{out:,.2f}", f"{came:,.2f}", "", "", "", ""])
    path.write_bytes(_csv(table).encode("gb18030"))


def _signed_tsv(path: Path, rows: list[Paid]) -> None:
    table: list[list[object]] = [
        ["# 招行交易流水（自制示例）"],
        [""],
        ["记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息"],
    ]
    balance = 52_000.0
    for row in rows:
        balance -= row.cost
        table.append([f"{row.at:%Y%m%d}", "人民币", f"{-row.cost:,.2f}", f"{balance:,.2f}", row.text, row.payee])
    path.write_text(_csv(table, "\t"), "utf-8", newline="")


def _merged(path: Path, rows: list[Paid]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet("流水"), book.add_format({"num_format": "yyyy/m/d"})
        sheet.merge_range("A1:I1", "晓岚女装 收支流水账（2025.5-2026.4）")
        sheet.merge_range("A3:A4", "日期")
        sheet.merge_range("B3:B4", "摘要")
        sheet.merge_range("C3:C4", "往来单位")
        sheet.merge_range("D3:D4", "类别")
        sheet.merge_range("E3:G3", "支出")
        sheet.merge_range("H3:I3", "收入")
        for place, name in enumerate(("金额", "数量", "经手人", "金额", "备注"), 4):
            sheet.write(3, place, name)
        at, month = 4, rows[0].at.month
        for row in rows:
            if row.at.month != month:
                sheet.write(at, 1, f"{month}月小计")
                sheet.write_formula(at, 4, "=SUM(E5:E6)", None, 88_888)
                at, month = at + 1, row.at.month
            sheet.write_datetime(at, 0, datetime.combine(row.at.date(), datetime.min.time()), day)
            for place, cell in ((1, row.text), (2, row.payee), (3, row.category)):
                sheet.write(at, place, cell)
            sheet.write_number(at, 4 if row.cost > 0 else 7, abs(row.cost))
            if row.units is not None:
                sheet.write_number(at, 5, row.units)
            at += 1
        sheet.write(at, 0, "总计")
        sheet.write_formula(at, 4, f"=SUM(E5:E{at})", None, 9_999_999)


def _by_month(path: Path, rows: list[Paid]) -> None:
    with xlsxwriter.Workbook(path) as book:
        months = sorted({(row.at.year, row.at.month) for row in rows})
        summary = book.add_worksheet("汇总")
        summary.write_row(0, 0, ["月份", "总支出", "备注"])
        for place, (year, month) in enumerate(months, 1):
            summary.write_row(place, 0, [f"{year}年{month}月", 12_345, "手工填"])
        for year, month in months:
            sheet = book.add_worksheet(f"{year}年{month}月")
            sheet.write_row(1, 0, ["日期", "项目", "数量", "金额（元）", "收/支", "收款人", "费用类别"])
            at = 2
            for row in rows:
                if (row.at.year, row.at.month) == (year, month):
                    sheet.write_row(at, 0, [f"{row.at.month}月{row.at.day}日", row.text])
                    if row.units is not None:
                        sheet.write(at, 2, row.units)
                    sheet.write_row(at, 3, [abs(row.cost), "收" if row.cost < 0 else "支", row.payee, row.category])
                    at += 1
            sheet.write_row(at + 1, 0, ["合计", "", "", 77_777])


def expense_list(rows: list[Paid]) -> list[list[object]]:
    """A plain list of expenses and sales: one column of amounts, the category says which is which."""
    head: list[object] = ["日期", "费用类别", "事项", "金额", "收款方", "备注"]
    body: list[list[object]] = [
        [f"{row.at:%Y.%m.%d}", row.category, row.text, abs(row.cost), row.payee, ""] for row in rows
    ]
    return [["2025年度费用登记表"], head, *body, ["合计", "", "", sum(abs(row.cost) for row in rows)]]


def taiwan_list(rows: list[Paid]) -> list[list[object]]:
    """The records of a shop in Taiwan: income and expense in two columns, years of the Republic."""
    head: list[object] = ["日期", "摘要", "對象", "收入", "支出", "數量"]
    body: list[list[object]] = [
        [f"民國{row.at.year - 1911}年{row.at.month}月{row.at.day}日", row.text, row.payee,
         -row.cost if row.cost < 0 else "", row.cost if row.cost > 0 else "", row.units or ""]
        for row in rows
    ]  # fmt: skip
    return [["木棉選物 收支記錄"], [], head, *body, ["", "總計", "", 1, 1, ""]]


def _big5(path: Path, rows: list[Paid]) -> None:
    table: list[list[object]] = [["臺幣活期存款交易明細"], ["查詢期間：114/05/01 至 115/04/30"]]
    table.append(["帳務日期", "說明", "提出", "存入", "餘額", "存摺備註"])
    balance = 240_000.0
    for row in rows:
        balance -= row.cost
        out, came = (f"{row.cost:,.2f}", "") if row.cost > 0 else ("", f"{-row.cost:,.2f}")
        table.append([f"{row.at.year - 1911}/{row.at:%m/%d}", row.text, out, came, f"{balance:,.2f}", row.payee])
    path.write_bytes(_csv(table).encode("big5"))


def _quickbooks(path: Path, rows: list[Paid]) -> None:
    table: list[list[object]] = [
        ["Cedar & Pine Outdoor"],
        ["Transaction Detail by Account"],
        ["May 1, 2025 - April 30, 2026"],
        [],
    ]
    table.append(["", "Date", "Transaction Type", "Num", "Name", "Memo/Description", "Split", "Amount", "Balance"])
    for category in dict.fromkeys(row.category for row in rows):
        mine, balance = [row for row in rows if row.category == category], 0.0
        table.append([category, *[""] * 8])
        for row in mine:
            balance -= row.cost
            kind = "Expense" if row.cost > 0 else "Deposit"
            amount = f"{-row.cost:,.2f}"
            table.append(
                ["", f"{row.at:%m/%d/%Y}", kind, "", row.payee, row.text, "Checking", amount, f"{balance:,.2f}"]
            )
        table.append([f"Total for {category}", *[""] * 6, f"${-sum(row.cost for row in mine):,.2f}", ""])
    table.append([])
    table.append(["Sunday, May 3, 2026 09:14 AM GMT-07:00 - Cash Basis"])
    path.write_text(_csv(table), "utf-8", newline="")


def _never(path: Path, rows: list[Paid]) -> None:
    raise NotImplementedError("made by LibreOffice")


def _quickbooks_rows() -> list[Paid]:
    rows = life(LIVES["english"], "cedar")
    return [row for name in dict.fromkeys(one.category for one in rows) for row in rows if row.category == name]


BOOKS = {
    one.name: one
    for one in (
        Book("alipay.csv", life(LIVES["clothes"], "lan"), _alipay),
        Book("wechat.csv", life(LIVES["personal"], "wardrobe"), _wechat),
        Book("bank.csv", life(LIVES["bank"], "kettle"), _debit_credit),
        Book("bank.tsv", life(LIVES["bank"], "fan"), _signed_tsv),
        Book("merged.xlsx", life(LIVES["clothes"], "merged"), _merged),
        Book("by_month.xlsx", life(LIVES["clothes"], "by month"), _by_month),
        Book("shop.xls", life(LIVES["clothes"], "plain", 4), _never),
        Book("records.ods", life(LIVES["taiwan"], "kapok", 4), _never),
        Book("taiwan.csv", life(LIVES["taiwan"], "formosa"), _big5),
        Book("quickbooks.csv", _quickbooks_rows(), _quickbooks),
    )
}


def main(lists: Path) -> None:
    """Make the text files, and in a folder the lists that LibreOffice is to turn into workbooks."""
    for book in BOOKS.values():
        if book.write is not _never and not book.name.endswith(".xlsx"):
            book.write(SHEETS / book.name, book.rows)
    for name, rows in (
        ("shop.csv", expense_list(BOOKS["shop.xls"].rows)),
        ("records.csv", taiwan_list(BOOKS["records.ods"].rows)),
    ):
        (lists / name).write_text(_csv(rows), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
