"""The mean of many trials for each merchant of a table: about as long for each row as `roi-app estimate --trials`.

Ranges that a row gives are drawn; what it gives as a number is exact, as in a file. 16,384 trials take about 40 ms of
one core, 1,024 about 10 ms: of the first, a thousand rows are 40 seconds and a million eleven hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.documents.case import resolve
from roi_app.estimates.uncertain import uncertain
from roi_app.model.arrays import Array
from roi_app.model.uncertainty.conditions import AllCases
from roi_app.model.uncertainty.figure_keys import VS_STANDING_STILL, WORTHS
from roi_app.model.uncertainty.trials import DEFAULT_SEED, DEFAULT_TRIALS, simulate
from roi_app.portfolio.rows import Rows

MEANS: Final = (
    *(f"all_cases_mean_{worth}" for worth in WORTHS),
    "all_cases_kept_share",
    "all_cases_kept_share_vs_standing_still",
    "all_cases_probability_of_loss",
    "all_cases_probability_of_loss_vs_standing_still",
)
"""The columns that trials add, each called as `uncertainty.all_cases` of `roi-app estimate --json` calls it."""

ROWS_AT_ONCE: Final = 512
"""Few, so that progress is seen and little is lost by a kill."""


@dataclass(frozen=True, slots=True)
class Trials:
    """How many trials each merchant is put to, and the seed that all of them are drawn by."""

    count: int = DEFAULT_TRIALS
    seed: int = DEFAULT_SEED


def means_of(rows: Rows, trials: Trials, catalogue: Catalogue) -> Array:
    """What the trials of each row say, (rows, columns of `MEANS`); NaN in bad rows and for what does not exist."""
    found = np.full((len(rows.good), len(MEANS)), np.nan)
    for place in np.flatnonzero(rows.good).tolist():
        case = resolve(rows.document(place), catalogue)
        tried = simulate(uncertain(case), trials.count, trials.seed)
        if tried is not None:
            found[place] = _told(tried.all_cases)
    found[~np.isfinite(found)] = np.nan
    return found


def _told(found: AllCases) -> list[float]:
    kept = (found.kept_share(), found.kept_share(VS_STANDING_STILL))
    return [
        *(found.mean(worth) for worth in WORTHS),
        *(np.nan if share is None else share for share in kept),
        found.probability_of_loss(),
        found.probability_of_loss(VS_STANDING_STILL),
    ]
