"""Sheets that harm whoever reads them without looking first."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

import xlsxwriter

HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="a">'
)
ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def workbook(rows: Iterable[str], **parts: bytes) -> bytes:
    """A workbook of one sheet with these rows of XML, and other parts in place of its own."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("a")
    sound = zipfile.ZipFile(out)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name in sound.namelist():
            if name != "xl/worksheets/sheet1.xml" and name not in parts:
                packed.writestr(name, sound.read(name))
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(HEAD.encode())
            for row in rows:
                sheet.write(row.encode())
            sheet.write(b"</sheetData></worksheet>")
        for name, content in parts.items():
            packed.writestr(name, content)
    return made.getvalue()


def cell(place: str, value: object = 1) -> str:
    return f'<row><c r="{place}"><v>{value}</v></c></row>'


def far_corner() -> bytes:
    return workbook([cell("A1"), cell("XFD1048576")])


def far_corner_numbered_rows() -> bytes:
    rows = cell("A1").replace("<row>", '<row r="1">'), cell("XFD1048576").replace("<row>", '<row r="1048576">')
    return workbook(rows)


def far_corner_single_quotes() -> bytes:
    return workbook([cell("A1"), cell("XFD1048576").replace('"', "'")])


def far_corner_spaced() -> bytes:
    return workbook([cell("A1"), cell("XFD1048576").replace('r="', 'r = "')])


def bomb() -> bytes:
    text = "<row>" + "<c><v>1111111111111111</v></c>" * 32 + "</row>"
    return workbook(text * 400 for _ in range(1_200))


def wide() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write_row(0, 0, range(300))
    return out.getvalue()


def wide_text() -> bytes:
    return (",".join(map(str, range(300))) + "\n").encode() * 20


def two_million_rows() -> bytes:
    return b"2025-05-01,a,1\n" * 2_000_000


def not_a_sheet() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def ods_bomb() -> bytes:
    inner = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    return ods(f'<table:table-row table:number-rows-repeated="1048576">{inner}</table:table-row>')


def ods_entities() -> bytes:
    bomb = "".join(f'<!ENTITY e{one} "{f"&e{one - 1};" * 10}">' for one in range(1, 9))
    declared = f'<!DOCTYPE a [<!ENTITY e0 "ha">{bomb}]>'
    row = '<table:table-row><table:table-cell office:value-type="string"><text:p>&e8;</text:p></table:table-cell>'
    content = ODS_HEAD.replace("?>", f"?>{declared}", 1) + row + "</table:table-row>" + ODS_TAIL
    return _ods(content)


def ods(rows: str) -> bytes:
    return _ods(ODS_HEAD + rows + ODS_TAIL)


def _ods(content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return made.getvalue()


def ods_password() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("content.xml", b"\x00" * 40)
        packed.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return made.getvalue()


def xlsx_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)


def truncated() -> bytes:
    return wide()[:3_000]


def lies_about_size() -> bytes:
    """A sheet whose part says that it is small and unpacks to much more."""
    data = bytearray(workbook("<!--" + " " * 2**20 + "-->" for _ in range(48)))
    directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet1.xml"))
    data[directory + 24 : directory + 28] = (5_000).to_bytes(4, "little")
    return bytes(data)


FAR = {"ledger_too_many_rows", "ledger_too_many_columns"}

HOSTILE = {
    "far corner.xlsx": (far_corner, FAR),
    "far corner, rows.xlsx": (far_corner_numbered_rows, FAR),
    "far corner, quotes.xlsx": (far_corner_single_quotes, FAR),
    "far corner, spaces.xlsx": (far_corner_spaced, {*FAR, "ledger_reader_died"}),
    "bomb.xlsx": (bomb, {"ledger_unpacks_to_too_much", "ledger_too_many_rows"}),
    "lies.xlsx": (lies_about_size, {"ledger_unreadable", "ledger_unpacks_to_too_much"}),
    "wide.xlsx": (wide, {"ledger_too_many_columns"}),
    "wide.csv": (wide_text, {"ledger_too_many_columns"}),
    "long.csv": (two_million_rows, {"ledger_too_many_rows"}),
    "picture.csv": (not_a_sheet, {"ledger_not_text"}),
    "bomb.ods": (ods_bomb, {"ledger_too_many_rows"}),
    "entities.ods": (ods_entities, {"ledger_unreadable"}),
    "secret.ods": (ods_password, {"ledger_password"}),
    "secret.xlsx": (xlsx_password, {"ledger_password"}),
    "cut.xlsx": (truncated, {"ledger_unreadable"}),
    "empty.csv": (bytes, {"ledger_empty"}),
    "blank.csv": (lambda: b"\n , \n", {"ledger_empty"}),
}
