"""Whatever stands in a sheet: it is read, and what comes out adds up."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roi_app.documents.document import Document
from roi_app.ledger.answers import Answers, Spread
from roi_app.ledger.answers_file import parse_answers
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.listing import listing, rejected_csv
from roi_app.ledger.sheets import Sheet, SheetFile
from roi_app.ledger.to_document import figures, to_document
from roi_app.model.parameters import CURRENCIES
from roi_app.texts.catalog import Texts

HEADS = (
    "日期",
    "摘要",
    "金额",
    "收入",
    "支出",
    "收/支",
    "对方",
    "类别",
    "数量",
    "余额",
    "状态",
    "交易单号",
    "币种",
    "月",
    "日",
    "x",
    None,
)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["2025-05-01", "2025/6/31", "114/05/03", "5月3日", "05/03/2025", "合计", "收入", "支出", "/", "-", "¥1,200"]
    ),
    st.sampled_from(
        [
            "修图",
            "客服工资",
            "退款",
            "订单",
            "提现",
            "交易关闭",
            "US$5",
            "(500)",
            "0",
            "=1/0",
            "1e999",
            "📷",
            "\u202e",
            "美元",
        ]
    ),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-10, 50_000).map(float),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.text(max_size=8),
)
ROWS = st.lists(st.lists(CELLS, max_size=9).map(tuple), max_size=12).map(tuple)
SHEETS = st.tuples(st.lists(st.sampled_from(HEADS), max_size=9).map(tuple), ROWS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SHEETS, min_size=1, max_size=3), st.sampled_from(Spread))
def test_any_sheet_gives_a_ledger_that_adds_up(told, spread):
    files = [SheetFile(f"{place}.csv", "", "", (Sheet("a", (head, *rows)),)) for place, (head, rows) in enumerate(told)]
    ledger = build_ledger(files)
    counted = set(ledger.counted_months)
    for kind in Kind:
        sign = -1 if kind is Kind.SALES else 1
        rows = [row for row in ledger.rows if row.duplicate_of is None and not row.is_future]
        mine = [row for row in rows if row.kind is kind and row.month in counted]
        expected = sum(sign * row.value for row in mine if row.value is not None)
        assert sum(ledger.totals[kind].monthly) == pytest.approx(expected, rel=1e-9, abs=1e-4)
    numbers = {row.key for row in ledger.rows} | {(one.file, one.sheet, one.number, 0) for one in ledger.rejected}
    if not any(one.grid for one in ledger.layouts):
        assert len(numbers) == len(ledger.rows) + len(ledger.rejected)
    text = json.dumps(listing(ledger, Answers(), figures(ledger, spread), Texts("en")), allow_nan=False)
    answers, problems = parse_answers(text.encode(errors="replace"))
    assert problems == ()
    again = build_ledger(files, answers)
    assert [(row.kind, row.rule) for row in again.rows] == [(row.kind, row.rule) for row in ledger.rows]
    assert rejected_csv(ledger.rejected, Texts("en"))
    if ledger.currency in CURRENCIES:
        document = to_document(ledger, Document(), spread)
        assert set(document.books) == set(figures(ledger, spread))
