"""What the work costs a month: today, with AI, and with all that tools and race put on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.month_costs import CostSpreads, month_costs
from roi_app.figures.tones import Tone
from roi_app.model.uncertainty.distribution import Distribution
from roi_app.texts.formatting import MINUS, Wording


class Cost(StrEnum):
    """The three cases in which the same work is paid for."""

    TODAY = "today"
    WITH_AI = "with_ai"
    WITH_RACE = "with_race"


TONES: Final = {Cost.TODAY: Tone.TOTAL, Cost.WITH_AI: Tone.ACCENT, Cost.WITH_RACE: Tone.ACCENT}
"""Of the whole bar; what tools and race put on top is lost to the race."""


@dataclass(frozen=True, slots=True)
class CostBar:
    """What the work costs a month in one case; `added` is the part of `amount` that tools and race put on top.

    `target` is the number that explains it, "" where none does, and `numbers` how the amount is made of others; from
    `low` to `amount` lies a band, where it is one.
    """

    cost: Cost
    label: str
    amount: float
    added: float
    tone: Tone
    text: str
    hint: str
    target: str = ""
    numbers: str = ""
    low: float | None = None


@dataclass(frozen=True, slots=True)
class CostBars:
    """Cost a month today, with AI, and with tools and race; `largest` is the amount that fills the width."""

    title: str
    bars: tuple[CostBar, ...]
    largest: float
    summary: str

    @property
    def subtitle(self) -> str:
        """Nothing that the title does not say."""
        return ""


def cost_bars(answer: Answer, wording: Wording) -> CostBars:
    """What the six streams' work costs a month: today, with AI, and with all that AI and the race cost besides.

    The two later bars are amounts of the plan's last month, H, as the monthly table has them: *with AI* is
    cost − saving(H), *with tools and race* adds tools + oversight + content race + traffic race + tool race of month H.
    By then rivals have come as far as they will within the plan, and any ordinary ramp is over, so that the saving
    is the one values as saved per month. Set-up, sales uplift, erosion and leakage are no cost of this work a month and
    are left out; the kept share counts them.
    """
    costs, month = month_costs(answer.values), answer.case.horizon_months
    today, with_ai, with_race = (float(one[0]) for one in (costs.today, costs.with_ai, costs.with_race))
    tools, race = float(costs.tools[0]), float(costs.race[0])
    said = {
        "month": month,
        "tools": wording.money(tools, 0),
        "race": wording.money(race, 0),
        "today": wording.money(today, 0),
        "with_ai": wording.money(with_ai, 0),
        "with_race": wording.money(with_race, 0),
    }
    less = f"{said['today']} {MINUS} {wording.money(today - with_ai, 0)}"
    more = f"{said['with_ai']} + {said['tools']} + {said['race']}"
    saved = replace(_bar(Cost.WITH_AI, with_ai, f"monthly_saving@{month}", said, wording), numbers=less)
    raced = replace(_bar(Cost.WITH_RACE, with_race, "pv_races", said, wording), numbers=more, added=tools + race)
    return CostBars(
        wording.text("present.costs", month=month),
        (_bar(Cost.TODAY, today, "cost_per_month", said, wording), saved, raced),
        max(today, with_ai, with_race),
        wording.text("present.costs_summary", **said),
    )


def _bar(cost: Cost, amount: float, target: str, said: Mapping[str, object], wording: Wording) -> CostBar:
    label, hint = wording.text(f"present.{cost}"), wording.text(f"present.{cost}.hint", **said)
    return CostBar(cost, label, amount, 0.0, TONES[cost], wording.money(amount, 0), hint, target)


def stream_bars(answer: Answer, wording: Wording) -> CostBars:
    """What each stream's work costs a month today, the dearest first; streams without a cost are left out."""
    costs = {stream: cost for stream, cost in answer.by_stream("cost_by_stream").items() if cost > 0}
    bars = tuple(
        CostBar(
            Cost.TODAY,
            wording.text(f"stream.{stream}"),
            cost,
            0.0,
            TONES[Cost.TODAY],
            wording.money(cost, 0),
            "",
            f"cost_by_stream:{stream}",
        )
        for stream, cost in sorted(costs.items(), key=lambda one: -one[1])
    )
    between = wording.text("tools.listed")
    summary = between.join(f"{bar.label} {bar.text}" for bar in bars)
    return CostBars(wording.text("present.by_stream"), bars, max(costs.values(), default=0.0), summary)


def cost_bands(bars: CostBars, spreads: CostSpreads, wording: Wording) -> CostBars:
    """The same bars as bands, P10 to P90 over the trials that stick."""
    spread = {Cost.TODAY: spreads.today, Cost.WITH_AI: spreads.with_ai, Cost.WITH_RACE: spreads.with_race}
    drawn = tuple(_band(bar, spread[bar.cost], wording) for bar in bars.bars)
    summary = wording.text("tools.listed").join(f"{bar.label} {bar.text}" for bar in drawn)
    return CostBars(bars.title, drawn, max(bar.amount for bar in drawn), summary)


def _band(bar: CostBar, spread: Distribution, wording: Wording) -> CostBar:
    if spread.p10 is None or spread.p90 is None:
        return bar
    low, high = spread.p10, spread.p90
    text = wording.money_between(low, high)
    hint = wording.text("present.band.hint", cost=bar.label)
    return replace(bar, amount=high, added=0.0, text=text, hint=hint, numbers="", low=low)
