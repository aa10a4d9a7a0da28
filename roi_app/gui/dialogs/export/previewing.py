"""Keeps the preview in step with the choices: made apart, a moment after the last change, the newest only."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from roi_app.documents.files import DocumentError
from roi_app.estimates.anonymous import anonymous
from roi_app.exports.made_apart import EndedError
from roi_app.exports.monthly_table import monthly_table
from roi_app.exports.workbook.layout import SheetKey
from roi_app.gui.dialogs.export.options import ExportOptions, Kind
from roi_app.gui.dialogs.export.pictures import Pictures
from roi_app.gui.dialogs.export.previews import PreviewCard
from roi_app.gui.dialogs.export.work import Material, Pages, preview
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.background import Jobs
from roi_app.gui.state.debounce import Debounce
from roi_app.gui.state.session import Session
from roi_app.texts.catalog import Texts, describe
from roi_app.texts.formatting import Wording

REST_MS = 120
_MOST_REMARKS = 3


def material_of(session: Session, options: ExportOptions) -> Material:
    """The case on show, as it leaves the app now: anonymous where that is chosen, whatever is made of it."""
    answer = anonymous(session.answer, Texts(options.language)) if options.anonymous else session.answer
    return Material(answer, datetime.now(UTC).astimezone().replace(microsecond=0))


class Previewing(QObject):
    """Fills a card; `made` carries the preview of a PDF, with the logo that it has."""

    made = Signal(object)

    def __init__(self, session: Session, card: PreviewCard, pictures: Pictures, workshop: Workshop) -> None:
        """Begin without anything wanted."""
        super().__init__(card)
        self._session, self.card, self._pictures, self._workshop = session, card, pictures, workshop
        self._options: ExportOptions | None = None
        self._drawn: dict[str, QImage] = {}
        self.jobs = Jobs(self)
        self.jobs.done.connect(self._show_pages)
        self.jobs.failed.connect(self._show_fault)
        self._rest, self._next = Debounce(REST_MS, self), Debounce(0, self)
        self._rest.due.connect(self._make)
        self._next.due.connect(self._draw_next)
        card.view.resized.connect(self._fit)

    def follow(self, options: ExportOptions) -> None:
        """Show what is wanted now; the case may be another one, too."""
        wording = self._session.wording
        another = self._options is None or self._options.kind is not options.kind
        self._options = options
        self._drawn.clear()
        self.stop()
        self.card.show_title(
            wording.text(f"export.preview.{options.kind}"), wording.text(f"export.preview_note.{options.kind}")
        )
        if another and options.kind is Kind.PDF:
            self.card.show_words(wording.text("export.making_preview"))
        self.card.view.set_stale(options.kind is Kind.PDF)
        if options.kind is Kind.PDF:
            self._rest.call()
        else:
            self._make()

    def stop(self) -> None:
        """Make nothing more."""
        self._rest.cancel()
        self._next.cancel()
        self.jobs.cancel()

    def close(self) -> None:
        """Make nothing more, and wait for the thread."""
        self.stop()
        self.jobs.close()

    def _fit(self) -> None:
        """Draw the pages anew for another width."""
        if self._options is not None and self._options.kind is Kind.PDF and self.card.isVisible():
            self._rest.call()

    def _make(self) -> None:
        makers = {
            Kind.PDF: self._ask_pages,
            Kind.WORKBOOK: self._show_sheets,
            Kind.TABLE: self._show_table,
            Kind.PICTURES: self._draw_next,
        }
        if self._options is not None:
            makers[self._options.kind]()

    def _ask_pages(self) -> None:
        options = self._options
        if options is not None:
            material = material_of(self._session, options)
            width = self.card.view.page_width * self.card.devicePixelRatioF()
            self.jobs.run(lambda job: preview(material, options, width, self._workshop, job.is_cancelled))

    def _show_pages(self, made: Pages) -> None:
        texts = self._session.wording.texts
        self.card.show_pages(made.pages, [describe(one, texts) for one in made.remarks[:_MOST_REMARKS]])
        self.made.emit(made)

    def _show_fault(self, fault: Exception) -> None:
        if isinstance(fault, DocumentError):
            self.card.show_words(describe(fault.problem, self._session.wording.texts))
            return
        self._session.failures.report("export", fault)
        key = "export.preview_ended" if isinstance(fault, EndedError) else "export.no_preview"
        self.card.show_words(self._session.wording.text(key))

    def _show_sheets(self) -> None:
        options = self._options
        if options is None:
            return
        wording = Wording(options.language, self._session.document.currency)
        pages = [*(("comparison",) if options.side_by_side else ()), *(page.value for page in SheetKey)]
        self.card.show_sheets(
            [(wording.text(f"workbook.sheet.{page}"), wording.text(f"workbook.{page}_hint")) for page in pages]
        )

    def _show_table(self) -> None:
        if self._options is not None:
            wording = Wording(self._options.language, self._session.document.currency)
            table = monthly_table(material_of(self._session, self._options).answer, wording)
            self.card.show_table(table, wording)

    def _draw_next(self) -> None:
        """Draw one picture at a time, so that the window goes on between them."""
        options = self._options
        if options is None:
            return
        keys = [key for key in self._pictures.keys if key in options.pictures]
        missing = next((key for key in keys if key not in self._drawn), None)
        if missing is not None:
            self._drawn[missing] = self._pictures.draw(missing, material_of(self._session, options).answer).image()
            self._next.call()
        elif keys:
            self.card.show_pages([self._drawn[key] for key in keys])
        else:
            self.card.show_words(self._session.wording.text("export.no_pictures"))
