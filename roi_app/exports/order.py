"""An order for a file, pages, a logo or a summary: all that it takes, as bytes that another process can read."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Branding, Document
from roi_app.documents.read import read_document
from roi_app.documents.write import dump
from roi_app.estimates.answer import Answer, answer
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.merchants_pdf import Options as MerchantsOptions
from roi_app.exports.merchants_pdf import make_summary
from roi_app.exports.pdf.logo import read_logo
from roi_app.exports.pdf.options import Inside, Options, Paper, Section
from roi_app.exports.pdf.preview import Preview
from roi_app.exports.pdf.report import Report, compose
from roi_app.exports.pdf.seller import CheckedSeller, Seller, seller_of
from roi_app.exports.pdf.typeset import draw_pages, write_pdf
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import MOST, make_comparison
from roi_app.exports.workbook.options import Options as WorkbookOptions
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS, Uncertainty, simulate
from roi_app.portfolio.totals import Totals, as_tree, from_tree
from roi_app.statements.comparison import columns_of
from roi_app.texts.formatting import Wording

ShouldStop = Callable[[], bool]

PAPER_INCHES: Final = {Paper.A4: 210 / 25.4, Paper.LETTER: 8.5}
"""How wide a page is."""


class Product(StrEnum):
    """What can be ordered."""

    REPORT = "report"
    PREVIEW = "preview"
    WORKBOOK = "workbook"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Order:
    """One file to be made of a document by the benchmarks that ship, or a `Preview` of a report.

    Of the seller in `options` only how to reach them counts: the rest is the document's. A workbook reads language,
    stamp, and whether the other scenarios are to be inside; a preview `page_width`, in pixels.
    """

    product: Product
    document: Document
    options: Options
    page_width: float = 0.0

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
            "page_width": self.page_width,
        }
        return json.dumps(tree).encode()


@dataclass(frozen=True, slots=True)
class LogoOrder:
    """A file that calls itself a picture, to be checked and made anew: a `Preview` without pages."""

    data: bytes

    def as_bytes(self) -> bytes:
        """The order for another process."""
        return json.dumps({"logo": base64.b64encode(self.data).decode()}).encode()


@dataclass(frozen=True, slots=True)
class MerchantsOrder:
    """The summary of a table of merchants by the benchmarks that ship, with the seller of a document.

    Of the seller in `options` only how to reach them counts.
    """

    totals: Totals
    options: MerchantsOptions
    branding: Branding

    def as_bytes(self) -> bytes:
        """The order for another process."""
        chosen = self.options
        tree = {
            "totals": as_tree(self.totals),
            "language": chosen.language,
            "stamp": chosen.stamp.isoformat(),
            "source": chosen.source,
            "paper": chosen.paper,
            "chosen": chosen.chosen,
            "contact": chosen.seller.contact,
            "branding": asdict(self.branding),
        }
        return json.dumps(tree).encode()


AnyOrder = Order | LogoOrder | MerchantsOrder


def order_in(data: bytes) -> AnyOrder:
    """The order that the window has written; raises ValueError or KeyError for anything else."""
    tree = json.loads(data)
    if "logo" in tree:
        return LogoOrder(base64.b64decode(tree["logo"]))
    if "totals" in tree:
        return _merchants_order(tree)
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
    return Order(Product(tree["product"]), document, options, float(tree["page_width"]))


def _merchants_order(tree: Mapping[str, Any]) -> MerchantsOrder:
    stamp = datetime.fromisoformat(tree["stamp"])
    options = MerchantsOptions(tree["language"], stamp, tree["source"], Paper(tree["paper"]), tree["chosen"])
    options = replace(options, seller=Seller(contact=tree["contact"]))
    return MerchantsOrder(from_tree(tree["totals"]), options, Branding(**tree["branding"]))


def make(order: AnyOrder, should_stop: ShouldStop = lambda: False) -> bytes | None:
    """The file, or a preview as bytes; None where it was stopped. Raises TypesettingError."""
    if isinstance(order, LogoOrder):
        checked = read_logo(order.data)
        return Preview((), checked.problems, checked.logo).as_bytes()
    if isinstance(order, MerchantsOrder):
        return None if should_stop() else _summary(order)
    return _of_document(order, should_stop)


def _summary(order: MerchantsOrder) -> bytes:
    seller = replace(_seller(order.branding).seller, contact=order.options.seller.contact)
    return make_summary(order.totals, default_catalogue(), replace(order.options, seller=seller))


def _of_document(order: Order, should_stop: ShouldStop) -> bytes | None:
    chosen, estimate = order.options, _answer(order.document)
    layout = WorkbookOptions(chosen.language, chosen.stamp, Inside.SCENARIOS in (chosen.inside or ()))
    if order.product is Product.COMPARISON:
        return _comparison(estimate, layout, should_stop)
    if should_stop():
        return None
    trials = _trials(estimate)
    if order.product is Product.WORKBOOK:
        return make_workbook(estimate, layout, trials)
    checked_seller = _seller(order.document.branding)
    seller = replace(checked_seller.seller, contact=chosen.seller.contact)
    report = compose(estimate, trials, replace(chosen, seller=seller))
    if should_stop():
        return None
    return write_pdf(report.manuscript) if order.product is Product.REPORT else _preview(report, checked_seller, order)


def _preview(report: Report, checked: CheckedSeller, order: Order) -> bytes:
    pages = draw_pages(report.manuscript, order.page_width / PAPER_INCHES[order.options.paper])
    return Preview(tuple(pages), checked.problems + report.remarks, checked.seller.logo).as_bytes()


def _comparison(estimate: Answer, layout: WorkbookOptions, should_stop: ShouldStop) -> bytes | None:
    """The case and its scenarios side by side, each with trials of its own."""
    document = estimate.case.document
    columns = columns_of(estimate, Wording(layout.language, document.currency), MOST)
    seed = document.sampling.seed
    trials = [simulate(uncertain(one.answer.case), DEFAULT_TRIALS, seed, should_stop) for one in columns]
    return None if None in trials else make_comparison(columns, layout, trials)


# One order after the other is for the same document, and what is made of both answer and trials is kept by the two.


@lru_cache(maxsize=1)
def _answer(document: Document) -> Answer:
    return answer(resolve(document, default_catalogue()))


@lru_cache(maxsize=1)
def _trials(estimate: Answer) -> Uncertainty:
    """The full run, as the command line has it; it takes less than one would notice when it is to be stopped."""
    case = estimate.case
    found = simulate(uncertain(case), DEFAULT_TRIALS, case.document.sampling.seed)
    if found is None:
        raise RuntimeError("trials that nobody stopped have stopped")
    return found


@lru_cache(maxsize=2)
def _seller(branding: Branding) -> CheckedSeller:
    return seller_of(branding)
