"""CSV and TSV as banks, shops and spreadsheets write them: any usual encoding and delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal

from roi_app.checks.encodings import decoded_as, likely_encoding
from roi_app.ledger.limits import LEDGER, MOST_ROWS, Limits, ReadingError

_DELIMITERS: Final = ("\t", ",", ";", "|", "；", "，")
_SAMPLE_ROWS: Final = 300
_LONG: Final = 1_000
_MOST_LINES: Final = 20
"""Of one cell; in more of them a quotation mark was left open."""
_GUARDS: Final = frozenset("`=")
_ZERO: Final = "\x00"


def read_text(
    data: bytes, path: str, encoding: str | None, limits: Limits = LEDGER
) -> tuple[str, list[dict[str, Any]]]:
    """The encoding that was used, and the one sheet that the text is, as `sheets` takes it from the reader."""
    chosen = encoding or likely_encoding(data)
    if chosen is None:
        raise ReadingError("ledger_not_text")
    text = decoded_as(data, chosen)
    if text is None:
        raise ReadingError("ledger_wrong_encoding", encoding=chosen)
    rows = _rows(text.replace(_ZERO, ""), limits)
    if not any(cell for row in rows for cell in row):
        raise ReadingError("ledger_empty")
    return chosen, [{"name": Path(path).stem, "days": [], "rows": rows}]


def _rows(text: str, limits: Limits) -> list[list[str | None]]:
    delimiter = _delimiter(text)
    try:
        return _bounded(_parsed(text, delimiter, csv.QUOTE_MINIMAL), limits)
    except csv.Error:
        # A lone quotation mark takes all that follows for one cell.
        return _bounded(_parsed(text, delimiter, csv.QUOTE_NONE), limits)


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3]) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)


def _bounded(parsed: Iterator[list[str]], limits: Limits) -> list[list[str | None]]:
    rows: list[list[str | None]] = []
    cells = 0
    for row in parsed:
        cells += len(row)
        limits.check_columns(len(row))
        if len(rows) >= MOST_ROWS:
            raise ReadingError("ledger_too_many_rows", most=f"{MOST_ROWS:,}")
        limits.check_cells(cells)
        if sum(map(len, row)) > _LONG and any(cell.count("\n") > _MOST_LINES for cell in row):
            raise csv.Error
        rows.append([_plain(cell)[: limits.longest_cell] or None for cell in row])
    return rows


def _plain(cell: str) -> str:
    """A cell without the signs by which exports keep a spreadsheet from taking a long number for one."""
    if cell[:1] in _GUARDS:
        if cell.startswith('="') and cell.endswith('"'):
            return cell[2:-1].strip()
        return cell.removeprefix("`").strip()
    return cell.strip()


def _delimiter(text: str) -> str:
    """The delimiter that makes most rows alike, wide ones before narrow ones."""
    sample = "\n".join(islice(io.StringIO(text), _SAMPLE_ROWS))
    return max(_DELIMITERS, key=lambda one: _likeness(sample, one))


def _likeness(sample: str, delimiter: str) -> float:
    try:
        widths = Counter(len(row) for row in _parsed(sample, delimiter, csv.QUOTE_MINIMAL) if row)
    except csv.Error:
        return 0.0
    wide = {width: count for width, count in widths.items() if width > 1}
    return max((count * min(width, 12) ** 0.5 for width, count in wide.items()), default=0.0)
