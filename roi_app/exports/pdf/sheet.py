"""What all pages of a paper have in common, whatever it is about: language, size, colours, and the line below each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from roi_app.exports.pdf.options import Paper
from roi_app.exports.pdf.seller import Seller
from roi_app.exports.pdf.text import cut_to
from roi_app.figures.contrast import is_colour, readable_on_white
from roi_app.figures.palette import LIGHT, Palette
from roi_app.figures.tones import HATCH_STRENGTH, HATCHES, SHADES, Hatch, Shades, Tone
from roi_app.texts.formatting import Wording

_REGIONS: Final = {"zh-Hant": ("zh", "TW"), "zh-Hans": ("zh", "CN"), "en": ("en", "GB")}

LONGEST_FOOTER: Final = 56
"""Columns of a name in the line below each page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """As the template reads it; `page_of` has places for the number of the page and of all."""

    language: str
    region: str
    paper: str
    palette: Palette
    tones: Mapping[Tone, Shades]
    hatches: Mapping[Tone, Hatch]
    hatch_strength: float
    brand: str
    title: str
    author: str
    footer: str
    page_of: str


def sheet_of(paper: Paper, seller: Seller, title: str, subject: str, wording: Wording) -> Sheet:
    """The sheet of a paper that is about `subject`, in the colour of whoever prepared it where that can be read."""
    language, region = _REGIONS[wording.language]
    return Sheet(
        language=language,
        region=region,
        paper=paper,
        palette=LIGHT,
        tones=SHADES,
        hatches=HATCHES,
        hatch_strength=HATCH_STRENGTH,
        brand=readable_on_white(seller.colour) if is_colour(seller.colour) else LIGHT.accent,
        title=title,
        author=seller.name,
        footer=wording.text("pdf.footer", shop=cut_to(subject, LONGEST_FOOTER)),
        page_of=wording.text("pdf.page_of", page="{page}", pages="{pages}"),
    )
