"""A shop's amounts in another currency."""

from __future__ import annotations

from dataclasses import replace

from roi_app.benchmarks.catalogue import Currencies
from roi_app.documents.document import Document
from roi_app.model.parameters import LEVER_PRICE, QUANTITIES, Quantity, Range, Unit


def has_amounts(document: Document) -> bool:
    """Whether a document holds an amount of money that was given."""
    return bool(document.lever_prices) or any(QUANTITIES[key].unit is Unit.MONEY for key in document.values)


def converted(document: Document, currency: str, currencies: Currencies) -> Document:
    """The same shop with every amount that was given at the pack's dated rate, to the hundredth.

    The scenarios that are kept in the shop's old currency go with it: they are compared side by side.
    """
    rate = currencies.per_cny[currency] / currencies.per_cny[document.currency]
    values = {
        key: _at(given, rate, QUANTITIES[key]) if QUANTITIES[key].unit is Unit.MONEY else given
        for key, given in document.values.items()
    }
    scenarios = tuple(
        replace(one, document=converted(one.document, currency, currencies))
        if one.document.currency == document.currency
        else one
        for one in document.scenarios
    )
    prices = {lever: _at(given, rate, LEVER_PRICE) for lever, given in document.lever_prices.items()}
    return replace(document, currency=currency, values=values, lever_prices=prices, scenarios=scenarios)


def _at(given: Range, rate: float, quantity: Quantity) -> Range:
    low, mode, high = (min(round(one * rate, 2), quantity.highest) for one in given.in_order)
    return Range(low, mode, high)
