"""Cases side by side: differences are to the first, in its favour or not, and only inputs that differ make them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document, Scenario
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.model.parameters import Range
from roi_app.statements.comparison import Column, Comparison, Listed, Row, columns_of, compare
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.examples import examples


def column(name: str, document: Document) -> Column:
    return Column(name, answer(resolve(document, default_catalogue())))


def against(*documents: Document, baseline: Baseline = Baseline.TODAY, listed: Listed = Listed.ALL) -> Comparison:
    return compare([column(str(place), one) for place, one in enumerate(documents)], baseline, "en", listed)


def row(comparison: Comparison, key: str) -> Row:
    return next(one for one in (*comparison.results, *comparison.inputs) if one.key == key)


@pytest.fixture
def shop() -> Document:
    return sample_in("clothing", "en")


def test_the_same_twice_differs_in_nothing(shop):
    same = against(shop, shop)
    assert not [one for one in same.inputs if one.differs]
    assert not [cell for one in same.results for cell in one.cells if cell.difference]
    assert against(shop, shop, listed=Listed.DIFFERING).inputs == ()
    assert same.summary == "2 columns; inputs that differ: nothing."


def test_the_results_are_the_answers_own_figures(shop):
    told = against(shop, shop.with_value("involution_intensity", 0.9))
    assert [row(told, "kept_share").cells[place].text for place in (0, 1)] == ["55", "29"]
    assert row(told, "npv").cells[0].text == "¥153k"
    assert row(told, "npv").cells[0].value == pytest.approx(152_521.98, abs=0.01)
    assert row(told, "payback_months").cells[0].text == "month 2"
    assert row(told, "roi").cells[0].text == "140%"
    assert [cell.text for cell in row(told, "game").cells] == ["Win-win", "Prisoner's dilemma"]


def test_a_harder_race_is_worse_in_every_result_that_it_touches(shop):
    told = against(shop, shop.with_value("involution_intensity", 1.2).with_value("setup_cost", 9_000))
    cells = {one.key: one.cells[1] for one in told.results}
    assert (cells["kept_share"].difference, cells["kept_share"].tone) == ("−45", "race")
    assert (cells["payback_months"].difference, cells["payback_months"].tone) == ("+2 months", "race")
    assert cells["pv_races"].difference.startswith("+¥")
    assert cells["pv_races"].tone == "race"
    assert cells["saved_per_month"].difference == ""
    assert [one.key for one in told.inputs if one.differs] == ["setup_cost", "involution_intensity"]


def test_the_baseline_turns_what_is_kept_and_what_it_is_worth(shop):
    told = against(shop, baseline=Baseline.STANDING_STILL)
    assert row(told, "kept_share_vs_standing_still").cells[0].text == "61"
    assert row(told, "npv_vs_standing_still").cells[0].value == pytest.approx(168_200.16, abs=0.01)


def test_amounts_of_different_currencies_are_told_and_not_subtracted(shop):
    told = against(shop, replace(shop, currency="USD"))
    assert row(told, "npv").cells[1].text.startswith("US$")
    assert row(told, "npv").cells[1].difference == ""
    assert told.note
    assert row(told, "currency").differs


def test_where_only_the_doubt_differs_the_range_is_told(shop):
    wide = shop.with_value("review_share", Range(0.05, 0.25, 0.60))
    texts = [cell.text for cell in row(against(shop, wide), "review_share").cells]
    assert texts == ["25% (10% to 40%)", "25% (5% to 60%)"]


def test_an_input_of_work_that_nobody_has_is_listed_only_where_it_differs(shop):
    assert "live.unit_price" not in [one.key for one in against(shop, shop).inputs]
    priced = shop.with_value("live.unit_price", 300)
    assert [one.key for one in against(shop, priced, listed=Listed.DIFFERING).inputs] == ["live.unit_price"]


def test_tools_and_plain_choices_differ_by_name(shop):
    other = replace(shop.with_lever("design", "poster-generator", {}), staff_cash="whole_heads", preset="cautious")
    told = against(shop, other, listed=Listed.DIFFERING)
    keys = [one.key for one in told.inputs]
    assert {"preset", "staff_cash", "lever.design", "photo_coverage"} <= set(keys)
    assert row(told, "lever.design").cells[1].text.startswith("AI posters and flat design, ¥200")


@examples(12)
@given(theta=st.floats(0, 3), review=st.floats(0, 0.9))
def test_differences_are_between_the_numbers_that_stand_there(theta, review):
    shop = sample_in("clothing", "en")
    other = shop.with_value("involution_intensity", theta).with_value("review_share", review)
    told = against(shop, other)
    first, second = (int(cell.text.replace("−", "-")) for cell in row(told, "kept_share").cells)
    difference = row(told, "kept_share").cells[1].difference.replace("−", "-")
    assert int(difference or 0) == second - first
    tone = row(told, "kept_share").cells[1].tone
    assert tone == ("" if first == second else "keep" if second > first else "race")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_beside_every_other_is_told_in_every_language(language):
    columns = [column(name, sample_in(name, language)) for name in SAMPLES]
    told = compare(columns, Baseline.TODAY, language)
    for one in (*told.results, *told.inputs):
        assert one.label
        assert all(cell.text for cell in one.cells), one.key
        assert not any("{" in cell.text for cell in one.cells)


@pytest.mark.parametrize("most", [1, 2, 4, 9])
def test_a_case_stands_beside_as_many_of_its_scenarios_as_there_is_room_for(shop, most):
    kept = tuple(Scenario(f"Plan {at}", shop.with_value("setup_cost", at)) for at in range(3))
    estimate = answer(resolve(replace(shop, scenarios=kept), default_catalogue()))
    columns = columns_of(estimate, Wording("en", "CNY"), most)
    assert [one.name for one in columns] == ["Now", "Plan 0", "Plan 1", "Plan 2"][:most]
    assert columns[0].answer is estimate
    assert [one.answer.value("setup_paid") for one in columns[1:]] == [0, 1, 2][: most - 1]
