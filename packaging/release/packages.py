"""Every kind of package that this project makes, and the list of their checksums."""

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import environment

from release import bundle, debian, papers, portable, sbom

FOLDER = environment.ROOT / "dist"
CHECKSUMS = "SHA256SUMS"

KINDS: dict[str, Callable[[Path, Path, str], Path]] = {"deb": debian.make, "portable": portable.make}


def make(kinds: Sequence[str]) -> None:
    """Make packages into `dist/`, print name, size and seconds of each; parts and checksums lie beside them."""
    begun = time.monotonic()
    folder = bundle.make()
    print(f"bundle: {_megabytes(_size(folder))}, {time.monotonic() - begun:.0f} s", flush=True)
    FOLDER.mkdir(exist_ok=True)
    for kind in kinds:
        begun = time.monotonic()
        made = KINDS[kind](folder, FOLDER, version())
        print(f"{made.name}: {_megabytes(made.stat().st_size)}, {time.monotonic() - begun:.0f} s", flush=True)
    environment.ready("run", "test", libraries={})
    print(sbom.make(environment.tool("uv"), FOLDER, version()).name, flush=True)
    files = sorted(path for path in FOLDER.iterdir() if path.is_file() and path.name != CHECKSUMS)
    lines = [f"{papers.digest(path)}  {path.name}\n" for path in files]
    (FOLDER / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def version() -> str:
    """The app's version, from its one home."""
    text = (environment.ROOT / "roi_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("roi_app/__init__.py has no __version__.")
    return found[1]


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
