"""What is missing before there is anything to say: nothing typed yet, no cost, or no tool for the costs."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from roi_app.estimates.answer import Answer
from roi_app.texts.formatting import Wording

FIRST_COST = "photo.units_per_month"
"""What a person who has typed nothing yet is led to."""


class Missing(StrEnum):
    """What a person has to do next."""

    EVERYTHING = "everything"
    COSTS = "costs"
    TOOLS = "tools"


class Invitation(NamedTuple):
    """What stands in the place of figures that would be made up: what there is, what to do, and where that is done.

    `target` is the key of a quantity or of a tool, as `lever.photo`.
    """

    title: str
    text: str
    button: str
    target: str


def missing(answer: Answer) -> Missing | None:
    """What a plan lacks; None for one that can be estimated. Sales alone cannot say what AI saves."""
    if answer.value("cost_per_month") == 0:
        sales = answer.case.quantities["sales_per_month"].range.mode
        return Missing.COSTS if sales else Missing.EVERYTHING
    return None if answer.value("adopts") else Missing.TOOLS


def invitation(answer: Answer, wording: Wording) -> Invitation | None:
    """What stands in the place of the figures of a plan that lacks something."""
    lack = missing(answer)
    if lack is None:
        return None
    target = FIRST_COST
    if lack is Missing.TOOLS:
        costs = answer.by_stream("cost_by_stream")
        target = f"lever.{max(costs, key=lambda stream: costs[stream])}"
    return Invitation(
        wording.text(f"missing.{lack}.title"),
        wording.text(f"missing.{lack}.text"),
        wording.text("missing.choose_tool" if lack is Missing.TOOLS else "missing.enter_cost"),
        target,
    )
