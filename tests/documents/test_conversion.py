"""A shop in another currency: every amount at the dated rate, and nothing else."""

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.conversion import converted, has_amounts
from roi_app.documents.document import Document, Scenario
from roi_app.documents.samples import sample
from roi_app.model.parameters import QUANTITIES, Unit

RATES = default_catalogue().currencies


def test_every_amount_is_converted_and_nothing_else():
    shop = sample("clothing").with_lever_price("virtual-model", 200)
    there = converted(shop, "USD", RATES)
    assert there.currency == "USD"
    assert there.lever_prices["virtual-model"].mode == pytest.approx(200 * RATES.per_cny["USD"], abs=0.005)
    for key, given in shop.values.items():
        rate = RATES.per_cny["USD"] if QUANTITIES[key].unit is Unit.MONEY else 1
        assert there.values[key].in_order == pytest.approx([one * rate for one in given.in_order], abs=0.005)


def test_scenarios_in_the_same_currency_go_with_it_and_others_stay():
    shop = sample("clothing")
    elsewhere = sample("cross-border")
    kept = (Scenario("a", shop.alone()), Scenario("b", elsewhere.alone()))
    there = converted(Document(currency=shop.currency, values=shop.values, scenarios=kept), "USD", RATES)
    assert there.scenarios[0].document == converted(shop.alone(), "USD", RATES)
    assert there.scenarios[1].document == elsewhere.alone()


def test_no_amount_leaves_what_a_file_may_hold():
    most = QUANTITIES["setup_cost"].highest
    there = converted(Document().with_value("setup_cost", most), "JPY", RATES)
    assert there.values["setup_cost"].mode == most


def test_a_shop_without_amounts_has_nothing_to_convert():
    assert not has_amounts(Document().with_value("photo.units_per_month", 6))
    assert has_amounts(Document().with_value("photo.unit_price", 750))
    assert has_amounts(Document().with_lever_price("virtual-model", 200))
