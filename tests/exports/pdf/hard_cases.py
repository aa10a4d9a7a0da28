"""Shops whose papers are hard to lay out: nothing to show, far too much, or only bad news."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from roi_app.documents.document import Books, Document, Scenario
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.exports.pdf.options import Section
from roi_app.exports.pdf.seller import Seller
from roi_app.model.parameters import STREAMS
from tests.exports.pdf.reports import everything_huge, shop_of

LONG = "The Very Long Name of a Shop for Linen and Cotton in the Old Town by the Harbour"
LONG_HAN = "這家店的名字很長" * 10


@dataclass(frozen=True)
class Case:
    """A shop, and what is chosen for its report."""

    document: Document
    chosen: Mapping[str, Any] = field(default_factory=dict)


def _no_tool(shop: Document) -> Document:
    return replace(shop, levers=dict.fromkeys(STREAMS))


def _thirteen_digits(shop: Document) -> Document:
    for key, value in {
        "sales_per_month": 9e11,
        "ads_per_month": 9e11,
        "photo.unit_price": 1e9,
        "setup_cost": 1e11,
    }.items():
        shop = shop.with_value(key, value)
    return shop


def _from_the_books() -> Document:
    """A small shop whose figures come from three parts of its books, and whose likely case lies outside its ranges."""
    shop = shop_of()
    photo, design, ads = (Books("2025-05", "2025-08", rows) for rows in (4, 3, 2))
    read = {
        photo: {"photo.units_per_month": 1, "photo.unit_price": 1800, "photo.staff": 0, "photo.wage_per_month": 0},
        design: {"design.units_per_month": 1, "design.unit_price": 570, "design.staff": 0, "design.wage_per_month": 0},
        ads: {"ads_per_month": 1625, "sales_per_month": 9500},
    }
    for books, values in read.items():
        for key, value in values.items():
            shop = shop.with_book_value(key, value, books)
    return shop


def _crowded(shop: Document, name: str) -> Case:
    scenarios = tuple(
        Scenario(f"{number} {name}"[:80], shop.with_value("setup_cost", 1000.0 * number)) for number in range(1, 6)
    )
    seller = Seller(name, "#225522", None, f"{name[:50]} +44 20 7946 0000")
    document = replace(shop, name=name, scenarios=scenarios)
    return Case(document, {"seller": seller, "sections": frozenset(Section)})


def cases(language: str) -> dict[str, Case]:
    """The hard cases by name."""
    clothing, appliances = sample_in("clothing", language), sample_in("appliances", language)
    loses = clothing.with_value("photo_coverage", 0.05).with_value("setup_cost", 300_000)
    return {
        "no-tool": Case(_no_tool(clothing)),
        "empty": Case(shop_of()),
        "loses": Case(loses.with_value("sales_uplift", 0).with_value("involution_intensity", 2)),
        "nine-digits": Case(everything_huge()),
        "thirteen-digits": Case(_thirteen_digits(appliances)),
        "long-names": _crowded(appliances, LONG_HAN if language.startswith("zh") else LONG),
        "five-years": Case(appliances.with_value("horizon_months", 60)),
        "odd-months": Case(clothing.with_value("horizon_months", 25).with_value("rival_adoption", 0)),
        "never-sticks": Case(clothing.with_value("sticking_probability", 0)),
        "from-the-books": Case(_from_the_books()),
        "ranges": Case(_thirteen_digits(appliances), {"in_ranges": True, "sections": frozenset(Section)}),
    }


def samples(language: str) -> dict[str, Case]:
    """The three samples by name."""
    return {name: Case(sample_in(name, language)) for name in SAMPLES}
