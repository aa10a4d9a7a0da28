"""Workbooks changed as a person would, put through spreadsheet programs, and read back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import xml.sax.saxutils as xml
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from roi_app.exports.workbook.book import cell_name
from roi_app.exports.workbook.layout import CellRange, SheetKey, cell_ranges
from roi_app.exports.workbook.options import Options

STAMP = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
WRONG = -987654321.0
"""What is put into every formula's cell, so that a program that computes nothing is found out."""

ORDER = tuple(SheetKey)
_FORMULA_CELL = re.compile(r'(<c r="[A-Z]+\d+"[^>]*>)(<f>.*?</f>)<v>.*?</v></c>')
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def options(language: str = "en", **more) -> Options:
    return Options(language, STAMP, **more)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def part_of(page: SheetKey, shop: int = 0) -> str:
    """The sheet's file; in a comparison each shop's five sheets come after the first one."""
    return f"xl/worksheets/sheet{ORDER.index(page) + 1 + shop}.xml"


def with_wrong_values(data: bytes) -> bytes:
    """The same formulas, each with a wrong value in its cell."""
    files = parts(data)
    found = 0
    for name in [one for one in files if one.startswith("xl/worksheets/sheet")]:
        text, count = _FORMULA_CELL.subn(_wrong, files[name].decode())
        files[name], found = text.encode(), found + count
    assert found > 1000
    return packed(files)


def _wrong(found: re.Match) -> str:
    value = "wrong" if 't="str"' in found[1] else str(WRONG)
    return f"{found[1]}{found[2]}<v>{value}</v></c>"


def with_inputs(data: bytes, values: Mapping[CellRange, float | str | None]) -> bytes:
    """The workbook after a person has typed into some cells; None clears a cell."""
    files = parts(data)
    for spot, value in values.items():
        name, cell = part_of(spot.sheet), cell_name(spot.row, spot.column)
        pattern = re.compile(rf'<c r="{cell}"( s="\d+")?[^>]*?(/>|>.*?</c>)')
        text = files[name].decode()
        was = pattern.search(text)
        assert was, (spot, cell)
        assert "<f>" not in was[0], (spot, was[0])
        files[name] = text.replace(was[0], _typed(cell, was[1] or "", value), 1).encode()
    return packed(files)


def _typed(cell: str, style: str, value: float | str | None) -> str:
    if value is None:
        return f'<c r="{cell}"{style}/>'
    if isinstance(value, str):
        return f'<c r="{cell}"{style} t="inlineStr"><is><t>{xml.escape(value)}</t></is></c>'
    return f'<c r="{cell}"{style}><v>{value!r}</v></c>'


@dataclass(frozen=True)
class Sheets:
    """The values of a workbook, by the model's own keys."""

    book: openpyxl.Workbook

    def cells(self, key: str, suffix: str = "") -> list:
        spot = cell_ranges()[key]
        sheet = self.book[self.titles(suffix)[spot.sheet]]
        return [sheet.cell(spot.row + at + 1, spot.column + 1).value for at in range(spot.length)]

    def titles(self, suffix: str = "") -> dict[SheetKey, str]:
        names = [title for title in self.book.sheetnames if not suffix or title.endswith(suffix)]
        return dict(zip(ORDER, names, strict=False))


@lru_cache(maxsize=24)
def read(data: bytes, *, formulas: bool = False) -> Sheets:
    return Sheets(openpyxl.load_workbook(io.BytesIO(data), data_only=not formulas))


def first_text(data: bytes) -> str:
    """The title of the first sheet, read by a program that takes formulas for nothing else than their values."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    assert b'<c r="A1"' in parts(data)["xl/worksheets/sheet1.xml"]
    return sheet.to_python()[0][0]


LIBREOFFICE = shutil.which("soffice")


def recalculated(files: Iterable[bytes], folder: Path) -> list[bytes]:
    """Files opened by LibreOffice, computed anew whatever values they carry, and saved again."""
    profile, given, made = (folder / name for name in ("profile", "given", "made"))
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    given.mkdir()
    names = []
    for at, data in enumerate(files):
        names.append(f"{at:03}.xlsx")
        (given / names[-1]).write_bytes(data)
    subprocess.run(
        [LIBREOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(made), *(str(given / name) for name in names)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return [(made / name).read_bytes() for name in names]
