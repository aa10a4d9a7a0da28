"""One column at a time: cells as numbers or as words of a list, and what is wrong with those that are neither."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from roi_app.checks.problems import shown
from roi_app.model.arrays import Array
from roi_app.model.parameters import Quantity
from roi_app.texts.amounts import Amount
from roi_app.texts.catalog import Texts
from roi_app.texts.typed import amount_of

BLANK: Final = ""
_NUMBERS: Final = "fiub"
_NEVER_NUMBERS: Final = "mMc"
"""Kinds of columns that pandas would turn into numbers that nobody has meant: days, spans of time, complex ones."""


_NOTHING: Final = Amount(np.nan)

Flags = NDArray[np.bool_]


class RowProblems:
    """What is wrong, row by row."""

    def __init__(self, count: int, texts: Texts) -> None:
        self.any: Flags = np.zeros(count, dtype=bool)
        self._found: NDArray[np.object_] | None = None
        self._texts, self._between = texts, texts.text("portfolio.between")

    def note(self, where: Flags, column: str, key: str, **values: str) -> None:
        """Say of these rows what is wrong in a column, by the key of a text and what stands in it."""
        if where.any():
            self._add(where, self._sentence(column, key, values))

    def note_cells(self, where: Flags, cells: pd.Series[Any], key: str, **values: str) -> None:
        """The same of what cannot be read in a column, with what its cells hold."""
        if where.any():
            held = [str(cell) for cell in cells[where]]
            said = {cell: self._sentence(str(cells.name), key, {"cell": shown(cell), **values}) for cell in set(held)}
            self._add(where, np.array([said[cell] for cell in held], dtype=object))

    def _sentence(self, column: str, key: str, values: Mapping[str, str]) -> str:
        return self._texts.text("portfolio.at", column=column, what=self._texts.text(key, **values))

    def _add(self, where: Flags, said: str | NDArray[np.object_]) -> None:
        found = self.texts if self._found is None else self._found
        before = found[where]
        found[where] = np.where(before == "", "", before + self._between) + said
        self._found = found
        self.any |= where

    @property
    def texts(self) -> NDArray[np.object_]:
        """One text a row."""
        return np.full(len(self.any), "", dtype=object) if self._found is None else self._found


def numbers_of(
    cells: pd.Series[Any], quantity: Quantity, problems: RowProblems, currency_of: Callable[[int], str]
) -> Array:
    """A column as numbers, NaN where a cell is empty or bad; money may bear the sign of its row's currency alone."""
    values, unread, signs = read_numbers(cells, quantity)
    column = str(cells.name)
    problems.note_cells(unread, cells, "portfolio.no_number")
    if signs:
        foreign = np.zeros(len(cells), dtype=bool)
        foreign[[row for row, known in signs.items() if currency_of(row) not in known]] = True
        problems.note_cells(foreign, cells, "portfolio.other_currency")
    with np.errstate(invalid="ignore"):
        # Two passes tell of a whole column that nothing is wrong with it.
        least, most = np.fmin.reduce(values, initial=np.inf), np.fmax.reduce(values, initial=-np.inf)
        if least < quantity.lowest or most > quantity.highest:
            finite = np.isfinite(values)
            problems.note(np.isinf(values), column, "portfolio.not_finite")
            low, high = f"{quantity.lowest:,.15g}", f"{quantity.highest:,.15g}"
            problems.note(finite & (values < quantity.lowest), column, "portfolio.too_low", least=low)
            problems.note(finite & (values > quantity.highest), column, "portfolio.too_high", most=high)
        if quantity.whole:
            problems.note(np.isfinite(values) & (values != np.floor(values)), column, "portfolio.not_whole")
    return values


def read_numbers(cells: pd.Series[Any], quantity: Quantity) -> tuple[Array, Flags, dict[int, tuple[str, ...]]]:
    """A column as numbers, where it holds what is none, and the currencies for which a row's sign of money may stand.

    Texts are read as a field of the window reads them (`30%`, `１２`, `1.2萬`), only that a bare share is a decimal.
    """
    kind = getattr(cells.dtype, "kind", "O")
    if kind in _NUMBERS and isinstance(cells.dtype, np.dtype):
        return cells.to_numpy(dtype=float, copy=kind == "f"), np.zeros(len(cells), dtype=bool), {}
    blank = np.asarray(cells.isna(), dtype=bool)
    if kind in _NEVER_NUMBERS or isinstance(cells.dtype, pd.PeriodDtype):
        return np.full(len(cells), np.nan), ~blank, {}
    try:
        read = pd.to_numeric(cells, errors="coerce")
    except (TypeError, ValueError, OverflowError):
        read = pd.to_numeric(cells.map(str, na_action="ignore"), errors="coerce")  # bytes, lists and their like
    if read.dtype.kind == "c":
        read = pd.to_numeric(cells.map(str, na_action="ignore"), errors="coerce")  # lone complex numbers among others
    values = read.to_numpy(dtype=float, na_value=np.nan, copy=True)
    unread: Flags = np.isnan(values) & ~blank
    if not unread.any():
        return values, unread, {}
    rows, texts = np.flatnonzero(unread), [str(cell).strip() for cell in cells[unread]]
    found = {text: amount_of(quantity, text) if text else _NOTHING for text in set(texts)}
    amounts = [found[text] for text in texts]
    unread[rows] = [amount is None for amount in amounts]
    values[rows] = [np.nan if amount is None else amount.value for amount in amounts]
    signs = zip(rows.tolist(), amounts, strict=True)
    return values, unread, {row: amount.currencies for row, amount in signs if amount and amount.currencies}


def words_of(
    cells: pd.Series[Any], read: Callable[[str], int | None], usual: int
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """A column of words as the numbers that `read` gives to them, and where it gave none; there the usual one stands.

    Blanks around a word do not count, and an empty cell is the usual one. Each distinct word is read once.
    """
    if isinstance(cells.dtype, pd.CategoricalDtype):
        codes, distinct = cells.cat.codes.to_numpy(dtype=np.intp), list(cells.cat.categories)
    else:
        codes, distinct = _factorized(cells)
    words = [str(word).strip() for word in distinct]
    numbers = [usual if word == BLANK else read(word) for word in words]
    bad = np.array([number is None for number in numbers] + [False])
    meant = np.array([usual if number is None else number for number in numbers] + [usual], dtype=np.intp)
    return meant[codes], bad[codes]


def _factorized(cells: pd.Series[Any]) -> tuple[NDArray[np.intp], list[object]]:
    """A column as numbers of what it holds, -1 for nothing, and what each number is."""
    try:
        codes, distinct = pd.factorize(cells)
    except TypeError:
        codes, distinct = pd.factorize(cells.map(str, na_action="ignore"))  # lists and their like
    return codes, list(distinct)
