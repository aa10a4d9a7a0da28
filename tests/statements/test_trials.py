"""The three stories and what they lead to, in words."""

from dataclasses import replace

import pytest

from roi_app.documents.case import resolve
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.odds import losses_sentence
from roi_app.model.parameters import Range
from roi_app.model.uncertainty.trials import simulate
from roi_app.statements import stories
from roi_app.statements import trials as said
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE

EN = Wording("en", "CNY")
CATALOGUE_PRICES = sample("clothing").without_value("tools_per_month")


def tried(**values):
    document = CATALOGUE_PRICES
    for key, value in values.items():
        document = document.with_value(key.replace("__", "."), value)
    case = resolve(document, CATALOGUE)
    return answer(case), simulate(uncertain(case))


@pytest.fixture(scope="module")
def clothing():
    return tried()


def test_the_three_stories_of_the_clothing_shop(clothing):
    _, found = clothing
    assert stories.sticks_sentence(found, Baseline.TODAY, EN) == "It sticks, 88 of 100: NPV ¥21k to ¥198k"
    assert stories.dropped_sentence(found, EN) == "It is dropped, 12 of 100: trying costs about ¥15.3k"
    assert said.all_cases_sentence(found, Baseline.TODAY, EN) == "All cases: on average ¥92.7k"
    assert said.likely_outside(*clothing, EN) == ()
    assert losses_sentence(found.if_it_sticks, EN).startswith("Chance of a loss: 1% against standing still")


def test_it_is_not_worth_studying_what_can_be_tried(clothing):
    told = said.knowing_sentence(clothing[1], EN)
    assert "about ¥1.94k: do not study it, try it; trying costs about ¥15.3k" in told


def test_where_trying_costs_more_than_knowing_is_worth_and_brings_nothing_it_is_left():
    told = said.knowing_sentence(tried(setup_cost=170_000)[1], EN)
    assert "neither a study nor a try" in told


def test_where_knowing_is_worth_more_than_trying_costs_one_looks_first():
    told = said.knowing_sentence(tried(setup_cost=0, tools_per_month=100, leakage=Range(0, 0.1, 0.5))[1], EN)
    assert "first look into what sways the result most" in told


def test_where_nothing_would_change_the_decision_it_is_said():
    sure = tried(sticking_probability=1, involution_intensity=0)[1]
    assert said.knowing_sentence(sure, EN) == EN.text("trials.knowing.nothing")
    assert stories.dropped_sentence(sure, EN) is None


def test_what_happens_at_all_is_at_least_one_case_of_100():
    rarely = tried(sticking_probability=0.999)[1]
    assert stories.sticks_sentence(rarely, Baseline.TODAY, EN).startswith("It sticks, 99 of 100")
    never = tried(sticking_probability=0)[1]
    assert stories.sticks_sentence(never, Baseline.TODAY, EN) is None
    assert stories.dropped_sentence(never, EN).startswith("It is dropped, 100 of 100")


def test_a_likely_case_at_the_end_of_its_ranges_is_named_with_its_measure():
    likely, found = tried(involution_intensity=Range(0, 0, 3))
    told = said.likely_outside(likely, replace(found), EN)
    assert len(told) == 2
    assert "vs today" in told[0]
    assert "vs standing still" in told[1]
