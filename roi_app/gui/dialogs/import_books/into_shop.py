"""From the ledger of the books to a shop, and what that shop comes to."""

from __future__ import annotations

from roi_app.benchmarks.catalogue import Catalogue, Currencies
from roi_app.documents.case import resolve
from roi_app.documents.conversion import converted
from roi_app.documents.document import Document
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.ledger.answers import Spread
from roi_app.ledger.ledger import Ledger
from roi_app.ledger.to_document import figures, to_document
from roi_app.statements.headline import headline
from roi_app.statements.missing import lacking
from roi_app.texts.formatting import Wording


def with_books(document: Document, ledger: Ledger, spread: Spread, currencies: Currencies) -> Document | None:
    """The same shop with the figures of its books; what it says besides is taken into their currency first.

    None where the books give no figure, or in a currency that no shop has.
    """
    if ledger.currency not in currencies.per_cny or not figures(ledger, spread):
        return None
    if ledger.currency != document.currency:
        document = converted(document, ledger.currency, currencies)
    return to_document(ledger, document, spread)


def made_text(document: Document | None, catalogue: Catalogue, wording: Wording) -> str:
    """One sentence on what a shop comes to, or what to do where there is none."""
    if document is None:
        return wording.text("import.nothing")
    found = answer(resolve(document, catalogue))
    costs = wording.money(found.value("cost_per_month"))
    if lacking(found, wording):
        return wording.text("import.made_costs", costs=costs)
    kept, saved = headline(found, Baseline.TODAY, wording)[:2]
    return wording.text("import.made", costs=costs, saved=saved.text, kept=kept.text)
