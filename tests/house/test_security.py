"""What SECURITY.md promises and the code can be asked for."""

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from roi_app.benchmarks import load
from roi_app.checks import json_object
from roi_app.checks.json_object import MOST_BYTES
from roi_app.documents import pdf_attachment, read, schema
from roi_app.documents.pdf_attachment import MOST_PDF_BYTES
from roi_app.exports.pdf import logo, raster, svg, svg_reach
from roi_app.gui.state import settings
from roi_app.gui.state.document_files import EDITING
from roi_app.gui.state.failures import LOG
from roi_app.ledger import answers_file, limits
from roi_app.portfolio import csv_file, pieces, workbook_file

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
    "sheet of books (XLSX, XLS, ODS, CSV)": (
        f"{limits.LARGEST_FILE // MIB} MiB",
        f"{limits.LARGEST_UNPACKED // MIB} MiB unpacked",
        f"{limits.MOST_PARTS:,} parts",
        f"{limits.MOST_SHEETS} sheets",
        f"{limits.MOST_ROWS:,} rows",
        f"{limits.MOST_COLUMNS} columns",
        f"{limits.MOST_CELLS:,} cells, of each {limits.LONGEST_CELL:,} characters",
        f"{limits.MOST_MEMORY // MIB} MiB and {limits.MOST_CPU_S} seconds",
    ),
    "file of answers to an import": (f"{answers_file.LARGEST // MIB} MiB",),
    "table of merchants": (f"{pieces.MOST_COLUMNS:,} columns", f"{pieces.LONGEST_CELL:,} characters a cell"),
    "… CSV": (f"{csv_file.LONGEST_LINE // MIB} MiB a line",),
    "… XLSX": (
        f"{workbook_file._LIMITS.file // MIB} MiB",
        f"{workbook_file._LIMITS.unpacked // MIB} MiB unpacked",
        f"{workbook_file.MOST_ROWS:,} rows",
        f"{workbook_file._LIMITS.memory // MIB} MiB and {workbook_file._LIMITS.cpu_s} seconds",
    ),
}

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
NETWORK = {
    "aiohttp", "asyncio", "dask", "distributed", "ftplib", "http", "httpx", "requests", "smtplib", "socket",
    "socketserver", "ssl", "urllib.request", "urllib3", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore", "PySide6.QtDBus",
}  # fmt: skip
REACHING = {
    ("app.py", "socket"): "asks whether the local screen answers",
    ("file_manager.py", "PySide6.QtDBus"): "has the desktop show a file",
    ("cluster.py", "dask"): "many machines, where they are asked for",
    ("cluster.py", "distributed"): "many machines, where they are asked for",
}
DANGEROUS = {"eval", "exec", "compile", "__import__"}
LOADS_CODE = {"pickle", "shelve", "marshal", "multiprocessing", "subprocess", "concurrent.futures.ProcessPoolExecutor"}
STARTING = {
    ("maker.py", "subprocess"): "the app itself, to make a file",
    ("sheets.py", "subprocess"): "the app itself, to read a sheet",
}
PROGRAMS = {"QProcess"} | {
    f"os.{name}" for name in ("system", "popen", "startfile", "execv", "execve", "spawnv", "posix_spawn", "fork")
}
SYSTEM_PROGRAMS = {
    ("file_manager.py", "QProcess"): "the system's own, which shows a file",
    ("reduced_motion.py", "QProcess"): "asks GNOME whether motion is wanted",
}


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Each part of the app's code with the name of its file."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "roi_app").rglob("*.py"))}
    return tuple((path.name, node) for path, tree in trees.items() for node in ast.walk(tree))


@cache
def imported() -> set[tuple[str, str]]:
    """The name of each file with what it imports."""
    found = set()
    for place, node in nodes():
        if isinstance(node, ast.Import):
            found |= {(place, one.name) for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found |= {(place, node.module)} | {(place, f"{node.module}.{one.name}") for one in node.names}
    return found


def test_nothing_can_reach_the_network_but_what_is_named():
    reaching = {(place, one) for place, name in imported() for one in NETWORK if f"{name}.".startswith(f"{one}.")}
    assert reaching == set(REACHING)
    assert all(word in PAGE for word in ("`--workers`", "`--scheduler`"))


def test_no_file_is_run_and_no_other_program_but_what_is_named():
    called = [(place, node.func) for place, node in nodes() if isinstance(node, ast.Call)]
    plain = {(place, one.id) for place, one in called if isinstance(one, ast.Name)}
    assert {one for one in plain if one[1] in DANGEROUS} == set()
    assert {one for one in imported() if one[1] in LOADS_CODE} == set(STARTING)
    named = {
        (place, f"{one.value.id}.{one.attr}")
        for place, one in called
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)
    }
    assert {one for one in plain | named | imported() if one[1] in PROGRAMS} == set(SYSTEM_PROGRAMS)
    assert "`gsettings`" in PAGE


def test_the_page_names_what_there_is():
    said = " ".join(PAGE.split())
    assert f"{MOST_BYTES // 2**20} MB of a document" in said
    assert f"{MOST_PDF_BYTES // 2**20} MB of a PDF" in said
    assert "packaging/dev.py prove" in PAGE


def test_all_that_is_kept_about_a_person_is_named():
    sources = (path.read_text("utf-8") for path in (ROOT / "roi_app").rglob("*.py"))
    asked = {name for source in sources for name in re.findall(r"state_folder\(\)(?: / ([\w\".]+))?", source)}
    kept = {"": "books/", "EDITING": f"{EDITING}/", "LOG": LOG, '"answers"': "answers/", '"working"': "working/"}
    assert asked == {*kept, '"recent.json"'}
    assert [name for name in (*kept.values(), "recent.json") if f"`{name}`" not in PAGE] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folders of Linux")
@pytest.mark.usefixtures("qapp")
def test_it_lies_where_the_page_says(own_home, monkeypatch):
    from PySide6.QtCore import QStandardPaths

    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
    place = QStandardPaths.StandardLocation
    folders = [
        settings.Settings.state_folder().parent,
        Path(QStandardPaths.writableLocation(place.CacheLocation)).parent,
    ]
    folders.append(Path(QStandardPaths.writableLocation(place.GenericConfigLocation)) / "merchant-roi")
    assert [
        f"`~/{one.relative_to(own_home)}`" for one in folders if f"`~/{one.relative_to(own_home)}`" not in PAGE
    ] == []


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
