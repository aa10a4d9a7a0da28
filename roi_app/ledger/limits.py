"""How large a sheet may be, and what its reader says of one that is too large or no sheet."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a sheet may reach, for what it is read; `cells` counts over all sheets of a file."""

    columns: int = MOST_COLUMNS
    cells: int = MOST_CELLS
    longest_cell: int = LONGEST_CELL
    memory: int = MOST_MEMORY
    cpu_s: int = MOST_CPU_S
    file: int = LARGEST_FILE
    unpacked: int = LARGEST_UNPACKED

    def check_extent(self, rows: int, columns: int) -> None:
        """Raise ReadingError for a sheet that reaches further."""
        if rows > MOST_ROWS:
            raise ReadingError("ledger_too_many_rows", most=f"{MOST_ROWS:,}")
        self.check_columns(columns)
        self.check_cells(rows * columns)

    def check_columns(self, columns: int) -> None:
        """Raise ReadingError for a sheet that is wider."""
        if columns > self.columns:
            raise ReadingError("ledger_too_many_columns", most=f"{self.columns:,}")

    def check_cells(self, cells: int) -> None:
        """Raise ReadingError for more cells."""
        if cells > self.cells:
            raise ReadingError("ledger_too_many_cells", most=f"{self.cells:,}")


LEDGER: Final = Limits()


class ReadingError(Exception):
    """A file that cannot be read; `code` names the sentence that says why, `values` fill it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
