"""A seller's logo, checked before anything decodes it: kind, size in bytes, size in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.exports.pdf.raster import JPEG, PNG, BrokenPictureError, Raster, plain_raster
from roi_app.exports.pdf.svg import UnusableSvgError, plain_svg
from roi_app.exports.pdf.typeset import TypesettingError, draw_image

MOST_BYTES: Final = 2 * 2**20
MOST_READ: Final = 64 * 2**20
"""Far more than a logo may have, so that it is the check that says how large one may be."""
MOST_SVG_BYTES: Final = 512 * 2**10
MOST_PIXELS: Final = 16_000_000
LONGEST_SIDE: Final = 8_000
LEAST_SIDE: Final = 8

DRAWN_WIDTH: Final = 900
DRAWN_HEIGHT: Final = 300
"""Pixels of a logo as it is kept: 400 to the inch where it is printed."""

SEEN: Final = (720, 165)
"""Pixels of a drawing on the screen, in the proportions of its place on paper."""


class Kind(StrEnum):
    """What a logo is kept as."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that has been checked and made anew; `seen` is a PNG of it for the screen."""

    kind: Kind
    data: bytes
    seen: bytes

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

    A raster image is reduced to its pixels, then decoded and drawn again at the size of print; a drawing is reduced
    to plain shapes and stays sharp at any size.
    """
    if len(data) > MOST_BYTES:
        return _refused("pdf_logo_large", size=_mebibytes(len(data)), most=_mebibytes(MOST_BYTES))
    if data.startswith((PNG, JPEG)):
        try:
            return _raster(plain_raster(data))
        except BrokenPictureError:
            return _refused("pdf_logo_broken")
    # A drawing may be written in UTF-16, with a zero beside each letter.
    return _drawing(data) if b"<svg" in data.replace(b"\0", b"") else _refused("pdf_logo_kind")


def _raster(picture: Raster) -> CheckedLogo:
    wide, high = picture.wide, picture.high
    if wide * high > MOST_PIXELS or max(wide, high) > LONGEST_SIDE:
        return _refused("pdf_logo_pixels", wide=str(wide), high=str(high), most=str(LONGEST_SIDE))
    if min(wide, high) < LEAST_SIDE:
        return _refused("pdf_logo_small", wide=str(wide), high=str(high), least=str(LEAST_SIDE))
    shrink = min(1.0, DRAWN_WIDTH / wide, DRAWN_HEIGHT / high)
    width, height = max(1, round(wide * shrink)), max(1, round(high * shrink))
    try:
        drawn = draw_image(picture.data, picture.ending, width, height)
    except TypesettingError:
        return _refused("pdf_logo_broken")
    return CheckedLogo(Logo(Kind.PNG, drawn, drawn))


def _drawing(data: bytes) -> CheckedLogo:
    if len(data) > MOST_SVG_BYTES:
        return _refused("pdf_logo_large", size=_mebibytes(len(data)), most=_mebibytes(MOST_SVG_BYTES))
    try:
        plain = plain_svg(data)
        # Drawn once to see that it can be, and so that the window need not read a drawing.
        seen = draw_image(plain, Kind.SVG, *SEEN)
    except UnusableSvgError as fault:
        reason = str(fault)
        if reason in ("broken", "entities", "too_complex"):
            return _refused(f"pdf_logo_{reason}")
        return _refused("pdf_logo_element", element=reason[:40])
    except TypesettingError:
        return _refused("pdf_logo_broken")
    return CheckedLogo(Logo(Kind.SVG, plain, seen))


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.1f}"


def _refused(code: str, **values: str) -> CheckedLogo:
    return CheckedLogo(None, (Problem("", code, FrozenMap(values), Severity.WARNING),))
