"""Every kind of package that this project makes, and what lies beside them: parts, licences, changes, checksums."""

import functools
import re
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import environment

from release import bundle, debian, macos, papers, portable, sbom, source, windows

FOLDER = environment.ROOT / "dist"
CHECKSUMS = "SHA256SUMS"
CHANGES = "merchant-roi-{version}-changes.md"


@dataclass(frozen=True)
class Kind:
    """A kind of package: how it is made into a folder in a version, and what this machine lacks for it."""

    make: Callable[[Path, str], list[Path]]
    why_not: Callable[[], str]


@functools.cache
def _folder() -> Path:
    begun = time.monotonic()
    folder = bundle.make()
    print(f"bundle: {_megabytes(_size(folder))}, {time.monotonic() - begun:.0f} s", flush=True)
    return folder


def _not_linux(*programs: str) -> str:
    if not sys.platform.startswith("linux"):
        return "it is made on Linux"
    missing = [program for program in programs if not shutil.which(program)]
    return f"no {' '.join(missing)}" if missing else ""


KINDS = {
    "deb": Kind(
        lambda target, version: [debian.make(_folder(), target, version)],
        lambda: _not_linux("dpkg-deb", "dpkg-shlibdeps"),
    ),
    "portable": Kind(lambda target, version: [portable.make(_folder(), target, version)], lambda: _not_linux("xz")),
    "windows": Kind(lambda target, version: [windows.make(target, version)], windows.why_not),
    "macos": Kind(lambda target, version: [macos.make(target, version)], macos.why_not),
    "source": Kind(lambda target, _: source.make(target), lambda: ""),
}


def make(kinds: Sequence[str]) -> None:
    """Make these kinds into `dist/`, with none named all that this machine can make; print what each took."""
    FOLDER.mkdir(exist_ok=True)
    for name in kinds or KINDS:
        reason = KINDS[name].why_not()
        if reason and not kinds:
            print(f"{name}: left out, {reason}", flush=True)
            continue
        begun = time.monotonic()
        for made in KINDS[name].make(FOLDER, version()):
            print(f"{made.name}: {_megabytes(made.stat().st_size)}, {time.monotonic() - begun:.0f} s", flush=True)
    _write_papers()


def _write_papers() -> None:
    """Write what every package shares, and the checksums of all that lies in the folder."""
    environment.ready("run", "test", libraries={})
    print(sbom.make(environment.tool("uv"), FOLDER, version()).name, flush=True)
    if (FOLDER / windows.NAME.format(version=version())).exists():
        for library in (windows.TREE / "runtime").glob("python3?*.dll"):
            print(sbom.make_for_windows(environment.tool("uv"), FOLDER, version(), library).name, flush=True)
    print(papers.write_list(FOLDER, version()).name, flush=True)
    text = (environment.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (FOLDER / CHANGES.format(version=version())).write_text(changes(text, version()), encoding="utf-8")
    files = sorted(path for path in FOLDER.iterdir() if path.is_file() and path.name != CHECKSUMS)
    lines = [f"{papers.digest(path)}  {path.name}\n" for path in files]
    (FOLDER / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def changes(changelog: str, wanted: str) -> str:
    """What a changelog says of a version, else of what is not released yet."""
    parts = re.split(r"^## \[([^\]]+)\].*$", changelog, flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    return told.get(wanted, told.get("Unreleased", "")).strip() + "\n"


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
