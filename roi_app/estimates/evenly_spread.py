"""The points from which trials are drawn: Sobol's sequence, from the table in `assets/sobol`."""

from __future__ import annotations

from functools import cache

import numpy as np

from roi_app import assets
from roi_app.model.uncertainty.sobol import Sobol


@cache
def evenly_spread() -> Sobol:
    """The sequence of the published table: one for the whole program, so that its points are drawn once."""
    lines = assets.read_text("sobol", "joe-kuo-6.txt").splitlines()
    rows = [[int(word) for word in line.split()[1:]] for line in lines if not line.startswith("#")]
    longest = max(len(row) for row in rows)
    return Sobol(np.array([row + [0] * (longest - len(row)) for row in rows]))
