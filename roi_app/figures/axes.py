"""Round numbers for the ticks of a chart."""

from __future__ import annotations

import math
from typing import NamedTuple

from roi_app.estimates.answer import Answer
from roi_app.texts.formatting import Scale, Wording


class Tick(NamedTuple):
    """A marked value of an axis and its label."""

    value: float
    label: str


class Axis(NamedTuple):
    """A linear axis from `low` to `high` (low < high), with its ticks in order."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def share(self, value: float) -> float:
        """Where a value lies, 0 at `low` and 1 at `high`."""
        return (value - self.low) / (self.high - self.low)


LEAST_SPAN = 1e-300
"""A span below this has no parts that a number could tell apart."""


def round_step(span: float, most_steps: int) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that divides a span into at most so many parts."""
    if not span > LEAST_SPAN:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / most_steps))
    return next(factor * power for factor in (1, 2, 5, 10, 20) if span / (factor * power) <= most_steps + 1e-9)


def largest_amount(answer: Answer) -> float:
    """The largest amount that is told of a case, whose unit is that of all its charts."""
    return max(abs(answer.value(key)) for key in ("brought_in", "npv", "npv_vs_standing_still"))


def shared_scale(largest: float, among: float, wording: Wording) -> Scale:
    """The unit of a chart whose largest amount stands among others': theirs, unless next to nothing is left in it.

    >>> wording = Wording("en", "CNY")
    >>> [shared_scale(largest, 1.4e6, wording).suffix for largest in (2e6, 9e5, 2e4)]
    ['m', 'm', 'k']
    """
    scale = wording.scale(max(largest, among))
    return scale if largest * _STILL_TOLD >= scale.unit else wording.scale(largest)


_STILL_TOLD = 20
"""What a unit is divided by for the least amount that may be a chart's largest in it."""


def money_axis(
    low: float, high: float, wording: Wording, most_steps: int = 5, among: float = 0.0
) -> tuple[Axis, Scale]:
    """An axis that holds 0, `low` and `high`, and the scale in which its amounts are told; see `span_axis`."""
    return span_axis(min(low, 0.0), max(high, 0.0), wording, most_steps, among)


def span_axis(low: float, high: float, wording: Wording, most_steps: int = 5, among: float = 0.0) -> tuple[Axis, Scale]:
    """An axis from `low` to `high`, wherever 0 lies, and the scale in which its amounts are told.

    `among` is the largest amount of what the axis stands among, as `largest_amount` has it.
    """
    scale = shared_scale(max(abs(low), abs(high)), among, wording)
    if high - low <= LEAST_SPAN:
        # One value has no scale of its own: ticks around it would be made up.
        return Axis(low, low + 1.0, (Tick(low, _only_label(low, scale, wording)),)), scale
    step = round_step(high - low, most_steps)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(Tick(n * step, _tick_label(n * step, step, scale, wording)) for n in range(first, last + 1))
    # The axis ends where the data ends: the last tick may lie beyond, and is then left out.
    room = (high - low) * 0.04
    ends = low - (room if low else 0), high + room
    return Axis(ends[0], ends[1], tuple(tick for tick in ticks if ends[0] <= tick.value <= ends[1])), scale


def _only_label(value: float, scale: Scale, wording: Wording) -> str:
    return _tick_label(value, abs(value) or 1.0, scale, wording)


def _tick_label(value: float, step: float, scale: Scale, wording: Wording) -> str:
    if value == 0:
        return "0"
    digits = max(0, -math.floor(math.log10(step / scale.unit) + 1e-9))
    return wording.plain(value / scale.unit, digits) + scale.suffix


_MOST_MONTH_TICKS = 8


def month_axis(months: int, wording: Wording) -> Axis:
    """An axis from month 0 to the horizon, with at most about nine ticks a quarter, half or whole year apart."""
    step = next(step for step in (3, 6, 12) if months / step <= _MOST_MONTH_TICKS)
    return Axis(0, months, tuple(Tick(month, wording.plain(month, 0)) for month in range(0, months + 1, step)))


def share_axis(wording: Wording) -> Axis:
    """An axis from 0 to 100 %."""
    return Axis(0, 1, tuple(Tick(share, wording.share(share)) for share in (0.0, 0.5, 1.0)))


class Marker(NamedTuple):
    """A point on a line with its label."""

    at: float
    value: float
    label: str
