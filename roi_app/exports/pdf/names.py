"""Names that people typed, as a page can bear them."""

from __future__ import annotations

from typing import Final

from roi_app.checks.foreign_text import ELLIPSIS, PAGE, cut, one_line
from roi_app.documents.document import Document
from roi_app.exports.pdf.glyphs import breakable
from roi_app.texts.formatting import Wording

LONGEST_NAME: Final = 120


def shop_name(document: Document, wording: Wording) -> str:
    """The shop's name, or what stands for one that has none."""
    return short(document.name) or wording.text("pdf.unnamed")


def short(name: str) -> str:
    """A name in one line, cut where it is longer than a title can be, and with places to break."""
    return breakable(cut(one_line(name[: 8 * LONGEST_NAME], PAGE), LONGEST_NAME))


def is_cut(name: str) -> bool:
    """Whether `short` leaves a part of a name out."""
    return short(name).endswith(ELLIPSIS) and not one_line(name, PAGE).endswith(ELLIPSIS)
