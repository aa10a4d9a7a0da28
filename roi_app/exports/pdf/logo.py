"""A seller's logo, checked before anything decodes it: kind, size in bytes, size in pixels."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.exports.pdf.svg import UnusableSvgError, plain_svg
from roi_app.exports.pdf.typeset import TypesettingError, draw_image

MOST_BYTES: Final = 2 * 2**20
MOST_SVG_BYTES: Final = 512 * 2**10
MOST_PIXELS: Final = 16_000_000
LONGEST_SIDE: Final = 8_000
LEAST_SIDE: Final = 8

DRAWN_WIDTH: Final = 900
DRAWN_HEIGHT: Final = 300
"""Pixels of a logo as it is kept: 400 to the inch where it is printed."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_MARKER: Final = 0xFF
_START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDS_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
_END: Final = frozenset((0xD9, 0xDA))


class Kind(StrEnum):
    """What a logo is kept as."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that has been checked and made anew."""

    kind: Kind
    data: bytes

    @property
    def file_name(self) -> str:
        """What it is called where the template finds it."""
        return f"logo.{self.kind}"


@dataclass(frozen=True, slots=True)
class CheckedLogo:
    """What came of a logo: None where it cannot be used, and why."""

    logo: Logo | None
    problems: tuple[Problem, ...] = ()


def read_logo(data: bytes) -> CheckedLogo:
    """Check a PNG, JPEG or SVG and make it anew; raises nothing.

    A raster image is decoded and drawn again at the size of print, which drops all that came with it; a drawing is
    reduced to plain shapes and stays sharp at any size.
    """
    if len(data) > MOST_BYTES:
        return _refused("pdf_logo_large", size=_mebibytes(len(data)), most=_mebibytes(MOST_BYTES))
    try:
        if data.startswith(_PNG):
            return _raster(data, "png", _png_size(data))
        if data.startswith(_JPEG):
            return _raster(data, "jpg", _jpeg_size(data))
    except struct.error:
        return _refused("pdf_logo_broken")
    # A drawing may be written in UTF-16, with a zero beside each letter.
    return _drawing(data) if b"<svg" in data.replace(b"\0", b"") else _refused("pdf_logo_kind")


def _raster(data: bytes, ending: str, size: tuple[int, int] | None) -> CheckedLogo:
    if size is None:
        return _refused("pdf_logo_broken")
    wide, high = size
    if wide * high > MOST_PIXELS or max(size) > LONGEST_SIDE:
        return _refused("pdf_logo_pixels", wide=str(wide), high=str(high), most=str(LONGEST_SIDE))
    if min(size) < LEAST_SIDE:
        return _refused("pdf_logo_small", wide=str(wide), high=str(high), least=str(LEAST_SIDE))
    shrink = min(1.0, DRAWN_WIDTH / wide, DRAWN_HEIGHT / high)
    try:
        drawn = draw_image(data, ending, max(1, round(wide * shrink)), max(1, round(high * shrink)))
    except TypesettingError:
        return _refused("pdf_logo_broken")
    return CheckedLogo(Logo(Kind.PNG, drawn))


def _drawing(data: bytes) -> CheckedLogo:
    if len(data) > MOST_SVG_BYTES:
        return _refused("pdf_logo_large", size=_mebibytes(len(data)), most=_mebibytes(MOST_SVG_BYTES))
    try:
        plain = plain_svg(data)
        # Drawn once to see that it can be.
        draw_image(plain, Kind.SVG, DRAWN_WIDTH // 4, DRAWN_HEIGHT // 4)
    except UnusableSvgError as fault:
        reason = str(fault)
        if reason in ("broken", "entities", "too_complex"):
            return _refused(f"pdf_logo_{reason}")
        return _refused("pdf_logo_element", element=reason[:40])
    except TypesettingError:
        return _refused("pdf_logo_broken")
    return CheckedLogo(Logo(Kind.SVG, plain))


def _png_size(data: bytes) -> tuple[int, int] | None:
    wide, high = struct.unpack_from(">II", data, 16)
    return (wide, high) if data[12:16] == b"IHDR" else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """The size in the first frame's header; None where the markers lead nowhere."""
    at = 2
    while at + 4 <= len(data) and data[at] == _MARKER:
        marker = data[at + 1]
        if marker == _MARKER:
            at += 1
        elif marker in _STANDS_ALONE:
            at += 2
        elif marker in _END:
            return None
        elif marker in _START_OF_FRAME:
            high, wide = struct.unpack_from(">HH", data, at + 5)
            return wide, high
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            at += 2 + max(length, 2)
    return None


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.1f}"


def _refused(code: str, **values: str) -> CheckedLogo:
    return CheckedLogo(None, (Problem("", code, FrozenMap(values), Severity.WARNING),))
