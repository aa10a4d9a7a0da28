"""Where a number may lie: P10, P50 and P90 over the trials that stick, or low, mode and high of what goes in."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from roi_app.documents.case import Case
from roi_app.estimates.answer import Answer
from roi_app.explain.leaves import Leaf
from roi_app.explain.targets import leaf_of, text_in, unit_of
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import INPUTS, STREAMS, Basis, Range
from roi_app.model.uncertainty.distribution import PERCENTILES, Distribution
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.spreads import words_for
from roi_app.texts.formatting import Wording

_SPREADS: Final = {
    "npv": "npv",
    "npv_vs_standing_still": "npv",
    "kept_share": "kept_share",
    "kept_share_vs_standing_still": "kept_share",
    "payback_months": "payback_months",
    "break_even_intensity": "break_even_intensity",
}
"""The figures whose values are told as the page *How sure* tells them, and by which name."""

_TALLIED: Final = ("brought_in", "saved_per_month", "npv_without_race")
_BINS: Final = 36
_TAIL: Final = 0.02
"""What the strip leaves out at either end, so that one case in a thousand does not make it a point."""


@dataclass(frozen=True, slots=True)
class SpanTick:
    """A value of the strip: `at` from 0 (left) to 1 (right)."""

    at: float
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Span:
    """`heights` are the shape of the trials, from 0 to 1, none for what goes in; `here` is where the value lies."""

    title: str
    ticks: tuple[SpanTick, ...]
    heights: tuple[float, ...]
    here: float | None
    summary: str


def span(answer: Answer, target: str, found: Uncertainty | None, wording: Wording) -> Span | None:
    """Where a number may lie; None for what has no range, or none that was tried."""
    leaf = leaf_of(target, answer.case)
    if leaf.key not in STEPS:
        given = _range_of(leaf, answer.case)
        return None if given is None or given.is_exact else _of_range(leaf, given, wording)
    spread = None if found is None else _distribution(leaf, found)
    if spread is None or not spread.ordered.size:
        return None
    return _of_trials(leaf, spread, answer, wording)


def _range_of(leaf: Leaf, case: Case) -> Range | None:
    declared = INPUTS.get(leaf.key)
    if declared is not None and declared.basis is Basis.LEVER and leaf.key == "lever_price":
        return case.levers[leaf.index.stream or STREAMS[0]].price
    key = leaf.key if declared is None else declared.quantity(leaf.index.stream) or leaf.key
    resolved = case.quantities.get(key)
    return None if resolved is None else resolved.range


def _of_range(leaf: Leaf, given: Range, wording: Wording) -> Span:
    values = {"low": given.low, "mode": given.mode, "high": given.high}
    scale = _Scale(given.low, given.high)
    ticks = tuple(
        SpanTick(scale.at(value), wording.text(f"explain.span.{name}"), text_in(unit_of(leaf), value, wording))
        for name, value in values.items()
    )
    return Span(wording.text("explain.span.range"), ticks, (), scale.at(given.mode), _summary(ticks, wording))


def _distribution(leaf: Leaf, found: Uncertainty) -> Distribution | None:
    if found.if_it_sticks is None:
        return None
    if leaf.key in found.if_it_sticks.figures:
        return found.if_it_sticks.figures[leaf.key]
    values = found.outcomes.sticking
    if leaf.key in _TALLIED:
        return Distribution.of(values[leaf.key])
    if leaf.key == "worth_by_stream" and leaf.index.stream is not None:
        of_stream = values[leaf.key][:, STREAMS.index(leaf.index.stream)]
        return Distribution.of(of_stream[~np.isnan(of_stream)])
    return None


def _of_trials(leaf: Leaf, spread: Distribution, answer: Answer, wording: Wording) -> Span | None:
    finite = spread.ordered[np.isfinite(spread.ordered)]
    if not finite.size or finite[0] == finite[-1]:
        return None
    shown = finite[int(_TAIL * finite.size) : max(math.ceil((1 - _TAIL) * finite.size), 1)]
    places = [spread.percentile(share) for share in PERCENTILES]
    number = answer.number(leaf.key) if leaf.index.stream is None else answer.by_stream(leaf.key)[leaf.index.stream]
    within = [one for one in (*places, number) if one is not None and math.isfinite(one)]
    scale = _Scale(min(float(shown[0]), *within), max(float(shown[-1]), *within))
    words = _words(leaf, wording)
    ticks = tuple(
        SpanTick(scale.at(place), wording.text("explain.span.percentile", percent=round(100 * share)), words(place))
        for share, place in zip(PERCENTILES, places, strict=True)
        if place is not None
    )
    counts, _ = np.histogram(finite, bins=_BINS, range=(scale.low, scale.high))
    heights = tuple((counts / counts.max()).tolist())
    here = None if number is None or not math.isfinite(number) else scale.at(number)
    return Span(wording.text("explain.span.trials"), ticks, heights, here, _summary(ticks, wording))


def _words(leaf: Leaf, wording: Wording) -> Callable[[float], str]:
    if leaf.key in _SPREADS:
        return words_for(_SPREADS[leaf.key], wording)
    return wording.money_short


def _summary(ticks: Iterable[SpanTick], wording: Wording) -> str:
    said = (wording.text("explain.span.tick", name=tick.name, value=tick.value) for tick in ticks)
    return wording.text("explain.span.between").join(said)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def at(self, value: float) -> float:
        """Where a value lies, from 0 to 1; what is infinite lies at an end."""
        width = self.high - self.low
        return min(max((value - self.low) / width, 0.0), 1.0) if width > 0 else 0.5
