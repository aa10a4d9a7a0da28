"""Vendors' claims: what a plan owes to those taken at their word, and what they come to for this merchant."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from roi_app.documents.case import Case, resolve
from roi_app.estimates.answer import Answer
from roi_app.estimates.answer import answer as answer_of
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.texts.formatting import Wording

CLAIM: Final = "design_replacement_probability"

CAPPED: Final = "design"


class ClaimNote(NamedTuple):
    """What the claim says, and what it comes to for this merchant."""

    title: str
    text: str


def claim_note(answer: Answer, wording: Wording) -> ClaimNote | None:
    """What the vendor's "replaces about one designer" means; None where the design tool makes no such claim."""
    lever = answer.case.levers[CAPPED]
    if lever.lever is None or not lever.lever.headcount_cap:
        return None
    claimed = answer.case.catalogue.benchmark(CLAIM, answer.case.document.platform).range.mode
    share = wording.share(claimed, 0)
    freed, cash = answer.by_stream("freed_staff")[CAPPED], answer.by_stream("cash_staff")[CAPPED]
    key = "freed.claim.text_nobody" if freed == 0 else "freed.claim.text" if cash else "freed.claim.text_time"
    text = wording.text(key, share=share, freed=wording.heads(freed), cash=wording.heads(cash))
    return ClaimNote(wording.text("freed.claim.title", share=share), text)


class Claimed(NamedTuple):
    """What rests on claims: of the net present value and of all that AI brings in, money; and the answer without."""

    npv: float
    brought_in: float
    without: Answer


def claimed(answer: Answer) -> Claimed | None:
    """How much of the result rests on claims; None where no claim is in use."""
    case = answer.case
    if not case.has_claims:
        return None
    without = answer_of(resolve(replace(case.document, as_claimed=()), case.catalogue))
    npv, brought_in = (answer.value(key) - without.value(key) for key in ("npv", "brought_in"))
    return Claimed(npv, brought_in, without)


def npv_from_claims(answer: Answer) -> float | None:
    """How much of the net present value rests on claims, money; None where no claim is in use."""
    found = claimed(answer)
    return None if found is None else found.npv


def has_claimed_tool(case: Case) -> bool:
    """Whether a tool is chosen whose claims are taken at their word, with work to do or not."""
    chosen = (one.lever for one in case.levers.values() if one.lever is not None)
    return any(lever.claims and lever.key in case.document.as_claimed for lever in chosen)


class ClaimShare(NamedTuple):
    """What the head says of a claim: whose it is, how much of the result it makes, and which lever to leave out."""

    place: str
    lever: str
    text: str
    hint: str


def claim_share(answer: Answer, baseline: Baseline, wording: Wording) -> ClaimShare | None:
    """What a claim makes of the result, as in "with JD's claim: 2.8 m of 3.4 m"; None where none is in use."""
    found = claimed(answer)
    if found is None:
        return None
    case, key = answer.case, key_against("npv", baseline)
    place, lever = next(
        (place, chosen.lever)
        for place, chosen in case.levers.items()
        if chosen.lever is not None
        and chosen.active
        and chosen.lever.key in case.document.as_claimed
        and chosen.lever.claims
    )
    part = answer.value(key) - found.without.value(key)
    return ClaimShare(
        place,
        lever.key,
        wording.text(
            "head.claim",
            lever=lever.name[wording.language],
            part=wording.money_short(part),
            whole=wording.money_short(answer.value(key)),
        ),
        wording.text("head.claim_hint"),
    )
