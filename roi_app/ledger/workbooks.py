"""XLSX, XLS and ODS: looked through before they are read, then their values as a spreadsheet last showed them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final, TypeAlias
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from roi_app.ledger.limits import (
    LEDGER,
    MIB,
    MOST_CELLS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_SHEETS,
    Limits,
    ReadingError,
)
from roi_app.ledger.sheets import DAY_MARK
from roi_app.texts.amounts import parse_amount

_PACKED: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SHEET_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_ODS_CONTENT: Final = "content.xml"
_ODS_MANIFEST: Final = "META-INF/manifest.xml"
_DAY_AS_NUMBER: Final = re.compile(r"(?:19|20)\d{6}|(?:1[0-2]|0?[1-9])[./-](?:3[01]|[12]\d|0?[1-9])")
"""A text that could be an amount and is a day, such as 20250503 or 5.3."""
_OVERLAP: Final = 64
_LONGEST_COUNT: Final = 10

# Rows past the last allowed have six digits from 3 on, or seven. A scan for what must not be is ten times faster than
# reading every reference.
_FAR_ROW: Final = re.compile(rb"""r=["'][A-Za-z]{0,3}(?:[3-9][0-9]{5}|[0-9]{7,})["']""")

_VALUE: Final = b"</v>"

_SIGNS_OF_ERRORS: Final = (b't="e"', b"t='e'")
_SIGNS_OF_UNTOLD: Final = (b"</f></c>", b"</f><v></v></c>", b"</f><v/></c>", b"</f><v /></c>")
_ERROR: Final = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt=)(["'])e\2""")
"""How a cell begins that holds an error of its formula, such as #N/A."""

_UNTOLD: Final = re.compile(
    rb"""<c((?:\s+(?!t=)\w+=(?:"[^"<>]*"|'[^'<>]*'))*)\s*>\s*"""
    rb"""<f(?:\s[^<>]*)?(?:/>|>([^<]*)</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"""
)
"""A cell with a formula that no spreadsheet has worked out; a text says of itself that it is one, also an empty one."""

_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_SPACE: Final = "|"


def is_workbook(data: bytes) -> bool:
    """Whether bytes begin as those of a workbook do."""
    return data.startswith((_PACKED, _OLE))


def read_workbook(data: bytes, limits: Limits = LEDGER) -> list[dict[str, Any]]:
    """The sheets with anything in them, as `sheets` takes them from the reader; raises ReadingError."""
    untold = _look_before(data, limits)
    try:
        with CalamineWorkbook.from_filelike(_formulas_as_texts(data, untold)) as book:
            sheets = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
            if len(sheets) > MOST_SHEETS:
                raise ReadingError("ledger_too_many_sheets", most=f"{MOST_SHEETS}")
            read = list(_sheets(book, sheets, limits))
    except PasswordError as fault:
        raise ReadingError("ledger_password") from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise ReadingError("ledger_unreadable") from fault
    if not read:
        raise ReadingError("ledger_empty")
    return read


def _sheets(book: CalamineWorkbook, names: list[str], limits: Limits) -> Iterator[dict[str, Any]]:
    tell: _Telling = {**_TOLD, str: _told_text(limits.longest_cell)}
    cells = 0
    for name in names:
        sheet = book.get_sheet_by_name(name)
        if sheet.end is None:
            continue
        height, width = (last + 1 for last in sheet.end)
        limits.check_extent(height, width)
        cells += height * width
        limits.check_cells(cells)
        rows = sheet.to_python(skip_empty_area=False)
        _spread_merged(rows, sheet.merged_cell_ranges or ())
        told = [[tell[type(cell)](cell) for cell in row] for row in rows]
        if any(cell is not None for row in told for cell in row):
            yield {"name": name, "days": _columns_with_days(rows, width), "rows": told}


def _columns_with_days(rows: list[list[Any]], width: int) -> list[int]:
    return [place for place in range(width) if any(type(row[place]) in _DAYS for row in rows)]


def _told_text(longest: int) -> Callable[[str], str | None]:
    return lambda cell: cell.strip()[:longest] or None


def _told_number(cell: float) -> float | None:
    return cell if abs(cell) < _INFINITE else None


def _told_day(cell: date) -> str:
    return DAY_MARK + cell.isoformat()[:_LENGTH_OF_DAY]


_Telling: TypeAlias = "dict[type, Callable[[Any], str | float | None]]"

_INFINITE: Final = float("inf")
_LENGTH_OF_DAY: Final = 10
_DAYS: Final = (date, datetime)
_TOLD: Final[_Telling] = {
    float: _told_number,
    int: _told_number,
    date: _told_day,
    datetime: _told_day,
    bool: str,
    time: str,
    timedelta: str,
}
"""How each kind of cell is passed on that is no text."""


def _spread_merged(rows: list[list[Any]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Let every cell of merged ones hold their text or day: amounts stay where they are, lest they count twice."""
    left = MOST_CELLS
    for (top, first), (bottom, last) in merged:
        left -= (min(bottom, len(rows)) - top + 1) * (last - first + 1)
        if left < 0:
            return
        if top >= len(rows) or first >= len(rows[top]) or not _is_spread(rows[top][first]):
            continue
        for row in rows[top : bottom + 1]:
            for place in range(first, min(last + 1, len(row))):
                row[place] = rows[top][first]


def _is_spread(cell: object) -> bool:
    if isinstance(cell, str):
        return parse_amount(cell) is None or _DAY_AS_NUMBER.fullmatch(cell.strip()) is not None
    return isinstance(cell, date)


def _formulas_as_texts(data: bytes, parts: Collection[str]) -> io.BytesIO:
    """The workbook with #N/A and formulas without a value as texts in these sheets: the reader would tell empty cells.

    Programs that write a workbook leave its formulas to be worked out by whoever opens it.
    """
    if not parts:
        return io.BytesIO(data)
    told = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(told, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=1) as made,
    ):
        for one in packed.infolist():
            pieces = _unpacked(packed, one.filename)
            with made.open(one.filename, "w", force_zip64=True) as part:
                for piece in map(_as_texts, _in_rows(pieces)) if one.filename in parts else pieces:
                    part.write(piece)
    told.seek(0)
    return told


def _in_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same of a sheet, each ending with a row, so that no cell is cut in two."""
    left = b""
    for piece in pieces:
        rows, end, left = (left + piece).rpartition(b"row>")
        yield rows + end
    yield left


def _as_texts(rows: bytes) -> bytes:
    return _UNTOLD.sub(rb'<c\1 t="str"><v>=\2</v></c>', _ERROR.sub(rb"\1\2str\2", rows))


def _look_before(data: bytes, limits: Limits) -> frozenset[str]:
    """Sheets with formulas that have no value, by their parts; raises ReadingError for what must not be read at all."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ReadingError("ledger_password")
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return frozenset(_look_into(packed, limits))
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, zipfile.LargeZipFile) as fault:
        raise ReadingError("ledger_unreadable") from fault
    except RuntimeError as fault:
        # What zipfile raises for a part that needs a password.
        raise ReadingError("ledger_password") from fault


def _look_into(packed: zipfile.ZipFile, limits: Limits) -> set[str]:
    untold: set[str] = set()
    parts = packed.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limits.unpacked:
        raise ReadingError("ledger_unpacks_to_too_much", most=f"{limits.unpacked // MIB} MB")
    if _ODS_CONTENT in names:
        if b"encryption-data" in b"".join(_unpacked(packed, _ODS_MANIFEST)) if _ODS_MANIFEST in names else b"":
            raise ReadingError("ledger_password")
        _look_into_ods(packed, limits)
    elif any(name.startswith("xl/") for name in names):
        cells = 0
        for name in filter(_SHEET_PART.fullmatch, names):
            cells, is_untold = _look_into_xlsx(packed, name, limits, cells)
            untold |= {name} if is_untold else set()
    else:
        raise ReadingError("ledger_unreadable")
    return untold


def _unpacked(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part piece by piece; never more than is said of it, whatever it unpacks to."""
    with packed.open(name) as part:
        while piece := part.read(MIB):
            yield piece


def _far_column(most: int) -> re.Pattern[bytes]:
    """What the reference of a cell begins with that stands beyond so many columns: A to Z, AA to ZZ, AAA ..."""
    last = ""
    while most:
        most, letter = divmod(most - 1, 26)
        last = chr(ord("A") + letter) + last
    found = [f"[A-Za-z]{{{len(last) + 1},}}"]
    for place, end in enumerate(last):
        if end != "Z":
            before = "".join(f"[{one}{one.lower()}]" for one in last[:place])
            after = chr(ord(end) + 1)
            found.append(f"{before}[{after}-Z{after.lower()}-z][A-Za-z]{{{len(last) - place - 1}}}")
    return re.compile(f"""r=["'](?:{"|".join(found)})[0-9]""".encode())


def _look_into_xlsx(packed: zipfile.ZipFile, name: str, limits: Limits, cells: int) -> tuple[int, bool]:
    """How many values there are with it, `cells` of them in sheets before, and whether any formula has none.

    Raises ReadingError for too much of any.
    """
    far, is_untold = _far_column(limits.columns), False
    before = b""
    for piece in _unpacked(packed, name):
        text = before + piece
        if _FAR_ROW.search(text):
            raise ReadingError("ledger_too_many_rows", most=f"{MOST_ROWS:,}")
        if far.search(text):
            raise ReadingError("ledger_too_many_columns", most=f"{limits.columns:,}")
        cells += piece.count(_VALUE)
        limits.check_cells(cells)
        is_untold = is_untold or any(sign in text for sign in (*_SIGNS_OF_ERRORS, *_SIGNS_OF_UNTOLD))
        before = piece[-_OVERLAP:]
    return cells, is_untold


def _look_into_ods(packed: zipfile.ZipFile, limits: Limits) -> None:
    extent = _OdsExtent(limits)
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    parser.StartElementHandler = extent.begin
    parser.EndElementHandler = extent.end
    parser.EntityDeclHandler = _refuse_entity
    try:
        for piece in _unpacked(packed, _ODS_CONTENT):
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - the parser takes it by place only
    except expat.ExpatError as fault:
        raise ReadingError("ledger_unreadable") from fault


def _refuse_entity(*_: object) -> None:
    raise ReadingError("ledger_unreadable")


class _OdsExtent:
    """How far the cells with anything in them reach, repeated ones too; blanks at the end are no cells."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rows = self._blank_rows = self._columns = self._wide = 0
        self._repeated = 1

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        if not name.startswith(_TABLE):
            return
        match name.rpartition(_SPACE)[2]:
            case "table":
                self._rows = self._blank_rows = 0
            case "table-row":
                self._repeated = _count(attributes, "number-rows-repeated")
                self._columns = self._wide = 0
            case "table-cell" | "covered-table-cell":
                self._columns += _count(attributes, "number-columns-repeated")
                if any(key.endswith("value-type") for key in attributes):
                    self._wide = self._columns

    def end(self, name: str) -> None:
        """Take in the end of an element; raises ReadingError where the table reaches too far."""
        if name != f"{_TABLE}{_SPACE}table-row":
            return
        if self._wide:
            self._rows += self._blank_rows + self._repeated
            self._blank_rows = 0
            self._limits.check_extent(self._rows, self._wide)
        else:
            self._blank_rows += self._repeated


def _count(attributes: dict[str, str], name: str) -> int:
    given = attributes.get(f"{_TABLE}{_SPACE}{name}", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < _LONGEST_COUNT else MOST_CELLS
