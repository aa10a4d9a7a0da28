"""A table of merchants estimated into memory: what a window sorts and draws, and the shop behind a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from roi_app.documents.document import Document
from roi_app.model.batch import Stopped, Wish, never
from roi_app.portfolio import columns
from roi_app.portfolio.estimated import CAUTIONS, ZONE
from roi_app.portfolio.rows import read_rows
from roi_app.portfolio.table_file import Summary, Table, estimated_pieces, pieces

_NAMED: Final = (columns.NAME, columns.PLATFORM, columns.CURRENCY)
_OF_FEW_WORDS: Final = (columns.PLATFORM, columns.CURRENCY, ZONE, CAUTIONS)
"""Columns that say the same few words again and again, kept as categories: a million rows cost a megabyte each."""


@dataclass(frozen=True, slots=True)
class InMemory:
    """The estimates of a table.

    `frame` has a row for each merchant in the table's order, numbered from 0: `id`, `name`, `platform` and `currency`
    ("" where the table has none), the unknown columns, and what `estimate_frame` gives; `platform`, `currency`, `zone`
    and `cautions` are categories.
    """

    table: Table
    frame: pd.DataFrame
    summary: Summary

    def shop(self, place: int) -> Document:
        """The merchant of a good row as a shop of its own, read from the file again.

        Raises IndexError for a row that the file has no more, ValueError for a bad one, DocumentError as reading does.
        """
        for piece in pieces(self.table):
            if place < len(piece.frame):
                row = piece.frame.iloc[[place]]
                read = read_rows(row, self.table.catalogue, self.table.texts)
                if not read.good[0]:
                    raise ValueError(read.problems[0])
                return read.document(0, str(row[columns.NAME].iloc[0]) if columns.NAME in row else "")
            place -= len(piece.frame)
        raise IndexError(place)


def estimate_in_memory(table: Table, progress: Callable[[float], None], should_stop: Wish = never) -> InMemory:
    """Estimate every merchant of a table; `progress` is told what share of the file is done, 0 to 1.

    Made for a thread of its own: nothing here knows a window. Raises Stopped between two pieces of the table when
    `should_stop` says so, and DocumentError for a file that cannot be read or is no table.
    """
    summary = Summary()
    done: list[pd.DataFrame] = []
    for piece, result in estimated_pieces(table, summary):
        named = {name: piece.frame.get(name, "") for name in _NAMED}
        first = pd.DataFrame({columns.ID: result[columns.ID], **named}, index=result.index)
        whole = pd.concat([first, result.drop(columns=columns.ID)], axis=1)
        done.append(whole.astype(dict.fromkeys(_OF_FEW_WORDS, "category")))
        progress(piece.share)
        if should_stop():
            raise Stopped
    return InMemory(table, _joined(done), summary)


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """The parts below each other, with one list of words for each column of few words."""
    for name in _OF_FEW_WORDS:
        words = sorted({word for part in parts for word in part[name].cat.categories})
        for part in parts:
            part[name] = part[name].cat.set_categories(words)
    return pd.concat(parts, ignore_index=True)
