"""Where a number may lie: in the order of the trials, whatever is infinite, or nothing where there is no range."""

import math

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.estimates.uncertain import uncertain
from roi_app.model.uncertainty.trials import simulate
from roi_app.statements.span import span
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

EN = Wording("en", "CNY")
LOSES = sample("clothing").with_value("involution_intensity", 5.0).with_value("setup_cost", 400_000.0)
TRIED = (
    "npv",
    "npv_vs_standing_still",
    "kept_share",
    "kept_share_vs_standing_still",
    "payback_months",
    "break_even_intensity",
    "brought_in",
    "saved_per_month",
    "npv_without_race",
    "worth_by_stream:copy",
    "worth_by_stream:live",
)


def tried(document):
    found = answer(resolve(document, default_catalogue()))
    return found, simulate(uncertain(found.case), 512)


@pytest.mark.parametrize("shop", [sample("clothing"), LOSES, Document()], ids=("plain", "loses", "empty"))
def test_whatever_was_tried_has_three_places_in_order_or_none(shop):
    found, trials = tried(shop)
    for target in TRIED:
        for language in LANGUAGES:
            told = span(found, target, trials, Wording(language, "CNY"))
            if told is None:
                continue
            ats = [tick.at for tick in told.ticks]
            assert ats == sorted(ats), target
            assert all(0 <= one <= 1 for one in (*ats, *told.heights, 0 if told.here is None else told.here))
            assert max(told.heights) == 1
            assert all(tick.value and tick.value in told.summary for tick in told.ticks)


def test_what_never_comes_has_its_place_and_its_words():
    found, trials = tried(LOSES)
    payback = trials.if_it_sticks.figures["payback_months"]
    assert math.isinf(payback.p90)
    told = span(found, "payback_months", trials, EN)
    assert told is None or (told.ticks[-1].at, told.ticks[-1].value) == (1, "not within the plan")


def test_what_has_no_range_has_no_strip():
    found, trials = tried(sample("clothing"))
    for target in ("photo.unit_price", "pv_races", "tools_cost", "net_flow@3", "contest_weight.photo", "tools_given"):
        assert span(found, target, trials, EN) is None, target
    assert span(found, "npv", None, EN) is None
    assert span(found, "worth_by_stream:live", trials, EN) is None


def test_an_input_and_a_tool_s_price_have_low_mode_and_high():
    found, _ = tried(sample("clothing"))
    review = span(found, "review_share", None, EN)
    assert [(tick.name, tick.value) for tick in review.ticks] == [
        ("low", "10%"),
        ("most likely", "25%"),
        ("high", "40%"),
    ]
    assert (review.heights, review.here) == ((), review.ticks[1].at)
    price = span(found, "lever_price:video", None, EN)
    assert price.ticks[1].value == "¥400"
    assert price.ticks[0].at == 0
    assert price.ticks[2].at == 1
