"""A shop without costs or tools: the app says what is missing and makes nothing up."""

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.over_time import over_time
from roi_app.figures.race_meter import Zone, meter
from roi_app.figures.waterfall import waterfall
from roi_app.model.uncertainty.trials import FIRST_TRIALS, simulate
from roi_app.statements.headline import headline
from roi_app.statements.payback import payback
from roi_app.statements.trials import how_sure
from roi_app.texts.formatting import NONE, Wording

EN = Wording("en", "CNY")


def answered(document):
    return answer(resolve(document, default_catalogue()))


@pytest.mark.parametrize("baseline", list(Baseline))
def test_nothing_saved_has_no_share_and_no_payback(baseline):
    shown = {one.key: one for one in headline(answered(Document()), baseline, EN)}
    assert (shown["kept_share"].text, shown["kept_share"].unit) == (NONE, "")
    assert shown["kept_share"].note == "nothing brought in"
    assert shown["payback_months"].text == NONE


def test_an_empty_shop_is_asked_for_its_costs():
    figure = waterfall(answered(Document()), Baseline.TODAY, EN)
    assert figure.invitation.startswith("Enter what your content work costs")
    assert [tick.label for tick in figure.axis.ticks] == ["0"]


def test_costs_without_a_tool_ask_for_a_tool():
    figure = waterfall(
        answered(Document(levers={}).with_value("photo.units_per_month", 6).with_value("photo.unit_price", 750)),
        Baseline.TODAY,
        EN,
    )
    assert figure.invitation.startswith("Choose an AI tool")


def test_a_working_plan_is_not_invited_to_anything():
    shop = answered(sample("clothing"))
    assert waterfall(shop, Baseline.TODAY, EN).invitation == ""
    assert over_time(shop, EN).payback is not None


def test_standing_still_is_not_paid_back():
    assert over_time(answered(Document()), EN).payback is None


def test_a_plain_unit_has_no_blank_at_its_end():
    assert EN.currency_unit(EN.scale(1)) == "CNY"


def test_the_meter_of_a_plan_without_tools_promises_nothing():
    figure = meter(answered(Document()), EN)
    assert [stretch.zone for stretch in figure.stretches] == [Zone.IDLE]
    assert "AI pays" not in figure.summary
    assert payback(answered(Document()), EN) == NONE


def test_the_meter_judges_no_plan_whose_costs_are_still_0():
    shop = answered(Document().with_value("photo.units_per_month", 6))
    assert shop.value("adopts")
    figure = meter(shop, EN)
    assert [stretch.zone for stretch in figure.stretches] == [Zone.IDLE]
    assert figure.sentence == EN.text("meter.sentence.no_costs")


def test_the_odds_of_nothing_are_not_told():
    shop = answered(Document())
    found = simulate(uncertain(shop.case), FIRST_TRIALS)
    assert how_sure(shop, found, Baseline.TODAY, EN) == (EN.text("meter.sentence.no_tools"),)
