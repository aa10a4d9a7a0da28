"""The sheet of the tools: live worths, their order, and the app's verdicts as they were."""

import pytest

from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.baseline import Baseline
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.layout import TRIALS_ROW
from roi_app.exports.workbook.sheets.which_tools import BELOW, BEST_ROW, MEAN, ORDER, TOOLS_ROW, VERDICT, WORTH
from roi_app.model.parameters import STREAMS
from roi_app.model.tool_choice import best_first
from roi_app.statements.stories import stories
from roi_app.statements.tools import tools
from roi_app.statements.trials import all_cases_sentence
from roi_app.texts.formatting import Wording
from tests.exports.workbook.books import DOCUMENTS, made
from tests.exports.workbook.cases import answered
from tests.exports.workbook.recalculation import options, read

WITHOUT_TRIALS = "–"


def book_of(name):
    one = made(DOCUMENTS[name])
    return one.answer, one.trials, one.sheets.book


@pytest.mark.parametrize("name", DOCUMENTS)
def test_order_and_verdicts_are_the_statements(name):
    answer, trials, book = book_of(name)
    said = {row.stream: row for row in tools(answer, trials, Wording("en", answer.case.document.currency)).rows}
    places = {stream: place for place, stream in enumerate(said, 1)}
    for at, stream in enumerate(STREAMS):
        row = [book["Tools"].cell(TOOLS_ROW + at + 1, column + 1).value for column in range(BELOW + 1)]
        if stream not in said:
            assert row[1:] == [WITHOUT_TRIALS] * VERDICT + [None, None]
            continue
        expected = said[stream]
        assert row[1] == expected.tool
        assert (row[WORTH], row[ORDER], row[VERDICT]) == (
            pytest.approx(expected.worth),
            places[stream],
            expected.verdict_text,
        )
        assert (row[MEAN], row[BELOW]) == pytest.approx((expected.mean, expected.below_zero))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_best_few_come_to_what_the_model_says(name):
    answer, _, book = book_of(name)
    ranking = best_first(answer.values)
    rows = [[book["Tools"].cell(BEST_ROW + at + 1, column).value for column in (3, 4)] for at in range(len(STREAMS))]
    count = len(ranking.order)
    assert [bill for bill, _ in rows[:count]] == pytest.approx(list(ranking.tools_per_month))
    assert [npv for _, npv in rows[:count]] == pytest.approx(list(ranking.npv_vs_standing_still))
    assert all(one in (None, "") for row in rows[count:] for one in row)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_summary_tells_the_stories_and_the_means_beside_the_likely_case(name):
    answer, trials, book = book_of(name)
    wording = Wording("en", answer.case.document.currency)
    rows = [[cell.value for cell in row[:3]] for row in book["Summary"].iter_rows(TRIALS_ROW + 1, TRIALS_ROW + 9)]
    for line in (
        *stories(answer, trials, Baseline.TODAY, wording),
        all_cases_sentence(trials, Baseline.TODAY, wording),
    ):
        assert line in [row[0] for row in rows]
    one = trials.all_cases
    expected = [
        [figure(worth) for worth in ("npv", "npv_vs_standing_still")]
        for figure in (one.mean, one.kept_share, one.probability_of_loss)
    ]
    for row, values in zip(rows[2:5], expected, strict=True):
        assert row[1:] == pytest.approx(values)


def test_without_trials_the_sheet_says_so_and_the_summary_tells_none():
    book = read(make_workbook(answered(sample("clothing")), options())).book
    assert "likely" in book["Tools"].cell(3, 1).value
    assert book["Tools"].cell(TOOLS_ROW + 1, VERDICT + 1).value == "take (likely case)"
    assert book["Summary"].cell(TRIALS_ROW + 1, 1).value is None
