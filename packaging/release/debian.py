"""The package for Debian and its descendants: the folder in /usr/lib, the rest where the desktop looks for it."""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import environment

from release import bundle, desktop, papers

# More threads than one give other bytes than one, whatever their number.
SMALL = ("-Zxz", "-z9", "-Sextreme", "--threads-max=2")
AT_ONCE = ("-Znone",)

_LINUX = environment.ROOT / "packaging" / "linux"
_TREE = bundle.BUILD / "debian" / desktop.APP_ID
_PROGRAM = Path("usr", "lib", desktop.APP_ID)
# What pip brings inside its packages; whatever else lies loose in the folder is the system's, and is left to it.
_OWN_LIBRARIES = (
    "libpython",
    "libpyside6",
    "libshiboken6",
    "libQt6",
    "libicu",
    "libscipy_openblas",
    "libgfortran",
    "libquadmath",
)

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils, hicolor-icon-theme, xdg-utils
Section: science
Priority: optional
Description: calculator of what AI saves an online shop, and what rivals take back
 An online shop that hands photo shoots, design and copywriting to AI saves
 money. So do its rivals, and then part of what was saved goes back into the
 race. Merchant ROI shows both on one screen, while the sliders move: how much
 of each 100 that AI brings in stays, how sure that is, and where each number
 comes from.
 .
 The estimate leaves as a PDF, as a workbook with live formulas, or as a table.
 The program speaks Traditional Chinese, Simplified Chinese and English, and
 uses no network.
"""


def make(folder: Path, target: Path, version: str, packing: Sequence[str] = SMALL) -> Path:
    """Return the package, made from the app's folder into the folder `target`, packed by these options of dpkg-deb."""
    for needed in ("dpkg-deb", "dpkg-shlibdeps"):
        if not shutil.which(needed):
            raise SystemExit(f"{needed} is missing; on Debian and Ubuntu: apt-get install dpkg-dev")
    shutil.rmtree(_TREE.parent, ignore_errors=True)
    _install_program(folder)
    time = bundle.commit_time()
    released = dt.datetime.fromtimestamp(time, dt.UTC)
    desktop.install(_TREE / "usr" / "share", version, released.date().isoformat())
    _install_papers(version, released)
    architecture = _told("dpkg", "--print-architecture")
    _write_control(version, architecture)
    for path in [_TREE, *_TREE.rglob("*")]:
        os.utime(path, (time, time), follow_symlinks=False)
    package = target / f"{desktop.APP_ID}_{version}_{architecture}.deb"
    settings = os.environ | {"SOURCE_DATE_EPOCH": str(time)}
    command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(_TREE), str(package)]
    subprocess.run(command, check=True, env=settings, stdout=subprocess.DEVNULL)
    return package


def _install_program(folder: Path) -> None:
    shutil.copytree(folder, _TREE / _PROGRAM, symlinks=True)
    inside = _TREE / _PROGRAM / "_internal"
    for library in inside.glob("lib*.so*"):
        if not library.is_symlink() and not library.name.startswith(_OWN_LIBRARIES):
            library.unlink()
    commands = _TREE / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in desktop.COMMANDS:
        (commands / name).symlink_to(Path("..", "lib", desktop.APP_ID, desktop.APP_ID))
    for path in _TREE.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == _TREE / _PROGRAM / desktop.APP_ID else 0o644)


def _install_papers(version: str, released: dt.datetime) -> None:
    documentation = _TREE / "usr" / "share" / "doc" / desktop.APP_ID
    documentation.mkdir(parents=True)
    (documentation / "copyright").write_text(papers.debian_copyright(), encoding="utf-8")
    entry = (
        f"{desktop.APP_ID} ({version}) stable; urgency=medium\n\n  * See NEWS.gz for what has changed.\n\n"
        f" -- {_maintainer()}  {released:%a, %d %b %Y %H:%M:%S} +0000\n"
    )
    (documentation / "changelog.gz").write_bytes(desktop.compressed(entry.encode()))
    news = (environment.ROOT / "CHANGELOG.md").read_bytes()
    (documentation / "NEWS.gz").write_bytes(desktop.compressed(news))
    overrides = _TREE / "usr" / "share" / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(_LINUX / "lintian-overrides", overrides / desktop.APP_ID)


def _write_control(version: str, architecture: str) -> None:
    control = _TREE / "DEBIAN"
    control.mkdir(mode=0o755)
    sizes = sum(path.lstat().st_size for path in _TREE.rglob("*") if path.is_file() and not path.is_symlink())
    text = _CONTROL.format(
        name=desktop.APP_ID,
        version=version,
        architecture=architecture,
        maintainer=_maintainer(),
        kilobytes=-(-sizes // 1024),
        depends=_depends(),
    )
    (control / "control").write_text(text, encoding="utf-8")
    files = sorted(path for path in _TREE.rglob("*") if path.is_file() and not path.is_symlink())
    sums = [
        f"{papers.digest(path, 'md5')}  {path.relative_to(_TREE)}\n" for path in files if control not in path.parents
    ]
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")


def _depends() -> str:
    """The packages whose libraries the program's own files ask for, with the versions that have what they use."""
    inside = _TREE / _PROGRAM / "_internal"
    place = _TREE.parent / "source"
    (place / "debian").mkdir(parents=True)
    stub = f"Source: {desktop.APP_ID}\n\nPackage: {desktop.APP_ID}\nArchitecture: any\n"
    (place / "debian" / "control").write_text(stub, encoding="utf-8")
    files = list(bundle.elf_files(_TREE / _PROGRAM))
    private = sorted({str(file.parent) for file in files} | {str(inside)})
    command = ["dpkg-shlibdeps", "-O", "--warnings=0", *(f"-l{folder}" for folder in private)]
    command += [f"-e{file}" for file in files]
    asked = subprocess.run(command, cwd=place, check=False, capture_output=True, text=True)
    if asked.returncode:
        raise SystemExit(f"{asked.stderr.strip()}\ndpkg-shlibdeps could not tell what the program needs (see above).")
    return asked.stdout.strip().removeprefix("shlibs:Depends=")


def _maintainer() -> str:
    return "Merchant ROI contributors <nobody@localhost.invalid>"


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
