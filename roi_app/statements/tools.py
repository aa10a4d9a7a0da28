"""Which tool to take, and at what price: a row for each tool at work, the best set for a budget, and advice.

A tool's worth is what the plan would lose without it. Over the trials that stick its mean decides: below 0 it is to
be left; at or above 0 it is to be taken, unless it falls below 0 in a quarter of them or more: then its price is to be
negotiated, down to one at which it would be taken. Without trials the likely worth decides, and the verdict says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from roi_app.benchmarks.catalogue import Lever
from roi_app.documents.case import Case
from roi_app.documents.document import SALES
from roi_app.estimates.answer import Answer
from roi_app.figures.tones import Tone
from roi_app.model.parameters import STREAMS
from roi_app.model.tool_choice import ToolSets, ranked
from roi_app.model.uncertainty.figure_keys import RARELY
from roi_app.statements.cautions import is_free_today
from roi_app.texts.formatting import NONE, Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.conditions import ToolWorth
    from roi_app.model.uncertainty.trials import Uncertainty

_WHOLE_FROM: Final = 10
"""From this price on it is told without cents."""

_TOLD_AS_NONE: Final = 0.005
"""A share that would be told as 0% is told in words: it need not be none."""

ADVICE: Final = ("content", "team", "people", "limits", "moat")
"""What the article advises, in the order in which it is said."""


class Verdict(StrEnum):
    """What to do about a tool."""

    TAKE = "take"
    NEGOTIATE = "negotiate"
    LEAVE = "leave"


TONES: Final = {Verdict.TAKE: Tone.KEEP, Verdict.NEGOTIATE: Tone.CAUTION, Verdict.LEAVE: Tone.RACE}


@dataclass(frozen=True, slots=True)
class ToolRow:
    """A tool at work: money a month (`price`, `saved`, `highest_price`) or in present values (`worth`, `mean`).

    `price` is None under one bill for all tools; `mean` and `below_zero`, a share of the trials that stick, are None
    without trials. `taken_up_to` is the price at which it would be taken, where another verdict stands and there is
    such a price, else None; `ask` says so. `worth` is before any price under one bill. `free_note` stands beside a
    price of 0, else it is ""; `reason` says the verdict in a sentence.
    """

    stream: str
    work: str
    tool: str
    who: str
    price: float | None
    price_text: str
    free_note: str
    saved: float
    worth: float
    mean: float | None
    below_zero: float | None
    highest_price: float
    taken_up_to: float | None
    ask: str
    verdict: Verdict
    verdict_text: str
    reason: str

    @property
    def tone(self) -> Tone:
        """What the verdict says to the merchant."""
        return TONES[self.verdict]


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools of a plan, the best first, their bill, and what a reader must know of the table.

    `notes` say, where it is so, that worth is before one bill, that the likely case decides, what work has no tool, and
    what counts no saving. `advice` is the article's, a sentence each; `advice_line` is all in one.
    """

    title: str
    subtitle: str
    rows: tuple[ToolRow, ...]
    bill: str
    notes: tuple[str, ...]
    advice_title: str
    advice: tuple[str, ...]
    advice_line: str


@dataclass(frozen=True, slots=True)
class BestSet:
    """The tools that are worth most within a monthly budget; none of them is standing still."""

    streams: tuple[str, ...]
    tools_per_month: float
    npv_vs_standing_still: float
    sentence: str


def tools(answer: Answer, uncertainty: Uncertainty | None, wording: Wording) -> Tools:
    """The tools of an answer; `uncertainty` are its trials, if there were any."""
    order = [STREAMS[column] for column in ranked(answer.row).order]
    trials = None if uncertainty is None else uncertainty.if_it_sticks
    over_trials = {} if trials is None else trials.tools
    rows = tuple(_row(answer, stream, over_trials.get(stream), wording) for stream in order)
    return Tools(
        wording.text("tools.title"),
        wording.text("tools.subtitle", count=answer.case.horizon_months),
        rows,
        bill_text(answer.case, wording),
        tuple(_notes(answer, rows, wording)),
        wording.text("tools.advice.title"),
        tuple(wording.text(f"tools.advice.{one}") for one in ADVICE),
        wording.text("tools.advice.line"),
    )


def bill_text(case: Case, wording: Wording) -> str:
    """How many tools are at work and what they cost a month, as one bill or in sum."""
    count = sum(chosen.active for chosen in case.levers.values())
    key = "one_bill" if case.tools_given else "sum"
    return wording.text(f"tools.bill.{key}", count=count, money=wording.money(case.tools_per_month.mode))


def other_way_text(case: Case, wording: Wording) -> str:
    """What the single prices come to while one bill is charged in their place; "" while they are charged."""
    if not case.tools_given:
        return ""
    prices = math.fsum(chosen.price.mode for chosen in case.levers.values() if chosen.active)
    return wording.text("tools.bill.not_charged", money=wording.money(prices))


