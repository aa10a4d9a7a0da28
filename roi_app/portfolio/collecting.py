"""From the frames of a table, and of its estimates, to the columns that are held of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.model.arrays import Array
from roi_app.model.parameters import CURRENCIES, PLATFORMS
from roi_app.portfolio import columns
from roi_app.portfolio.cells import read_numbers
from roi_app.portfolio.estimated import PROBLEMS, ZONE, figure_columns
from roi_app.portfolio.results import NO_WORD, ZONES, Coded, Results, TextColumn


class Collector:
    """Takes the chunks of one table in turn, and gives all that is held of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._declared = columns.declared(catalogue)
        self._known: dict[str, dict[str, int]] = {}
        self._chunks: list[Results] = []

    def add(self, frame: pd.DataFrame, result: pd.DataFrame) -> Results:
        """Hold one more chunk: a part of the table and its estimate. Gives what is held of it alone."""
        ids, names = (_texts(frame, name) for name in (columns.ID, columns.NAME))
        others = [_texts(frame, name) for name in frame.columns if name in result.columns and name != columns.ID]
        searched = ("\t".join(texts).casefold() for texts in zip(ids, names, *others, strict=True))
        chunk = Results(
            ids=TextColumn.of(ids),
            names=TextColumn.of(names),
            searched=TextColumn.of(searched),
            problems=TextColumn.of(result[PROBLEMS]),
            platforms=_coded(frame, columns.PLATFORM, PLATFORMS, "other"),
            currencies=_coded(frame, columns.CURRENCY, CURRENCIES, "CNY"),
            zones=_coded(result, ZONE, ZONES),
            figures={name: result[name].to_numpy(dtype=float) for name in figure_columns(result)},
            numbers=dict(self._numbers(frame)),
            words=dict(self._words(frame)),
        )
        self._chunks.append(chunk)
        return chunk

    def results(self) -> Results:
        """All chunks as one table; there must be one at least."""
        return _joined(self._chunks)

    def _numbers(self, frame: pd.DataFrame) -> Iterator[tuple[str, Array]]:
        for name in frame.columns:
            if name in self._declared:
                values, *_ = read_numbers(frame[name], self._declared[name])
                if not np.isnan(values).all():
                    yield name, values

    def _words(self, frame: pd.DataFrame) -> Iterator[tuple[str, Coded]]:
        for name in columns.WORDS:
            if name not in frame:
                continue
            places, distinct = _distinct(frame, name)
            known = self._known.setdefault(name, {})
            codes = [known.setdefault(word, len(known)) if word else NO_WORD for word in distinct]
            yield name, Coded(tuple(known), np.array(codes, dtype=np.int32)[places])


def _texts(frame: pd.DataFrame, name: str) -> list[str]:
    if name not in frame:
        return [""] * len(frame)
    cells = frame[name].astype(object)
    return [str(cell) for cell in (cells.where(cells.notna(), "") if cells.hasnans else cells)]


def _distinct(frame: pd.DataFrame, name: str) -> tuple[NDArray[np.intp], list[str]]:
    """The different words of a column, and the place among them of each row's."""
    if name not in frame:
        return np.zeros(len(frame), dtype=np.intp), [""]
    places, found = pd.factorize(frame[name])
    # A cell without anything has the place −1, which is the last.
    return places, [*(str(word).strip() for word in found), ""]


def _coded(frame: pd.DataFrame, name: str, known: Sequence[str], usual: str = "") -> Coded:
    """One of the known words a row, the usual one where a cell is empty, and none where it holds another."""
    places, distinct = _distinct(frame, name)
    code = {word: place for place, word in enumerate(known)}
    codes = np.array([code.get(word or usual, NO_WORD) for word in distinct], dtype=np.int32)
    return Coded(tuple(known), codes[places])


def _joined(chunks: Sequence[Results]) -> Results:
    return Results(
        ids=TextColumn.joined([one.ids for one in chunks]),
        names=TextColumn.joined([one.names for one in chunks]),
        searched=TextColumn.joined([one.searched for one in chunks]),
        problems=TextColumn.joined([one.problems for one in chunks]),
        platforms=_joined_codes([one.platforms for one in chunks]),
        currencies=_joined_codes([one.currencies for one in chunks]),
        zones=_joined_codes([one.zones for one in chunks]),
        figures={name: np.concatenate([one.figures[name] for one in chunks]) for name in chunks[0].figures},
        numbers={name: _joined_numbers(name, chunks) for name in _names(one.numbers for one in chunks)},
        words={
            name: _joined_codes([one.words[name] for one in chunks]) for name in _names(one.words for one in chunks)
        },
    )


def _names(held: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for names in held for name in names))


def _joined_codes(parts: Sequence[Coded]) -> Coded:
    """One below the other; a later part knows the words of the earlier ones."""
    return Coded(parts[-1].known, np.concatenate([one.codes for one in parts]))


def _joined_numbers(name: str, chunks: Sequence[Results]) -> Array:
    return np.concatenate([one.numbers[name] if name in one.numbers else np.full(len(one), np.nan) for one in chunks])


def frame_of(results: Results, row: int) -> pd.DataFrame:
    """What went in as one row, as a table of its own."""
    cells: dict[str, object] = {name: coded[row] for name, coded in results.words.items()}
    cells |= {name: values[row] for name, values in results.numbers.items()}
    return pd.DataFrame({columns.ID: [results.ids[row]], **{name: [cell] for name, cell in cells.items()}})
