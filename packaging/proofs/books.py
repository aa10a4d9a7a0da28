"""A shop's payments and two merchants, as sheets that a person would bring; what the app must make of them is known."""

import csv
import io
import zipfile
from xml.sax.saxutils import escape

MONTHS = [f"2026-{month:02}" for month in range(1, 7)]
PAYMENTS = (("11", "產品攝影 白底圖", 4_500), ("15", "詳情頁設計", 3_200), ("20", "商品文案撰寫", 900))
"""Each month's, with the day; the app knows each by its words."""

LEDGER = [["日期", "摘要", "金額"]]
LEDGER += [[f"{month}-{day}", words, f"-{amount}"] for month in MONTHS for day, words, amount in PAYMENTS]
MERCHANTS = [
    ["id", "name", "platform", "photo_units_per_month", "photo_unit_price"],
    ["1", "小店", "taobao", "6", "750"],
    ["2", "大店", "jd", "40", "600"],
]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XLSX = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="a" Type="{_KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}">'
    '<sheets><sheet name="帳" sheetId="1" r:id="b"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="b" Type="{_KIND}/worksheet" Target="sheet1.xml"/></Relationships>',
}


def as_csv(rows: list[list[str]]) -> bytes:
    """Rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_xlsx(rows: list[list[str]]) -> bytes:
    """Rows as the first sheet of a workbook, every cell a text."""
    cells = ("".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) for row in rows)
    lines = "".join(f"<row>{line}</row>" for line in cells)
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in (_XLSX | {"xl/sheet1.xml": sheet}).items():
            packed.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return made.getvalue()
