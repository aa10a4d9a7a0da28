"""Some rows of a table at a time, with the place in its file where reading can go on after them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from roi_app.checks.ordinary_file import file_problem
from roi_app.checks.problems import shown
from roi_app.documents.files import DocumentError
from roi_app.portfolio import columns

MOST_COLUMNS: Final = 1_000
LONGEST_CELL: Final = 32_768
NOTE: Final = "#"
"""How the id of a row begins that is a note of the template and no merchant."""

NOTES: Final = frozenset(f"{NOTE}{name}" for name in ("words", "unit", "lowest", "highest"))
"""The ids of the notes that the template writes; a merchant may have any other."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows begin: the number of the file in a folder, and the byte (CSV) or the row in it."""

    file: int = 0
    at: int = 0


START: Final = Place()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table, one merchant each.

    `cells` is how many cells each row had, None where all had as many as there are columns. `share` is how much of the
    table has been read with them, 0 to 1; they stand from `start` to `end`.
    """

    frame: pd.DataFrame
    cells: Sequence[int] | None
    share: float
    start: Place
    end: Place


def require_columns(source: Path, header: Sequence[str]) -> None:
    """Raise DocumentError for names that are not those of a table of merchants."""
    if len(header) > MOST_COLUMNS:
        raise DocumentError(file_problem(source, "table_too_wide", most=f"{MOST_COLUMNS:,}"))
    twice = [name for name, count in Counter(header).items() if count > 1]
    if twice:
        raise DocumentError(file_problem(source, "table_column_twice", column=shown(twice[0])))
    if columns.ID not in header:
        raise DocumentError(file_problem(source, "table_no_id"))


def without_notes(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that are merchants: not those of the template that tell of units and bounds."""
    first = frame.iloc[:, 0]
    if first.dtype.kind in "fiub":
        return frame
    try:
        notes = first.astype(str).str.strip().isin(NOTES).to_numpy(dtype=bool)
    except ValueError:
        return frame  # bytes that are no text
    return frame[~notes].reset_index(drop=True) if notes.any() else frame
