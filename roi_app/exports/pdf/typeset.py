"""The one place that calls typst: a template and a manuscript in, a PDF or pictures of its pages out."""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import tempfile
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import typst

from roi_app import assets
from roi_app.documents.files import DocumentError, write_problem
from roi_app.documents.leftovers import new_folder, sweep_folders
from roi_app.exports.pdf.fonts import FONT_FILES
from roi_app.exports.pdf.plain import Plain

MAIN: Final = "estimate.typ"
TEMPLATE: Final = (
    MAIN,
    "merchants.typ",
    "style.typ",
    "charts.typ",
    "uncertainty-charts.typ",
    "pages.typ",
    "tables.typ",
)

FOLDER: Final = "roi-report-"
"""How the name begins of the folder in which a report is typeset."""

# Part 3 of PDF/A is the one that may carry a file of another format, here the case; UA-1 lets it be read aloud.
STANDARDS: Final = ("a-3a", "ua-1")

_AMBIGUOUS: Final = re.compile(rb"\r(?=\nendstream\nendobj)")
_ROW: Final = re.compile(rb"<</Type/StructElem/S/TR/P \d+ 0 R(?:/Lang\([^)]*\))?/K\[(\d+) 0 R")
_CELL: Final = re.compile(
    rb"\n(\d+) 0 obj\n<</Type/StructElem(/S/TD)(/P \d+ 0 R(?:/Lang\([^)]*\))?)(/A\[<</O/Table(?=/Headers))?"
)
_ENTRY: Final = 20
_TABLE: Final = re.compile(rb"xref\n0 (\d+)\n")
_START: Final = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a template reads, the files that it names, the time that the document bears, and which template it is."""

    data: Plain
    files: Mapping[str, bytes]
    stamp: datetime
    template: str = MAIN


class TypesettingError(Exception):
    """The engine refused: the message is its own, in English, and goes into a report of the fault."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folders = [font.parent for font in FONT_FILES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def write_pdf(manuscript: Manuscript) -> bytes:
    """The PDF of a manuscript; raises TypesettingError."""
    made = _typeset(manuscript, _Output("pdf", STANDARDS, manuscript.stamp))[0]
    return with_clear_endings(with_row_headers(made))


def draw_pages(manuscript: Manuscript, dots_per_inch: float) -> list[bytes]:
    """Each page of the same document as PNG; raises TypesettingError."""
    return _typeset(manuscript, _Output("png", stamp=manuscript.stamp, dots_per_inch=dots_per_inch))


def draw_image(data: bytes, ending: str, wide: int, high: int) -> bytes:
    """A picture decoded and drawn anew as PNG of so many pixels, without a ground; raises TypesettingError."""
    source = (
        f"#set page(width: {wide}pt, height: {high}pt, margin: 0pt, fill: none)\n"
        f'#image("picture.{ending}", width: 100%, height: 100%, fit: "contain")\n'
    )
    return _compile({MAIN: source.encode(), f"picture.{ending}": data}, {}, _Output("png", dots_per_inch=72))[0]


@dataclass(frozen=True, slots=True)
class _Output:
    """What is to come out: the kind, the standards that a PDF keeps, the time that it bears, the dots of a picture."""

    format: typst.OutputFormat
    standards: tuple[typst.PDFStandard, ...] = ()
    stamp: datetime | None = None
    dots_per_inch: float | None = None


def _typeset(manuscript: Manuscript, output: _Output) -> list[bytes]:
    data = json.dumps(manuscript.data, ensure_ascii=False, allow_nan=False)
    main = {MAIN: assets.read_bytes("report", manuscript.template)}
    return _compile({**_templates(), **main, **manuscript.files}, {"data": data}, output)


def _templates() -> dict[str, bytes]:
    return {name: assets.read_bytes("report", name) for name in TEMPLATE}