def within_budget(answer: Answer, sets: ToolSets, budget: float, wording: Wording) -> BestSet:
    """The best of all sets of the active tools whose bill is within a budget; `sets` are the answer's `every_set`."""
    best = sets.best_within(budget)
    taken = {stream for stream, is_taken in zip(STREAMS, sets.taken[best].tolist(), strict=True) if is_taken}
    streams = tuple(stream for column in ranked(answer.row).order if (stream := STREAMS[column]) in taken)
    bill, npv = float(sets.tools_per_month[best]), float(sets.npv_vs_standing_still[best])
    values = {"budget": wording.money(budget), "bill": wording.money(bill), "npv": wording.money_short(npv)}
    if streams:
        names = wording.text("tools.listed").join(wording.text(f"stream.{stream}") for stream in streams)
        sentence = wording.text("tools.budget.best", names=names, **values)
    elif answer.case.tools_given and budget < answer.case.tools_per_month.mode:
        whole = wording.money(answer.case.tools_per_month.mode)
        sentence = wording.text("tools.budget.below_bill", budget=values["budget"], bill=whole)
    else:
        sentence = wording.text("tools.budget.nothing", **values)
    return BestSet(streams, bill, npv, sentence)


def judge(likely: float, over_trials: ToolWorth | None) -> Verdict:
    """The verdict on a tool by its worth over the trials that stick, or by its likely worth without trials.

    >>> judge(-1.0, None)
    <Verdict.LEAVE: 'leave'>
    """
    if (likely if over_trials is None else over_trials.mean) < 0:
        return Verdict.LEAVE
    return Verdict.TAKE if over_trials is None or over_trials.below_zero < RARELY else Verdict.NEGOTIATE


def who_may_use(lever: Lever, wording: Wording) -> str:
    """The platforms whose merchants may use a tool, or that all may."""
    if not lever.platforms:
        return wording.text("tools.everyone")
    return wording.text("tools.listed").join(wording.text(f"platform.{one}") for one in lever.platforms)


def _row(answer: Answer, stream: str, over_trials: ToolWorth | None, wording: Wording) -> ToolRow:
    case, chosen = answer.case, answer.case.levers[stream]
    if chosen.lever is None:
        raise ValueError(f"no tool on {stream}")
    worth, highest = (answer.by_stream(key)[stream] for key in ("worth_by_stream", "highest_price"))
    price = None if case.tools_given else chosen.price.mode
    verdict = judge(worth, over_trials)
    verdict_text = wording.text(f"tools.verdict.{verdict}")
    taken_up_to = _taken_up_to(verdict, over_trials)
    return ToolRow(
        stream,
        wording.text(f"stream.{stream}"),
        chosen.lever.name[wording.language],
        who_may_use(chosen.lever, wording),
        price,
        NONE if price is None else wording.money(price),
        wording.text("lever.free_today") if is_free_today(chosen, case) else "",
        answer.by_stream("saved_by_stream")[stream],
        worth,
        None if over_trials is None else over_trials.mean,
        None if over_trials is None else over_trials.below_zero,
        highest,
        taken_up_to,
        "" if taken_up_to is None else wording.text("tools.ask", price=wording.money(taken_up_to)),
        verdict,
        wording.text("tools.verdict.likely", verdict=verdict_text) if over_trials is None else verdict_text,
        _reason(verdict, worth, highest, over_trials, wording),
    )


def _taken_up_to(verdict: Verdict, over_trials: ToolWorth | None) -> float | None:
    """The price to ask for, told in whole money and never rounded up; None where there is nothing to ask for."""
    if over_trials is None or verdict is Verdict.TAKE:
        return None
    price = over_trials.taken_up_to
    told = float(math.floor(price)) if price >= _WHOLE_FROM else math.floor(price * 100) / 100
    return told or None


def _reason(verdict: Verdict, worth: float, highest: float, over_trials: ToolWorth | None, wording: Wording) -> str:
    price = wording.money(highest)
    if over_trials is None:
        key = "likely" if highest > 0 else "likely_not_even_free"
        return wording.text(f"tools.reason.{key}", worth=wording.money_short(worth), price=price)
    values = {"mean": wording.money_short(over_trials.mean), "below": wording.share(over_trials.below_zero, 0)}
    if verdict is Verdict.TAKE:
        key = "take_surely" if over_trials.below_zero < _TOLD_AS_NONE else "take"
        return wording.text(f"tools.reason.{key}", price=price, **values)
    ask = _taken_up_to(verdict, over_trials)
    if ask is None:
        return wording.text(f"tools.reason.{verdict}_even_free", **values)
    return wording.text(f"tools.reason.{verdict}", price=wording.money(ask), **values)


def _notes(answer: Answer, rows: tuple[ToolRow, ...], wording: Wording) -> Iterable[str]:
    case = answer.case
    if not rows:
        yield wording.text("tools.none")
        return
    if case.tools_given:
        yield wording.text("tools.note.one_bill", bill=wording.money(case.tools_per_month.mode))
    if any(row.mean is None for row in rows):
        yield wording.text("tools.note.likely")
    bare = [stream for stream in STREAMS if case.has_work(stream) and not case.levers[stream].active]
    if bare:
        names = wording.text("tools.listed").join(wording.text(f"stream.{stream}") for stream in bare)
        yield wording.text("tools.note.no_tool", names=names)
    at_sales = case.levers[SALES].lever
    if at_sales is not None:
        yield wording.text("tools.note.sales", tool=at_sales.name[wording.language])
