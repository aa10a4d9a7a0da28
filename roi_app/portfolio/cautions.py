"""What there is to know of each row of a table, in the codes that `roi-app estimate --json` has for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.arrays import Array
from roi_app.model.parameters import STREAMS
from roi_app.portfolio import columns
from roi_app.portfolio.model_inputs import agreed_prices
from roi_app.portfolio.rows import TOOLS, Rows
from roi_app.statements.cautions import Code

PRICE_UNUSED: Final = "price_unused"


def cautions(rows: Rows, values: Mapping[str, Array]) -> NDArray[np.object_]:
    """The codes of each row with a blank between; "" for a row without any, and for a bad one."""
    of_cases = [" ".join(dict.fromkeys(one.code for one in case.warnings)) for case in rows.choices.cases]
    said = np.array(of_cases, dtype=object)[rows.choices.case_of]
    claimed = np.array([case.has_claims for case in rows.choices.cases])[rows.choices.case_of]
    found = {
        PRICE_UNUSED: _price_unused(rows),
        Code.CLAIMED.value: claimed,
        Code.FREE_TODAY.value: _free_today(rows, values),
    }
    for code, holds in found.items():
        if holds.any():
            before = said[holds]
            said[holds] = np.where(before == "", code, before + f" {code}")
    said[~rows.good] = ""
    return said


def _price_unused(rows: Rows) -> NDArray[np.bool_]:
    """Where a price is given for a tool that the row does not use."""
    unused = np.zeros(len(rows.good), dtype=bool)
    for column, cells in rows.columns.items():
        if column in columns.NUMBERS:
            continue
        lever = column.removeprefix(columns.LEVER_PRICE)
        used = np.array([any(one.key == lever for one in case.levers.values()) for case in rows.choices.cases])
        unused |= cells.is_given & ~used[rows.choices.case_of]
    return unused


def _free_today(rows: Rows, values: Mapping[str, Array]) -> NDArray[np.bool_]:
    """Where a tool at work costs nothing: by its own price, or by the one bill."""
    free = np.zeros(len(rows.good), dtype=bool)
    for place, stream in enumerate(STREAMS):
        listed = np.array([case.levers[stream].price.mode == 0 for case in rows.choices.cases])[rows.choices.case_of]
        agreed = agreed_prices(rows, place)
        is_free = listed if agreed is None else np.where(np.isnan(agreed), listed, agreed == 0)
        free |= is_free & (values["lever_active"][:, place] > 0)
    if TOOLS not in rows.given:
        return free
    bill = rows.given[TOOLS]
    return np.where(np.isnan(bill), free, (bill == 0) & (values["adopts"][:, 0] > 0))
