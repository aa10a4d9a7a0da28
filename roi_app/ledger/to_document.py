"""The figures of a ledger in a document; its rows and counterparties stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roi_app.documents.document import Document
from roi_app.ledger.answers import Spread
from roi_app.ledger.costs import StreamCosts
from roi_app.ledger.kinds import WORK, Kind
from roi_app.ledger.ledger import Ledger
from roi_app.model.parameters import CURRENCIES, QUANTITIES, Range


def to_document(ledger: Ledger, document: Document, spread: Spread = Spread.NONE) -> Document:
    """The same shop with the figures of its books in place of what it said before; what they do not say stays.

    `spread` makes a range of the months for work bought, wages, advertising and sales: their mean is the likely case.
    Quantities of a stream with no row in the books stay as they are.
    """
    made = document
    if ledger.currency in CURRENCIES and ledger.currency != made.currency:
        made = _in_currency(made, ledger.currency)
    for key, value in figures(ledger, spread).items():
        made = made.with_value(key, value)
    return made


def figures(ledger: Ledger, spread: Spread = Spread.NONE) -> dict[str, Range]:
    """The quantities that the books give, by their keys in a document, within what a document may hold."""
    found: dict[str, Range] = {}
    for kind in WORK:
        stream = ledger.streams[kind]
        if stream.rows:
            found |= _of_stream(stream, spread)
    for kind, key in ((Kind.ADS, "ads_per_month"), (Kind.SALES, "sales_per_month")):
        if ledger.totals[kind].rows:
            found[key] = _within(key, spread_of(ledger.totals[kind].monthly, spread))
    return found


def spread_of(monthly: Sequence[float], spread: Spread) -> Range:
    """The mean of months, with the range that they give it; nothing below 0."""
    values = [max(one, 0.0) for one in monthly] or [0.0]
    mean = max(sum(monthly) / len(monthly), 0.0) if monthly else 0.0
    match spread:
        case Spread.P10_P90:
            low, high = _percentile(values, 0.1), _percentile(values, 0.9)
        case Spread.LOW_HIGH:
            low, high = min(values), max(values)
        case _:
            low = high = mean
    return Range(min(low, mean), mean, max(high, mean))


def _of_stream(stream: StreamCosts, spread: Spread) -> dict[str, Range]:
    """Work bought as units × price, of which what is not known exactly bears the range; wages as heads × wage."""
    name = stream.kind.value
    paid = spread_of(stream.paid.monthly, spread)
    wages = spread_of(stream.wages.monthly, spread)
    if stream.has_quantities and stream.unit_price > 0:
        units, price = _scaled(paid, 1 / stream.unit_price), Range.exact(stream.unit_price)
    elif stream.paid.rows:
        units, price = Range.exact(1.0), paid
    else:
        units = price = Range.exact(0.0)
    wage = _scaled(wages, 1 / stream.staff) if stream.staff else Range.exact(0.0)
    found = {
        f"{name}.units_per_month": units,
        f"{name}.unit_price": price,
        f"{name}.staff": Range.exact(stream.staff),
        f"{name}.wage_per_month": wage,
    }
    return {key: _within(key, value) for key, value in found.items()}


def _scaled(given: Range, factor: float) -> Range:
    return Range(*(one * factor for one in given.in_order))


def _within(key: str, given: Range) -> Range:
    quantity = QUANTITIES[key]
    return Range(*(min(max(round(one, 6), quantity.lowest), quantity.highest) for one in given.in_order))


def _percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _in_currency(document: Document, currency: str) -> Document:
    return replace(document, currency=currency)
