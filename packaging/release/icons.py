"""Icons in the formats of Windows and macOS: both hold one PNG for each size, which we draw from the SVG."""

import os
import struct
import subprocess
from collections.abc import Mapping
from pathlib import Path

import environment

from release import bundle

APP = environment.ROOT / "assets" / "icons" / "app.svg"
DOCUMENT = environment.ROOT / "packaging" / "linux" / "document.svg"

_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
# What macOS calls each size; "@2x" is a picture of twice as many pixels for the same room.
_ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"icp6": 64,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
_RENDER = environment.ROOT / "packaging" / "bundle" / "render_icon.py"


def make_ico(source: Path, target: Path) -> None:
    """Write the icon of Windows that an SVG gives."""
    target.write_bytes(ico(_drawn(source, _ICO_SIZES)))


def make_icns(source: Path, target: Path) -> None:
    """Write the icon of macOS that an SVG gives."""
    target.write_bytes(icns(_drawn(source, sorted(set(_ICNS_SIZES.values())))))


def draw(jobs: list[tuple[Path, int, Path]]) -> None:
    """Draw PNGs, each from an SVG at a size into a file."""
    words = [str(word) for job in jobs for word in job]
    settings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([str(bundle.build_python()), "-I", str(_RENDER), *words], check=True, env=settings)


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """The bytes of an .ico file, of PNGs by their size in pixels."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries, bodies = b"", b""
    for size, png in sorted(pictures.items()):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), place + len(bodies))
        bodies += png
    return head + entries + bodies


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """The bytes of an .icns file, of PNGs by their size in pixels."""
    bodies = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size] for kind, size in _ICNS_SIZES.items()
    )
    return b"icns" + struct.pack(">I", len(bodies) + 8) + bodies


def _drawn(source: Path, sizes: tuple[int, ...] | list[int]) -> dict[int, bytes]:
    folder = bundle.BUILD / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    files = {size: folder / f"{source.stem}-{size}.png" for size in sizes}
    draw([(source, size, file) for size, file in files.items()])
    return {size: file.read_bytes() for size, file in files.items()}
