"""The seller that a document names, with its logo checked like any other: a file may come from anywhere."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from roi_app.checks.problem import Problem
from roi_app.documents.document import Branding
from roi_app.exports.pdf.logo import CheckedLogo, read_logo
from roi_app.exports.pdf.options import Seller


@dataclass(frozen=True, slots=True)
class CheckedSeller:
    """The seller of a document, and what of it cannot be used."""

    seller: Seller
    problems: tuple[Problem, ...] = ()


def seller_of(branding: Branding) -> CheckedSeller:
    """The seller as a report shows it; a logo that cannot be used is left out and said."""
    reading = _logo(branding.logo)
    return CheckedSeller(Seller(branding.seller, branding.colour, reading.logo), reading.problems)


def _logo(text: str) -> CheckedLogo:
    if not text:
        return CheckedLogo(None)
    try:
        return read_logo(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return read_logo(b"")
