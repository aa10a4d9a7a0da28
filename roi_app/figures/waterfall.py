"""From one total to the next, bar by bar: what AI brings in and what stays, and from the likely case to the average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.axes import Axis, largest_amount, money_axis
from roi_app.figures.inputs import input_label
from roi_app.figures.missing import invitation
from roi_app.figures.tones import Tone
from roi_app.texts.formatting import Scale, Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.bridge import Bridge

MOST_CHANGES: Final = 7
"""Inputs that the way to the average names; what the others change together is one bar."""


class Bar(NamedTuple):
    """One bar of a waterfall: from `start` to `end`; `explains` names the quantity that it shows, "" for none."""

    explains: str
    stream: str | None
    label: str
    start: float
    end: float
    tone: Tone
    text: str
    full: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Totals, and what lies between one and the next, as present values."""

    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    axis: Axis
    summary: str
    invitation: str
    """What to do where there is nothing to show yet; "" otherwise."""
    unit: str
    """The unit of the bars' texts, in words."""


class _Step(NamedTuple):
    """A total that stands on the ground, or a change that goes on from where the last step ended."""

    key: str
    label: str
    amount: float
    is_total: bool = False
    stream: str | None = None

    def end(self, before: float) -> float:
        return self.amount if self.is_total else before + self.amount


def waterfall(answer: Answer, baseline: Baseline, wording: Wording) -> Waterfall:
    """The saving by stream and the sales uplift, their sum, what is taken, and what stays against the baseline."""
    lack = invitation(answer, wording)
    npv, months = key_against("npv", baseline), answer.case.horizon_months
    brought_in, kept = answer.value("brought_in"), answer.value(npv)
    steps = (
        *_gains(answer, wording),
        _Step("brought_in", wording.text("waterfall.bar.brought_in"), brought_in, is_total=True),
        *_takes(answer, baseline, wording),
        _Step(npv, wording.text("waterfall.bar.npv"), kept, is_total=True),
    )
    axis, scale = _axis(steps, answer, wording)
    return Waterfall(
        wording.text("waterfall.title"),
        wording.text("waterfall.subtitle", count=months, unit=wording.currency_unit(scale)),
        _bars(steps, scale, wording),
        axis,
        wording.text("waterfall.summary", brought_in=wording.money(brought_in), kept=wording.money(kept), count=months),
        "" if lack is None else lack.text,
        wording.currency_unit(scale),
    )


def likely_to_average(answer: Answer, bridge: Bridge, baseline: Baseline, wording: Wording) -> Waterfall:
    """Why the average of all cases is another number than the likely case: skewed ranges, and the risk of dropping."""
    named, others = bridge.changes[:MOST_CHANGES], bridge.changes[MOST_CHANGES:]
    npv, lack = key_against("npv", baseline), invitation(answer, wording)

    def text(key: str) -> str:
        return wording.text(f"waterfall.average.{key}")

    changes = [_Step(one.key, _input(one.key, wording), one.change) for one in named]
    left = sum(one.change for one in others) + bridge.rest
    steps = (
        _Step(npv, text("likely"), bridge.likely, is_total=True),
        *changes,
        *([_Step("sticking_probability", text("dropped"), bridge.dropped)] if bridge.dropped else []),
        *([_Step("", text("rest"), left)] if left else []),
        _Step("", text("average"), bridge.average, is_total=True),
    )
    axis, scale = _axis(steps, answer, wording)
    return Waterfall(
        text("title"),
        wording.text("waterfall.average.subtitle", unit=wording.currency_unit(scale)),
        _bars(steps, scale, wording),
        axis,
        wording.text(
            "waterfall.average.summary",
            likely=wording.money_short(bridge.likely),
            average=wording.money_short(bridge.average),
        ),
        "" if lack is None else lack.text,
        wording.currency_unit(scale),
    )


def _input(key: str, wording: Wording) -> str:
    """What an input is called below a bar, where there is room for a few words."""
    stream, _, field = key.partition(".")
    if field == "lever_price":
        return wording.text("waterfall.average.price", stream=wording.text(f"waterfall.bar.stream.{stream}"))
    return input_label(key, wording)


def _gains(answer: Answer, wording: Wording) -> list[_Step]:
    saved = [
        _Step("pv_saved_by_stream", wording.text(f"waterfall.bar.stream.{stream}"), amount, stream=stream)
        for stream, amount in answer.by_stream("pv_saved_by_stream").items()
        if amount > 0
    ]
    return [*saved, _Step("pv_uplift", wording.text("waterfall.bar.pv_uplift"), answer.value("pv_uplift"))]


def _takes(answer: Answer, baseline: Baseline, wording: Wording) -> list[_Step]:
    """What comes between the sum and what stays; costs that a plan does not have are left out, the race never is."""
    keys = (
        "pv_tools",
        "setup_paid",
        "pv_oversight",
        "pv_content_race",
        "pv_traffic_race",
        "pv_tool_race",
        "pv_erosion",
        "pv_leakage",
    )
    come_anyway = {"pv_traffic_race", "pv_erosion"} if baseline is Baseline.STANDING_STILL else set()
    shown_if_any = {"setup_paid", "pv_oversight"}
    return [
        _Step(key, wording.text(f"waterfall.bar.{key}"), -answer.value(key))
        for key in keys
        if key not in come_anyway and (answer.value(key) != 0 or key not in shown_if_any)
    ]


def _axis(steps: Sequence[_Step], answer: Answer, wording: Wording) -> tuple[Axis, Scale]:
    ends = [0.0]
    for step in steps:
        ends.append(step.end(ends[-1]))
    return money_axis(min(ends), max(ends), wording, among=largest_amount(answer))


def _bars(steps: Sequence[_Step], scale: Scale, wording: Wording) -> tuple[Bar, ...]:
    bars, running = [], 0.0
    for step in steps:
        end = step.end(running)
        start = 0.0 if step.is_total else running
        tone = Tone.TOTAL if step.is_total else Tone.KEEP if step.amount >= 0 else Tone.RACE
        text = wording.scaled(step.amount, scale, sign=not step.is_total)
        bars.append(Bar(step.key, step.stream, step.label, start, end, tone, text, wording.money(step.amount)))
        running = end
    return tuple(bars)
