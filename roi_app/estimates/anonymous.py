"""An answer that does not tell whose it is: what every export reads that is to be anonymous."""

from __future__ import annotations

from dataclasses import replace

from roi_app.checks.frozen import FrozenMap
from roi_app.documents.document import Branding, Document, Scenario
from roi_app.estimates.answer import Answer
from roi_app.texts.catalog import Texts


def anonymous(answer: Answer, texts: Texts) -> Answer:
    """The same figures without a name, a note, a field of other programs, months and rows of books, or who prepared it.

    Scenarios are numbered in the language of `texts`. A benchmark pack of one's own is no part of the document and
    stays: its figures are those of the answer.
    """
    document = answer.case.document
    scenarios = tuple(
        Scenario(texts.text("scenarios.suggested", number=number), _nameless(one.document))
        for number, one in enumerate(document.scenarios, 1)
    )
    document = replace(_nameless(document), scenarios=scenarios, branding=Branding())
    quantities = FrozenMap({key: one._replace(books=None) for key, one in answer.case.quantities.items()})
    return Answer(replace(answer.case, document=document, quantities=quantities), answer.values)


def _nameless(document: Document) -> Document:
    return replace(document, name="", notes="", unknown=FrozenMap(), books=FrozenMap())
