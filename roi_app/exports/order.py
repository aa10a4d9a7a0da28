"""An order for a file: all that it takes to make one, as bytes that another process can read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.read import read_document
from roi_app.documents.write import dump
from roi_app.estimates.answer import Answer, answer
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.pdf.options import Inside, Options, Paper, Section
from roi_app.exports.pdf.report import compose
from roi_app.exports.pdf.seller import Seller, seller_of
from roi_app.exports.pdf.typeset import write_pdf
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import MOST, make_comparison
from roi_app.exports.workbook.options import Options as WorkbookOptions
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS, simulate
from roi_app.statements.comparison import columns_of
from roi_app.texts.formatting import Wording

ShouldStop = Callable[[], bool]


class Product(StrEnum):
    """What can be ordered."""

    REPORT = "report"
    WORKBOOK = "workbook"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Order:
    """One file to be made of a document by the benchmarks that ship.

    Of the seller in `options` only how to reach them counts: the rest is the document's. A workbook reads language,
    stamp, and whether the other scenarios are to be inside.
    """

    product: Product
    document: Document
    options: Options

    def as_bytes(self) -> bytes:
        """The order for another process."""
        chosen = self.options
        day = chosen.valid_until
        tree = {
            "product": self.product,
            "document": dump(self.document).decode(),
            "language": chosen.language,
            "stamp": chosen.stamp.isoformat(),
            "paper": chosen.paper,
            "sections": sorted(chosen.sections),
            "in_ranges": chosen.in_ranges,
            "contact": chosen.seller.contact,
            "valid_until": None if day is None else day.isoformat(),
            "inside": None if chosen.inside is None else sorted(chosen.inside),
        }
        return json.dumps(tree).encode()


def order_in(data: bytes) -> Order:
    """The order that the window has written; raises ValueError or KeyError for anything else."""
    tree = json.loads(data)
    document = read_document(tree["document"].encode(), default_catalogue()).document
    if document is None:
        raise ValueError("an order without a document")
    day, inside = tree["valid_until"], tree["inside"]
    options = Options(
        tree["language"],
        datetime.fromisoformat(tree["stamp"]),
        Paper(tree["paper"]),
        frozenset(map(Section, tree["sections"])),
        tree["in_ranges"],
        Seller(contact=tree["contact"]),
        None if day is None else date.fromisoformat(day),
        None if inside is None else frozenset(map(Inside, inside)),
    )
    return Order(Product(tree["product"]), document, options)


def make(order: Order, should_stop: ShouldStop = lambda: False) -> bytes | None:
    """The file; None where it was stopped. Raises TypesettingError."""
    document, chosen = order.document, order.options
    estimate = answer(resolve(document, default_catalogue()))
    layout = WorkbookOptions(chosen.language, chosen.stamp, Inside.SCENARIOS in (chosen.inside or ()))
    if order.product is Product.COMPARISON:
        return _comparison(estimate, layout, should_stop)
    trials = simulate(uncertain(estimate.case), DEFAULT_TRIALS, document.sampling.seed, should_stop)
    if trials is None:
        return None
    if order.product is Product.WORKBOOK:
        return make_workbook(estimate, layout, trials)
    seller = replace(seller_of(document.branding).seller, contact=chosen.seller.contact)
    report = compose(estimate, trials, replace(chosen, seller=seller))
    return None if should_stop() else write_pdf(report.manuscript)


def _comparison(estimate: Answer, layout: WorkbookOptions, should_stop: ShouldStop) -> bytes | None:
    """The case and its scenarios side by side, each with trials of its own."""
    document = estimate.case.document
    columns = columns_of(estimate, Wording(layout.language, document.currency), MOST)
    seed = document.sampling.seed
    trials = [simulate(uncertain(one.answer.case), DEFAULT_TRIALS, seed, should_stop) for one in columns]
    return None if None in trials else make_comparison(columns, layout, trials)
