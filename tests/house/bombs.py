"""Small files that unpack to gigabytes: `python -m tests.house.bombs`.

Each is read as the app would read it, one after the other in this process. The last line printed is JSON: for each kind
the bytes of the file, the most memory held meanwhile (MiB), the CPU seconds, and what was said of it.
"""

from __future__ import annotations

import json
import struct
import time
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from roi_app.benchmarks.load import default_catalogue, read_pack
from roi_app.checks.problem import Problem
from roi_app.documents.files import DocumentError
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.read import read_document
from roi_app.exports.pdf.logo import read_logo
from tests.exports.pdf.pictures import JPEG, chunk, png, svg
from tests.house.fuzzing import peak_mib

SIDE = 4_000
"""Of a square of sixteen million pixels, the most that a logo may have."""


def packed(mebibytes: int) -> bytes:
    """So many zeros, deflated: one mebibyte over and over, which takes no time."""
    packing = zlib.compressobj(9, wbits=-15)
    one = packing.compress(bytes(2**20)) + packing.flush(zlib.Z_FULL_FLUSH)
    check = struct.pack(">HH", mebibytes * 2**20 % 65_521, 1)
    return b"\x78\xda" + one * mebibytes + b"\x03\x00" + check


def _far_too_much() -> bytes:
    return packed(768)  # more would not fit into the bytes that a logo may have


def _png(head: tuple[int, ...], content: bytes) -> bytes:
    parts = chunk(b"IHDR", struct.pack(">II5B", *head)), chunk(b"IDAT", content), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _frames() -> bytes:
    frame = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 1_000, 1_000, 0, 0, 1, 1, 0, 0))
    frames = chunk(b"acTL", struct.pack(">II", 3_000, 0)) + (frame + chunk(b"fdAT", bytes(4) + packed(3))) * 300
    return png(1_000, 1_000, extra=frames)


def _profiles() -> bytes:
    """A JPEG with a colour profile in as many pieces as a file may have bytes."""
    piece = b"\xff\xe2" + struct.pack(">H", 65_533) + b"ICC_PROFILE\0\1\xff" + bytes(65_517)
    return JPEG[:2] + piece * 31 + JPEG[2:]


def _scans() -> bytes:
    """A JPEG that says its picture over and over: each time costs as much as the first."""
    large = JPEG.replace(b"\x00\x10\x00\x10", struct.pack(">HH", SIDE, SIDE), 1)
    scan = large[large.index(b"\xff\xda") : -2]
    return large[:-2] + scan * 20_000 + b"\xff\xd9"


def _clips() -> bytes:
    clips = (
        f'<clipPath id="c{one}">' + f'<path d="M0 0h9v9z" clip-path="url(#c{one - 1})"/>' * 2 + "</clipPath>"
        for one in range(1, 30)
    )
    return svg("".join(clips) + '<path d="M0 0h9v9z" clip-path="url(#c29)"/>')


def _copies() -> bytes:
    line = "".join(f"L{one % 40} {one * 7 % 20}" for one in range(20_000))
    return svg(f'<path id="a" d="M0 0{line}"/>' + '<use href="#a" x="1"/>' * 1_000)


def _entities() -> bytes:
    grown = "".join(f'<!ENTITY e{one} "{f"&e{one - 1};" * 10}">' for one in range(1, 10))
    return f'<!DOCTYPE svg [<!ENTITY e0 "ha">{grown}]>'.encode() + svg("<desc>&e9;</desc>")


def _attachments() -> bytes:
    """A PDF with far more attachments than are looked into, each of gigabytes."""
    stream = b"/Type /EmbeddedFile /Filter /FlateDecode >>\nstream\n" + packed(64) + b"\nendstream\nendobj\n"
    return b"%PDF-1.7\n" + b"1 0 obj\n<< " + (b"1 0 obj\n<< " + stream) * 60


def _document(inside: bytes) -> Callable[[], bytes]:
    head = b'{"format": "merchant-roi", "version": 1, "other": ['
    return lambda: head + (inside + b",") * ((15 * 2**20) // (len(inside) + 1)) + b"0]}"


def _pack(inside: str) -> Callable[[], bytes]:
    text = 'format = "merchant-roi-benchmarks"\n' + inside * (500_000 // len(inside))
    return text.encode


def _told(problems: tuple[Problem, ...]) -> list[str]:
    return sorted({one.code for one in problems})


def _logo(data: bytes) -> list[str]:
    return _told(read_logo(data).problems)


def _case(data: bytes) -> list[str]:
    return _told(read_document(data, default_catalogue()).problems)


def _report(data: bytes) -> list[str]:
    try:
        return _case(read_attached(data))
    except DocumentError as fault:
        return _told((fault.problem,))


def _benchmarks(data: bytes) -> list[str]:
    return _told(read_pack(data.decode(), "a.toml", date(2026, 11, 26)).problems)


BOMBS: dict[str, tuple[Callable[[], bytes], Callable[[bytes], list[str]]]] = {
    "PNG, colour profile": (lambda: png(extra=chunk(b"iCCP", b"a\0\0" + _far_too_much())), _logo),
    "PNG, packed comment": (lambda: png(extra=chunk(b"zTXt", b"a\0\0" + _far_too_much())), _logo),
    "PNG, packed text": (lambda: png(extra=chunk(b"iTXt", b"a\0\1\0\0\0" + _far_too_much())), _logo),
    "PNG, more pixels than it says": (lambda: _png((20, 10, 8, 2, 0, 0, 0), _far_too_much()), _logo),
    "PNG, deep and interlaced": (lambda: _png((SIDE, SIDE, 16, 6, 0, 0, 1), packed(124)), _logo),
    "PNG, animated": (_frames, _logo),
    "JPEG, colour profile": (_profiles, _logo),
    "JPEG, many scans": (_scans, _logo),
    "SVG, clips of clips": (_clips, _logo),
    "SVG, copies": (_copies, _logo),
    "SVG, entities": (_entities, _logo),
    "PDF, attachments": (_attachments, _report),
    "document, lists": (_document(b"[]"), _case),
    "document, text": (
        lambda: b'{"format": "merchant-roi", "version": 1, "notes": "' + b"a" * 15 * 2**20 + b'"}',
        _case,
    ),
    "document, escapes": (_document(b'"' + b"\\u4e00" * 1_000 + b'"'), _case),
    "pack, tables": (_pack("[[levers]]\n"), _benchmarks),
    "pack, lists": (_pack("a = [[[[[[]]]]]]\n"), _benchmarks),
}


def main() -> None:
    """Read every kind."""
    told = {}
    for kind, (make, read) in BOMBS.items():
        data, begun = make(), time.process_time()
        said = read(data)
        told[kind] = {
            "bytes": len(data),
            "peak_mib": peak_mib(),
            "cpu_s": round(time.process_time() - begun, 2),
            "said": said,
        }
        forget_peak()
    print(json.dumps(told))  # noqa: T201 - the answer


def forget_peak() -> None:
    """Let the system measure the most memory anew from here; where it cannot, the peak is that of all before."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5", "ascii")


if __name__ == "__main__":
    main()
