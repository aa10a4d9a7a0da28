"""The long part of an export, for a thread: from a case to pages on show, or to a file that is whole.

It knows no window; `progress` is told what is being done, and a `Ticket` decides between writing and calling off.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QImage

from roi_app.checks.problem import Problem
from roi_app.documents.files import write_whole
from roi_app.estimates.answer import Answer
from roi_app.exports.monthly_table import as_csv, monthly_table
from roi_app.exports.order import LogoOrder, Order, Product
from roi_app.exports.pdf.logo import CheckedLogo, Logo
from roi_app.exports.pdf.options import Options as PdfOptions
from roi_app.exports.pdf.preview import preview_in
from roi_app.exports.pdf.seller import Seller
from roi_app.gui.charts.picture import as_png
from roi_app.gui.dialogs.export.options import ExportOptions, Kind
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.background import ShouldStop
from roi_app.texts.formatting import Wording

Progress = Callable[[str], None]
Maker = Callable[[ShouldStop], bytes | None]


class Ticket:
    """Lets one of two happen, never both: that a file is written, or that the export is called off."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner = ""

    def begin_writing(self) -> bool:
        """Whether the files may be written now; from then on it is too late to call it off."""
        return self._take("writing")

    def cancel(self) -> bool:
        """Whether it is called off in time; then nothing is written."""
        return self._take("cancelled")

    def is_cancelled(self) -> bool:
        """Whether there is no use in going on."""
        return self._owner == "cancelled"

    def _take(self, owner: str) -> bool:
        with self._lock:
            self._owner = self._owner or owner
            return self._owner == owner


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The case that leaves the app, and when."""

    answer: Answer
    stamp: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """Pages of a PDF, what it cannot show as it was given, and the logo in use."""

    pages: tuple[QImage, ...]
    remarks: tuple[Problem, ...]
    logo: Logo | None


def preview(
    material: Material, options: ExportOptions, width: float, workshop: Workshop, should_stop: ShouldStop
) -> Pages | None:
    """The pages of the PDF, each so many pixels wide; None where nobody waits for it any more."""
    order = replace(_order(material, options), product=Product.PREVIEW, page_width=width)
    data = workshop.make(order, should_stop)
    if data is None:
        return None
    shown = preview_in(data)
    return Pages(tuple(QImage.fromData(page) for page in shown.pages), shown.remarks, shown.logo)


def checked_logo(data: bytes, workshop: Workshop, should_stop: ShouldStop) -> CheckedLogo | None:
    """What comes of a file that calls itself a picture; None where nobody waits for it any more."""
    checked = workshop.make(LogoOrder(data), should_stop)
    if checked is None:
        return None
    shown = preview_in(checked)
    return CheckedLogo(shown.logo, shown.remarks)


def made(material: Material, options: ExportOptions, workshop: Workshop, should_stop: ShouldStop) -> bytes | None:
    """A file's bytes; None where it was stopped. Raises what its makers raise."""
    if options.kind is Kind.TABLE:
        wording = Wording(options.language, material.answer.case.document.currency)
        return as_csv(monthly_table(material.answer, wording))
    return workshop.make(_order(material, options), should_stop)


def write_one(make: Maker, path: Path, ticket: Ticket, progress: Progress) -> tuple[Path, ...] | None:
    """Make a file and write it whole or not at all; None where it was called off. Raises what its maker raises."""
    progress("making")
    data = make(ticket.is_cancelled)
    if data is None or not ticket.begin_writing():
        return None
    progress("writing")
    write_whole(path, data)
    return (path,)


def write_many(
    made: Sequence[tuple[Path, QImage | bytes]], ticket: Ticket, progress: Progress
) -> tuple[Path, ...] | None:
    """Write pictures, each whole or not at all; None where it was called off."""
    progress("making")
    files = [(path, one if isinstance(one, bytes) else as_png(one)) for path, one in made]
    if not ticket.begin_writing():
        return None
    progress("writing")
    for path, data in files:
        write_whole(path, data)
    return tuple(path for path, _ in files)


def _order(material: Material, options: ExportOptions) -> Order:
    document = material.answer.case.document
    product = Product.REPORT if options.kind is Kind.PDF else Product.WORKBOOK
    if product is Product.WORKBOOK and options.side_by_side and document.scenarios:
        product = Product.COMPARISON
    chosen = PdfOptions(
        options.language,
        material.stamp,
        options.paper,
        options.sections,
        options.in_ranges,
        Seller(contact=options.contact),
        options.valid_until,
        options.inside,
    )
    return Order(product, document, chosen)
