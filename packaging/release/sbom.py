"""The list of everything inside a package, as CycloneDX: whether a fault found elsewhere is theirs too."""

import json
import re
import subprocess
import tempfile
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import environment
import locks

from release import bundle, papers

NAME = "merchant-roi-{version}.cdx.json"
# What pip knows nothing of: name, what it came in, how to ask the build for its version.
_ASK = """
import json, platform, numpy, PySide6, PyInstaller
from PySide6.QtCore import qVersion
blas = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]
print(json.dumps({
    "CPython": platform.python_version(), "Qt": qVersion(), "OpenBLAS": blas["version"],
    "PyInstaller bootloader": PyInstaller.__version__,
}))
"""
_OF_PACKAGES = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "typst": "Apache-2.0",
    "fonttools": "MIT",
    "tzdata": "Apache-2.0",
    "xlsxwriter": "BSD-2-Clause",
    "noto-cjk-sans-jp-bold": "OFL-1.1",
    "noto-cjk-sans-jp-regular": "OFL-1.1",
}
_OF_PARTS = {
    "CPython": "PSF-2.0",
    "Qt": "LGPL-3.0-only",
    "OpenBLAS": "BSD-3-Clause",
    "PyInstaller bootloader": "GPL-2.0-or-later WITH Bootloader-exception",
    "ICU": "Unicode-3.0",
}
_PACKAGES_OF_PARTS = {"pandas": {"pandas", "tzdata"}, "python-dateutil": {"python-dateutil", "six"}}


def make(uv: Path, target: Path, version: str) -> Path:
    """Return the list of a folder by PyInstaller, written into `target`; two runs of one commit give the same bytes."""
    parts = [*_parts_without_packages(), *_icu()]
    return _write(_python_packages(uv, version), parts, target / NAME.format(version=version))


def make_for_windows(uv: Path, target: Path, version: str, library: Path) -> Path:
    """Return the list of the Windows installer, whose Python is in this library, written into `target`.

    It has no bootloader of PyInstaller and no ICU, which Windows itself brings.
    """
    parts = [_part("CPython", library_version(library))]
    parts += [part for part in _parts_without_packages() if part["name"] in {"Qt", "OpenBLAS"}]
    return _write(_python_packages(uv, version), parts, target / NAME.format(version=f"{version}-windows"))


def library_version(library: Path) -> str:
    """What a library of Windows says of its own version, in the words of its resource."""
    words = re.search(r"FileVersion\0+([\d.]+)\0", library.read_bytes().decode("utf-16-le", errors="replace"))
    if words is None:
        raise SystemExit(f"{library} does not say which version it is.")
    return words[1]


def _write(listed: dict[str, Any], parts: list[dict[str, Any]], written: Path) -> Path:
    listed["components"] = sorted(
        [*listed["components"], *parts], key=lambda part: (part["name"].lower(), part["version"])
    )
    listed.pop("serialNumber", None)
    listed["metadata"]["timestamp"] = datetime.fromtimestamp(bundle.commit_time(), UTC).isoformat()
    content = json.dumps(listed, indent=1, sort_keys=True)
    listed["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}"
    written.write_text(json.dumps(listed, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return written


def _python_packages(uv: Path, version: str) -> dict[str, Any]:
    """What uv says of the locked packages that get into the folder."""
    lock = (environment.ROOT / locks.FOLDER / "run.txt").read_text(encoding="utf-8")
    left_out = {name for part, names in _PACKAGES_OF_PARTS.items() if not papers.is_inside(part) for name in names}
    pins = [f"{name}=={pinned}" for name, pinned in locks.pins(lock).items() if name not in left_out]
    with tempfile.TemporaryDirectory() as place:
        project = f'[project]\nname = "merchant-roi"\nversion = "{version}"\nrequires-python = ">=3.11"\n'
        Path(place, "pyproject.toml").write_text(f"{project}dependencies = {json.dumps(pins)}\n", encoding="utf-8")
        command = [str(uv), "export", "--format", "cyclonedx1.5", "--quiet", "--project", place]
        told = subprocess.run(command, check=False, capture_output=True, text=True)
    if told.returncode:
        raise SystemExit(f"{told.stderr.strip()}\nuv could not list the packages (see above).")
    listed: dict[str, Any] = json.loads(told.stdout)
    licences = {part["name"].lower(): part["licence"] for part in papers.components()}
    for component in listed["components"]:
        licence = licences.get(component["name"]) or _OF_PACKAGES.get(component["name"])
        if licence:
            component["licenses"] = [{"expression": licence}]
    return listed


def _parts_without_packages() -> Iterable[dict[str, Any]]:
    asked = [str(bundle.build_python()), "-I", "-c", _ASK]
    versions = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    return [_part(name, version) for name, version in versions.items()]


def _icu() -> Iterable[dict[str, Any]]:
    """Qt's library of Unicode data on Linux, whose version stands in the name of its file."""
    for library in bundle.FOLDER.glob("_internal/PySide6/Qt/lib/libicudata.so.*"):
        yield _part("ICU", library.name.rpartition(".so.")[2])


def _part(name: str, version: str) -> dict[str, Any]:
    return {"type": "library", "name": name, "version": version, "licenses": [{"expression": _OF_PARTS[name]}]}
