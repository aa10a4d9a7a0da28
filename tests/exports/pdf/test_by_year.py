"""Money in and out by year, in short and in full, says what the model says."""

from dataclasses import replace

import pytest

from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.exports.pdf.by_year import money_by_year
from roi_app.texts.formatting import MINUS, Wording
from tests.exports.pdf.reports import answer_of, everything_huge

ENGLISH = Wording("en", "CNY")


def number(text: str) -> float:
    return float(text.replace(",", "").replace(MINUS, "-") or 0)


@pytest.mark.parametrize("name", SAMPLES)
def test_rows_add_up_to_the_net_and_years_to_the_total(name):
    estimate = answer_of(sample_in(name, "en"))
    money = money_by_year(estimate, Wording("en", estimate.case.document.currency))
    for table in (money.short, money.full):
        for row in (*table.rows, table.total):
            once, *years, total, _ = map(number, row.cells)
            assert once + sum(years) == pytest.approx(total, abs=len(years))
        for column, net in enumerate(table.total.cells):
            added = sum(number(row.cells[column]) for row in table.rows)
            assert added == pytest.approx(number(net), abs=len(table.rows))
        assert number(table.total.cells[-1]) == round(estimate.value("npv"))
    assert number(money.full.running.cells[-3]) == number(money.full.total.cells[-2])
    assert [one.caption for one in money.worth][-2:] == ["ROI", "Payback"]


@pytest.mark.parametrize(("months", "last"), [(12, "Year 1"), (30, "Months 25 to 30"), (60, "Year 5")])
def test_every_row_has_a_cell_for_each_column(months, last):
    table = money_by_year(answer_of(sample_in("clothing", "en").with_value("horizon_months", months)), ENGLISH).full
    assert table.head[-3] == last
    assert all(len(row.cells) == len(table.head) - 1 for row in (*table.rows, table.total, table.running))


def test_amounts_too_long_for_the_page_are_told_in_a_larger_unit():
    table = money_by_year(answer_of(everything_huge()), ENGLISH).full
    assert not table.is_in_full
    assert max(len(cell) for row in table.rows for cell in row.cells) <= 12


def test_without_any_flow_there_is_no_table():
    assert money_by_year(answer_of(replace(Document(), name="Nothing")), ENGLISH) is None
