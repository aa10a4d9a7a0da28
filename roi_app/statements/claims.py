"""What a plan owes to vendors' claims that were taken at their word."""

from __future__ import annotations

from dataclasses import replace

from roi_app.documents.case import Origin, resolve
from roi_app.estimates.answer import Answer
from roi_app.estimates.answer import answer as answer_of


def npv_from_claims(answer: Answer) -> float | None:
    """How much of the net present value rests on claims, money; None where no claim is in use."""
    case = answer.case
    if all(resolved.origin is not Origin.CLAIM for resolved in case.quantities.values()):
        return None
    without = answer_of(resolve(replace(case.document, as_claimed=()), case.catalogue))
    return answer.value("npv") - without.value("npv")
