"""Who prepared an estimate, with the logo checked like any other: a document may come from anywhere."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from roi_app.checks.problem import Problem
from roi_app.documents.document import Branding
from roi_app.exports.pdf.logo import CheckedLogo, Logo, read_logo


@dataclass(frozen=True, slots=True)
class Seller:
    """Who prepared the estimate: name, colour as `#rrggbb` ("" for the app's own), checked logo, how to reach them."""

    name: str = ""
    colour: str = ""
    logo: Logo | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class CheckedSeller:
    """The seller of a document, and what of it cannot be used."""

    seller: Seller
    problems: tuple[Problem, ...] = ()


def seller_of(branding: Branding) -> CheckedSeller:
    """The seller as a report shows it; a logo that cannot be used is left out and said."""
    checked = _logo(branding.logo)
    return CheckedSeller(Seller(branding.seller, branding.colour, checked.logo), checked.problems)


def _logo(text: str) -> CheckedLogo:
    if not text:
        return CheckedLogo(None)
    try:
        return read_logo(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return read_logo(b"")
