"""What a table of merchants comes to: counts, sums within one currency, and who keeps most and least.

Totals are a handful of numbers whatever the table's length, and those of its parts add up to those of the whole. Money
is summed within one currency alone: there is no rate here by which two could be added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.parameters import CURRENCIES, PLATFORMS, STREAMS
from roi_app.portfolio.results import ZONES, Picked, Results, Rows

KEPT_EDGES: Final = tuple(step / 10 for step in range(-10, 11))
"""Where the columns of the kept share begin and end; a share is never above 1."""

BREAK_EVEN_EDGES: Final = tuple(step / 10 for step in range(21))
"""Where those of the break-even intensity do: over the race meter."""

MOST_RANKED: Final = 10

_SUMS: Final = ("saved_per_month", "brought_in", "npv", "npv_vs_standing_still")


@dataclass(frozen=True, slots=True)
class Spread:
    """How many merchants lie between each two edges, a value on an edge above it and the last edge below.

    `below` and `beyond` lie outside; `never` and `always` are the kinds of merchant without such a value, or with one
    that says no more; `nothing` are those for whom there is nothing to measure.
    """

    counts: tuple[int, ...]
    below: int = 0
    beyond: int = 0
    never: int = 0
    always: int = 0
    nothing: int = 0

    @property
    def total(self) -> int:
        """All merchants that it counts."""
        return sum(self.counts) + self.below + self.beyond + self.never + self.always + self.nothing


@dataclass(frozen=True, slots=True)
class PlatformSum:
    """The merchants of one platform with one currency; money as the headline has it, summed."""

    currency: str
    platform: str
    merchants: int
    saved_per_month: float
    brought_in: float
    npv: float
    npv_vs_standing_still: float


@dataclass(frozen=True, slots=True)
class ToolSum:
    """What the tool of one stream is worth on one platform in one currency, and to how many merchants."""

    currency: str
    platform: str
    stream: str
    merchants: int
    worth: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """One merchant and what it keeps of what AI brings in; `row` is its place in the table."""

    row: int
    id: str
    name: str
    platform: str
    kept_share: float


@dataclass(frozen=True, slots=True)
class Totals:
    """What a table comes to; `zones` counts by ZONES, sums stand in the order of CURRENCIES, PLATFORMS and STREAMS."""

    rows: int
    bad_rows: int
    zones: tuple[int, ...]
    kept: Spread
    break_even: Spread
    platforms: tuple[PlatformSum, ...]
    tools: tuple[ToolSum, ...]
    most: tuple[Ranked, ...]
    least: tuple[Ranked, ...]

    @property
    def merchants(self) -> int:
        """The rows that could be estimated."""
        return self.rows - self.bad_rows

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies that occur, that of most merchants first."""
        counts = dict.fromkeys((one.currency for one in self.platforms), 0)
        for one in self.platforms:
            counts[one.currency] += one.merchants
        return tuple(sorted(counts, key=lambda currency: -counts[currency]))


def totals_of(results: Results, picked: Picked | None = None, first_row: int = 0) -> Totals:
    """The totals of all rows, or of the picked ones; `first_row` is the place of the first row in the whole table."""
    wanted = np.ones(len(results), dtype=bool) if picked is None else picked
    good = wanted & ~results.is_bad
    rows = int(wanted.sum())
    kept = results.figures["kept_share"]
    return Totals(
        rows=rows,
        bad_rows=rows - int(good.sum()),
        zones=tuple(int((good & _in_zone(results, zone)).sum()) for zone in ZONES),
        kept=_kept_spread(kept[good]),
        break_even=_break_even_spread(results, good),
        platforms=tuple(_platform_sums(results, good)),
        tools=tuple(_tool_sums(results, good)),
        most=_ranked(results, good, -kept, first_row),
        least=_ranked(results, good, kept, first_row),
    )


def added(one: Totals, other: Totals) -> Totals:
    """The totals of two parts of a table together."""
    return Totals(
        rows=one.rows + other.rows,
        bad_rows=one.bad_rows + other.bad_rows,
        zones=_both(one.zones, other.zones),
        kept=_spreads_added(one.kept, other.kept),
        break_even=_spreads_added(one.break_even, other.break_even),
        platforms=_added(one.platforms + other.platforms, lambda it: (it.currency, it.platform), _platforms_added),
        tools=_added(one.tools + other.tools, lambda it: (it.currency, it.platform, it.stream), _tools_added),
        most=_first(one.most + other.most, lambda it: (-it.kept_share, it.row)),
        least=_first(one.least + other.least, lambda it: (it.kept_share, it.row)),
    )


def as_tree(totals: Totals) -> dict[str, Any]:
    """Totals as JSON has them."""
    return asdict(totals)


def from_tree(tree: Mapping[str, Any]) -> Totals:
    """The totals that `as_tree` has told."""
    return Totals(
        rows=tree["rows"],
        bad_rows=tree["bad_rows"],
        zones=tuple(tree["zones"]),
        kept=_spread_in(tree["kept"]),
        break_even=_spread_in(tree["break_even"]),
        platforms=tuple(PlatformSum(**one) for one in tree["platforms"]),
        tools=tuple(ToolSum(**one) for one in tree["tools"]),
        most=tuple(Ranked(**one) for one in tree["most"]),
        least=tuple(Ranked(**one) for one in tree["least"]),
    )


