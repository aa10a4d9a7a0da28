"""What rivals' adoption takes back, month by month, as a chart in plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.figures.axes import Axis, money_axis, month_axis
from roi_app.figures.tones import Tone
from roi_app.texts.formatting import Wording

CHANNELS: Final = {
    "content_race": "monthly_content_race",
    "traffic_race": "monthly_traffic_race",
    "tool_race": "monthly_tool_race",
    "erosion": "monthly_erosion",
}
"""What the race takes, from the bottom of the stack up, with the step that gives it by month."""


_STRENGTHS: Final = {"content_race": 1.0, "traffic_race": 0.7, "tool_race": 0.42, "erosion": 1.0}


@dataclass(frozen=True, slots=True)
class Layer:
    """One channel: what it takes in each month 1 … H, and in present value; `strength` sets it apart from its like."""

    key: str
    label: str
    amounts: tuple[float, ...]
    total: str
    tone: Tone
    strength: float


@dataclass(frozen=True, slots=True)
class RaceByMonth:
    """What the race takes back in each month, stacked, under the line of what is saved."""

    title: str
    subtitle: str
    layers: tuple[Layer, ...]
    saving: tuple[float, ...]
    saving_label: str
    month_axis: Axis
    money_axis: Axis
    hints: tuple[str, ...]
    summary: str


def race_by_month(answer: Answer, wording: Wording) -> RaceByMonth:
    """The three races and the erosion of sales beside the saving, money a month, not discounted."""
    layers = tuple(
        Layer(
            key,
            wording.text(f"waterfall.bar.pv_{key}"),
            tuple(answer.each_month(step)),
            wording.money_short(answer.value(f"pv_{key}")),
            Tone.CAUTION if key == "erosion" else Tone.RACE,
            _STRENGTHS[key],
        )
        for key, step in CHANNELS.items()
    )
    saving = tuple(answer.each_month("monthly_saving"))
    taken = [sum(amounts) for amounts in zip(*(layer.amounts for layer in layers), strict=True)]
    axis, scale = money_axis(0.0, max(*saving, *taken), wording)
    months = answer.case.horizon_months
    values = {"taken": wording.money(taken[-1], 0), "saved": wording.money(saving[-1], 0), "month": months}
    return RaceByMonth(
        wording.text("over_time.race.title"),
        wording.text("over_time.race.subtitle", unit=wording.currency_unit(scale)),
        layers,
        saving,
        wording.text("over_time.race.saving"),
        month_axis(months, wording),
        axis,
        tuple(
            wording.text("over_time.race.hint", month=month, saved=wording.money(saved), taken=wording.money(lost))
            for month, (saved, lost) in enumerate(zip(saving, taken, strict=True), 1)
        ),
        wording.text("over_time.race.summary", **values),
    )
