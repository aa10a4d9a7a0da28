"""Qt's library of Unicode data, cut down to what the app's languages use: of 32 MB all but 3.

What stays sorts names by the rules of English and Chinese, and converts nothing: texts in other encodings are read by
Python. Qt asks the library by the name of a symbol, so another one with less inside takes its place.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

NEEDED = {"icupkg": "icu-devtools", "cc": "gcc", "readelf": "binutils"}
_KEPT = re.compile(
    r"(?:coll/)?(?:root|en|zh|res_index|pool|ucadata)(?:_\w+)?\.(?:res|icu)"
    r"|(?:cnvalias|uemoji|ulayout)\.icu|(?:supplementalData|zoneinfo64|timezoneTypes|keyTypeData|likelySubtags)\.res|\w+\.nrm"
)
_ALIGNED = 16


def shrink(library: Path) -> int:
    """Put a smaller library of the same name in place; returns how many bytes went, 0 where a tool is missing."""
    if missing := [package for program, package in NEEDED.items() if not shutil.which(program)]:
        print(f"Qt's Unicode data stays whole for lack of {' '.join(missing)}: about 29 MB more.", flush=True)
        return 0
    before = library.stat().st_size
    with tempfile.TemporaryDirectory() as place:
        _make_smaller(library, Path(place))
    return before - library.stat().st_size


def _make_smaller(library: Path, place: Path) -> None:
    symbol, data = data_of(library)
    # the file's name goes into the names of what is inside
    whole = place / f"{symbol.removesuffix('_dat')}l.dat"
    part, unused = place / "part" / whole.name, place / "unused.txt"
    part.parent.mkdir()
    whole.write_bytes(data)
    names = subprocess.run(["icupkg", "-l", str(whole)], check=True, capture_output=True, text=True).stdout.split()
    unused.write_text("\n".join(name for name in names if not _KEPT.fullmatch(name)) + "\n", encoding="utf-8")
    subprocess.run(["icupkg", "-r", str(unused), str(whole), str(part)], check=True)
    source = place / "data.s"
    source.write_text(
        f'.section .rodata\n.balign {_ALIGNED}\n.globl {symbol}\n.type {symbol}, %object\n{symbol}:\n.incbin "{part}"\n'
        f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",%progbits\n',
        encoding="utf-8",
    )
    linking = ["-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-Wl,--build-id=none", "-Wl,-s"]
    subprocess.run(["cc", *linking, "-o", str(place / "data.so"), str(source)], check=True)
    shutil.copyfile(place / "data.so", library)


def data_of(library: Path) -> tuple[str, bytes]:
    """The name of the one symbol of such a library, and what it stands for."""
    told = subprocess.run(
        ["readelf", "-SW", "--dyn-syms", str(library)], check=True, capture_output=True, text=True
    ).stdout
    section = re.search(r"\.rodata\s+PROGBITS\s+(\w+)\s+(\w+)\s+(\w+)", told)
    found = re.search(r"(\w+)\s+(\d+|0x\w+)\s+OBJECT\s+GLOBAL\s+\w+\s+\S+\s+(icudt\d+_dat)", told)
    if section is None or found is None:
        raise SystemExit(f"{library} is no library of Unicode data as Qt brings it.")
    address, size = int(found[1], 16), int(found[2], 0)
    begin = address - int(section[1], 16) + int(section[2], 16)
    with library.open("rb") as file:
        file.seek(begin)
        return found[3], file.read(size)
