"""What a reader must know before the figures."""

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.statements.cautions import Code, cautions
from roi_app.texts.formatting import Wording

EN = Wording("en", "CNY")


def said(document):
    return {one.code: one.text for one in cautions(answer(resolve(document, default_catalogue())), EN)}


def test_nothing_is_said_where_nothing_is_due():
    assert said(sample("clothing").with_lever_price("shop-assistant", 12.0)) == {}


FREE = ("marketing-companion", "jd-video", "jd-service", "jd-digital-human")


def test_every_tool_at_work_whose_price_is_0_is_named_until_it_has_another():
    document = sample("appliances")
    levers = default_catalogue().levers
    for number, key in enumerate(FREE):
        text = said(document)[Code.FREE_TODAY]
        assert [one in text for one in (levers[free].name["en"] for free in FREE)] == [n >= number for n in range(4)]
        document = document.with_lever_price(key, 12.0)
    assert said(document) == {}


@pytest.mark.parametrize(("bill", "codes"), [(300, set()), (0, {Code.FREE_TODAY})])
def test_under_one_bill_no_tool_has_a_price_but_the_bill_may_be_0(bill, codes):
    assert set(said(sample("appliances").with_value("tools_per_month", bill))) == codes


def test_under_a_bill_of_0_every_tool_at_work_is_free():
    clothing = sample("clothing").with_value("tools_per_month", 0)
    case = resolve(clothing, default_catalogue())
    text = said(clothing)[Code.FREE_TODAY]
    for chosen in case.levers.values():
        if chosen.active:
            assert chosen.lever.name["en"] in text


def test_what_a_claim_is_worth_is_said_with_its_share():
    with_claim = sample("appliances").with_claim("marketing-companion")
    assert set(said(with_claim)) == {Code.CLAIMED, Code.FREE_TODAY}
    case = resolve(with_claim, default_catalogue())
    rests = answer(case).value("npv") - answer(resolve(sample("appliances"), default_catalogue())).value("npv")
    assert EN.money(rests) in said(with_claim)[Code.CLAIMED]
