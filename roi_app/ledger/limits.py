"""How large a sheet may be, and what its reader says of one that is too large or no sheet."""

from __future__ import annotations

from typing import Final

MIB: Final = 2**20

LARGEST_FILE: Final = 64 * MIB
LARGEST_UNPACKED: Final = 400 * MIB
"""Of all that a workbook packs: a sheet of the most rows has a fifth of it."""

MOST_PARTS: Final = 5_000
MOST_ROWS: Final = 300_000
MOST_COLUMNS: Final = 200
MOST_CELLS: Final = 5_000_000
"""Over all sheets of a file, by the largest row and column of each."""

MOST_SHEETS: Final = 100
MOST_MEMORY: Final = 1024 * MIB
"""Of the process that reads, where the system can limit it."""

MOST_CPU_S: Final = 8
"""Seconds of work that reading may take, where the system can limit it: the largest ledger takes half."""

LONGEST_CELL: Final = 2_000
"""Characters of a text that are kept."""


class ReadingError(Exception):
    """A file that cannot be read; `code` names the sentence that says why, `values` fill it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def check_extent(rows: int, columns: int) -> None:
    """Raise ReadingError for a sheet that reaches further than a ledger does."""
    if rows > MOST_ROWS:
        raise ReadingError("ledger_too_many_rows", most=f"{MOST_ROWS:,}")
    if columns > MOST_COLUMNS:
        raise ReadingError("ledger_too_many_columns", most=f"{MOST_COLUMNS:,}")
    if rows * columns > MOST_CELLS:
        raise ReadingError("ledger_too_many_cells", most=f"{MOST_CELLS:,}")
