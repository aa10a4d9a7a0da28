"""Values that are allowed and absurd: nothing that leaves the app raises or warns for them."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.json_result import as_json, result
from roi_app.exports.monthly_table import as_csv, monthly_table
from roi_app.exports.pdf.options import Options as PdfOptions
from roi_app.exports.pdf.report import compose
from roi_app.exports.summary_text import summary_text
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.options import Options as WorkbookOptions
from roi_app.model.parameters import QUANTITIES, Range
from roi_app.model.uncertainty.trials import simulate
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE, extreme_shops

STAMP = datetime(2026, 11, 26, tzinfo=UTC)
FEW_TRIALS = 100
NEXT_TO_NOTHING = Document(
    values={key: Range.exact(0) for key, quantity in QUANTITIES.items() if quantity.lowest == 0}
    | {key: Range.exact(1) for key in ("design_coverage", "sticking_probability")}
    | {"design.units_per_month": Range.exact(1e9), "design.unit_price": Range.exact(5e-324)}
    | {"oversight_per_month": Range.exact(1e12)}
)
"""AI brings in next to nothing, and costs all there is."""
SMALLEST = Document(values={}).with_value("ads_per_month", 5e-324).with_value("photo.units_per_month", 5e-324)


def leaves_the_app(document, language):
    """Estimate, and make all that is not too slow for a thousand shops."""
    estimate = answer(resolve(document, CATALOGUE))
    wording = Wording(language, document.currency)
    trials = simulate(uncertain(estimate.case), FEW_TRIALS, 1)
    for baseline in Baseline:
        text = summary_text(estimate, baseline, wording, trials)
        assert "nan" not in text
        assert "inf" not in text.replace("info", "").replace("influence", "")
    printed = json.loads(as_json(result(estimate)), parse_constant=pytest.fail)
    assert printed
    assert as_csv(monthly_table(estimate, wording))
    return estimate, trials


@given(extreme_shops(), st.sampled_from(LANGUAGES))
@example(SMALLEST, "en")
@example(NEXT_TO_NOTHING, "en")
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_estimate_summary_json_and_table(document, language):
    leaves_the_app(document, language)


@given(extreme_shops(), st.sampled_from(LANGUAGES))
@example(SMALLEST, "en")
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
def test_report_and_workbook(document, language):
    estimate, trials = leaves_the_app(document, language)
    assert compose(estimate, trials, PdfOptions(language, STAMP)).manuscript.data
    assert make_workbook(estimate, WorkbookOptions(language, STAMP))[:2] == b"PK"


@pytest.mark.long(70)
@given(extreme_shops(), st.sampled_from(LANGUAGES))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], derandomize=False)
def test_many_reports_and_workbooks(document, language):
    estimate, trials = leaves_the_app(document, language)
    assert compose(estimate, trials, PdfOptions(language, STAMP)).manuscript.data
    assert make_workbook(estimate, WorkbookOptions(language, STAMP))[:2] == b"PK"
