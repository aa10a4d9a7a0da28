"""The race meter: the merchant's θ, where adopting breaks even, and where it should stop."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from roi_app.estimates.answer import Answer
from roi_app.figures.axes import Axis, Tick
from roi_app.figures.missing import missing
from roi_app.figures.tones import ZONE_TONES, Tone
from roi_app.texts.formatting import Wording

METER_END = 2.0
"""Where the scale of θ ends, always: a meter whose scale follows what it shows runs away from the pointer."""

_TICKS = ((0.0, 0), (0.5, 1), (1.0, 0), (1.5, 1), (2.0, 0))
"""The marked values of θ, each with the digits after its point."""


@lru_cache(maxsize=8)
def theta_axis(wording: Wording) -> Axis:
    """The scale of θ, from 0 to `METER_END`, the same for every answer."""
    return Axis(0.0, METER_END, tuple(Tick(value, wording.plain(value, digits)) for value, digits in _TICKS))


def with_arrow(label: str, value: float | None, axis: Axis) -> str:
    """A label whose arrow points to where its value lies beyond the scale; as it is for what lies on the scale."""
    if value is None or axis.low <= value <= axis.high:
        return label
    return f"{label} →" if value > axis.high else f"← {label}"


class Zone(StrEnum):
    """What a stretch of the race meter means for the merchant."""

    PAYS = "pays"
    RED_QUEEN = "red_queen"
    STOP = "stop"
    IDLE = "idle"


class Stretch(NamedTuple):
    """One zone of the race meter, from `start` to `end` in θ."""

    zone: Zone
    label: str
    start: float
    end: float
    tone: Tone


_FAR = -88.88
"""A threshold as wide as they come."""


@dataclass(frozen=True, slots=True)
class Meter:
    """The race meter: the merchant's θ, where adopting breaks even and where it should stop, in three zones.

    The three values may lie beyond the axis. `break_even_band` and `exit_band` are where these two lie if they are told
    as ranges, the ends perhaps infinite.
    """

    title: str
    theta: float
    theta_label: str
    axis: Axis
    break_even: float | None
    break_even_label: str
    exit: float | None
    exit_label: str
    stretches: tuple[Stretch, ...]
    zone: Zone
    tone: Tone
    sentence: str
    summary: str
    break_even_band: tuple[float, float] | None = None
    exit_band: tuple[float, float] | None = None
    widest_labels: tuple[str, ...] = ()
    """The longest that the labels become, for who keeps room; () for those on show."""

    @property
    def subtitle(self) -> str:
        """What the zone means."""
        return self.sentence


def meter(answer: Answer, wording: Wording) -> Meter:
    """The race meter of one answer."""
    theta = answer.case.quantities["involution_intensity"].range.mode
    break_even, leave = answer.number("break_even_intensity"), answer.number("exit_intensity")
    zone = _zone_at(theta, answer)
    break_even_label = _threshold(break_even, "meter.break_even", wording)
    exit_label = _threshold(leave, "meter.exit", wording)
    value = wording.plain(theta, 2)
    return Meter(
        title=wording.text("meter.title"),
        theta=theta,
        theta_label=wording.text("meter.theta", value=value),
        axis=theta_axis(wording),
        break_even=break_even,
        break_even_label=break_even_label,
        exit=leave,
        exit_label=exit_label,
        stretches=_stretches(answer, wording),
        zone=zone,
        tone=ZONE_TONES[zone],
        sentence=_sentence(answer, zone, wording),
        summary=wording.text(
            "meter.summary",
            value=value,
            zone=wording.text(f"meter.zone.{zone}"),
            break_even=break_even_label,
            exit=exit_label,
        ),
        widest_labels=_widest_labels(wording),
    )


@lru_cache(maxsize=8)
def _widest_labels(wording: Wording) -> tuple[str, ...]:
    theta = wording.text("meter.theta", value=wording.plain(METER_END, 2))
    ends = (
        (wording.text(f"{key}_none"), wording.text(key, value=wording.plain(_FAR, 2)))
        for key in ("meter.break_even", "meter.exit")
    )
    return theta, *(max(texts, key=len) for texts in ends)


def zone_sentences(wording: Wording) -> tuple[str, ...]:
    """Every sentence that a meter may have."""
    kinds = (Zone.PAYS, Zone.RED_QUEEN, Zone.STOP, "never_pays", "no_tools", "no_costs")
    return tuple(wording.text(f"meter.sentence.{kind}") for kind in kinds)


def _threshold(value: float | None, key: str, wording: Wording) -> str:
    return wording.text(f"{key}_none") if value is None else wording.text(key, value=wording.plain(value, 2))


def _zone_at(theta: float, answer: Answer) -> Zone:
    """What θ would mean: both worths are linear in it. A plan without tools, or without costs, is in no race yet."""
    if missing(answer) is not None or answer.value("adopts") == 0:
        return Zone.IDLE
    if answer.value("npv_without_race") - theta * answer.value("pv_races_at_full_intensity") >= 0:
        return Zone.PAYS
    own_race = answer.value("pv_content_race_at_full_intensity") + answer.value("pv_tool_race_at_full_intensity")
    return Zone.RED_QUEEN if answer.value("npv_with_no_rivals") - theta * own_race >= 0 else Zone.STOP


def _sentence(answer: Answer, zone: Zone, wording: Wording) -> str:
    if zone is Zone.IDLE:
        return wording.text("meter.sentence.no_costs" if answer.value("adopts") else "meter.sentence.no_tools")
    if zone is not Zone.PAYS and answer.value("npv_without_race") < 0:
        return wording.text("meter.sentence.never_pays")
    return wording.text(f"meter.sentence.{zone}")


def _stretches(answer: Answer, wording: Wording) -> tuple[Stretch, ...]:
    """The zones that lie on the meter, in order, each reaching to the next threshold."""
    thresholds = (answer.number("break_even_intensity"), answer.number("exit_intensity"))
    inside = sorted({mark for mark in thresholds if mark is not None and 0 < mark < METER_END})
    edges = (0.0, *inside, METER_END)
    zones = [(_zone_at((start + end) / 2, answer), start, end) for start, end in itertools.pairwise(edges)]
    return tuple(
        Stretch(zone, wording.text(f"meter.zone.{zone}"), start, end, ZONE_TONES[zone]) for zone, start, end in zones
    )
