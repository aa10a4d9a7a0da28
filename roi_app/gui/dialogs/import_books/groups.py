"""The payments of the books put into groups, the largest money first: what a person looks through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from roi_app.gui.dialogs.import_books.row_index import By, Places, RowIndex
from roi_app.ledger.kinds import Kind
from roi_app.ledger.rows import LedgerRow


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Rows that share something: `key` is what they share, `kind` None where they are of several.

    `first` is one of its rows, `places` are those of its rows in the ledger; `money` is their sum in the ledger's
    currency, without what has no rate and None where nothing has one.
    """

    key: str
    kind: Kind | None
    first: LedgerRow
    places: Places
    money: float | None


class Groups(Sequence[Group]):
    """Groups of rows, the one through which most money went first; each is made when it is asked for."""

    def __init__(self, index: RowIndex, places: Places, by: By) -> None:
        """Put the rows at these places into groups of those that share a word."""
        self._index, self._words = index, index.words[by].words
        codes = index.words[by].codes[places]
        in_order = np.argsort(codes, kind="stable")
        self._places = places[in_order]
        sizes = np.bincount(codes, minlength=len(self._words))
        self._codes = np.flatnonzero(sizes)
        self._ends = np.cumsum(sizes[self._codes])
        self._starts = self._ends - sizes[self._codes]
        moved = np.abs(np.nan_to_num(index.values[self._places]))
        sums = np.add.reduceat(moved, self._starts) if len(places) else moved
        # Words are in order, so that of equal sums the first word stays the first.
        self._lines = np.argsort(-sums, kind="stable")

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, line: int) -> Group: ...

    @overload
    def __getitem__(self, line: slice) -> Sequence[Group]: ...

    def __getitem__(self, line: int | slice) -> Group | Sequence[Group]:
        """The group of a line."""
        if isinstance(line, slice):
            return [self[at] for at in range(*line.indices(len(self)))]
        at = self._lines[line]
        places = self._places[self._starts[at] : self._ends[at]]
        kinds, values = self._index.words[By.KIND], self._index.values[places]
        held, known = kinds.codes[places], values[~np.isnan(values)]
        return Group(
            self._words[self._codes[at]],
            Kind(kinds.words[held[0]]) if (held == held[0]).all() else None,
            self._index.rows[places[0]],
            places,
            float(known.sum()) if len(known) else None,
        )

    def key(self, line: int) -> str:
        """What the rows of a line share."""
        return str(self._words[self._codes[self._lines[line]]])

    def lines_of(self, keys: Iterable[str]) -> list[int]:
        """The lines of these keys, without those that no row has."""
        wanted = set(keys)
        return [line for line in range(len(self)) if self.key(line) in wanted] if wanted else []

    def places_in(self, lines: Places) -> Places:
        """The places of the rows of all these lines."""
        if len(lines) == len(self):
            return self._places
        wanted = np.zeros(len(self), bool)
        wanted[self._lines[lines]] = True
        places: Places = self._places[np.repeat(wanted, self._ends - self._starts)]
        return places


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said of rows before a person says what they are.

    `money` is None where no row has a value; `word` is what all share, by which a rule can know others like them, or
    ""; `kind` is None where they are of several, or where nobody knows. Where all count elsewhere, `original` is the
    row as which the first of them does.
    """

    count: int
    money: float | None
    word: str
    kind: Kind | None
    are_wages: bool
    original: LedgerRow | None = None


def asked_of(index: RowIndex, places: Places) -> Asked:
    """What is said of the rows at these places."""
    if not len(places):
        return Asked(0, None, "", None, are_wages=False)
    rows, at = index.rows, places.tolist()
    known = index.values[places][~np.isnan(index.values[places])]
    kinds = index.words[By.KIND]
    held = kinds.codes[places]
    kind = Kind(kinds.words[held[0]]) if (held == held[0]).all() else None
    return Asked(
        len(places),
        float(known.sum()) if len(known) else None,
        _word(rows, at),
        None if kind is Kind.UNCLASSIFIED else kind,
        are_wages=all(rows[one].is_wage for one in at),
        original=_original(rows, at),
    )


def _original(rows: Sequence[LedgerRow], places: Sequence[int]) -> LedgerRow | None:
    original = rows[places[0]].duplicate_of
    return None if original is None or any(rows[one].duplicate_of is None for one in places) else rows[original]


def _word(rows: Sequence[LedgerRow], places: Sequence[int]) -> str:
    """What rows share: their payee, else their text."""
    for told in ("counterparty", "text", "category"):
        word = str(getattr(rows[places[0]], told)).strip()
        if word and all(getattr(rows[one], told).strip() == word for one in places):
            return word
    return ""
