"""The same payment in two books: what a person can say of chosen rows where the books were taken for wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from roi_app.checks.frozen import FrozenMap
from roi_app.gui.dialogs.import_books.row_index import Places, RowIndex
from roi_app.ledger.answers import Answers, PairKey, pair_of

_MOST_AT_ONCE: Final = 2_000
"""Rows of which it can be said at once: books that hold more of each other are better left out whole."""

_PAIR: Final = 2
Pair: TypeAlias = tuple[int, int]
"""The places of two rows."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs of rows of which it can be said that they `become_one` payment, or else that each is one of its own."""

    pairs: tuple[PairKey, ...]
    become_one: bool

    def said(self, answers: Answers) -> Answers:
        """The same answers with that."""
        return replace(answers, pairs=FrozenMap({**answers.pairs, **dict.fromkeys(self.pairs, self.become_one)}))


def pairing_of(index: RowIndex, answers: Answers, places: Places) -> Pairing | None:
    """What can be said of the rows at these places; None where nothing can."""
    rows, chosen = index.rows, places.tolist()
    if not index.keys or not 0 < len(chosen) <= _MOST_AT_ONCE:
        return None
    twice = [(place, original) for place in chosen if (original := rows[place].duplicate_of) is not None]
    if len(twice) == len(chosen):
        return _pairing(index, twice, become_one=False)
    if twice:
        return None
    told_apart = [pair for pair in _told_apart(index, answers) if not {*pair}.isdisjoint(chosen)]
    if told_apart and {*chosen} <= {place for pair in told_apart for place in pair}:
        return _pairing(index, told_apart, become_one=True)
    if len(chosen) == _PAIR and rows[chosen[0]].key[:2] != rows[chosen[1]].key[:2]:
        return _pairing(index, [(chosen[0], chosen[1])], become_one=True)
    return None


def told_apart(index: RowIndex, answers: Answers) -> list[int]:
    """The places of rows that a person has said to be payments of their own, in order."""
    return sorted({place for pair in _told_apart(index, answers) for place in pair})


def _told_apart(index: RowIndex, answers: Answers) -> Iterator[Pair]:
    wanted = {key for pair, are_one in answers.pairs.items() if not are_one for key in pair}
    if not wanted:
        return
    places: dict[str, list[int]] = {}
    for place, key in enumerate(index.keys):
        if key in wanted:
            places.setdefault(key, []).append(place)
    for (one, other), are_one in answers.pairs.items():
        if are_one:
            continue
        for first in places.get(one, ()):
            yield from ((first, second) for second in places.get(other, ()) if second != first)


def _pairing(index: RowIndex, pairs: list[Pair], *, become_one: bool) -> Pairing:
    return Pairing(tuple(pair_of(index.keys[one], index.keys[other]) for one, other in pairs), become_one)
