"""The three plain sentences: whole at any intensity, and honest about what does not happen."""

from dataclasses import replace
from itertools import product

import pytest

from roi_app.documents.samples import sample_in
from roi_app.figures.race_meter import meter
from roi_app.statements.narrative import in_three_sentences
from roi_app.statements.robustness import assess
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.exports.pdf.reports import answer_of, found_for

WORDING = Wording("en", "CNY")


def told(document, language="en", *, in_ranges=False):
    estimate, wording = answer_of(document), Wording(language, document.currency)
    robustness = assess(estimate, found_for(estimate))
    return in_three_sentences(estimate, robustness, meter(estimate, wording), wording, in_ranges=in_ranges)


@pytest.mark.parametrize("theta", [0.0, 0.4, 1.9, 2.0, 40.0])
def test_the_sentences_are_whole_at_any_intensity(theta):
    document = sample_in("clothing", "en").with_value("involution_intensity", theta)
    estimate = answer_of(document)
    robustness = assess(estimate, found_for(estimate))  # once: it takes most of the time
    for language, in_ranges in product(LANGUAGES, (False, True)):
        wording = Wording(language, document.currency)
        sentences = in_three_sentences(estimate, robustness, meter(estimate, wording), wording, in_ranges=in_ranges)
        assert all(sentence[-1] in ".。" for sentence in sentences)
        assert not any("{" in sentence or "None" in sentence or "nan" in sentence for sentence in sentences)


def test_the_second_sentence_changes_with_the_zone():
    shop = sample_in("clothing", "en")
    assert "Above a race intensity" in told(shop)[1]
    assert "pays only below" in told(shop.with_value("involution_intensity", 2.0))[1]
    assert told(shop.with_value("rival_adoption", 0))[1] == WORDING.text("narrative.no_race")
    assert told(replace(shop, levers={}))[1] == WORDING.text("meter.sentence.no_tools")


def test_the_first_sentence_says_when_the_money_is_back():
    shop = sample_in("clothing", "en")
    assert "paid back in month 2" in told(shop)[0]
    assert "paid back at once" in told(shop.with_value("setup_cost", 0))[0]
    assert "not paid back" in told(shop.with_value("setup_cost", 150_000).with_value("discount_rate", 0))[0] or (
        "paid back in month" in told(shop.with_value("setup_cost", 150_000))[0]
    )
    assert "worse off" in told(shop.with_value("setup_cost", 500_000))[0]


def test_what_does_not_happen_is_not_said():
    certain = sample_in("clothing", "en").with_value("sticking_probability", 1)
    assert "is dropped" not in told(certain)[2]
    assert "is dropped" in told(sample_in("clothing", "en"))[2]


def test_in_ranges_no_single_estimate_is_told():
    estimate = answer_of(sample_in("clothing", "en"))
    sentences = " ".join(told(sample_in("clothing", "en"), in_ranges=True))
    for single in ("npv", "pv_saving", "pv_races"):
        assert WORDING.money_short(estimate.value(single)) not in sentences
    assert WORDING.plain(estimate.value("break_even_intensity"), 2) not in sentences
