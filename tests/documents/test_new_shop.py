"""A shop from three answers: what was said is the merchant's own, the rest typical."""

import pytest

from roi_app.benchmarks.catalogue import SIZES
from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import Origin, resolve
from roi_app.documents.new_shop import ASKED, Answers, shop_of
from roi_app.documents.read import read_document
from roi_app.documents.write import dump
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.model.parameters import CURRENCIES, PLATFORMS, STREAMS, Range

CATALOGUE = default_catalogue()


def test_what_was_said_is_own_and_the_rest_is_typical():
    document = shop_of(Answers("clothing", "small", known={"photo.units_per_month": 9}, name="Mine"), CATALOGUE)
    quantities = resolve(document, CATALOGUE).quantities
    assert (document.name, document.platform, document.levers) == ("Mine", "other", None)
    assert (quantities["photo.units_per_month"].range, quantities["photo.units_per_month"].origin) == (
        Range.exact(9),
        Origin.OWN,
    )
    for key in ("photo.unit_price", "copy.units_per_month", "service.units_per_month", "sales_per_month"):
        assert (quantities[key].origin, quantities[key].by) == (Origin.TYPICAL, "clothing.small"), key


def test_without_the_rest_only_what_was_asked_costs_anything():
    document = shop_of(Answers("beauty", "large", known={"copy.units_per_month": 0}, with_rest=False), CATALOGUE)
    costs = answer(resolve(document, CATALOGUE)).by_stream("cost_by_stream")
    assert [stream for stream in STREAMS if costs[stream]] == ["photo", "design"]
    assert document.values.keys() == {*ASKED, "photo.unit_price", "design.unit_price", "copy.unit_price"}


@pytest.mark.parametrize("currency", CURRENCIES)
def test_every_shop_can_be_estimated_saved_and_read_again(currency):
    for kind in CATALOGUE.shops:
        for size, platform in zip(SIZES, PLATFORMS, strict=False):
            document = shop_of(Answers(kind, size, platform, currency), CATALOGUE)
            found = answer(resolve(document, CATALOGUE))
            assert 0 < found.kept_share(Baseline.TODAY) < 1, (kind, size)
            assert found.value("saved_per_month") > 0
            reading = read_document(dump(document), CATALOGUE)
            assert (reading.document, reading.problems) == (document, ())


def test_larger_shops_cost_more():
    for kind in CATALOGUE.shops:
        costs = [
            answer(resolve(shop_of(Answers(kind, size), CATALOGUE), CATALOGUE)).value("cost_per_month")
            for size in SIZES
        ]
        assert costs == sorted(costs)
