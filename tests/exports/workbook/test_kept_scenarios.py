"""The scenarios kept in a document are in a workbook only where somebody asked for them."""

from dataclasses import replace

import pytest

from roi_app.documents.document import Scenario
from roi_app.documents.samples import sample
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import make_comparison
from roi_app.exports.workbook.layout import SCENARIO, STATUS_ROW, typed_cells
from roi_app.statements.comparison import columns_of
from roi_app.texts.catalog import Texts
from roi_app.texts.formatting import Wording
from tests.exports.workbook.books import made
from tests.exports.workbook.cases import answered
from tests.exports.workbook.recalculation import options, parts, read
from tests.grids import ONE_LANGUAGE

NAMES = ("Zebra plan", "Yak plan", "Xerus plan", "Walrus plan", "Vole plan")
ADS = "61234.5"


def kept():
    now = sample("clothing")
    return replace(now, scenarios=tuple(Scenario(name, now.with_value("ads_per_month", float(ADS))) for name in NAMES))


def told(data):
    return b"".join(name.encode() + content for name, content in parts(data).items()).decode("utf-8", "replace")


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_unasked_no_part_tells_a_scenario_and_the_preset_is_all_there_is_to_pick(language):
    data = made(kept(), language).data
    assert [secret for secret in (*NAMES, ADS) if secret in told(data)] == []
    assert data == made(sample("clothing"), language).data
    book, texts = read(data).book, Texts(language)
    summary, spot = book.worksheets[0], typed_cells()[SCENARIO]
    assert [cell.value for cell in summary[spot.row + 1] if cell.value is not None] == []
    assert summary.row_dimensions[spot.row + 1].hidden
    (preset,) = summary.data_validations.dataValidation
    assert str(preset.sqref) == f"B{typed_cells()['preset'].row + 1}"
    assert summary["A3"].value == texts.text("workbook.summary_hint")
    assert book[texts.text("workbook.sheet.checks")].cell(STATUS_ROW + 1, 2).value == 1


def test_asked_for_they_are_there_to_pick():
    data = make_workbook(answered(kept()), options(scenarios=True))
    assert [secret for secret in (*NAMES, ADS) if secret not in told(data)] == []
    summary, spot = read(data).book.worksheets[0], typed_cells()[SCENARIO]
    assert summary.cell(spot.row + 1, spot.column + 1).value == "Now"
    assert not summary.row_dimensions[spot.row + 1].hidden
    assert "another scenario" in summary["A3"].value


def test_side_by_side_are_those_that_stand_there_and_no_others():
    columns = columns_of(answered(kept()), Wording("en", "CNY"), 3)
    said = told(make_comparison(columns, options()))
    assert [name for name in NAMES if name in said] == list(NAMES[:2])
