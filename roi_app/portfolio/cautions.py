"""What there is to know of each row of a table, in the codes that `roi-app estimate --json` has for it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.parameters import STREAMS
from roi_app.portfolio import columns
from roi_app.portfolio.model_inputs import agreed_prices
from roi_app.portfolio.rows import TOOLS, Rows
from roi_app.portfolio.words import Words
from roi_app.statements.cautions import Code

PRICE_UNUSED: Final = "price_unused"


def cautions(rows: Rows) -> Words:
    """The codes of each row with a blank between; "" for a row without any, and for a bad one."""
    holds = {
        PRICE_UNUSED: _price_unused(rows),
        Code.CLAIMED.value: np.array([case.has_claims for case in rows.choices.cases])[rows.choices.case_of],
        Code.FREE_TODAY.value: _free_today(rows),
    }
    which = rows.choices.case_of
    texts = [tuple(dict.fromkeys(one.code for one in case.warnings)) for case in rows.choices.cases]
    for code, flags in holds.items():
        which = 2 * which + flags
        texts = [codes for before in texts for codes in (before, (*before, code))]
    said = Words(which, (*(" ".join(codes) for codes in texts), ""))
    said.clear(~rows.good)
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


def _free_today(rows: Rows) -> NDArray[np.bool_]:
    """Where a tool at work costs nothing: by its own price, or by the one bill."""
    free, works = (np.zeros(len(rows.good), dtype=bool) for _ in range(2))
    for place, stream in enumerate(STREAMS):
        chosen = [case.levers[stream] for case in rows.choices.cases]
        active = np.array([one.active for one in chosen])
        listed = np.array([one.active and one.price.mode == 0 for one in chosen])[rows.choices.case_of]
        agreed = agreed_prices(rows, place)
        if agreed is not None:
            listed = np.where(np.isnan(agreed), listed, active[rows.choices.case_of] & (agreed == 0))
        free |= listed
        works |= active[rows.choices.case_of]
    if TOOLS not in rows.given:
        return free
    bill = rows.given[TOOLS]
    return np.where(np.isnan(bill), free, works & (bill == 0))
