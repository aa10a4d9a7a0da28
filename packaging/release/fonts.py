"""The fonts in a package, without what the app never shows: 7 MB less to fetch of the typesetter's, 4 of ours.

The typesetter's library holds seventeen fonts of its own, twice each, and the app lets it see none of them
(`roi_app/exports/pdf/typeset.py`); they are blanked where they lie, so that nothing in the library moves. Of our fonts
every character stays, see `packaging/bundle/cut_font.py`.
"""

import hashlib
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import environment

_CUT = environment.ROOT / "packaging" / "bundle" / "cut_font.py"

_BEGINNINGS = (b"OTTO", b"\0\1\0\0")
_TABLE = struct.Struct(">4s4xII")
_HEAD_SIGN, _HEAD_PLACE = b"\x5f\x0f\x3c\xf5", 12
_LEAST_TABLES, _MOST_TABLES = 5, 64


def cut_down(packages: Path, python: Path, store: Path) -> None:
    """Cut down our fonts in a folder of packages by a Python that has fontTools; what was cut once is in the store."""
    store.mkdir(parents=True, exist_ok=True)
    kept = {font: store / f"{_digest(font)}-{_digest(_CUT)}.otf" for font in packages.glob("noto_cjk_sans_jp_*/*.otf")}
    jobs = {
        target: subprocess.Popen([str(python), "-I", str(_CUT), str(font), str(target.with_suffix(".part"))])
        for font, target in kept.items()
        if not target.exists()
    }
    for target, job in jobs.items():
        if job.wait():
            raise SystemExit("A font could not be cut down (see above).")
        target.with_suffix(".part").replace(target)
    for font, smaller in kept.items():
        shutil.copyfile(smaller, font)


def blank_embedded(library: Path) -> int:
    """Write zeros over every font that lies in a library; returns how many bytes that were."""
    data = bytearray(library.read_bytes())
    places = list(embedded_fonts(bytes(data)))
    for start, end in places:
        data[start:end] = bytes(end - start)
    library.write_bytes(data)
    return sum(end - start for start, end in places)


def embedded_fonts(data: bytes) -> Iterator[tuple[int, int]]:
    """Where fonts lie in other data: first byte, and the one after the last."""
    for beginning in _BEGINNINGS:
        start = data.find(beginning)
        while start >= 0:
            length = _length_of_font(data, start)
            if length:
                yield start, start + length
            start = data.find(beginning, start + max(length, 1))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def _length_of_font(data: bytes, start: int) -> int:
    """How long the font is that begins here; 0 where none does."""
    count = int.from_bytes(data[start + 4 : start + 6])
    listed = data[start + 12 : start + 12 + count * 16]
    if not _LEAST_TABLES <= count <= _MOST_TABLES or len(listed) < count * 16:
        return 0
    tables: dict[bytes, tuple[int, int]] = {tag: (place, length) for tag, place, length in _TABLE.iter_unpack(listed)}
    if not {b"cmap", b"head", b"name"} <= tables.keys():
        return 0
    sign = start + tables[b"head"][0] + _HEAD_PLACE
    if data[sign : sign + len(_HEAD_SIGN)] != _HEAD_SIGN:
        return 0
    return max(place + length for place, length in tables.values())
