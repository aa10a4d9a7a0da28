"""How sure an estimate is: thousands of trials of one case, told by condition.

Every trial draws all inputs from their ranges and runs the model's own steps; in a trial in which the change does
not stick, the figures are those of a plan that is dropped again. `conditions` tells what came of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.batch import AFRESH, Afresh, Stopped, Wish, estimate_trials, never
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty import band, conditions
from roi_app.model.uncertainty.conditions import AllCases, IfDropped, IfItSticks, Outcomes
from roi_app.model.uncertainty.distribution import PERCENTILES, Figures
from roi_app.model.uncertainty.figure_keys import WORTHS
from roi_app.model.uncertainty.sampling import MOST_TRIALS, Drawn, Source, Uncertain, draw

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["DEFAULT_TRIALS", "FEWEST_TRIALS", "FIRST_TRIALS", "PERCENTILES", "Uncertainty", "simulate"]

DEFAULT_TRIALS: Final = 16_384
"""A power of two, where Sobol points are evenest."""

FIRST_TRIALS: Final = 1024
"""Enough while a slider moves: the beginning of the same points."""

FEWEST_TRIALS: Final = 100
"""Fewer leave too little of a condition to speak of a tenth of it."""

DEFAULT_SEED: Final = 1

_STICKING: Final = (
    *WORTHS,
    *conditions.KEPT,
    "brought_in",
    "saved_per_month",
    "payback_months",
    "break_even_intensity",
    "npv_without_race",
    "exit_intensity",
    "npv_with_no_rivals",
    "worth_by_stream",
    "worth_before_price",
    "pv_of_price",
)
_COLUMNS: Final = {"worth_by_stream": len(STREAMS), "worth_before_price": len(STREAMS)}
_DROPPED: Final = tuple(conditions.IF_DROPPED.values())


Ways = tuple[Afresh, Afresh]


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """What the trials of a case say: it sticks, it is dropped (None without such a trial), all cases."""

    trials: int
    seed: int
    correlation: float
    if_it_sticks: IfItSticks | None
    if_dropped: IfDropped | None
    all_cases: AllCases
    outcomes: Outcomes

    @property
    def probability_of_sticking(self) -> float:
        """The share of the trials in which the change stuck."""
        return float(np.mean(self.outcomes.sticks))


def simulate(
    case: Uncertain,
    trials: int = DEFAULT_TRIALS,
    seed: int = DEFAULT_SEED,
    should_stop: Wish = never,
    ways: Ways = (AFRESH, AFRESH),
) -> Uncertainty | None:
    """Run the trials of a case; None where `should_stop` said so between two chunks.

    The same case, number of trials and seed give the same result. A short run uses the beginning of a long one's
    points. `ways` are how the trials that stick and those that are dropped are taken: two of `Recalled`, kept from
    one run to the next, for who runs a case again with an input or two changed. Raises ValueError for a number of
    trials or a seed that is out of bounds.
    """
    if not FEWEST_TRIALS <= trials <= MOST_TRIALS:
        raise ValueError(f"trials are a whole number from {FEWEST_TRIALS} to {MOST_TRIALS}")
    drawn = draw(case, Source(case.sobol, trials, seed))
    try:
        sticking, paths = _run(drawn, drawn.sticks, _STICKING, "cumulative_net", should_stop, ways[0])
        dropped, paths_dropped = _run(drawn, ~drawn.sticks, _DROPPED, "cumulative_net_if_dropped", should_stop, ways[1])
        spread = band.by_month(paths, PERCENTILES, should_stop)
        median = band.by_month(paths_dropped, PERCENTILES[1:2], should_stop)
    except Stopped:
        return None
    outcomes = Outcomes(drawn.sticks, sticking, dropped)
    return Uncertainty(
        trials=trials,
        seed=seed,
        correlation=case.correlation,
        if_it_sticks=conditions.if_it_sticks(outcomes, spread),
        if_dropped=conditions.if_dropped(outcomes, None if median is None else median[0]),
        all_cases=conditions.all_cases(outcomes),
        outcomes=outcomes,
    )


def more_of_sticking(case: Uncertain, found: Uncertainty, wanted: tuple[str, ...]) -> dict[str, Array]:
    """Further figures of the same trials, of those that stick: by key, a row for each of them, in their order."""
    drawn = draw(case, Source(case.sobol, found.trials, found.seed))
    which = np.flatnonzero(drawn.sticks)
    results: dict[str, Array] = {}
    for place, values in estimate_trials(drawn.inputs, which, wanted, never):
        for key in wanted:
            results.setdefault(key, np.empty((which.size, values[key].shape[-1])))[place] = values[key]
    return results


def _run(
    drawn: Drawn, chosen: NDArray[np.bool_], figures: tuple[str, ...], path: str, should_stop: Wish, way: Afresh
) -> tuple[dict[str, Figures], Array]:
    """Each figure of the chosen trials, shape (trials,), and their running totals, shape (H + 1, trials)."""
    which = np.flatnonzero(chosen)
    results = {key: np.empty((which.size, _COLUMNS.get(key, 1))) for key in figures}
    paths = np.empty((drawn.inputs["month"].shape[-1] + 1, which.size))
    for place, values in estimate_trials(drawn.inputs, which, (*figures, path), should_stop, way=way):
        paths[:, place] = values[path].T
        for key, figure in results.items():
            figure[place] = values[key]
    return {key: figure if key in _COLUMNS else figure[:, 0] for key, figure in results.items()}, paths
