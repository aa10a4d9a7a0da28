"""The app as a folder that runs without Python, made by PyInstaller in an environment of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import environment

from release import fonts, unicode_data

BUILD = environment.ROOT / "build"
FOLDER = BUILD / "bundle" / "merchant-roi"
FONTS = BUILD / "fonts"
SPEC = environment.ROOT / "packaging" / "bundle" / "merchant-roi.spec"
LOCK = "build"

_VENV = BUILD / "python"
_SYSTEM_PYTHON = Path("/usr/bin/python3")


def make() -> Path:
    """Return the folder, made anew; SystemExit with PyInstaller's words when it was not."""
    python = build_python()
    shutil.rmtree(FOLDER.parent, ignore_errors=True)
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(FOLDER.parent), "--workpath", str(BUILD / "pyinstaller"), str(SPEC)]
    # the order of a set decides the order in an archive, and the date is written into it
    settings = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time())}
    # to inflate each module delays every start, and what is packed already packs worse in a package
    settings["PYINSTALLER_ZLIB_COMPRESSION_LEVEL"] = "0"
    settings.pop("PYTHONPATH", None)
    if subprocess.run(command, check=False, env=settings).returncode:
        raise SystemExit("The app could not be put together (PyInstaller's words are above).")
    _shrink()
    return FOLDER


def build_python() -> Path:
    """Return the Python of an environment that holds the packages of the app and PyInstaller, and nothing besides."""
    python = _VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = _VENV / "installed", f"{environment.fingerprint(LOCK)} {_base_python()}"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        environment.create(_VENV, _base_python())
        environment.install(python, LOCK)
        stamp.write_text(wanted, encoding="utf-8")
    return python


def commit_time() -> int:
    """Return the time, in seconds since 1970, that every file of a package bears: SOURCE_DATE_EPOCH or the commit's."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    asked = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, cwd=environment.ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        raise SystemExit("This is no git checkout: set SOURCE_DATE_EPOCH to the time that the packages shall bear.")
    return int(told.stdout)


def elf_files(folder: Path) -> Iterator[Path]:
    """Every program and shared library for Linux under a folder, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _base_python() -> str:
    """The system's own Python where there is one: another's files carry the paths of the machine that built it."""
    return str(_SYSTEM_PYTHON) if _SYSTEM_PYTHON.exists() else sys.executable


def _shrink() -> None:
    """Take out what nobody sees and what only debuggers read; OpenBLAS and what lies beside it would break by that."""
    fonts.cut_down(FOLDER / "_internal", build_python(), FONTS)
    if not (sys.platform.startswith("linux") and shutil.which("strip")):
        return
    for library in FOLDER.glob("_internal/typst/*.so"):
        fonts.blank_embedded(library)
    for library in FOLDER.glob("_internal/PySide6/Qt/lib/libicudata.so.*"):
        unicode_data.shrink(library)
    for library in elf_files(FOLDER / "_internal"):
        if library.parent.name != "numpy.libs":
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
