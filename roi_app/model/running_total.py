"""When the running totals of many rows come back to 0, from five amounts and the running sums of five shares.

c(m) = -set-up + Σ amount · ΣB(m), added up in the order of the terms. A product of matrices tells the sign of each c(m)
where it is clear, many times as fast; its rounding depends on what stands beside a row, so where |c(m)| is near to that
rounding, and for the two values that a payback lies between, the terms are added up one by one. The result is that of
`finance.payback_period` and `finance.falls_again_period` on the same totals, bit for bit, whatever rows are beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.arrays import Array

_CLEAR: Final = 1e-12
"""The share of all that goes into a running total beyond which its sign is certain; rounding is a thousandth of it."""

_ROWS_IN_CACHE: Final = 1024


@dataclass(frozen=True, slots=True)
class Totals:
    """Running totals not yet added up.

    `setup` is (rows,), `amounts` (terms, rows); `sums` (terms, H + 1, paths) are running sums of shares from month 0,
    none below 0; `path_of` (rows,) is the path of each row, None where there is one path.
    """

    setup: Array
    amounts: Array
    sums: Array
    path_of: NDArray[np.intp] | None

    def at(self, month: NDArray[Any]) -> Array:
        """The total of each row in a month of its own, (rows,)."""
        total = -self.setup
        for amount, share in zip(self.amounts, self.sums, strict=True):
            shares = share[:, 0].take(month) if self.path_of is None else share[month, self.path_of]
            shares *= amount
            total += shares
        return total

    def of_rows(self, which: NDArray[np.intp]) -> Array:
        """The totals of some rows in all months, (H + 1, rows)."""
        path = np.zeros(1, dtype=np.intp) if self.path_of is None else self.path_of[which]
        total = np.repeat(-self.setup[np.newaxis, which], self.sums.shape[1], axis=0)
        for amount, share in zip(self.amounts, self.sums, strict=True):
            total += amount[which] * share[:, path]
        return total

    def is_up(self) -> NDArray[np.bool_]:
        """Where a total is at least 0, (H + 1, rows)."""
        if self.path_of is not None:
            return self.of_rows(np.arange(self.setup.size)) >= 0
        up = np.empty((self.sums.shape[1], self.setup.size), dtype=bool)
        unclear = [
            start + self._clear_signs(slice(start, start + _ROWS_IN_CACHE), up)
            for start in range(0, self.setup.size, _ROWS_IN_CACHE)
        ]
        rows = np.concatenate(unclear)
        if rows.size:
            up[:, rows] = self.of_rows(rows) >= 0
        return up

    def _clear_signs(self, rows: slice, up: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Fill in the signs of some rows by a product, and tell for which of them it does not tell."""
        share, amounts, setup = self.sums[:, :, 0], self.amounts[:, rows], self.setup[rows]
        near: Array = share.T @ amounts
        near -= setup
        np.greater_equal(near, 0, out=up[:, rows])
        at_most = setup + share[:, -1] @ np.abs(amounts)
        return np.flatnonzero(np.min(np.abs(near, out=near), axis=0) <= _CLEAR * at_most)


def payback(totals: Totals) -> tuple[Array, Array]:
    """Months until each total is back at 0, and the first month after in which it is below again; NaN where none is.

    >>> one = np.ones(1)
    >>> totals = Totals(10 * one, np.array([[4.0]]), np.array([[[0.0], [1.0], [2.0], [3.0]]]), None)
    >>> [months.tolist() for months in payback(totals)]
    [[2.5], [nan]]
    """
    up = totals.is_up()
    before = _first(up[1:] & ~up[:-1])
    crosses = before < len(up) - 1
    here = np.where(crosses, before, 0)
    start, end = totals.at(here), totals.at(here + 1)
    at_once = up[0] & up[1]
    paid = np.where(crosses, here - start / np.where(end > start, end - start, 1), np.nan)
    paid[at_once] = 0
    again = np.full(paid.shape, np.nan)
    (sinks,) = np.nonzero((up[:-1] & ~up[1:]).any(axis=0) & (crosses | at_once))
    if sinks.size:
        since = np.where(at_once, 0, before)[sinks]
        down = _first(~up[:, sinks] & (np.arange(len(up))[:, np.newaxis] > since))
        again[sinks] = np.where(down < len(up), down, np.nan)
    return paid, again


def _first(holds: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The first row in which each column holds, as many as there are rows where none does; shape (columns,)."""
    still_to_come = np.arange(len(holds), 0, -1, dtype=np.uint8)[:, np.newaxis]
    first: NDArray[np.intp] = len(holds) - np.max(holds * still_to_come, axis=0).astype(np.intp)
    return first
