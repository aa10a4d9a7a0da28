"""What the head says where a plan goes wrong: nothing unpleasant is left out."""

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.exports.summary_text import summary_text
from roi_app.figures.over_time import over_time
from roi_app.statements.headline import headline, preset_name
from roi_app.statements.payback import payback, payback_phrase
from roi_app.statements.story import Step, scene
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

EN = Wording("en", "CNY")

# Saved at once, since all is ramped up in the first month; from then on the race takes more every month.
LOST_AGAIN = (
    Document(platform="taobao")
    .with_value("photo.units_per_month", 10)
    .with_value("photo.unit_price", 1000)
    .with_value("ads_per_month", 200_000)
    .with_value("ramp_months", 1)
    .with_value("tools_per_month", 0)
    .with_value("involution_intensity", 2)
    .with_value("traffic_inflation", 0.2)
    .with_value("rival_adoption", 0.05)
)


def answered(document):
    return answer(resolve(document, default_catalogue()))


def test_money_that_is_lost_again_is_said_where_payback_is_said():
    shop = answered(LOST_AGAIN)
    again = shop.number("falls_again_month")
    assert shop.number("payback_months") == 0
    assert again is not None
    shown = headline(shop, Baseline.TODAY, EN)[3]
    assert shown.note == f"below zero again in month {again:.0f}"
    assert shown.tone == "race"
    assert payback(shop, EN) == f"at once; {shown.note}"
    assert payback_phrase(shop, EN) == f"paid back at once, but {shown.note}"


def test_a_range_of_money_says_its_unit_at_both_ends():
    assert EN.money_between(-18_094, 254_418) == "−¥18k to ¥254k"
    assert Wording("zh-Hant", "CNY").money_between(-18_094, 254_418) == "−¥1.8 萬至 ¥25.4 萬"


def test_own_assumptions_are_named_beside_their_preset():
    assert preset_name(answered(sample("clothing")).case, EN) == "Base"
    assert preset_name(answered(LOST_AGAIN).case, EN) == "Base, with your own values"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("baseline", Baseline)
def test_what_does_not_turn_with_the_baseline_says_so_on_every_surface(baseline, language):
    found, wording = answered(sample("clothing")), Wording(language, "CNY")
    told = (
        next(one.note for one in headline(found, baseline, wording) if one.key == "payback_months"),
        over_time(found, wording, None, baseline).subtitle,
        payback_phrase(found, wording, baseline),
        scene(Step.ALL, found, baseline, wording).note,
        summary_text(found, baseline, wording).replace(wording.text("waterfall.bar.npv"), ""),
    )
    against_today = wording.text("choice.baseline.today")
    assert [against_today in one for one in told] == [baseline is not Baseline.TODAY] * len(told)
