"""The one place that calls typst: a template and data in, a PDF or pictures of its pages out."""

from __future__ import annotations

import importlib.resources
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from roi_app import assets
from roi_app.exports.pdf.endings import with_clear_endings

MAIN: Final = "estimate.typ"
TEMPLATE: Final = (MAIN, "style.typ", "charts.typ", "doubt-charts.typ", "pages.typ", "tables.typ")

FONT_FILES: Final = tuple(
    Path(str(importlib.resources.files(package) / file))
    for package, file in (
        ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
        ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
    )
)

# Part 3 of PDF/A is the one that may carry a file of another format, here the case; UA-1 lets it be read aloud.
STANDARDS: Final = ("a-3a", "ua-1")


Tree = Mapping[str, Any]


class TypesettingError(Exception):
    """The engine refused: the message is its own, in English, and goes into a report of the fault."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folders = [font.parent for font in FONT_FILES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def write_pdf(tree: Tree, files: Mapping[str, bytes], stamp: datetime) -> bytes:
    """The PDF of a tree, with the files that the template reads by name; raises TypesettingError."""
    output = _Output("pdf", STANDARDS, stamp)
    return with_clear_endings(_compile({**_templates(), **files}, {"data": _as_json(tree)}, output)[0])


def draw_pages(tree: Tree, files: Mapping[str, bytes], stamp: datetime, dots_per_inch: float) -> list[bytes]:
    """Each page of the same document as PNG; raises TypesettingError."""
    output = _Output("png", stamp=stamp, dots_per_inch=dots_per_inch)
    return _compile({**_templates(), **files}, {"data": _as_json(tree)}, output)


def draw_image(data: bytes, ending: str, wide: int, high: int) -> bytes:
    """A picture decoded and drawn anew as PNG of so many pixels, without a ground; raises TypesettingError."""
    source = (
        f"#set page(width: {wide}pt, height: {high}pt, margin: 0pt, fill: none)\n"
        f'#image("picture.{ending}", width: 100%, height: 100%, fit: "contain")\n'
    )
    return _compile({MAIN: source.encode(), f"picture.{ending}": data}, {}, _Output("png", dots_per_inch=72))[0]


def _templates() -> dict[str, bytes]:
    return {name: assets.read_bytes("report", name) for name in TEMPLATE}


def _as_json(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True, slots=True)
class _Output:
    """What is to come out: the kind, the standards that a PDF keeps, the time that it bears, the dots of a picture."""

    format: typst.OutputFormat
    standards: tuple[typst.PDFStandard, ...] = ()
    stamp: datetime | None = None
    dots_per_inch: float | None = None


def _compile(files: Mapping[str, bytes], inputs: dict[str, str], output: _Output) -> list[bytes]:
    """Typeset in a folder that holds the given files and nothing else, so that no text can reach another one."""
    with tempfile.TemporaryDirectory(prefix="roi-report-") as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        try:
            compiler = typst.Compiler(str(Path(folder, MAIN)), root=folder, font_paths=_fonts(), sys_inputs=inputs)
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
