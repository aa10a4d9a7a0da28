"""Charts as plain data: what is drawn, in which order, with every label. Any painter can draw them.

A figure carries a one-line `summary`, which is what somebody who cannot see the chart is told.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum

from roi_app.estimates.answer import Answer, Baseline
from roi_app.figures.axes import Axis, money_axis, month_axis, share_axis
from roi_app.model.payoff import Game
from roi_app.texts.formatting import Wording


class Tone(StrEnum):
    """What a mark stands for; a painter gives each a colour, never the only sign of it."""

    KEEP = "keep"
    RACE = "race"
    TOTAL = "total"


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
    saved, kept = answer.value("pv_saving"), answer.npv(baseline)
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
        told = wording.scaled(move.amount, scale, sign=True)
        return Bar(move.key, move.stream, move.label, start, end, tone, told, wording.money(move.amount))

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
    bars.append(total(_npv_key(baseline), wording.text(f"waterfall.bar.{_npv_key(baseline)}"), kept))
    months = answer.case.horizon_months
    return Waterfall(
        wording.text("waterfall.title"),
        wording.text("waterfall.subtitle", months=months, unit=wording.currency_unit(scale)),
        tuple(bars),
        axis,
        wording.text("waterfall.summary", saved=wording.money(saved), kept=wording.money(kept), months=months),
        invitation(answer, wording),
    )


def invitation(answer: Answer, wording: Wording) -> str:
    """What is missing before there is anything to say: costs, or a tool for them; "" where nothing is."""
    if answer.value("cost_per_month") == 0:
        return wording.text("waterfall.no_costs")
    return "" if answer.value("adopts") else wording.text("waterfall.no_tools")


def _npv_key(baseline: Baseline) -> str:
    return "npv" if baseline is Baseline.TODAY else "npv_vs_standing_still"


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


@dataclass(frozen=True, slots=True)
class Marker:
    """A point on a line with its label."""

    at: float
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """The undiscounted running total by month, its payback, and the adoption of rivals on an axis of its own."""

    title: str
    subtitle: str
    months: tuple[float, ...]
    cumulative: tuple[float, ...]
    band: tuple[tuple[float, ...], tuple[float, ...]] | None
    payback: Marker | None
    rivals: tuple[float, ...]
    rivals_label: str
    month_axis: Axis
    money_axis: Axis
    rivals_axis: Axis
    hints: tuple[str, ...]
    summary: str


def over_time(
    answer: Answer, wording: Wording, band: tuple[tuple[float, ...], tuple[float, ...]] | None = None
) -> OverTime:
    """The running total against today, month 0 to the horizon; `band` is its P10 and P90."""
    cumulative = tuple(answer.by_month("cumulative_net"))
    rivals = tuple(answer.by_month("rival_adoption_by_month"))
    everything = cumulative if band is None else (*cumulative, *band[0], *band[1])
    axis, scale = money_axis(min(everything), max(everything), wording)
    paid_back = answer.number("payback_months") if answer.value("adopts") else None
    months = answer.case.horizon_months
    today = answer.case.quantities["rival_adoption"].range.mode
    subtitle = "over_time.subtitle" if band is None else "over_time.subtitle_band"
    return OverTime(
        wording.text("over_time.title"),
        wording.text(subtitle, unit=wording.currency_unit(scale)),
        tuple(float(month) for month in range(months + 1)),
        cumulative,
        band,
        None
        if paid_back is None
        else Marker(paid_back, 0.0, wording.text("over_time.payback", when=wording.months(paid_back))),
        (today, *rivals),
        wording.text("over_time.rivals", first=wording.share(today, 0), last=wording.share(rivals[-1], 0)),
        month_axis(months, wording),
        axis,
        share_axis(wording),
        tuple(
            wording.text("over_time.hint", month=month, value=wording.money(value), rivals=wording.share(share, 0))
            for month, (value, share) in enumerate(zip(cumulative, (today, *rivals), strict=True))
        ),
        wording.text(
            "over_time.summary", months=months, last=wording.money(cumulative[-1]), when=wording.months(paid_back)
        ),
    )


class Zone(StrEnum):
    """What a stretch of the race meter means for the merchant."""

    PAYS = "pays"
    RED_QUEEN = "red_queen"
    STOP = "stop"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One zone of the race meter, from `start` to `end` in θ."""

    zone: Zone
    label: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Meter:
    """The race meter: the merchant's θ, where adopting breaks even and where it should stop, in three zones."""

    title: str
    theta: float
    theta_label: str
    highest: float
    break_even: float | None
    break_even_label: str
    exit: float | None
    exit_label: str
    stretches: tuple[Stretch, ...]
    zone: Zone
    sentence: str
    summary: str


METER_END = 2.0
"""Where the slider of θ ends; the meter is stretched when break-even, exit or the value lie a little beyond."""


