"""What lies beside a package: the licences of everything inside, the list of its parts, checksums."""

import hashlib
import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import environment
import locks

from release import bundle

LIST = "merchant-roi-{version}-licences.txt"

_COMMON = Path("/usr/share/common-licenses")
# PySide6 brings no text of its licence, and only Debian has it on every machine.
_OWN_COPIES = environment.ROOT / "packaging" / "licences"
_PYTHON_LICENCE = Path("/usr/share/doc/python3-minimal/copyright")

# Where the folder has a part, by its name in assets/help/components.toml; "" where no file of it gets in.
_PLACES = {
    "Qt": "PySide6/Qt/*",
    "Qt for Python (PySide6, Shiboken6)": "PySide6/* shiboken6/*",
    "Python": "libpython* python3* base_library.zip",
    "NumPy": "numpy/* numpy.libs/*",
    "pandas": "pandas/* pandas.libs/*",
    "python-dateutil": "dateutil/*",
    "filelock": "filelock/*",
    "fontTools": "fontTools/*",
    "wcwidth": "wcwidth/*",
    "Typst, typst-py": "typst/*",
    "XlsxWriter": "xlsxwriter/*",
    "python-calamine": "python_calamine/*",
    "cn2an": "cn2an/*",
    "proces": "proces/*",
    "Noto Sans CJK": "noto_cjk_sans_jp_*",
}
# Whose licence text a package brings, by the name of its folder of metadata.
_TEXTS = {
    "NumPy": "numpy",
    "pandas": "pandas",
    "python-dateutil": "python_dateutil",
    "filelock": "filelock",
    "fontTools": "fonttools",
    "wcwidth": "wcwidth",
    "Typst, typst-py": "typst",
    "XlsxWriter": "xlsxwriter",
    "python-calamine": "python_calamine",
    "cn2an": "cn2an",
    "proces": "proces",
    "Noto Sans CJK": "noto_cjk_sans_jp_regular",
}
_ON_EVERY_DEBIAN = {"LGPL-3": ("LGPL-3", "GPL-3"), "Apache-2.0": ("Apache-2.0",)}


def digest(path: Path, kind: str = "sha256") -> str:
    """The checksum of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest()


def components() -> list[dict[str, str]]:
    """Name, licence and source of every part that lies in the folder, as *About* lists them."""
    text = (environment.ROOT / "assets" / "help" / "components.toml").read_text(encoding="utf-8")
    listed: list[dict[str, str]] = tomllib.loads(text)["component"]
    return [part for part in listed if is_inside(part["name"])]


def is_inside(part: str) -> bool:
    """Whether a part of this name has files in the folder."""
    return bool(_PLACES[part])


def write_list(folder: Path, version: str) -> Path:
    """Return the list of all parts with licence and source, one line each, written into a folder."""
    listed = folder / LIST.format(version=version)
    lines = [f"{part['name']}: {part['licence']}; {_source(part)}\n" for part in components()]
    own = (environment.ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n")[0].removesuffix(" License")
    listed.write_text(f"Merchant ROI: {own}\n{''.join(lines)}", encoding="utf-8")
    return listed


def install_licences(folder: Path) -> None:
    """Put our licence and those of all parts into a folder, each part's texts in a folder of its own."""
    folder.mkdir(parents=True)
    shutil.copyfile(environment.ROOT / "LICENSE", folder / "Merchant ROI.txt")
    for part in components():
        place = folder / part["name"].split(",")[0].split(" (")[0]
        place.mkdir()
        for number, text in enumerate(_licence_texts(part)):
            (place / f"{number + 1} {part['licence']}.txt").write_text(text, encoding="utf-8")


def debian_copyright() -> str:
    """The licences of the app and of everything in its folder, in Debian's machine-readable form."""
    own = (environment.ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2]
    owner, _, terms = own.partition("\n\n")
    head = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    stanzas = [
        f"Format: {head}\nUpstream-Name: Merchant ROI",
        f"Files: *\nCopyright: {owner.removeprefix('Copyright (c) ')}\nLicense: MIT\n{_indented(terms)}",
    ]
    for part in components():
        places = " ".join(f"usr/lib/merchant-roi/_internal/{place}" for place in _PLACES[part["name"]].split())
        name = f"{part['licence'].replace(' ', '-')}-{part['name'].split()[0].strip(',').lower()}"
        comment = f"Comment: {part['name']}; source: {_source(part)}"
        text = _indented(_debian_text(part))
        stanzas.append(f"Files: {places}\nCopyright: the authors of {part['name']}\nLicense: {name}\n{text}\n{comment}")
    return "\n\n".join(stanzas) + "\n"


def _source(part: dict[str, str]) -> str:
    """Where the source of a part is; that of Qt bears its version, which is the one of PySide6."""
    pinned = locks.pins((environment.LOCKS / "run.txt").read_text(encoding="utf-8"))["pyside6-essentials"]
    return part["source"].format(series=pinned.rpartition(".")[0], version=pinned)


def _debian_text(part: dict[str, str]) -> str:
    """A licence's text, or where every Debian has it."""
    for beginning, names in _ON_EVERY_DEBIAN.items():
        if part["licence"].startswith(beginning):
            places = " and ".join(f"{_COMMON}/{name}" for name in names)
            return f"On Debian systems, the full text is in {places}."
    return "\n".join(_licence_texts(part))


def _licence_texts(part: dict[str, str]) -> list[str]:
    """The texts of a part's licence: from its package, or from the system that builds."""
    if part["licence"].startswith("LGPL"):
        return [(_OWN_COPIES / f"{name}.txt").read_text(encoding="utf-8") for name in ("LGPL-3", "GPL-3")]
    if part["name"] == "Python":
        beside = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
        known = _PYTHON_LICENCE if _PYTHON_LICENCE.exists() else beside
        return [known.read_text(encoding="utf-8", errors="replace")]
    (metadata,) = _site_packages().glob(f"{_TEXTS[part['name']]}-*.dist-info")
    files = sorted(path for path in metadata.rglob("LICENSE*") if path.is_file())
    if not files:
        files = sorted(path for path in metadata.rglob("*") if path.is_file() and "licenses" in path.parts)
    return [path.read_text(encoding="utf-8") for path in files]


def _site_packages() -> Path:
    asked = [str(bundle.build_python()), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())


def _indented(text: str) -> str:
    return "\n".join(f" {line}".rstrip() if line.strip() else " ." for line in text.strip().splitlines())
