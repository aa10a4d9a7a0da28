"""From what AI saves to what stays, as present values."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.axes import Axis, money_axis
from roi_app.figures.tones import Tone
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a waterfall: from `start` to `end`; `explains` names the quantity that it shows."""

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
    """From what AI saves to what stays, as present values."""

    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    axis: Axis
    summary: str
    invitation: str
    """What to do where there is nothing to show yet; "" otherwise."""


@dataclass(frozen=True, slots=True)
class _Move:
    key: str
    label: str
    amount: float
    stream: str | None = None


def waterfall(answer: Answer, baseline: Baseline, wording: Wording) -> Waterfall:
    """The saving by stream, what tools and race take, and what stays against the baseline."""
    gains = _gains(answer, wording)
    npv = key_against("npv", baseline)
    saved, kept = answer.value("pv_saving"), answer.value(npv)
    takes = _takes(answer, baseline, wording)
    ends = [0.0, saved]
    running = saved
    for move in takes:
        running += move.amount
        ends.append(running)
    axis, scale = money_axis(min(ends), max(ends), wording)

    def bar(move: _Move, start: float) -> Bar:
        tone = Tone.KEEP if move.amount >= 0 else Tone.RACE
        end = start + move.amount
        text = wording.scaled(move.amount, scale, sign=True)
        return Bar(move.key, move.stream, move.label, start, end, tone, text, wording.money(move.amount))

    def total(key: str, label: str, amount: float) -> Bar:
        return Bar(key, None, label, 0.0, amount, Tone.TOTAL, wording.scaled(amount, scale), wording.money(amount))

    bars: list[Bar] = []
    running = 0.0
    for move in gains:
        bars.append(bar(move, running))
        running += move.amount
    bars.append(total("pv_saving", wording.text("waterfall.bar.pv_saving"), saved))
    running = saved
    for move in takes:
        bars.append(bar(move, running))
        running += move.amount
    bars.append(total(npv, wording.text(f"waterfall.bar.{npv}"), kept))
    months = answer.case.horizon_months
    return Waterfall(
        wording.text("waterfall.title"),
        wording.text("waterfall.subtitle", count=months, unit=wording.currency_unit(scale)),
        tuple(bars),
        axis,
        wording.text("waterfall.summary", saved=wording.money(saved), kept=wording.money(kept), count=months),
        invitation(answer, wording),
    )


def invitation(answer: Answer, wording: Wording) -> str:
    """What is missing before there is anything to say: costs, or a tool for them; "" where nothing is."""
    if answer.value("cost_per_month") == 0:
        return wording.text("waterfall.no_costs")
    return "" if answer.value("adopts") else wording.text("waterfall.no_tools")


def _gains(answer: Answer, wording: Wording) -> list[_Move]:
    return [
        _Move("pv_saved_by_stream", wording.text(f"waterfall.bar.stream.{stream}"), amount, stream)
        for stream, amount in answer.by_stream("pv_saved_by_stream").items()
        if amount > 0
    ]


def _takes(answer: Answer, baseline: Baseline, wording: Wording) -> list[_Move]:
    """What comes between saving and what stays; costs that a plan does not have are left out, the race never is."""
    signs = {
        "pv_tools": -1,
        "setup_paid": -1,
        "pv_oversight": -1,
        "pv_content_race": -1,
        "pv_traffic_race": -1,
        "pv_tool_race": -1,
        "pv_uplift": 1,
        "pv_erosion": -1,
        "pv_leakage": -1,
    }
    come_anyway = {"pv_traffic_race", "pv_erosion"} if baseline is Baseline.STANDING_STILL else set()
    shown_if_any = {"setup_paid", "pv_oversight"}
    return [
        _Move(key, wording.text(f"waterfall.bar.{key}"), sign * answer.value(key))
        for key, sign in signs.items()
        if key not in come_anyway and (answer.value(key) != 0 or key not in shown_if_any)
    ]
