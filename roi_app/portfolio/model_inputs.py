"""From a table that has been read to what the model takes: what rows share, and what they give themselves."""

from __future__ import annotations

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.merchants import Cell, Merchants
from roi_app.model.parameters import PLACE_IN_INPUTS, STREAMS
from roi_app.portfolio.choices import WORK
from roi_app.portfolio.rows import TOOLS, Rows


def merchants_of(rows: Rows) -> Merchants:
    """The merchants of a table as the model takes them."""
    cases = [case.inputs() for case in rows.choices.cases]
    for inputs in cases:
        inputs[WORK[0]][:] = 0  # one unit of work only marks a stream as busy
    return Merchants(cases, rows.choices.case_of, _own(rows), rows.horizons)


def agreed_prices(rows: Rows, place: int) -> Array | None:
    """What each row has agreed for the tool that it uses in a stream, NaN where nothing; None where no row has."""
    agreed: Array | None = None
    for lever, prices in rows.prices.items():
        used = np.array([case.levers[STREAMS[place]].key == lever for case in rows.choices.cases])
        if used.any():
            agreed = np.where(used[rows.choices.case_of], prices, np.nan if agreed is None else agreed)
    return agreed


def _own(rows: Rows) -> dict[Cell, Array]:
    own: dict[Cell, Array] = {}
    for key, values in rows.given.items():
        if key in PLACE_IN_INPUTS:
            name, place = PLACE_IN_INPUTS[key]
            own[name, place or 0] = values
    if TOOLS in rows.given:
        own["tools_given", 0] = np.where(np.isnan(rows.given[TOOLS]), np.nan, 1.0)
    for column in range(len(STREAMS)):
        agreed = agreed_prices(rows, column)
        if agreed is not None:
            own["lever_price", column] = agreed
    return own
