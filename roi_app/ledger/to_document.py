"""The figures of a ledger in a document; its rows and counterparties stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from roi_app.documents.document import Books, Document
from roi_app.ledger.answers import Spread
from roi_app.ledger.costs import StreamCosts, Units
from roi_app.ledger.kinds import WORK, Kind
from roi_app.ledger.ledger import Ledger
from roi_app.model.parameters import CURRENCIES, QUANTITIES, Range


def to_document(ledger: Ledger, document: Document, spread: Spread = Spread.NONE) -> Document:
    """The same shop with the figures of its books, each with its origin; what they do not say stays.

    Units that a person said are the merchant's own word, as typed ones are.

    `spread` makes a range of the months for work bought, wages, advertising and sales: their mean is the likely case.
    A document of another currency takes that of the books: convert what it says besides before. Raises ValueError for a
    currency that no document can have.
    """
    if ledger.currency not in CURRENCIES:
        raise ValueError(f"no document is in {ledger.currency}")
    made = document if ledger.currency == document.currency else replace(document, currency=ledger.currency)
    months = ledger.counted_months
    for key, figure in sourced_figures(ledger, spread).items():
        if figure.rows:
            made = made.with_book_value(key, figure.value, Books(months[0], months[-1], figure.rows))
        else:
            made = made.with_value(key, figure.value)
    return made


class Figure(NamedTuple):
    """A figure of the books, and how many rows stand behind it; none where a person said it."""

    value: Range
    rows: int


def figures(ledger: Ledger, spread: Spread = Spread.NONE) -> dict[str, Range]:
    """The quantities that the books give, by their keys in a document, within what a document may hold."""
    return {key: one.value for key, one in sourced_figures(ledger, spread).items()}


def sourced_figures(ledger: Ledger, spread: Spread = Spread.NONE) -> dict[str, Figure]:
    """The same with the number of rows behind each; those of a stream share the rows of the stream."""
    found: dict[str, Figure] = {}
    for kind in WORK:
        stream = ledger.streams[kind]
        if stream.rows:
            found |= {key: Figure(value, len(stream.rows)) for key, value in _of_stream(stream, spread).items()}
            if stream.units_from is Units.SAID:
                key = f"{kind.value}.units_per_month"
                found[key] = found[key]._replace(rows=0)
    for kind, key in ((Kind.ADS, "ads_per_month"), (Kind.SALES, "sales_per_month")):
        if ledger.totals[kind].rows:
            total = ledger.totals[kind]
            found[key] = Figure(_within(key, spread_of(total.monthly, spread)), len(total.rows))
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
    match stream.units_from:
        case Units.SAID:
            units, price = Range.exact(stream.units_per_month), _scaled(paid, 1 / stream.units_per_month)
        case Units.ROWS:
            units, price = _scaled(paid, 1 / stream.unit_price), Range.exact(stream.unit_price)
        case _:
            units, price = Range.exact(1.0 if stream.paid.rows else 0.0), paid
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
