"""People whose time AI frees, and how much of it becomes cash; what no tool saves, and what a claim of 74 % means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.model.parameters import STREAMS, Unit
from roi_app.texts.formatting import Wording

CLAIM: Final = "design_replacement_probability"
CAPPED: Final = "design"

STAYS: Final = ("product_design", "supply_chain", "complex_service")
"""What the article leaves to people, so that no saving stands behind it."""


@dataclass(frozen=True, slots=True)
class FreedRow:
    """One stream's own staff in heads: `cash` + `time` = freed, and with `still` = all; `money` a month from cash."""

    stream: str
    label: str
    staff: float
    cash: float
    time: float
    still: float
    money: float
    text: str
    hint: str

    @property
    def freed(self) -> float:
        """Heads whose time is freed."""
        return self.cash + self.time


@dataclass(frozen=True, slots=True)
class Stays:
    """A field that stays with people, and why."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FreedTime:
    """Own staff by stream, each bar `longest` heads at most; `legend` names cash, time and still needed."""

    title: str
    subtitle: str
    rows: tuple[FreedRow, ...]
    longest: float
    legend: tuple[str, str, str]
    total: str
    how: str
    nobody: str
    summary: str


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """What the claim says, and what it comes to for this merchant."""

    title: str
    text: str


def freed_time(answer: Answer, wording: Wording) -> FreedTime:
    """People freed in each stream that has own staff, and how much of it lowers pay."""
    rows = _rows(answer, wording)
    freed, cash = sum(row.freed for row in rows), sum(row.cash for row in rows)
    money = sum(row.money for row in rows)
    told = {"freed": _heads(freed, wording), "cash": _heads(cash, wording), "money": wording.money(money)}
    total = wording.text("freed.total" if cash else "freed.total_time", **told) if rows else ""
    nobody = "" if rows else wording.text("freed.nobody")
    return FreedTime(
        wording.text("freed.title"),
        wording.text("freed.subtitle"),
        rows,
        max((row.staff for row in rows), default=0.0),
        (wording.text("freed.cash"), wording.text("freed.time"), wording.text("freed.still")),
        total,
        _how(answer, wording),
        nobody,
        total or nobody,
    )


def claim_note(answer: Answer, wording: Wording) -> ClaimNote | None:
    """What the vendor's "replaces about one designer" means; None where the design tool makes no such claim."""
    lever = answer.case.levers[CAPPED]
    if lever.lever is None or not lever.lever.headcount_cap:
        return None
    claimed = answer.case.catalogue.benchmark(CLAIM, answer.case.document.platform).range.mode
    share = wording.share(claimed, 0)
    freed, cash = answer.by_stream("freed_staff")[CAPPED], answer.by_stream("cash_staff")[CAPPED]
    key = "freed.claim.text_nobody" if freed == 0 else "freed.claim.text" if cash else "freed.claim.text_time"
    text = wording.text(key, share=share, freed=_heads(freed, wording), cash=_heads(cash, wording))
    return ClaimNote(wording.text("freed.claim.title", share=share), text)


def stays_with_people(wording: Wording) -> tuple[Stays, ...]:
    """What no tool saves."""
    return tuple(Stays(wording.text(f"freed.stays.{key}"), wording.text(f"freed.stays.{key}.why")) for key in STAYS)


def _rows(answer: Answer, wording: Wording) -> tuple[FreedRow, ...]:
    freed, cash = answer.by_stream("freed_staff"), answer.by_stream("cash_staff")
    found = []
    for stream in STREAMS:
        staff = answer.case.quantities[f"{stream}.staff"].range.mode
        wage = answer.case.quantities[f"{stream}.wage_per_month"].range.mode
        if staff == 0:
            continue
        money = cash[stream] * wage
        told = {"freed": _heads(freed[stream], wording), "cash": _heads(cash[stream], wording)}
        key = "freed.row_none" if freed[stream] == 0 else "freed.row" if cash[stream] else "freed.row_time"
        label = wording.text(f"stream.{stream}")
        hint = wording.text(
            "freed.hint", stream=label, staff=_heads(staff, wording), money=wording.money(money), **told
        )
        time, still = freed[stream] - cash[stream], staff - freed[stream]
        found.append(FreedRow(stream, label, staff, cash[stream], time, still, money, wording.text(key, **told), hint))
    return tuple(found)


def _how(answer: Answer, wording: Wording) -> str:
    """How freed time becomes cash in this plan."""
    capture = wording.share(answer.case.quantities["cash_capture"].range.mode)
    return wording.text(f"freed.how.{answer.case.document.staff_cash}", share=capture)


def _heads(value: float, wording: Wording) -> str:
    """Heads to two places, so that 0.40 and 0.20 read as the half they are."""
    return wording.text(f"unit.{Unit.HEADS}", value=wording.plain(value, 2))
