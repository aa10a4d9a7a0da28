"""Which rows of a table are shown, and in which order: all by columns, so that a million rows take a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from roi_app.model.arrays import Array
from roi_app.portfolio.results import NO_WORD, ZONES, Picked, Results, Rows, TextColumn

PROBLEMS: Final = "problems"
"""Among the zones to choose from, the rows that could not be estimated; and the column that says why."""

TEXTS: Final = ("id", "name", PROBLEMS)
"""Columns of text."""

WORDS: Final = ("platform", "zone")
"""Columns with one of a few words."""

_BYTES_AT_ONCE: Final = 32
_LONGEST_SORTED: Final = 1024
"""Bytes of a text: more than is seen of one."""

AMOUNTS: Final = ("saved_per_month", "npv", "npv_vs_standing_still", "brought_in")
"""Columns with money in each merchant's own currency: amounts are only held against others in the same one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row must be like to be shown: every word of `text` found, and everything that is not "" or None kept to.

    `zone` is one of ZONES or PROBLEMS; `least` and `most` bound the kept share, and leave out who has none.
    """

    text: str = ""
    platform: str = ""
    zone: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


def matching(results: Results, wanted: Wanted) -> Picked:
    """Which rows are to be shown."""
    picked = np.ones(len(results), dtype=bool)
    for word in wanted.text.casefold().split():
        picked &= results.searched.rows_with(word)
    if wanted.platform:
        picked &= results.platforms.codes == results.platforms.known.index(wanted.platform)
    if wanted.zone:
        picked &= results.zones.codes == (NO_WORD if wanted.zone == PROBLEMS else ZONES.index(wanted.zone))
    kept = results.figures["kept_share"]
    # A comparison with a figure that does not exist is never true.
    if wanted.least is not None:
        picked &= kept >= wanted.least
    if wanted.most is not None:
        picked &= kept <= wanted.most
    return picked


def in_order(results: Results, column: str, *, descending: bool = False) -> Rows:
    """All rows in the order of a column; what a row lacks stands last either way, and equals stay as they were."""
    if column in TEXTS:
        return _by_text(_text_columns(results)[column], descending=descending)
    if column in WORDS:
        codes = results.platforms.codes if column == "platform" else results.zones.codes
        return _by_number(np.where(codes == NO_WORD, np.nan, codes), descending=descending)
    order = _by_number(results.figures[column], descending=descending)
    if column in AMOUNTS:
        order = order[np.argsort(results.currencies.codes[order], kind="stable")]
        lacking = np.isnan(results.figures[column][order])
        order = np.concatenate((order[~lacking], order[lacking]))
    return order


def arranged(order: Rows, picked: Picked) -> Rows:
    """The picked rows of an order."""
    return order[picked[order]]


def _by_number(values: Array, *, descending: bool) -> Rows:
    keys = -values if descending else values
    return np.argsort(np.where(np.isnan(keys), np.inf, keys), kind="stable")


def _text_columns(results: Results) -> Mapping[str, TextColumn]:
    return {"id": results.ids, "name": results.names, PROBLEMS: results.problems}


def _by_text(column: TextColumn, *, descending: bool) -> Rows:
    """By the first bytes of all, then those that begin alike by what follows, until no two are left."""
    lacking = column.is_empty
    order = np.argsort(lacking, kind="stable")
    places, groups = np.arange(order.size), lacking[order].astype(np.intp)
    for begin in range(0, _LONGEST_SORTED, _BYTES_AT_ONCE):
        rows = order[places]
        keys = [~key if descending else key for key in column.sort_keys(rows, begin, begin + _BYTES_AT_ONCE)]
        inside = np.lexsort((*keys, groups))
        order[places] = rows[inside]
        differs = np.any([np.diff(key[inside]) != 0 for key in (*keys, groups)], axis=0)
        groups = np.concatenate(([0], differs.cumsum()))
        goes_on = np.bincount(groups, weights=column.lengths[order[places]] > begin + _BYTES_AT_ONCE)
        left = ((np.bincount(groups) > 1) & (goes_on > 0))[groups]
        if not left.any():
            break
        places, groups = places[left], groups[left]
    return order
