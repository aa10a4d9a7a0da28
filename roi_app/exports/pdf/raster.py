"""PNG and JPEG reduced to their pixels before anything decodes them.

A colour profile, a comment or further frames can unpack to gigabytes, and tell more than a logo should; so only the
parts are kept that a decoder needs for the one picture. Which way up a photo is turned is said anew in four bytes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"

MOST_SCANS: Final = 64
"""Scans of a JPEG: one that refines its picture has a dozen, and each costs as much time as the whole picture."""

_PNG_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_HEAD: Final = struct.Struct(">II5B")
_CHUNK: Final = struct.Struct(">I4s")

_MARKER: Final = 0xFF
_START_OF_IMAGE: Final = b"\xff\xd8"
_END_OF_IMAGE: Final = 0xD9
_START_OF_SCAN: Final = 0xDA
_START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES: Final = frozenset({0xC4, 0xCC, 0xDB, 0xDD})
_STANDS_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
_EXIF: Final = 0xE1
_ADOBE: Final = 0xEE
"""Its segment says in which colours the picture is stored."""

_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_TURNED: Final = 0x0112
_UPRIGHT: Final = 1
_ON_ITS_SIDE: Final = range(5, 9)
_MOST_FIELDS: Final = 100


class BrokenPictureError(ValueError):
    """What calls itself a picture is none."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture's pixels as a file that holds nothing else; width and height as it is seen."""

    data: bytes
    ending: str
    wide: int
    high: int


def plain_raster(data: bytes) -> Raster:
    """The pixels of a PNG or a JPEG; raises BrokenPictureError where its parts do not follow one another."""
    try:
        return _png(data) if data.startswith(PNG) else _jpeg(data)
    except (struct.error, IndexError) as fault:
        raise BrokenPictureError("it ends too soon") from fault


def _png(data: bytes) -> Raster:
    kept, first = [PNG], True
    wide = high = 0
    for kind, part in _chunks(data):
        if first != (kind == b"IHDR"):
            raise BrokenPictureError("the header is not where it belongs")
        if first:
            wide, high, *_ = _HEAD.unpack_from(part, _CHUNK.size)
            first = False
        if kind in _PNG_KEPT:
            kept.append(part)
    return Raster(b"".join(kept), "png", wide, high)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk with its kind, up to the end of the picture: what follows it is no part of it."""
    at, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = _CHUNK.unpack_from(data, at)
        end = at + _CHUNK.size + length + 4
        if end > len(data):
            raise BrokenPictureError("a chunk ends too soon")
        yield kind, data[at:end]
        at = end


def _jpeg(data: bytes) -> Raster:
    kept, size, turned, scans = [_START_OF_IMAGE], None, _UPRIGHT, 0
    for marker, part in _segments(data):
        scans += marker == _START_OF_SCAN
        if marker == _EXIF:
            turned = _way_up(part) or turned
        if marker in _START_OF_FRAME:
            if size is not None:
                raise BrokenPictureError("it has two frames")
            size = struct.unpack_from(">HH", part, 5)
        if marker in _START_OF_FRAME or marker in _TABLES or marker in (_ADOBE, _START_OF_SCAN):
            kept.append(part)
    if size is None or not 0 < scans <= MOST_SCANS:
        raise BrokenPictureError("it has no picture, or too many scans of it")
    high, wide = size
    if turned in _ON_ITS_SIDE:
        wide, high = high, wide
    if turned != _UPRIGHT:
        kept.insert(1, _turn(turned))
    return Raster(b"".join((*kept, bytes((_MARKER, _END_OF_IMAGE)))), "jpg", wide, high)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment with its marker, a scan with the pixels that follow it."""
    at = len(_START_OF_IMAGE)
    while True:
        if data[at] != _MARKER:
            raise BrokenPictureError("a segment does not begin where the last one ends")
        marker = data[at + 1]
        if marker == _MARKER:
            at += 1
            continue
        if marker == _END_OF_IMAGE:
            return
        end = at + 2 if marker in _STANDS_ALONE else at + 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
        if marker == _START_OF_SCAN:
            following = _NEXT_MARKER.search(data, end)
            if following is None:
                # Cut off in the midst of its pixels: the upper part of a picture is none.
                raise BrokenPictureError("it ends too soon")
            end = following.end() - 2
        if end > len(data):
            raise BrokenPictureError("a segment ends too soon")
        yield marker, data[at:end]
        at = end


def _way_up(segment: bytes) -> int | None:
    """How a photo is turned (1 to 8), by its Exif data; None where they do not say."""
    found = re.match(rb"\xff\xe1..Exif\0\0(II\*\0|MM\0\*)", segment, re.DOTALL)
    if found is None:
        return None
    order, tiff = ("<" if found[1].startswith(b"I") else ">"), segment[found.start(1) :]
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for index in range(min(count, _MOST_FIELDS)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * index)
            if tag == _TURNED:
                return value if value in range(1, 9) else None
    except struct.error:
        return None
    return None


def _turn(turned: int) -> bytes:
    """The shortest Exif data that say how a picture is turned."""
    told = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TURNED, 3, 1, turned, 0, 0)
    return bytes((_MARKER, _EXIF)) + struct.pack(">H", 2 + len(told)) + told
