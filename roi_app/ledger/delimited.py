"""CSV and TSV as banks, shops and spreadsheets write them: any usual encoding and delimiter."""

from __future__ import annotations

import contextlib
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from roi_app.checks.encodings import STRAY, decoded_as, is_wholly, likely_encoding
from roi_app.ledger.limits import LEDGER, MOST_ROWS, Limits, ReadingError

_DELIMITERS: Final = ("\t", ",", ";", "|", "；", "，")
_SAMPLE_ROWS: Final = 300
_MOST_LINES: Final = 20
"""Of one cell; in more of them a quotation mark was left open."""
_LONGEST: Final = 32_767
"""Characters of a cell: no spreadsheet holds more, so that it was none."""
_LONGEST_SHOWN: Final = 80
_GUARDS: Final = frozenset("`=")
_ZERO: Final = "\x00"
_QUOTE: Final = '"'


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
    is_damaged = STRAY in text and not is_wholly(data, chosen)
    rows, broken = _rows(text.replace(_ZERO, ""), limits, is_broken=_broken_text if is_damaged else _too_long)
    if not any(cell for row in rows for cell in row):
        raise ReadingError("ledger_empty")
    return chosen, [{"name": Path(path).stem, "days": [], "rows": rows, "broken": broken}]


_Broken: TypeAlias = "tuple[int, str]"
"""The place of a cell that spoils its row, -1 where the whole row is meant, and why."""


def _rows(
    text: str, limits: Limits, is_broken: Callable[[list[str]], _Broken | None]
) -> tuple[list[list[str | None]], list[tuple[int, int, str, str]]]:
    """The rows, and of those that are broken, whose places are blank: number, column, what stands there and why."""
    lines = list(io.StringIO(text, newline=""))
    delimiter, width = _shape(lines)
    rows: list[list[str | None]] = []
    broken: list[tuple[int, int, str, str]] = []
    cells = 0
    for line, row in _records(lines, delimiter, width):
        if len(rows) >= MOST_ROWS:
            raise ReadingError("ledger_too_many_rows", most=f"{MOST_ROWS:,}")
        cells += len(row)
        limits.check_columns(len(row))
        limits.check_cells(cells)
        found = is_broken(row) if row else (-1, _LONG_CELL if len(line) > _LONGEST else _OPEN_QUOTE) if line else None
        if found is None:
            rows.append([_plain(cell)[: limits.longest_cell] or None for cell in row])
        else:
            place, reason = found
            shown = row[place] if place >= 0 else line
            broken.append((len(rows) + 1, place, shown.strip()[:_LONGEST_SHOWN], reason))
            rows.append([])
    return rows, broken


def _records(lines: Sequence[str], delimiter: str, width: int) -> Iterator[tuple[str, list[str]]]:
    """The cells of each row, with "" before them; of a line whose quotation marks do not fit, the line and no cells.

    A mark that was left open takes the lines that follow for one cell: then its own line is given up, and what follows
    is read anew.
    """
    at = 0
    while at < len(lines):
        begun = at
        parsed = csv.reader((lines[place] for place in range(begun, len(lines))), delimiter=delimiter, strict=True)
        with contextlib.suppress(csv.Error):
            for row in parsed:
                end = begun + parsed.line_num
                if end > at + 1 and _is_swallowed(lines[at:end], delimiter, width):
                    break
                yield "", row
                at = end
        if at < len(lines):
            alone = _alone(lines[at], delimiter)
            is_readable = len(alone) == width and lines[at].count(_QUOTE) % 2 == 0
            yield ("", alone) if is_readable else (lines[at], [])
            at += 1


def _alone(line: str, delimiter: str) -> list[str]:
    """The cells of a line by itself, whatever its quotation marks."""
    return next(csv.reader([line], delimiter=delimiter), []) if len(line) <= _LONGEST else []


def _is_swallowed(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether lines that were read as one row are several: two of them could be rows of their own."""
    whole = sum(line.count(delimiter) + 1 >= width > 1 for line in lines)
    return len(lines) > _MOST_LINES or whole > 1


_OPEN_QUOTE: Final = "open_quote"
_STRAY_BYTES: Final = "stray_bytes"
_LONG_CELL: Final = "long_cell"


def _too_long(row: list[str]) -> _Broken | None:
    if sum(map(len, row)) <= _LONGEST:
        return None
    return next(((place, _LONG_CELL) for place, cell in enumerate(row) if len(cell) > _LONGEST), None)


def _broken_text(row: list[str]) -> _Broken | None:
    """The same in a text that its encoding does not spell wholly; at the end of a cell a name was cut, no more."""
    stray = (place for place, cell in enumerate(row) if STRAY in cell.rstrip().rstrip(STRAY))
    return next(((place, _STRAY_BYTES) for place in stray), None) or _too_long(row)


def _plain(cell: str) -> str:
    """A cell without the signs by which exports keep a spreadsheet from taking a long number for one."""
    if cell[:1] in _GUARDS:
        if cell.startswith('="') and cell.endswith('"'):
            return cell[2:-1].strip()
        return cell.removeprefix("`").strip()
    return cell.strip()


def _shape(lines: Sequence[str]) -> tuple[str, int]:
    """The delimiter that makes most rows alike, wide ones before narrow ones, and how many cells most of them have."""
    sample = lines[:_SAMPLE_ROWS]
    shapes = {delimiter: _widths(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: _likeness(shapes[delimiter]))
    usual = max(shapes[best].items(), key=lambda of: (of[0] > 1, of[1]), default=(1, 0))
    return best, usual[0]


def _widths(lines: Sequence[str], delimiter: str) -> Counter[int]:
    """How many lines have how many cells, each read by itself, so that no mark spoils the others."""
    return Counter(len(row) for line in lines if (row := _alone(line, delimiter)))


def _likeness(widths: Counter[int]) -> float:
    return max((count * min(width, 12) ** 0.5 for width, count in widths.items() if width > 1), default=0.0)
