"""What SECURITY.md promises and the code can be asked for."""

import ast
import re
import tomllib
from pathlib import Path

from roi_app.benchmarks import load
from roi_app.checks import json_object
from roi_app.checks.json_object import MOST_BYTES
from roi_app.documents import pdf_attachment, read, schema
from roi_app.documents.pdf_attachment import MOST_PDF_BYTES
from roi_app.exports.pdf import logo, raster, svg, svg_reach
from roi_app.gui.state import settings
from roi_app.gui.state.failures import LOG

MIB, KIB = 2**20, 2**10
LIMITS = {
    "`.roi` document": (
        f"{json_object.MOST_BYTES // MIB} MiB",
        f"{json_object.DEEPEST} levels",
        f"{json_object.MOST_VALUES:,} values",
        f"{json_object.MOST_DIGITS} digits",
    ),
    "PDF with a case": (
        f"{pdf_attachment.MOST_PDF_BYTES // MIB} MiB",
        f"{pdf_attachment.MOST_TRIED} attachments",
        f"{json_object.MOST_BYTES // MIB} MiB of each",
    ),
    "logo": (f"{logo.MOST_BYTES // MIB} MiB", f"{logo.MOST_PIXELS:,} pixels", f"{logo.LONGEST_SIDE:,} a side"),
    "… PNG": (),
    "… JPEG": (f"{raster.MOST_SCANS} scans",),
    "… SVG": (
        f"{logo.MOST_SVG_BYTES // KIB} KiB",
        f"{svg.MOST_ELEMENTS:,} elements",
        f"{svg.DEEPEST} levels",
        f"{svg.MOST_RULES} selectors",
        f"{svg.MOST_WEIGHT:,} characters",
        f"{svg_reach.FURTHEST:,.0f} pixels from its place",
    ),
    "settings": (f"{settings.MOST_BYTES // MIB} MiB",),
    "benchmark pack": (f"{load.LARGEST_PACK // KIB} KiB",),
    "name, notes, scenarios": (
        f"{schema.LONGEST_NAME} and",
        f"{read.LONGEST_NOTES:,} characters",
        f"{read.MOST_SCENARIOS} scenarios",
    ),
}

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socketserver", "ssl", "urllib.request",
    "urllib3", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
}  # fmt: skip
DANGEROUS = {"eval", "exec", "compile", "__import__"}
LOADS_CODE = {"pickle", "shelve", "marshal", "subprocess"}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def modules():
    return sorted((ROOT / "roi_app").rglob("*.py"))


def test_nothing_can_reach_the_network():
    found = {(path.name, one) for path in modules() for one in imports(path) if {one, one.split(".")[0]} & NETWORK}
    assert found == set()
    # The one socket asks whether the local screen answers.
    assert {path.name for path in modules() if "socket" in set(imports(path))} == {"app.py"}


def test_no_file_is_run():
    calls = {
        (path.name, node.func.id)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DANGEROUS
    }
    assert calls == set()
    # The one program that is started is the app itself, to make a file.
    loading = {(path.name, one) for path in modules() for one in imports(path) if one in LOADS_CODE}
    assert loading == {("maker.py", "subprocess"), ("sheets.py", "subprocess")}


def test_the_page_names_what_there_is():
    assert f"{MOST_BYTES // 2**20} MB of a document" in PAGE
    assert f"{MOST_PDF_BYTES // 2**20} MB of a PDF" in PAGE
    assert f"`{LOG}`" in PAGE
    assert "packaging/dev.py prove" in PAGE


def test_the_limits_are_those_of_the_code():
    rows = re.findall(r"^\| (.+?) \| (.+?) \| `(roi_app.+?)` \|$", PAGE, re.MULTILINE)
    limits = {kind: (text, where) for kind, text, where in rows}
    for kind, values in LIMITS.items():
        text, where = limits.pop(kind)
        assert (ROOT / where).is_file()
        for value in values:
            assert re.search(rf"(^|[ ;]){re.escape(value)}", text), (kind, value)
    assert limits == {}


def test_a_contact_is_an_address_or_left_out():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    contact = project.get("urls", {}).get("Security")
    assert contact is None or contact.startswith(("https://", "mailto:"))
    assert "`Security` under `project.urls`" in PAGE
