"""What a reader must know before the figures; every surface says these sentences, and no other has its own."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from roi_app.documents.case import Case, ChosenLever, Origin
from roi_app.estimates.answer import Answer
from roi_app.statements.claims import npv_from_claims
from roi_app.texts.formatting import NONE, Wording


class Code(StrEnum):
    """What a caution is about."""

    CLAIMED = "claimed"
    FREE_TODAY = "free_today"
    TYPICAL = "typical"


class Caution(NamedTuple):
    """One thing to know, with the code by which programs tell it apart."""

    code: Code
    text: str


def cautions(answer: Answer, wording: Wording) -> tuple[Caution, ...]:
    """Claims taken at their word, tools that cost nothing today, and figures of the shop that are not its own."""
    texts = {
        Code.CLAIMED: _claimed(answer, wording),
        Code.FREE_TODAY: _free_today(answer.case, wording),
        Code.TYPICAL: _typical(answer.case, wording),
    }
    return tuple(Caution(code, text) for code, text in texts.items() if text)


def is_free_today(chosen: ChosenLever, case: Case) -> bool:
    """Whether a tool at work costs nothing: by its own price, or by the one bill, under which no tool has a price."""
    price = case.tools_per_month if case.tools_given else chosen.price
    return chosen.active and price.mode == 0


def _claimed(answer: Answer, wording: Wording) -> str:
    money, npv = npv_from_claims(answer), answer.value("npv")
    if money is None:
        return ""
    share = wording.share(money / npv, 0) if npv > 0 else NONE
    return wording.text("caution.claimed", money=wording.money(money), share=share)


def _free_today(case: Case, wording: Wording) -> str:
    free = [
        chosen.lever.name[wording.language]
        for chosen in case.levers.values()
        if chosen.lever and is_free_today(chosen, case)
    ]
    return wording.text("caution.free_today", tools=wording.text("command.listed").join(free)) if free else ""


def _typical(case: Case, wording: Wording) -> str:
    count = sum(one.origin is Origin.TYPICAL for one in case.quantities.values())
    return wording.text("caution.typical", count=count) if count else ""
