"""The long part of an export, for a thread: from a case to pages on show, or to a file that is whole.

It knows no window; `progress` is told what is being done, and a `Ticket` decides between writing and calling off.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QImage

from roi_app.checks.problem import Problem
from roi_app.documents.document import Branding
from roi_app.documents.files import write_whole
from roi_app.estimates.answer import Answer
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.monthly_table import as_csv, monthly_table
from roi_app.exports.pdf.logo import Logo
from roi_app.exports.pdf.options import Options as PdfOptions
from roi_app.exports.pdf.options import Paper
from roi_app.exports.pdf.report import Report, compose
from roi_app.exports.pdf.seller import CheckedSeller, seller_of
from roi_app.exports.pdf.typeset import draw_pages, write_pdf
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import MOST, make_comparison
from roi_app.exports.workbook.options import Options as WorkbookOptions
from roi_app.gui.charts.picture import as_png
from roi_app.gui.dialogs.export.options import ExportOptions, Kind
from roi_app.gui.state.background import ShouldStop
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS, Uncertainty, simulate
from roi_app.statements.comparison import columns_of
from roi_app.texts.formatting import Wording

Progress = Callable[[str], None]
Maker = Callable[[], bytes | None]

PAPER_INCHES = {Paper.A4: 210 / 25.4, Paper.LETTER: 8.5}
"""How wide a page is."""


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
    """The case that leaves the app, with the trials that there are already (perhaps too few), and when."""

    answer: Answer
    known: Uncertainty | None
    stamp: datetime

    def trials(self, should_stop: ShouldStop) -> Uncertainty | None:
        """The full run, as the command line has it; None where it was stopped."""
        if self.known is not None and self.known.trials == DEFAULT_TRIALS:
            return self.known
        case = self.answer.case
        return simulate(uncertain(case), DEFAULT_TRIALS, case.document.sampling.seed, should_stop)


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """Pages of a PDF, what it cannot show as it was given, and the logo in use."""

    pages: tuple[QImage, ...]
    remarks: tuple[Problem, ...]
    logo: Logo | None


def preview(material: Material, options: ExportOptions, width: float, should_stop: ShouldStop) -> Preview | None:
    """The pages of the PDF, each so many pixels wide; None where nobody waits for it any more."""
    seller = _seller(material.answer.case.document.branding)
    report = _composed(material, options, seller, should_stop)
    if report is None or should_stop():
        return None
    pages = draw_pages(report.manuscript, width / PAPER_INCHES[options.paper])
    images = tuple(QImage.fromData(page) for page in pages)
    return Preview(images, seller.problems + report.remarks, seller.seller.logo)


def write_one(
    material: Material, options: ExportOptions, path: Path, ticket: Ticket, progress: Progress
) -> tuple[Path, ...] | None:
    """Make a file and write it whole or not at all; None where it was called off. Raises what its makers raise."""
    progress("making")
    makers: dict[Kind, Maker] = {
        Kind.PDF: lambda: _pdf(material, options, ticket),
        Kind.WORKBOOK: lambda: _workbook(material, options, ticket),
        Kind.TABLE: lambda: _table(material, options),
    }
    data = makers[options.kind]()
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


@lru_cache(maxsize=2)
def _seller(branding: Branding) -> CheckedSeller:
    return seller_of(branding)


def _composed(
    material: Material, options: ExportOptions, seller: CheckedSeller, should_stop: ShouldStop
) -> Report | None:
    trials = material.trials(should_stop)
    if trials is None:
        return None
    chosen = PdfOptions(
        options.language,
        material.stamp,
        options.paper,
        options.sections,
        options.in_ranges,
        replace(seller.seller, contact=options.contact),
        options.valid_until,
        options.inside,
    )
    return compose(material.answer, trials, chosen)


def _pdf(material: Material, options: ExportOptions, ticket: Ticket) -> bytes | None:
    seller = _seller(material.answer.case.document.branding)
    report = _composed(material, options, seller, ticket.is_cancelled)
    if report is None or ticket.is_cancelled():
        return None
    return write_pdf(report.manuscript)


def _workbook(material: Material, options: ExportOptions, ticket: Ticket) -> bytes | None:
    layout = WorkbookOptions(options.language, material.stamp)
    document = material.answer.case.document
    if not (options.side_by_side and document.scenarios):
        trials = material.trials(ticket.is_cancelled)
        return None if trials is None else make_workbook(material.answer, layout, trials)
    return make_comparison(columns_of(material.answer, Wording(options.language, document.currency), MOST), layout)


def _table(material: Material, options: ExportOptions) -> bytes:
    return as_csv(monthly_table(material.answer, Wording(options.language, material.answer.case.document.currency)))
