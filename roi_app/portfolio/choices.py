"""What each merchant of a table has chosen besides numbers, and the case that it shares with those who chose alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.frozen import FrozenMap
from roi_app.documents.case import UPLIFT, Case, resolve
from roi_app.documents.document import Document
from roi_app.model.arrays import Array
from roi_app.model.parameters import CURRENCIES, PLATFORMS, STAFF_CASH, STREAMS, Range
from roi_app.portfolio import columns
from roi_app.portfolio.cells import BLANK, RowProblems, words_of

WORK: Final = ("units_per_month", "staff")
"""The fields of a stream of which either says that there is work in it."""

_USUAL: Final = {
    columns.PLATFORM: "other",
    columns.CURRENCY: "CNY",
    columns.PRESET: "base",
    columns.STAFF_CASH: STAFF_CASH[0],
}
_BETWEEN_CLAIMS: Final = re.compile(r"[\s,;]+")

_OWN_UPLIFT: Final = len(STREAMS)
"""The bit, after those of work by stream, of a row that knows its own sales uplift: no claim replaces it."""

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choice:
    """What one merchant has chosen; a lever is "" where the platform's usual one serves the stream if it has work."""

    platform: str
    currency: str
    preset: str
    staff_cash: str
    levers: tuple[str, ...]
    claims: tuple[str, ...]

    def document(self, work: Sequence[bool], catalogue: Catalogue) -> Document:
        """A shop that has made these choices and has given no number."""
        usual = catalogue.platforms[self.platform].usual_levers
        return Document(
            platform=self.platform,
            currency=self.currency,
            preset=self.preset,
            staff_cash=self.staff_cash,
            as_claimed=self.claims,
            levers=FrozenMap(dict(_levers(self.levers, work, usual))) if any(self.levers) else None,
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of every row: `case_of` is the place of its case in `cases`, and of its choice in `made`."""

    catalogue: Catalogue
    case_of: NDArray[np.intp]
    cases: tuple[Case, ...]
    made: tuple[Choice, ...]
    work: tuple[tuple[bool, ...], ...]

    def case(self, place: int) -> Case:
        """What a row's choices come to, but for its numbers."""
        return self.cases[int(self.case_of[place])]

    def usual(self, column: str) -> tuple[Range | None, ...]:
        """What stands in a column where nothing is given, by case; None where nothing does."""
        if column not in columns.NUMBERS:
            lever = column.removeprefix(columns.LEVER_PRICE)
            return tuple({one.key: one.price for one in case.levers.values()}.get(lever) for case in self.cases)
        key = columns.NUMBERS[column]
        if key.endswith(WORK[0]):
            # That a case has a unit of work only marks the stream as busy.
            return (Range.exact(0.0),) * len(self.cases)
        return tuple(case.quantities[key].range if key in case.quantities else None for case in self.cases)

    def document(self, place: int, name: str, values: Mapping[str, Range], prices: Mapping[str, Range]) -> Document:
        """The merchant of a row with its numbers."""
        which = int(self.case_of[place])
        chosen = self.made[which].document(self.work[which], self.catalogue)
        return replace(chosen, name=name, values=FrozenMap(values), lever_prices=FrozenMap(prices))


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of words: a code a row (None where all rows have the usual one), and what each code means."""

    codes: NDArray[np.intp] | None
    meanings: Sequence[str]
    usual: int

    def meant(self, row: int) -> str:
        return self.meanings[self.usual if self.codes is None else self.codes[row]]


def words_allowed(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """What each column of words may hold; "" is a word where an empty cell is told apart from all others."""
    allowed: dict[str, tuple[str, ...]] = {
        columns.PLATFORM: PLATFORMS,
        columns.CURRENCY: CURRENCIES,
        columns.PRESET: tuple(catalogue.presets),
        columns.STAFF_CASH: STAFF_CASH,
    }
    for column, stream in columns.LEVERS.items():
        ids = (key for key, lever in catalogue.levers.items() if lever.stream == stream)
        allowed[column] = (BLANK, columns.NO_LEVER, *ids)
    return allowed | {columns.AS_CLAIMED: tuple(key for key, lever in catalogue.levers.items() if lever.claims)}


class ChosenWords:
    """The words of a table, read but not yet brought together with its numbers."""

    def __init__(self, frame: pd.DataFrame, catalogue: Catalogue, problems: RowProblems) -> None:
        self._catalogue, self._count = catalogue, len(frame)
        known = words_allowed(catalogue)
        self._columns = {
            name: _read(frame, name, words, problems) for name, words in known.items() if name != columns.AS_CLAIMED
        }
        self._claims = _read_claims(frame, catalogue, problems)

    def currency(self, row: int) -> str:
        """The currency of a row."""
        return self._columns[columns.CURRENCY].meant(row)

    def together(self, given: Mapping[str, Array], own_uplift: NDArray[np.bool_] | None) -> Choices:
        """Every row's case, by its choices, the streams that have work, and whether it knows its own uplift."""
        facts = self._facts(given)
        if own_uplift is not None and self._claims.codes is not None:
            facts |= own_uplift.astype(np.int64) << _OWN_UPLIFT
        codes = np.zeros(self._count, dtype=np.int64)
        for column in (*self._columns.values(), self._claims):
            if column.codes is not None:
                codes = codes * len(column.meanings) + column.codes
        case_of, distinct = pd.factorize(codes << (_OWN_UPLIFT + 1) | facts)
        first = np.empty(len(distinct), dtype=np.intp)
        first[case_of[::-1]] = np.arange(self._count - 1, -1, -1)
        made = tuple(self._choice(int(row)) for row in first)
        bits = [tuple(bool(facts[row] >> bit & 1) for bit in range(_OWN_UPLIFT + 1)) for row in first]
        of = _SameCatalogue(self._catalogue)
        cases = tuple(_case(of, choice, flags) for choice, flags in zip(made, bits, strict=True))
        return Choices(self._catalogue, case_of, cases, made, tuple(flags[:_OWN_UPLIFT] for flags in bits))

    def _facts(self, given: Mapping[str, Array]) -> Codes:
        facts = np.zeros(self._count, dtype=np.int64)
        with np.errstate(invalid="ignore"):
            for bit, stream in enumerate(STREAMS):
                for field in WORK:
                    if f"{stream}.{field}" in given:
                        facts |= (given[f"{stream}.{field}"] > 0).astype(np.int64) << bit
        return facts

    def _choice(self, row: int) -> Choice:
        word = {name: column.meant(row) for name, column in self._columns.items()}
        return Choice(
            word[columns.PLATFORM],
            word[columns.CURRENCY],
            word[columns.PRESET],
            word[columns.STAFF_CASH],
            tuple(word[name] for name in columns.LEVERS),
            tuple(self._claims.meant(row).split()),
        )


def _read(frame: pd.DataFrame, name: str, known: Sequence[str], problems: RowProblems) -> _Column:
    places = {word: place for place, word in enumerate(known)}
    usual = places[_USUAL.get(name, BLANK)]
    if name not in frame:
        return _Column(None, known, usual)
    codes, bad = words_of(frame[name], places.get, usual)
    problems.note_cells(bad, frame[name], "portfolio.unknown_word", known=", ".join(word for word in known if word))
    return _Column(codes, known, usual)


def _read_claims(frame: pd.DataFrame, catalogue: Catalogue, problems: RowProblems) -> _Column:
    """The claims that are taken in, in the order of a cell and each once, with a blank between."""
    meanings = [BLANK]

    def read(cell: str) -> int | None:
        named = dict.fromkeys(one for one in _BETWEEN_CLAIMS.split(cell) if one)
        if not named.keys() <= catalogue.levers.keys():
            return None
        meanings.append(" ".join(named))
        return len(meanings) - 1

    if columns.AS_CLAIMED not in frame:
        return _Column(None, meanings, 0)
    codes, bad = words_of(frame[columns.AS_CLAIMED], read, 0)
    known = ", ".join(words_allowed(catalogue)[columns.AS_CLAIMED])
    problems.note_cells(bad, frame[columns.AS_CLAIMED], "portfolio.unknown_word", known=known)
    return _Column(codes, meanings, 0)


class _SameCatalogue:
    """A catalogue that equals itself alone, so that what was made of it can be kept."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameCatalogue) and self.catalogue is other.catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)


@lru_cache(maxsize=4096)
def _case(of: _SameCatalogue, choice: Choice, flags: tuple[bool, ...]) -> Case:
    """A shop that has made this choice and has a little work in the streams that the flags name."""
    work = flags[:_OWN_UPLIFT]
    values = {f"{stream}.{WORK[0]}": Range.exact(1.0) for stream, has in zip(STREAMS, work, strict=True) if has}
    document = replace(choice.document(work, of.catalogue), values=FrozenMap(values))
    case = resolve(document, of.catalogue)
    if flags[_OWN_UPLIFT]:
        own = FrozenMap({**values, UPLIFT: case.quantities[UPLIFT].range})
        return resolve(replace(document, values=own), of.catalogue)
    return case


def _levers(levers: Sequence[str], work: Sequence[bool], usual: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    for stream, lever, has_work in zip(STREAMS, levers, work, strict=True):
        if lever == BLANK:
            yield stream, usual.get(stream) if has_work else None
        else:
            yield stream, None if lever == columns.NO_LEVER else lever
