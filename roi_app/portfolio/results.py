"""What is held of an estimated table: figures and texts as columns, so that a million rows are no million objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.arrays import Array

ZONES: Final = ("pays", "red_queen", "stop", "never_pays", "nothing_brought_in")
"""What the merchant's θ means for it, in the order in which the zones are told."""

NO_WORD: Final = -1
"""The code of a row that has none of the known words."""

Rows = NDArray[np.intp]
Picked = NDArray[np.bool_]

_END: Final = b"\n"


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """One text a row in one run of UTF-8, each ended by a line feed; `starts` has one more entry than there are rows.

    >>> column = TextColumn.of(["晨光", "", "Blue Fox"])
    >>> len(column), column[0], column[2], column.rows_with("fox").tolist()
    (3, '晨光', 'Blue Fox', [False, False, True])
    """

    data: bytes
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextColumn:
        """A column of these texts, a line feed within one told as a space."""
        lines = [text.replace("\n", " ").encode("utf-8", "replace") + _END for text in texts]
        lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
        return cls(b"".join(lines), np.concatenate(([0], lengths.cumsum())))

    @classmethod
    def joined(cls, parts: Sequence[TextColumn]) -> TextColumn:
        """One column below the other."""
        ends = np.cumsum([0, *(len(one.data) for one in parts)])
        starts = [one.starts[:-1] + end for one, end in zip(parts, ends, strict=False)]
        return cls(b"".join(one.data for one in parts), np.concatenate([*starts, ends[-1:]]))

    def __len__(self) -> int:
        return self.starts.size - 1

    def __getitem__(self, row: int) -> str:
        return self.data[self.starts[row] : self.starts[row + 1] - 1].decode("utf-8", "replace")

    @property
    def is_empty(self) -> Picked:
        """Which rows have no text."""
        return np.asarray(self.lengths == 0)

    def rows_with(self, word: str) -> Picked:
        """Which rows contain a word, letter by letter, in capitals or not as it is written."""
        found = np.zeros(len(self), dtype=bool)
        sought = word.encode("utf-8", "replace")
        if not sought:
            return ~found
        letters = np.frombuffer(self.data, dtype=np.uint8)
        last = letters.size - len(sought) + 1
        # Each further letter is only looked at where all before it were found.
        (places,) = np.nonzero(letters[: max(last, 0)] == sought[0])
        for step, letter in enumerate(sought[1:], start=1):
            places = places[letters[places + step] == letter]
        found[np.searchsorted(self.starts, places, side="right") - 1] = True
        return found

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many bytes each text has."""
        return np.diff(self.starts) - len(_END)

    def sort_keys(self, rows: Rows, begin: int, end: int) -> list[NDArray[np.uint64]]:
        """Numbers by which these rows are sorted as their bytes from `begin` to before `end` are, eight in each.

        The most telling stands last, as lexsort has it.
        """
        starts, lengths = self.starts[rows], np.minimum(self.lengths[rows], end)
        letters = np.frombuffer(self.data, dtype=np.uint8)
        keys = []
        for word in range(begin, max(int(lengths.max(initial=0)), begin + 1), 8):
            key = np.zeros(rows.size, dtype=np.uint64)
            for place in range(word, word + 8):
                within = np.minimum(starts + place, letters.size - 1)
                key = (key << np.uint64(8)) | np.where(lengths > place, letters[within], 0).astype(np.uint64)
            keys.append(key)
        return keys[::-1]


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """One of a few words a row: `codes` are places in `known`, NO_WORD where there is none."""

    known: tuple[str, ...]
    codes: NDArray[np.int32]

    def __getitem__(self, row: int) -> str:
        code = int(self.codes[row])
        return "" if code == NO_WORD else self.known[code]


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """A table with the estimate of each row, in the order of the file.

    `zones` has NO_WORD for a bad row, of which `problems` says what is wrong; `figures` are NaN there and where a
    figure does not exist. `searched` is what a person looks for a merchant by, in small letters. `numbers` and `words`
    hold what went in, by the name of the column, NaN and NO_WORD where a cell was empty; a column without any entry is
    not held.
    """

    ids: TextColumn
    names: TextColumn
    searched: TextColumn
    problems: TextColumn
    platforms: Coded
    currencies: Coded
    zones: Coded
    figures: Mapping[str, Array]
    numbers: Mapping[str, Array]
    words: Mapping[str, Coded]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def in_file_order(self) -> Rows:
        """All rows as they stand in the file."""
        return np.arange(len(self), dtype=np.intp)

    @property
    def is_bad(self) -> Picked:
        """Which rows could not be estimated."""
        return np.asarray(self.zones.codes == NO_WORD)

    def is_bad_row(self, row: int) -> bool:
        """Whether one row could not be estimated."""
        return int(self.zones.codes[row]) == NO_WORD
