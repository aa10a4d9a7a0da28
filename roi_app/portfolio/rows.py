"""From the cells of a table to the arrays of the model, with what is wrong in each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.frozen import FrozenMap
from roi_app.documents.case import Case, resolve
from roi_app.documents.document import Document
from roi_app.model.arrays import Array
from roi_app.model.parameters import (
    CURRENCIES,
    INPUTS,
    LEVER_PRICE,
    PLACE_IN_INPUTS,
    PLATFORMS,
    QUANTITIES,
    STREAMS,
    Quantity,
    Range,
)
from roi_app.model.parameters import STAFF_CASH as WAYS_OF_CASH
from roi_app.portfolio import columns
from roi_app.texts.catalog import Texts

Choices = tuple[str, ...]
"""What makes the case of a row besides its numbers: platform, currency, preset, a lever and work by stream."""

_BLANK: Final = ""
_WORK: Final = ("units_per_month", "staff")


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, read: `inputs` holds an array for each input of the model but `month`, a row for each row of the table.

    `horizon` is the months of each row, `problems` what is wrong in it, "" where nothing is; a bad row's inputs are
    those of a shop without work. `levers` holds the lever of each stream, "" where there is none.
    """

    inputs: dict[str, Array]
    horizon: NDArray[np.int_]
    problems: NDArray[np.str_]
    levers: NDArray[np.str_]


class _Problems:
    """What is wrong, row by row."""

    def __init__(self, count: int, texts: Texts) -> None:
        self._found = np.full(count, "", dtype=object)
        self._texts, self._between = texts, texts.text("portfolio.between")

    def note(self, where: NDArray[np.bool_], column: str, key: str, **values: str) -> None:
        """Say of these rows what is wrong in a column, by the key of a text and what stands in it."""
        if where.any():
            sentence = self._texts.text("portfolio.at", column=column, what=self._texts.text(key, **values))
            before = self._found[where]
            self._found[where] = np.where(before == "", "", before + self._between) + sentence

    @property
    def texts(self) -> NDArray[np.str_]:
        """One text a row."""
        return self._found.astype(str)

    @property
    def any(self) -> NDArray[np.bool_]:
        """Which rows are bad."""
        return np.asarray(self._found != "", dtype=bool)


def read_rows(frame: pd.DataFrame, catalogue: Catalogue, texts: Texts) -> Rows:
    """Read every row of a table; unknown columns are let be, and nothing in a cell is an error of the whole.

    `texts` are those of the reader to whom problems are said.
    """
    problems = _Problems(len(frame), texts)
    numbers = {
        key: _numbers(frame[column], column, QUANTITIES[key], problems)
        for column, key in columns.NUMBERS.items()
        if column in frame
    }
    prices = {
        lever: _numbers(frame[column], column, LEVER_PRICE, problems)
        for column, lever in columns.lever_prices(catalogue).items()
        if column in frame
    }
    choices = _choices(frame, catalogue, problems)
    cash = _words(frame, columns.STAFF_CASH, WAYS_OF_CASH, WAYS_OF_CASH[0], problems)
    good = ~problems.any
    numbers = {key: np.where(good, values, np.nan) for key, values in numbers.items()}
    work = np.stack([_has_work(numbers, stream, len(frame)) for stream in STREAMS], axis=1)
    case_of, cases = _cases(choices, work, catalogue)
    of_cases = [case.inputs() for case in cases]
    inputs = {key: np.concatenate([one[key] for one in of_cases])[case_of] for key in INPUTS if key != "month"}
    for key, values in numbers.items():
        _put(inputs, key, values)
    levers = np.array([[case.levers[stream].key or _BLANK for stream in STREAMS] for case in cases])[case_of]
    for lever, values in prices.items():
        chosen = (levers == lever) & good[:, np.newaxis] & ~np.isnan(values)[:, np.newaxis]
        inputs["lever_price"] = np.where(chosen, values[:, np.newaxis], inputs["lever_price"])
    given = numbers.get("tools_per_month", np.full(len(frame), np.nan))
    inputs["tools_given"] = (~np.isnan(given)).astype(float)[:, np.newaxis]
    inputs["whole_heads"] = (good & (cash == "whole_heads")).astype(float)[:, np.newaxis]
    horizon = numbers.get("horizon_months", np.full(len(frame), np.nan))
    usual = QUANTITIES["horizon_months"].default or 0
    return Rows(inputs, np.where(np.isnan(horizon), usual, horizon).astype(int), problems.texts, levers)


