"""A document's ranges reach the trials, and its likely case lies among them."""

from dataclasses import replace

import numpy as np
import pytest

from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.estimates.uncertain import likely_to_average, sways_most, uncertain, worth_of_knowing
from roi_app.model.parameters import Range
from roi_app.model.uncertainty.figure_keys import WORTHS
from roi_app.model.uncertainty.trials import simulate
from tests.documents.strategies import CATALOGUE

SAMPLES = ("clothing", "appliances", "cross-border")


def catalogue_prices(name: str) -> Document:
    return sample(name).without_value("tools_per_month")


@pytest.mark.parametrize("preset", sorted(CATALOGUE.presets))
@pytest.mark.parametrize("name", SAMPLES)
def test_the_likely_case_lies_among_the_trials_that_stick(name, preset):
    case = resolve(replace(sample(name), preset=preset), CATALOGUE)
    likely, found = answer(case), simulate(uncertain(case), 4096).if_it_sticks
    for worth in WORTHS:
        one = found.figures[worth]
        assert found.spans(worth, likely.value(worth)), (worth, one.p10, likely.value(worth), one.p90)


def test_a_catalogue_price_is_drawn_and_an_agreed_one_and_one_bill_are_not():
    document = catalogue_prices("clothing")
    case = uncertain(resolve(document, CATALOGUE))
    assert {"photo.lever_price", "service.lever_price"} <= set(case.keys)
    assert "design.lever_price" not in case.keys, "free today"
    assert case.ranges["video.lever_price"] == Range(70, 400, 860)
    agreed = uncertain(resolve(document.with_lever_price("copy-model", 500), CATALOGUE))
    assert "copy.lever_price" not in agreed.keys
    ranged = uncertain(resolve(document.with_lever_price("copy-model", Range(300, 500, 600)), CATALOGUE))
    assert "copy.lever_price" in ranged.keys
    bill = uncertain(resolve(document.with_value("tools_per_month", 900), CATALOGUE))
    assert not any(key.endswith(".lever_price") for key in bill.keys)


def test_the_discount_rate_is_exact_unless_the_file_gives_a_range():
    document = sample("clothing")
    case = uncertain(resolve(document, CATALOGUE))
    assert "discount_rate" not in case.keys
    assert case.typical == {"discount_rate": Range(0.05, 0.10, 0.20)}
    dear = uncertain(resolve(document.with_value("discount_rate", 0.30), CATALOGUE))
    assert dear.typical == {"discount_rate": Range(0.05, 0.30, 0.30)}
    ranged = uncertain(resolve(document.with_value("discount_rate", Range(0.08, 0.1, 0.12)), CATALOGUE))
    assert "discount_rate" in ranged.keys


def test_as_stated_is_exact_and_sure_to_stick_but_draws_whether_a_designer_is_replaced():
    case = uncertain(resolve(replace(catalogue_prices("clothing"), preset="as_stated"), CATALOGUE))
    assert not {key for key in case.keys if key.endswith((".lever_price", "photo_coverage", "review_share"))}
    assert "sticking_probability" not in case.keys
    assert case.ranges["design_replacement_probability"] == Range.exact(0.74)
    found = simulate(case, 4096)
    assert found.if_dropped is None
    assert found.probability_of_sticking == 1
    drawn = np.unique(found.outcomes.sticking["saved_per_month"].round(6))
    assert drawn.size == 2


def test_rivals_adoption_follows_the_platform_within_a_hundredth_and_all():
    for name in SAMPLES:
        known = uncertain(resolve(sample(name), CATALOGUE)).ranges["rival_adoption"]
        expected = (0.30, 0.50, 0.75) if name == "cross-border" else (0.10, 0.30, 0.55)
        assert known.in_order == pytest.approx(expected)


@pytest.mark.parametrize("baseline", list(Baseline))
def test_the_way_to_the_average_ends_at_the_mean_of_the_trials(baseline):
    case = resolve(catalogue_prices("clothing"), CATALOGUE)
    found = simulate(uncertain(case), 1024)
    way = likely_to_average(case, found, baseline)
    assert way.likely == pytest.approx(answer(case).npv(baseline))
    assert way.at_means + way.dropped + way.rest == pytest.approx(found.all_cases.mean(key_against("npv", baseline)))


def test_what_knowing_each_input_is_worth_comes_from_the_same_trials():
    case = resolve(catalogue_prices("clothing"), CATALOGUE)
    found = simulate(uncertain(case), 1024)
    worths = worth_of_knowing(case, found)
    assert set(worths) == set(uncertain(case).keys)
    assert 0 < max(worths.values()) <= found.all_cases.value_of_perfect_information
    assert worth_of_knowing(case, simulate(uncertain(case), 512)) == {}


def test_what_sways_the_result_most_is_named():
    case = resolve(catalogue_prices("clothing"), CATALOGUE)
    assert sways_most(case, Baseline.STANDING_STILL).key == "sticking_probability"
    assert sways_most(case, Baseline.TODAY, lambda: True) is None
