"""Percentiles of the running total in each month, over many trials."""

from __future__ import annotations

import math

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.batch import Stopped, Wish


def by_month(paths: Array, shares: tuple[float, ...], should_stop: Wish) -> Array | None:
    """The values below which each share of the trials lies, by month; shape (shares, months), None without trials.

    `paths` is (months, trials) and is put in order. Raises Stopped when `should_stop` says so. Sorting all is quicker
    than looking for six places among them: numpy sorts with the processor's wide registers.
    """
    if not paths.size:
        return None
    if should_stop():
        raise Stopped
    paths.sort(axis=-1)
    last = paths.shape[1] - 1
    band = np.empty((len(shares), len(paths)))
    for row, place in enumerate(last * share for share in shares):
        here = math.floor(place)
        below, above = paths[:, here], paths[:, min(here + 1, last)]
        band[row] = below + (above - below) * (place - here)
    return band
