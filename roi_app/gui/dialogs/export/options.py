"""What is exported and how, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roi_app.exports.pdf.options import USUAL, Inside, Paper, Section


class Kind(StrEnum):
    """The kinds of files, in the order in which they are offered."""

    PDF = "pdf"
    WORKBOOK = "workbook"
    TABLE = "table"
    PICTURES = "pictures"


class PictureFormat(StrEnum):
    """What a chart is written as; the value is the file's ending."""

    PNG = ".png"
    SVG = ".svg"

    @property
    def label(self) -> str:
        """What the format is called in every language."""
        return self.name


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Every choice of the dialog; each kind reads those that concern it."""

    kind: Kind
    language: str
    anonymous: bool = False
    paper: Paper = Paper.A4
    in_ranges: bool = False
    sections: frozenset[Section] = USUAL
    side_by_side: bool = False
    picture_format: PictureFormat = PictureFormat.PNG
    pictures: frozenset[str] = frozenset()
    inside: frozenset[Inside] = frozenset({Inside.CASE})
    contact: str = ""
    valid_until: date | None = None

    @property
    def suffix(self) -> str:
        """The ending of the file, or of each of the files."""
        fixed = {Kind.PDF: ".pdf", Kind.WORKBOOK: ".xlsx", Kind.TABLE: ".csv"}
        return fixed.get(self.kind, self.picture_format.value)