def meter(answer: Answer, wording: Wording) -> Meter:
    """The race meter of one answer."""
    theta = answer.case.quantities["involution_intensity"].range.mode
    break_even, leave = answer.number("break_even_intensity"), answer.number("exit_intensity")
    nearby = [mark for mark in (break_even, leave, theta) if mark is not None and METER_END < mark <= 1.3 * METER_END]
    highest = max([METER_END, *(mark * 1.06 for mark in nearby)])
    zone = _zone_at(theta, answer)
    break_even_label = _threshold(break_even, "meter.break_even", wording)
    exit_label = _threshold(leave, "meter.exit", wording)
    told = wording.plain(theta, 2)
    return Meter(
        title=wording.text("meter.title"),
        theta=theta,
        theta_label=wording.text("meter.theta", value=told),
        highest=highest,
        break_even=break_even,
        break_even_label=break_even_label,
        exit=leave,
        exit_label=exit_label,
        stretches=_stretches(answer, highest, wording),
        zone=zone,
        sentence=_sentence(answer, zone, wording),
        summary=wording.text(
            "meter.summary",
            value=told,
            zone=wording.text(f"meter.zone.{zone}"),
            break_even=break_even_label,
            exit=exit_label,
        ),
    )


def _threshold(value: float | None, key: str, wording: Wording) -> str:
    return wording.text(f"{key}_none") if value is None else wording.text(key, value=wording.plain(value, 2))


def _zone_at(theta: float, answer: Answer) -> Zone:
    """What θ would mean: both worths are linear in it. A plan without tools is in no race of its own."""
    if answer.value("adopts") == 0:
        return Zone.IDLE
    if answer.value("npv_without_race") - theta * answer.value("pv_races_at_full_intensity") >= 0:
        return Zone.PAYS
    own_race = answer.value("pv_content_race_at_full_intensity") + answer.value("pv_tool_race_at_full_intensity")
    return Zone.RED_QUEEN if answer.value("npv_with_no_rivals") - theta * own_race >= 0 else Zone.STOP


def _sentence(answer: Answer, zone: Zone, wording: Wording) -> str:
    if zone is Zone.IDLE:
        return wording.text("meter.sentence.no_tools")
    if zone is not Zone.PAYS and answer.value("npv_without_race") < 0:
        return wording.text("meter.sentence.never_pays")
    return wording.text(f"meter.sentence.{zone}")


def _stretches(answer: Answer, highest: float, wording: Wording) -> tuple[Stretch, ...]:
    """The zones that lie on the meter, in order, each reaching to the next threshold."""
    thresholds = (answer.number("break_even_intensity"), answer.number("exit_intensity"))
    inside = sorted({mark for mark in thresholds if mark is not None and 0 < mark < highest})
    edges = (0.0, *inside, highest)
    zones = [(_zone_at((start + end) / 2, answer), start, end) for start, end in itertools.pairwise(edges)]
    return tuple(Stretch(zone, wording.text(f"meter.zone.{zone}"), start, end) for zone, start, end in zones)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the payoff matrix; `explains` names its quantity, None for the 0 that all is measured from."""

    explains: str | None
    label: str
    short: str
    value: float
    text: str
    full: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """You and your rivals: rows you adopt and you hold, columns rivals hold and rivals adopt."""

    title: str
    subtitle: str
    cells: tuple[tuple[Cell, Cell], tuple[Cell, Cell]]
    game: Game
    name: str
    why: str
    summary: str


def matrix(answer: Answer, wording: Wording) -> Matrix:
    """The payoff matrix with its name in words, and why it has this name."""

    def cell(choice: str, key: str | None) -> Cell:
        value = 0.0 if key is None else answer.value(key)
        return Cell(
            key,
            wording.text(f"rivals.matrix.{choice}"),
            wording.text(f"rivals.matrix.{choice}.short"),
            value,
            wording.money_short(value, sign=True),
            wording.money(value),
        )

    cells = (
        (cell("adopt_rivals_hold", "npv_with_no_rivals"), cell("adopt_rivals_adopt", "adopt_rivals_adopt")),
        (cell("hold_rivals_hold", None), cell("hold_rivals_adopt", "hold_rivals_adopt")),
    )
    name = wording.text(f"rivals.game.{answer.game}")
    values = {
        "adopt_hold": cells[0][0].text,
        "adopt_adopt": cells[0][1].text,
        "hold_adopt": cells[1][1].text,
    }
    return Matrix(
        wording.text("rivals.matrix.title"),
        wording.text("rivals.matrix.subtitle", months=answer.case.horizon_months),
        cells,
        answer.game,
        name,
        wording.text(f"rivals.game.{answer.game}.why", **values),
        wording.text("rivals.matrix.summary", name=name, **values),
    )
