"""Ten books as their makers write them: every row is read, and what it was paid for is told."""

from pathlib import Path

import pytest

from roi_app.ledger.answers import Answers
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.sheets import read_file
from tests.ledger.books import BOOKS, SHEETS

REJECTED = {
    "alipay.csv": {"no_payment"},
    "bank.csv": {"total"},
    "merged.xlsx": {"total"},
    "by_month.xlsx": {"total"},
    "shop.xls": {"total"},
    "records.ods": {"total"},
    "quickbooks.csv": {"total", "no_payment"},
}
CURRENCY = {"records.ods": "TWD", "taiwan.csv": "TWD", "quickbooks.csv": "USD"}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every book, read; workbooks of XLSX made before."""
    folder: Path = tmp_path_factory.mktemp("books")
    read = {}
    for name, book in BOOKS.items():
        path = SHEETS / name
        if name.endswith(".xlsx"):
            path = folder / name
            book.write(path, book.rows)
        read[name] = read_file(path)
    return read


def in_order(ledger, file):
    sheets = [sheet.name for sheet in file.sheets]
    return sorted(ledger.rows, key=lambda row: (sheets.index(row.sheet), row.number))


@pytest.mark.parametrize("name", BOOKS)
def test_every_row_is_read_with_its_day_amount_and_direction(files, name):
    ledger = build_ledger([files[name]])
    rows = in_order(ledger, files[name])
    told = [(row.day, row.amount if row.kind is not Kind.TRANSFER else abs(row.amount)) for row in rows]
    assert told == [(one.at.date(), pytest.approx(one.cost, abs=0.006)) for one in BOOKS[name].rows]
    assert {one.reason for one in ledger.rejected} == REJECTED.get(name, set())
    assert ledger.duplicates == ()
    assert ledger.currency == CURRENCY.get(name, "CNY")
    assert all(month.is_whole for month in ledger.months)


@pytest.mark.parametrize("name", BOOKS)
def test_the_rules_know_what_the_money_was_for(files, name):
    rows = in_order(build_ledger([files[name]]), files[name])
    money = sum(abs(one.cost) for one in BOOKS[name].rows)
    right = sum(abs(one.cost) for one, row in zip(BOOKS[name].rows, rows, strict=True) if row.kind == one.kind)
    assert right / money > 0.99


@pytest.mark.parametrize("name", ["shop.xls", "wechat.csv"])
def test_answers_make_all_of_it_right(files, name):
    ledger = build_ledger([files[name]])
    answers = Answers()
    for one, row in zip(BOOKS[name].rows, in_order(ledger, files[name]), strict=True):
        if row.kind != one.kind:
            answers = answers.with_row(row, Kind(one.kind), is_wage=one.is_wage)
    again = in_order(build_ledger([files[name]], answers), files[name])
    assert [row.kind for row in again] == [one.kind for one in BOOKS[name].rows]


def test_the_costs_of_a_stream_are_those_of_its_rows(files):
    ledger = build_ledger([files["merged.xlsx"]])
    rows = BOOKS["merged.xlsx"].rows
    assert ledger.counted_months == tuple(
        f"{month // 12}-{month % 12 + 1:02d}" for month in range(2025 * 12 + 4, 2026 * 12 + 4)
    )
    for kind, stream in ledger.streams.items():
        mine = [one for one in rows if one.kind == kind]
        assert stream.per_month * 12 == pytest.approx(sum(one.cost for one in mine), abs=0.01)
        assert len(stream.rows) == len(mine)
        assert stream.units_per_month * stream.unit_price == pytest.approx(stream.paid.per_month)
        assert stream.staff * stream.wage_per_month == pytest.approx(stream.wages.per_month)
    assert ledger.streams[Kind.SERVICE].staff == pytest.approx(2)
    assert ledger.streams[Kind.DESIGN].staff == pytest.approx(1)
    assert ledger.streams[Kind.PHOTO].has_quantities
    assert not ledger.streams[Kind.SERVICE].has_quantities
