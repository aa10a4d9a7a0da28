"""From the cells of a table to numbers and choices, with what is wrong in each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.documents.case import UPLIFT
from roi_app.documents.document import Document
from roi_app.model.arrays import Array
from roi_app.model.parameters import QUANTITIES, Range
from roi_app.portfolio import columns
from roi_app.portfolio.cells import RowProblems, numbers_of
from roi_app.portfolio.choices import Choices, ChosenWords
from roi_app.texts.catalog import Texts

TOOLS: Final = "tools_per_month"
"""What costs the sum of the levers' prices where it is not given: it has no range without a value."""

HORIZON: Final = "horizon_months"


Values = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Column:
    """The numbers of one column, NaN where none is given, and the ends of their ranges."""

    modes: Array
    low: Array
    high: Array
    may_have_range: bool

    @property
    def has_range(self) -> NDArray[np.bool_]:
        """Where an end is given."""
        return ~(np.isnan(self.low) & np.isnan(self.high))

    @property
    def is_given(self) -> NDArray[np.bool_]:
        """Where anything is given."""
        given: NDArray[np.bool_] = ~np.isnan(self.modes)
        return given | self.has_range if self.may_have_range else given

    def range(self, place: int, usual: Range | None) -> Range | None:
        """What one row gives; an end that is missing is that of the value, or the usual one where there is no value."""
        mode, low, high = (float(values[place]) for values in (self.modes, self.low, self.high))
        around = usual if np.isnan(mode) else Range.exact(mode)
        if around is None or (around is usual and np.isnan(low) and np.isnan(high)):
            return None
        return Range(around.low if np.isnan(low) else low, around.mode, around.high if np.isnan(high) else high)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, read.

    `given` holds the numbers by the key of their quantity and `prices` those of levers by id, a value a row, NaN where
    there is none; `columns` all that any column says of them, by its name. `choices` are what a row has chosen, with
    the case that it shares with others. `problems` says what is wrong in a row, "" where nothing is.
    """

    given: Values
    prices: Values
    columns: Mapping[str, Column]
    choices: Choices
    problems: NDArray[np.object_]
    good: NDArray[np.bool_]

    @property
    def horizons(self) -> NDArray[np.int_]:
        """The months of each row."""
        usual = int(QUANTITIES[HORIZON].default or 0)
        if HORIZON not in self.given:
            return np.full(len(self.good), usual)
        return np.where(np.isnan(self.given[HORIZON]), usual, self.given[HORIZON]).astype(int)

    def document(self, place: int, name: str = "") -> Document:
        """The merchant of a good row as a shop of its own, with what the row gives and nothing filled in."""
        values: dict[str, Range] = {}
        prices: dict[str, Range] = {}
        for column, cells in self.columns.items():
            given = cells.range(place, self.choices.usual(column)[self.choices.case_of[place]])
            if given is not None and column in columns.NUMBERS:
                values[columns.NUMBERS[column]] = given
            elif given is not None:
                prices[column.removeprefix(columns.LEVER_PRICE)] = given
        return self.choices.document(place, name, values, prices)


def read_rows(frame: pd.DataFrame, catalogue: Catalogue, texts: Texts) -> Rows:
    """Read every row of a table; unknown columns are let be, and nothing in a cell is an error of the whole.

    `texts` are those of the reader to whom problems are said.
    """
    problems = RowProblems(len(frame), texts)
    words = ChosenWords(frame, catalogue, problems)
    values = {
        name: numbers_of(frame[name], one, problems, words.currency)
        for name, one in columns.declared(catalogue).items()
        if name in frame
    }
    if problems.any.any():
        values = {name: np.where(problems.any, np.nan, one) for name, one in values.items()}
    given = {key: values[name] for name, key in columns.NUMBERS.items() if name in values}
    prices = {key: values[name] for name, key in columns.lever_prices(catalogue).items() if name in values}
    read = {name: _column(values, name, len(frame)) for name in _named(values, catalogue)}
    choices = words.together(given, read[UPLIFT].is_given if UPLIFT in read else None)
    for name, column in read.items():
        _note_disorder(column, name, choices, problems)
    return Rows(given, prices, read, choices, problems.texts, ~problems.any)


def _named(values: Values, catalogue: Catalogue) -> list[str]:
    """The columns that are given at all, be it by an end of their range."""
    ends = (columns.LOW, columns.HIGH)
    numbers = (*columns.NUMBERS, *columns.lever_prices(catalogue))
    return [name for name in numbers if name in values or any(f"{name}{end}" in values for end in ends)]


def _column(values: Values, name: str, count: int) -> Column:
    nothing = np.broadcast_to(np.nan, count)
    low, high = (values.get(f"{name}{end}", nothing) for end in (columns.LOW, columns.HIGH))
    return Column(values.get(name, nothing), low, high, low is not nothing or high is not nothing)


def _note_disorder(column: Column, name: str, choices: Choices, problems: RowProblems) -> None:
    """Say of a range that its value lies outside it; where the row has no value, that is the usual one of its case."""
    if not column.may_have_range or not column.has_range.any():
        return
    usual = np.array([np.nan if one is None else one.mode for one in choices.usual(name)])
    modes = np.where(np.isnan(column.modes), usual[choices.case_of], column.modes)
    if name == TOOLS:
        problems.note(column.has_range & np.isnan(column.modes), name, "portfolio.range_without_value")
    with np.errstate(invalid="ignore"):
        apart = (column.low > modes) | (modes > column.high) | (column.low > column.high)
    problems.note(apart, name, "portfolio.out_of_order")
