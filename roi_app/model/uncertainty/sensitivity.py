"""What matters, one input at a time: how far each one moves the result, and where it turns gain into loss.

All other inputs stay at their modes. The points of all inputs go through the model as one batch of rows. An event,
that the change sticks or that the tool replaces a designer, goes from no to yes; every other input is moved as if the
change sticks. Where the chance of sticking turns the result, the expected value of sticking and being dropped says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from roi_app.model.parameters import LEVER_PRICE, LEVER_PRICES, QUANTITIES
from roi_app.model.uncertainty.sampling import (
    DRAWN,
    EVENTS,
    HOT_MARKET_FACTOR,
    STICKS,
    Source,
    Uncertain,
    draw_amounts,
)
from roi_app.model.uncertainty.worths import worths_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

Values: TypeAlias = "NDArray[np.floating[Any]]"

POINTS: Final = 5
GRID_STEPS: Final = 128
PARTS: Final = 64
ROUNDS: Final = 10

NOT_AMOUNTS: Final = (*EVENTS.values(), HOT_MARKET_FACTOR)

"""What a lever may cost a month."""

_NOISE: Final = 1e-12
"""Two results closer than this share of the larger are one, so that rounding makes no input look bent."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One input of the tornado: the result at points from its low to its high.

    `at_least` and `at_most` are the input's values where the result is smallest and largest: the bar's ends. The
    values of an event are 0, no, and 1, yes.
    """

    key: str
    values: tuple[float, ...]
    results: tuple[float, ...]
    monotone: bool

    @property
    def is_event(self) -> bool:
        """Whether the input happens or not."""
        return self.key in EVENTS

    @property
    def least(self) -> float:
        """The smallest result: the bar's left end."""
        return min(self.results)

    @property
    def most(self) -> float:
        """The largest result: the bar's right end."""
        return max(self.results)

    @property
    def swing(self) -> float:
        """How far the input moves the result."""
        return self.most - self.least

    @property
    def at_least(self) -> float:
        """The input's value at the bar's left end."""
        return self.values[self.results.index(self.least)]

    @property
    def at_most(self) -> float:
        """The input's value at the bar's right end."""
        return self.values[self.results.index(self.most)]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A value of an input at which the result passes 0, and whether it rises with the input there."""

    value: float
    rises: bool


def tornado(case: Uncertain, figure: str = "npv") -> tuple[Bar, ...]:
    """A bar for each uncertain input, five points from low to high, the widest swing first.

    An event has two points, no (0) and yes (1); what is exact in the trials but has typical bounds moves between
    those. `figure` is `npv` or `npv_vs_standing_still`.
    """
    points = {key: _points(case, key) for key in (*case.keys, *_only_typical(case))}
    if not points:
        return ()
    rows = sum(values.size for values in points.values())
    amounts, start = {}, 0
    for key, values in points.items():
        amounts[key] = np.full(rows, 1.0 if key == STICKS else _mode(case, key), dtype=np.float64)
        amounts[key][start : start + values.size] = values
        start += values.size
    results = np.split(worths_at(case, amounts, figure), np.cumsum([values.size for values in points.values()])[:-1])
    bars = (_bar(key, *pair) for (key, *pair) in zip(points, points.values(), results, strict=True))
    return tuple(sorted(bars, key=lambda bar: -bar.swing))


def acting(case: Uncertain, source: Source, figure: str) -> frozenset[str]:
    """The uncertain inputs that move a figure in any of the trials of a source, all others as drawn.

    Each goes from its low to its high, an event from no to yes. What moves nothing is idle in this case, as traffic
    is without ads.
    """
    drawn, keys = draw_amounts(case, source), case.keys
    ends = {key: (0.0, 1.0) if key in EVENTS else (case.ranges[key].low, case.ranges[key].high) for key in keys}
    amounts = {key: np.tile(amount, 2 * len(keys)) for key, amount in drawn.items()}
    for index, (key, both) in enumerate(ends.items()):
        start = 2 * index * source.trials
        amounts[key][start : start + 2 * source.trials] = np.repeat(both, source.trials)
    results = worths_at(case, amounts, figure).reshape(len(keys), 2, source.trials)
    moved = np.abs(results[:, 1] - results[:, 0])
    noise = _NOISE * np.max(np.abs(results), initial=0)
    return frozenset(key for key, moves in zip(keys, moved, strict=True) if (moves > noise).any())


def _points(case: Uncertain, key: str) -> Values:
    if key in EVENTS:
        return np.array([0.0, 1.0])
    known = case.ranges[key] if key in case.keys else case.typical[key]
    return np.linspace(known.low, known.high, POINTS)


def _only_typical(case: Uncertain) -> tuple[str, ...]:
    return tuple(key for key, known in case.typical.items() if key not in case.keys and not known.is_exact)


def _mode(case: Uncertain, key: str) -> float:
    return case.ranges[key].mode if key in case.ranges else case.typical[key].mode


def crossings(case: Uncertain, key: str, figure: str = "npv") -> tuple[Crossing, ...]:
    """The values of one input at which a figure passes 0, within what a document may hold, from the lowest up.

    Empty where there is none. Looked for between 128 even steps over the slider and its range, and 128 widening
    ones beyond; found to the last digits by dividing. Where whole heads make the figure jump over 0, the value is
    where it jumps. Raises KeyError for what is not an amount of the model, such as the horizon.
    """
    if key not in DRAWN or key in NOT_AMOUNTS:
        raise KeyError(key)
    grid = _grid(case, key)
    results = worths_at(case, {key: grid}, figure)
    at_zero = (results == 0) & (np.append(results[1:], 1) != 0)
    at_zero[1:] &= results[:-1] != 0
    exact = [Crossing(float(grid[i]), _rises(results, int(i))) for i in np.flatnonzero(at_zero)]
    passes = np.flatnonzero(results[:-1] * np.sign(results[1:]) < 0)
    found = _narrowed(case, key, figure, grid[passes], grid[passes + 1])
    between = (Crossing(float(value), bool(results[i] < 0)) for value, i in zip(found, passes, strict=True))
    return tuple(sorted((*exact, *between), key=lambda crossing: crossing.value))


def _rises(results: Values, i: int) -> bool:
    return bool(results[min(i + 1, len(results) - 1)] > results[max(i - 1, 0)])


def _narrowed(case: Uncertain, key: str, figure: str, low: Values, high: Values) -> Values:
    """The first value in each bracket at which the sign is the other one.

    All brackets are divided into 64 parts at once, again and again, until floating point divides them no further:
    a batch of rows takes hardly longer than a single one.
    """
    if not low.size:
        return low
    steps = np.linspace(0, 1, PARTS + 1)
    below = worths_at(case, {key: low}, figure)[:, np.newaxis] < 0
    each = np.arange(low.size)
    for _ in range(ROUNDS):
        values = low[:, np.newaxis] + (high - low)[:, np.newaxis] * steps
        results = worths_at(case, {key: values.ravel()}, figure).reshape(values.shape)
        beyond = (results < 0) != below
        # The far end lies beyond by what was found before, whatever rounding says of it now.
        beyond[:, -1] = True
        first = np.maximum(np.argmax(beyond, axis=-1), 1)
        low, high = values[each, first - 1], values[each, first]
    return (low + high) / 2


def _grid(case: Uncertain, key: str) -> Values:
    quantity = LEVER_PRICE if key in LEVER_PRICES else QUANTITIES[key]
    known = case.ranges.get(key)
    even_until = min(max(quantity.slider_high, known.high if known else 0), quantity.highest)
    even = np.linspace(quantity.lowest, even_until, GRID_STEPS + 1)
    if even_until >= quantity.highest:
        return even
    return np.concatenate([even, np.geomspace(even_until, quantity.highest, GRID_STEPS + 1)[1:]])


def _bar(key: str, values: Values, results: Values) -> Bar:
    moves = np.diff(results)
    noise = _NOISE * np.max(np.abs(results))
    monotone = bool((moves >= -noise).all() or (moves <= noise).all())
    return Bar(key, tuple(values.tolist()), tuple(results.tolist()), monotone)