def _numbers(cells: pd.Series[Any], column: str, quantity: Quantity, problems: _Problems) -> Array:
    """A column as numbers, NaN where a cell is empty or bad."""
    values = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=float, copy=True)
    empty = _empty(cells)
    problems.note(~empty & np.isnan(values), column, "portfolio.no_number")
    problems.note(np.isinf(values), column, "portfolio.not_finite")
    too_high = (values > quantity.highest) & ~np.isinf(values)
    with np.errstate(invalid="ignore"):
        problems.note(values < quantity.lowest, column, "portfolio.too_low", least=f"{quantity.lowest:,.15g}")
        problems.note(too_high, column, "portfolio.too_high", most=f"{quantity.highest:,.15g}")
        if quantity.whole:
            problems.note(np.isfinite(values) & (values != np.floor(values)), column, "portfolio.not_whole")
    return values


def _empty(cells: pd.Series[Any]) -> NDArray[np.bool_]:
    blank = cells.isna().to_numpy()
    if cells.dtype.kind in "fiub":
        return np.asarray(blank, dtype=bool)
    return np.asarray(blank | (cells.astype(str).str.strip() == "").to_numpy(), dtype=bool)


def _words(
    frame: pd.DataFrame, column: str, known: Sequence[str], usual: str, problems: _Problems
) -> NDArray[np.object_]:
    """A column of words, the usual one where a cell is empty, blank or bad."""
    if column not in frame:
        return np.full(len(frame), usual, dtype=object)
    given = frame[column].where(frame[column].notna(), _BLANK).astype(str).str.strip().to_numpy(dtype=object)
    bad = ~np.isin(given.astype(str), [_BLANK, *known])
    problems.note(bad, column, "portfolio.unknown_word", known=", ".join(known))
    return np.where(bad | (given == _BLANK), usual, given)


def _choices(frame: pd.DataFrame, catalogue: Catalogue, problems: _Problems) -> list[NDArray[np.object_]]:
    chosen = [
        _words(frame, columns.PLATFORM, PLATFORMS, "other", problems),
        _words(frame, columns.CURRENCY, CURRENCIES, "CNY", problems),
        _words(frame, columns.PRESET, tuple(catalogue.presets), "base", problems),
    ]
    for column, stream in columns.LEVERS.items():
        ids = tuple(key for key, lever in catalogue.levers.items() if lever.stream == stream)
        chosen.append(_words(frame, column, (columns.NO_LEVER, *ids), _BLANK, problems))
    return chosen


def _has_work(numbers: dict[str, Array], stream: str, count: int) -> NDArray[np.bool_]:
    found = np.zeros(count, dtype=bool)
    for field in _WORK:
        if f"{stream}.{field}" in numbers:
            with np.errstate(invalid="ignore"):
                found |= numbers[f"{stream}.{field}"] > 0
    return found


def _cases(
    choices: list[NDArray[np.object_]], work: NDArray[np.bool_], catalogue: Catalogue
) -> tuple[NDArray[np.intp], list[Case]]:
    """The case that each row shares with those that have made the same choices, by its place in the list."""
    keys = pd.MultiIndex.from_arrays([*choices, *work.T])
    case_of, distinct = keys.factorize()
    return case_of, [_case(tuple(one[: len(choices)]), tuple(one[len(choices) :]), catalogue) for one in distinct]


def _case(choices: Choices, work: tuple[bool, ...], catalogue: Catalogue) -> Case:
    """A shop that has made these choices and has a little work in these streams."""
    platform, currency, preset, *levers = choices
    given: dict[str, str | None] | None = None
    if any(levers):
        usual = catalogue.platforms[platform].usual_levers
        given = dict(_levers(levers, work, usual))
    values = {f"{stream}.{_WORK[0]}": Range.exact(1.0) for stream, has in zip(STREAMS, work, strict=True) if has}
    return resolve(
        Document(
            platform=platform,
            currency=currency,
            preset=preset,
            levers=None if given is None else FrozenMap(given),
            values=FrozenMap(values),
        ),
        catalogue,
    )


def _levers(levers: Sequence[str], work: Sequence[bool], usual: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    for stream, lever, has_work in zip(STREAMS, levers, work, strict=True):
        if lever == _BLANK:
            yield stream, usual.get(stream) if has_work else None
        else:
            yield stream, None if lever == columns.NO_LEVER else lever


def _put(inputs: dict[str, Array], key: str, values: Array) -> None:
    """Put given numbers in place of those of the case; where none was given, those stay."""
    if key not in PLACE_IN_INPUTS:
        return
    name, place = PLACE_IN_INPUTS[key]
    column = 0 if place is None else place
    inputs[name][:, column] = np.where(np.isnan(values), _default(inputs[name][:, column], key), values)


def _default(of_case: Array, key: str) -> Array:
    """What stands where nothing was given: the case's own, but for the little work that only marks a stream as busy."""
    return np.zeros_like(of_case) if key.endswith(_WORK[0]) else of_case