def _spread_in(tree: Mapping[str, Any]) -> Spread:
    return Spread(**{**tree, "counts": tuple(tree["counts"])})


def _in_zone(results: Results, zone: str) -> Picked:
    return np.asarray(results.zones.codes == ZONES.index(zone))


def _counts(values: Array, edges: Sequence[float]) -> tuple[int, ...]:
    return tuple(np.histogram(values, edges)[0].tolist())


def _kept_spread(kept: Array) -> Spread:
    there = kept[~np.isnan(kept)]
    return Spread(
        counts=_counts(there, KEPT_EDGES),
        below=int((there < KEPT_EDGES[0]).sum()),
        nothing=kept.size - there.size,
    )


def _break_even_spread(results: Results, good: Picked) -> Spread:
    """Never: not even without a race; always: there is no race that could take it back."""
    values = results.figures["break_even_intensity"]
    nothing = good & _in_zone(results, "nothing_brought_in")
    never = good & ~nothing & ((values < 0) | (np.isnan(values) & _in_zone(results, "never_pays")))
    always = good & ~nothing & ~never & np.isnan(values)
    there = values[good & ~nothing & ~never & ~always]
    return Spread(
        counts=_counts(there, BREAK_EVEN_EDGES),
        beyond=int((there > BREAK_EVEN_EDGES[-1]).sum()),
        never=int(never.sum()),
        always=int(always.sum()),
        nothing=int(nothing.sum()),
    )


def _groups(results: Results, good: Picked) -> Iterator[tuple[str, str, Rows]]:
    """The good rows of each currency and platform that have some."""
    for currency in CURRENCIES:
        of_currency = good & (results.currencies.codes == results.currencies.known.index(currency))
        if not of_currency.any():
            continue
        for platform in PLATFORMS:
            (rows,) = np.nonzero(of_currency & (results.platforms.codes == results.platforms.known.index(platform)))
            if rows.size:
                yield currency, platform, rows


def _platform_sums(results: Results, good: Picked) -> Iterator[PlatformSum]:
    for currency, platform, rows in _groups(results, good):
        sums = {name: float(np.nansum(results.figures[name][rows])) for name in _SUMS}
        yield PlatformSum(currency, platform, rows.size, **sums)


def _tool_sums(results: Results, good: Picked) -> Iterator[ToolSum]:
    """A stream without a tool has no worth, and is not counted."""
    for currency, platform, rows in _groups(results, good):
        for stream in STREAMS:
            worth = results.figures[f"worth_{stream}"][rows]
            merchants = int((~np.isnan(worth)).sum())
            if merchants:
                yield ToolSum(currency, platform, stream, merchants, float(np.nansum(worth)))


def _ranked(results: Results, good: Picked, keys: Array, first_row: int) -> tuple[Ranked, ...]:
    """The first merchants by these keys, and by their place where these are equal."""
    (rows,) = np.nonzero(good & ~np.isnan(keys))
    if rows.size > MOST_RANKED:
        limit = np.partition(keys[rows], MOST_RANKED - 1)[MOST_RANKED - 1]
        rows = rows[keys[rows] <= limit]
    first = rows[np.argsort(keys[rows], kind="stable")][:MOST_RANKED]
    kept = results.figures["kept_share"]
    return tuple(
        Ranked(first_row + row, results.ids[row], results.names[row], results.platforms[row], float(kept[row]))
        for row in first.tolist()
    )


def _both(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    return tuple(first + second for first, second in zip(one, other, strict=True))


def _spreads_added(one: Spread, other: Spread) -> Spread:
    return Spread(
        _both(one.counts, other.counts),
        one.below + other.below,
        one.beyond + other.beyond,
        one.never + other.never,
        one.always + other.always,
        one.nothing + other.nothing,
    )


def _platforms_added(one: PlatformSum, other: PlatformSum) -> PlatformSum:
    sums = {name: getattr(one, name) + getattr(other, name) for name in _SUMS}
    return PlatformSum(one.currency, one.platform, one.merchants + other.merchants, **sums)


def _tools_added(one: ToolSum, other: ToolSum) -> ToolSum:
    merchants, worth = one.merchants + other.merchants, one.worth + other.worth
    return ToolSum(one.currency, one.platform, one.stream, merchants, worth)


def _added(
    sums: Iterable[Any], key: Callable[[Any], tuple[str, ...]], both: Callable[[Any, Any], Any]
) -> tuple[Any, ...]:
    """Sums of the same kind as one, in the order of the declared words."""
    found: dict[tuple[str, ...], Any] = {}
    for one in sums:
        found[key(one)] = both(found[key(one)], one) if key(one) in found else one
    place = {word: index for words in (CURRENCIES, PLATFORMS, STREAMS) for index, word in enumerate(words)}
    return tuple(found[name] for name in sorted(found, key=lambda name: [place[word] for word in name]))


def _first(ranked: Iterable[Ranked], key: Callable[[Ranked], tuple[float, int]]) -> tuple[Ranked, ...]:
    return tuple(sorted(ranked, key=key)[:MOST_RANKED])
