"""What the work costs a month: today, with AI, and with all that tools and race put on top."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.figures.tones import Tone
from roi_app.texts.formatting import Wording


class Cost(StrEnum):
    """The three cases in which the same work is paid for."""

    TODAY = "today"
    WITH_AI = "with_ai"
    WITH_RACE = "with_race"


TONES: Final = {Cost.TODAY: Tone.TOTAL, Cost.WITH_AI: Tone.ACCENT, Cost.WITH_RACE: Tone.ACCENT}
"""Of the whole bar; what tools and race put on top is lost to the race."""


@dataclass(frozen=True, slots=True)
class CostBar:
    """What the work costs a month in one case; `added` is the part of `amount` that tools and race put on top."""

    cost: Cost
    label: str
    amount: float
    added: float
    tone: Tone
    text: str
    hint: str


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


_ON_TOP: Final = (
    "tools_cost",
    "oversight_cost",
    "monthly_content_race",
    "monthly_traffic_race",
    "monthly_tool_race",
)


def cost_bars(answer: Answer, wording: Wording) -> CostBars:
    """What the six streams' work costs a month: today, with AI, and with all that AI and the race cost besides.

    The two later bars are amounts of the plan's last month, H, as the monthly table has them: *with AI* is
    cost − saving(H), *with tools and race* adds tools + oversight + content race + traffic race + tool race of month H.
    By then rivals have come as far as they will within the plan, and any ordinary ramp is over, so that the saving
    is the one values as saved per month. Set-up, sales uplift, erosion and leakage are no cost of this work a month and
    are left out; the kept share counts them.
    """
    last = answer.case.horizon_months - 1
    today = answer.value("cost_per_month")
    with_ai = today - answer.each_month("monthly_saving")[last]
    parts = {key: answer.each_month(key)[last] for key in _ON_TOP}
    tools = parts["tools_cost"] + parts["oversight_cost"]
    race = sum(parts.values()) - tools
    with_race = with_ai + tools + race
    values = {"month": last + 1, "tools": wording.money(tools, 0), "race": wording.money(race, 0)}

    def bar(cost: Cost, amount: float, added: float = 0.0) -> CostBar:
        label = wording.text(f"present.{cost}")
        return CostBar(
            cost,
            label,
            amount,
            added,
            TONES[cost],
            wording.money(amount, 0),
            wording.text(f"present.{cost}.hint", **values),
        )

    return CostBars(
        wording.text("present.costs", month=last + 1),
        (bar(Cost.TODAY, today), bar(Cost.WITH_AI, with_ai), bar(Cost.WITH_RACE, with_race, tools + race)),
        max(today, with_ai, with_race),
        wording.text(
            "present.costs_summary",
            today=wording.money(today, 0),
            with_ai=wording.money(with_ai, 0),
            with_race=wording.money(with_race, 0),
            month=last + 1,
        ),
    )
