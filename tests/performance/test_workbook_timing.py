"""How long a workbook takes: of one shop (goal: 0.3 s), of scenarios side by side, and its table of months."""

import pytest

from roi_app.documents.samples import SAMPLES, sample
from roi_app.exports.monthly_table import as_csv, monthly_table
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import make_comparison
from roi_app.statements.comparison import Column
from roi_app.texts.formatting import Wording
from tests.exports.workbook.cases import answered
from tests.exports.workbook.recalculation import options


@pytest.mark.parametrize("name", SAMPLES)
def test_a_workbook(benchmark, name):
    found = answered(sample(name))
    data = benchmark(make_workbook, found, options("zh-Hant"))
    assert data.startswith(b"PK")


def test_three_scenarios(benchmark):
    columns = [Column(name, answered(sample(name))) for name in SAMPLES]
    data = benchmark(make_comparison, columns, options("zh-Hant"))
    assert data.startswith(b"PK")


def test_a_table_of_months(benchmark):
    found = answered(sample("clothing"))
    data = benchmark(lambda: as_csv(monthly_table(found, Wording("en", "CNY"))))
    assert data
