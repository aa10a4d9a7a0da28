import math

import pytest

from roi_app.documents.samples import sample_in
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.statements.spreads import ROWS, spread_row
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import NONE, Wording
from tests.exports.pdf.reports import answer_of, found_for, shop_of

WORDING = Wording("en", "CNY")


def trials_of(document):
    return found_for(answer_of(document))


@pytest.mark.parametrize("baseline", Baseline)
@pytest.mark.parametrize("language", LANGUAGES)
def test_spreads_are_told_in_order_and_say_what_does_not_exist(language, baseline):
    wording = Wording(language, "CNY")
    trials = trials_of(sample_in("clothing", language))
    rows = {name: spread_row(name, trials, baseline, wording) for name in ROWS}
    spread = trials.if_it_sticks.figures[key_against("npv", baseline)]
    assert rows["npv"].p10 == wording.money_short(spread.p10)
    assert rows["npv"].between == wording.money_between(spread.p10, spread.p90)
    late = trials_of(sample_in("clothing", language).with_value("setup_cost", 300_000))
    assert late.if_it_sticks.figures["payback_months"].p90 == math.inf
    assert spread_row("payback_months", late, baseline, wording).p90 == wording.text("payback.never")


def test_the_bearable_intensity_is_told_where_it_is_infinite():
    certain = sample_in("clothing", "en").with_value("rival_adoption", 0).with_value("sticking_probability", 1)
    loss = shop_of(photo__units_per_month=1, photo__unit_price=9, setup_cost=1_000, rival_adoption=0)
    for document, words in ((certain, "pays at any θ"), (loss, "pays at no θ")):
        assert spread_row("break_even_intensity", trials_of(document), Baseline.TODAY, WORDING).between == words


def test_nothing_brought_in_has_no_spread():
    row = spread_row("kept_share", trials_of(shop_of()), Baseline.TODAY, WORDING)
    assert row.p50 in (NONE, WORDING.text("trials.nothing_comes_in"))
