"""What share of the result's variance each uncertain input explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.figures.inputs import input_label
from roi_app.model.uncertainty.sampling import HOT_MARKET_FACTOR, STICKS
from roi_app.model.uncertainty.variance import VarianceShare
from roi_app.texts.formatting import Wording

_OWN_NAMES: Final = {
    HOT_MARKET_FACTOR: "shares.hot_market",
    STICKS: "shares.sticking",
    "design_replacement_probability": "shares.replacement",
}


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One share, 0 to 1, with its name, its value in words, and what a click leads to ("" for nothing)."""

    name: str
    share: float
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Shares:
    """The total effect of each input, the largest first; no bars while they are being computed."""

    title: str
    subtitle: str
    bars: tuple[ShareBar, ...]
    summary: str


def shares(explained: tuple[VarianceShare, ...] | None, wording: Wording) -> Shares:
    """The shares as they were computed, or that they are awaited."""
    title, wait = wording.text("shares.title"), wording.text("odds.wait")
    if explained is None:
        return Shares(title, wait, (), wait)
    bars = tuple(_bar(one, wording) for one in explained)
    return Shares(title, wording.text("shares.subtitle"), bars, f"{bars[0].name} {bars[0].text}" if bars else "")


def factor_label(key: str, wording: Wording) -> str:
    """What a factor of the variance is called: an event, the hot market, or an uncertain input."""
    own = _OWN_NAMES.get(key)
    return wording.text(own) if own else input_label(key, wording)


def _bar(one: VarianceShare, wording: Wording) -> ShareBar:
    return ShareBar(
        factor_label(one.key, wording),
        one.total,
        wording.text(
            "shares.row", share=wording.share(max(one.total, 0.0), 0), error=wording.share(one.total_error, 1)
        ),
        "" if one.key == HOT_MARKET_FACTOR else one.key,
    )