def _compile(files: Mapping[str, bytes], inputs: dict[str, str], output: _Output) -> list[bytes]:
    """Typeset in a folder that holds the given files and nothing else, so that no text can reach another one.

    Raises TypesettingError, or DocumentError where there is no room for such a folder.
    """
    _sweep_once()
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(new_folder(FOLDER))
            for name, data in files.items():
                (folder / name).write_bytes(data)
        except OSError as fault:
            raise DocumentError(write_problem(Path(_temporary(), FOLDER.strip("-")), fault)) from fault
        try:
            compiler = typst.Compiler(str(folder / MAIN), root=str(folder), font_paths=_fonts(), sys_inputs=inputs)
            made, warnings = compiler.compile_with_warnings(
                format=output.format,
                pdf_standards=list(output.standards),
                timestamp=output.stamp,
                ppi=output.dots_per_inch,
            )
        except typst.TypstError as fault:
            raise TypesettingError(fault.diagnostic) from fault
        except BaseException as fault:
            # A slip inside the engine arrives as a PanicException, which is no Exception.
            if type(fault).__name__ != "PanicException":
                raise
            raise TypesettingError(str(fault)) from fault
    if warnings:
        raise TypesettingError("; ".join(one.message for one in warnings))
    return made if isinstance(made, list) else [made or b""]


def _temporary() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:
        return ""


@lru_cache(maxsize=1)
def _sweep_once() -> None:
    """Remove what exports that were killed have left: it holds figures."""
    sweep_folders(FOLDER)


def with_clear_endings(data: bytes) -> bytes:
    """The same PDF with a line end of two bytes after each stream that ends in a carriage return.

    The engine writes a line feed after a stream. Behind a carriage return the two look like one line end, and a
    validator that measures backwards finds the stream a byte shorter than it says (ISO 19005-3, 6.1.7.1). With CR LF
    both readings agree; one file in twenty or so needs it. Raises ValueError where the PDF has no plain table.
    """
    return _edited(data, [(found.end(), found.end(), b"\r") for found in _AMBIGUOUS.finditer(data)])


def with_row_headers(data: bytes) -> bytes:
    """The same PDF whose rows begin with a header, as tables read; the engine marks the heads of columns alone."""
    first = {found[1] for found in _ROW.finditer(data)}
    cells = (found for found in _CELL.finditer(data) if found[1] in first)
    return _edited(data, [(found.start(2), found.end(), _as_header(found)) for found in cells])


def _as_header(cell: re.Match[bytes]) -> bytes:
    attributes = cell[4] + b"/Scope/Row" if cell[4] else b"/A[<</O/Table/Scope/Row>>]"
    return b"/S/TH" + cell[3] + attributes


def _edited(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The PDF with stretches replaced, in order, and its table of places renewed; ValueError where it has none."""
    if not edits:
        return data
    start = _START.search(data)
    table = _TABLE.match(data, int(start[1])) if start else None
    if start is None or table is None:
        raise ValueError("the PDF has no plain cross-reference table")
    ends = [end for _, end, _ in edits]
    grown = [0, *itertools.accumulate(len(new) - (end - begin) for begin, end, new in edits)]

    def moved(place: int) -> int:
        return place + grown[bisect_right(ends, place)]

    first, count = table.end(), int(table[1])
    entries = [data[first + _ENTRY * index : first + _ENTRY * (index + 1)] for index in range(count)]
    renewed = [b"%010d" % moved(int(one[:10])) + one[10:] if one[17:18] == b"n" else one for one in entries]
    kept = [data[end:begin] for end, begin in zip([0, *ends], [*(begin for begin, _, _ in edits), first], strict=True)]
    pieces = [part for pair in zip(kept, [*(new for _, _, new in edits), b""], strict=True) for part in pair]
    behind = data[first + _ENTRY * count : start.start(1)]
    return b"".join(pieces) + b"".join(renewed) + behind + b"%d\n%%%%EOF" % moved(int(start[1]))
