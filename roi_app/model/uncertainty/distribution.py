"""One figure over many trials: where it lies, how often it falls on either side of a value, how it is spread."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Figures: TypeAlias = "NDArray[np.floating[Any]]"

PERCENTILES: Final = (0.10, 0.50, 0.90)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Trials counted by a figure: `counts[i]` lie from `edges[i]` to `edges[i + 1]`; 0 is an edge or outside."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Distribution:
    """The trials of one figure, `ordered` from the lowest up.

    Infinities stand for what does not exist and yet has a place in the order, such as payback that never comes.
    """

    ordered: Figures

    @classmethod
    def of(cls, values: Figures) -> Distribution:
        """The distribution of values in any order."""
        ordered = np.sort(values)
        ordered.flags.writeable = False
        return cls(ordered)

    @property
    def p10(self) -> float | None:
        """The value below which one trial in ten lies, perhaps infinite; None without trials."""
        return self.percentile(PERCENTILES[0])

    @property
    def p50(self) -> float | None:
        """The median, perhaps infinite; None without trials."""
        return self.percentile(PERCENTILES[1])

    @property
    def p90(self) -> float | None:
        """The value above which one trial in ten lies, perhaps infinite; None without trials."""
        return self.percentile(PERCENTILES[2])

    @property
    def mean(self) -> float | None:
        """The mean; None without trials, and where infinities of both signs have none."""
        if not self.ordered.size:
            return None
        with np.errstate(invalid="ignore"):
            mean = float(np.mean(self.ordered))
        return None if math.isnan(mean) else mean

    def percentile(self, share: float) -> float | None:
        """The value below which a share of the trials lies, perhaps infinite; None without trials."""
        return _at(self.ordered, (self.ordered.size - 1) * share) if self.ordered.size else None

    def share_below(self, value: float) -> float:
        """In what share of the trials the figure is below a value; 0 without trials."""
        return float(np.searchsorted(self.ordered, value, side="left")) / max(self.ordered.size, 1)

    def share_above(self, value: float) -> float:
        """In what share of the trials the figure is above a value; 0 without trials."""
        beyond = self.ordered.size - np.searchsorted(self.ordered, value, side="right")
        return float(beyond) / max(self.ordered.size, 1)

    def histogram(self, bins: int = 40) -> Histogram:
        """A figure that always exists, counted in about so many bins of one width, with an edge at 0."""
        low, high = float(self.ordered[0]), float(self.ordered[-1])
        width = (high - low) / bins or max(abs(low), 1.0) / bins
        first, last = math.floor(low / width), math.floor(high / width) + 1
        edges = np.arange(first, last + 1) * width
        inner = np.searchsorted(self.ordered, edges[1:-1], side="left")
        counts = np.diff(inner, prepend=0, append=self.ordered.size)
        return Histogram(tuple(edges.tolist()), tuple(counts.tolist()))


def _at(ordered: Figures, place: float) -> float:
    """The value at a place, counted from 0, linear between two; the lower one where either of them is infinite."""
    here = math.floor(place)
    value, above = float(ordered[here]), float(ordered[min(here + 1, len(ordered) - 1)])
    if place == here or not (math.isfinite(value) and math.isfinite(above)):
        return value
    return value + (above - value) * (place - here)
