"""A figure's spread over the trials in words: what P10 and P90 are, and what stands where there is none."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from roi_app.estimates.baseline import Baseline, key_against
from roi_app.model.uncertainty.trials import PERCENTILES, Uncertainty
from roi_app.texts.formatting import Wording

ROWS: Final = ("npv", "kept_share", "saved_per_month", "payback_months", "break_even_intensity")
"""The figures of the headline that have a spread, by the name that both baselines share."""


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """One figure: its name, P10, P50 and P90 in words, and P10 to P90 as one text."""

    key: str
    label: str
    p10: str
    p50: str
    p90: str
    between: str


def spread_row(name: str, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> SpreadRow:
    """The spread of one of `ROWS`; the kept share is that of the trials in which anything is saved."""
    key = key_against(name, baseline)
    key = f"{key}_where_saved" if name == "kept_share" else key
    values = [_percentile(key, index, uncertainty) for index in range(len(PERCENTILES))]
    words = _words(name, wording)
    p10, p50, p90 = (words(value) for value in values)
    if name == "npv":
        between = wording.money_between(values[0], values[-1])
    elif math.isfinite(values[0]) and math.isfinite(values[-1]):
        between = wording.range_of(p10, p90)
    else:
        between = wording.range_of_words(p10, p90)
    return SpreadRow(name, wording.text(f"odds.spread.{name}"), p10, p50, p90, between)


def _percentile(key: str, index: int, uncertainty: Uncertainty) -> float:
    """The percentile itself, or the infinity in whose place it lies."""
    spread = uncertainty.spreads[key]
    value = (spread.p10, spread.p50, spread.p90)[index]
    if value is not None:
        return value
    ordered = uncertainty.ordered[key]
    return math.nan if not ordered.size else float(ordered[math.ceil((ordered.size - 1) * PERCENTILES[index])])


def _words(name: str, wording: Wording) -> Callable[[float], str]:
    def money(value: float) -> str:
        return wording.money_short(value)

    def plain_money(value: float) -> str:
        return wording.money(value, 0)

    def kept(value: float) -> str:
        return wording.kept_of_100(value) if math.isfinite(value) else wording.text("head.nothing_saved")

    def months(value: float) -> str:
        return wording.months(value if math.isfinite(value) else None)

    def intensity(value: float) -> str:
        if math.isfinite(value):
            return wording.plain(value, 2)
        return wording.text("odds.spread.bears_any" if value > 0 else "odds.spread.bears_none")

    return {
        "npv": money,
        "kept_share": kept,
        "saved_per_month": plain_money,
        "payback_months": months,
        "break_even_intensity": intensity,
    }[name]
