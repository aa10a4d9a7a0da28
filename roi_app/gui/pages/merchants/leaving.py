"""What leaves a table of merchants as a file: all results, a summary, an empty table; told below the table."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from roi_app.documents.files import DocumentError, absolute
from roi_app.exports.merchants_pdf import Options
from roi_app.exports.order import MerchantsOrder
from roi_app.exports.pdf.seller import Seller
from roi_app.gui.controls.labels import ElidedLabel, set_tone
from roi_app.gui.dialogs.export.after import AfterExport
from roi_app.gui.dialogs.export.saving import Exporting
from roi_app.gui.dialogs.export.work import Ticket, write_one
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.background import Job, Jobs
from roi_app.gui.state.merchants import TableWork
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import GRID
from roi_app.model.batch import Stopped, Wish
from roi_app.portfolio.totals import Totals
from roi_app.texts.catalog import describe

if TYPE_CHECKING:
    from roi_app.portfolio.in_memory import InMemory


CSV, PDF = ".csv", ".pdf"
TABLES = (CSV, ".xlsx", ".parquet")
"""How the names of files end that hold a table."""


class Leaving(QWidget):
    """A line that says what is being saved, and then what can be done with it; hidden while it has nothing to say."""

    told = Signal()

    def __init__(self, session: Session, settings: Settings, work: TableWork, above: QWidget) -> None:
        """Make the line of a window, above which its questions stand."""
        super().__init__()
        self._session, self._settings, self._work = session, settings, work
        self.exporting = Exporting(above, session, settings)
        self.status, self.progress, self.after = ElidedLabel(), QProgressBar(), AfterExport()
        self.stop = QPushButton()
        self.jobs, self.workshop = Jobs(self), Workshop()
        self._ticket: Ticket | None = None
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, 6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part, stretch in ((self.progress, 0), (self.status, 1), (self.stop, 0), (self.after, 0)):
            row.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        self.stop.clicked.connect(lambda _=False: self.cancel())
        self.jobs.done.connect(self._succeed)
        self.jobs.failed.connect(self._fail)
        self.jobs.progress.connect(self._show_stage)
        self.retranslate()
        self._say("")

    @property
    def is_running(self) -> bool:
        """Whether a file is being made."""
        return self._ticket is not None

    def save_template(self) -> None:
        """Ask where an empty table is to be, and write it."""
        name = self._session.wording.text("merchants.file.template")
        path = self._asked("merchants.template", f"{name}{CSV}")
        if path is not None:
            self._start(path, lambda _: self._work.template(self._session.catalogue))

    def save_results(self, table: InMemory) -> None:
        """Ask where the estimates of all rows are to be, and write them."""
        what = self._session.wording.text("merchants.file.results")
        suggested = self.exporting.suggested(table.table.source.stem, what, CSV)
        path = self._asked_table(suggested)
        if path is None:
            return
        if os.path.realpath(path) == os.path.realpath(table.table.source):
            self.tell(self._session.wording.text("merchants.same_file", name=path.name), "race")
            return
        ticket = self._ticket = Ticket()

        def work(job: Job) -> tuple[Path, ...] | None:
            job.report("making")
            try:
                self._work.write(table, path, lambda _: None, ticket.is_cancelled, ticket.begin_writing)
            except Stopped:
                return None
            return (path,)

        self._begin()
        self.jobs.run(work)

    def save_summary(self, totals: Totals, source: str, chosen: str) -> None:
        """Ask where the two pages about these merchants are to be, and have them made."""
        wording = self._session.wording
        suggested = self.exporting.suggested(source, wording.text("merchants.file.summary"), PDF)
        path = self._asked("merchants.save_summary", suggested.name)
        if path is None:
            return
        stamp = datetime.now().astimezone().replace(microsecond=0)
        # Who has put a name and a logo on the estimate of a shop has them here too.
        seller = Seller(contact=self._settings.export_contact)
        options = Options(self._session.language, stamp, source, chosen=chosen, seller=seller)
        order = MerchantsOrder(totals, options, self._session.document.branding)
        self.workshop.open()
        self._start(path, lambda should_stop: self.workshop.make(order, should_stop))

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something where nothing is being saved."""
        if not self.is_running:
            self.after.offer(())
            self._say(sentence, tone)

    def cancel(self) -> None:
        """Call off what is being made, where it is not too late."""
        if self._ticket is not None and self._ticket.cancel():
            self.jobs.cancel()
            self._end("export.called_off", "muted")

    def retranslate(self) -> None:
        """Say the fixed words again in the reader's language."""
        wording = self._session.wording
        self.stop.setText(wording.text("file.cancel"))
        self.after.retranslate(wording)

    def close_jobs(self) -> None:
        """End what runs."""
        if self._ticket is not None:
            self._ticket.cancel()
        self.jobs.close()
        self.workshop.close()

    def _asked_table(self, suggested: Path) -> Path | None:
        """Where a table is to be; the name that is chosen decides its kind."""
        wording = self._session.wording
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), wording.text("merchants.save_results"), str(suggested), wording.text("merchants.filter_save")
        )
        if not chosen:
            return None
        path = absolute(Path(chosen))
        if path.suffix.lower() in TABLES:
            return path
        # The dialog asked about the name that was typed, not about the one with the suffix.
        path = path.with_name(path.name + CSV)
        return path if self.exporting.may_overwrite(path) else None

    def _asked(self, title: str, name: str) -> Path | None:
        start = Path(self._settings.export_folder) / name
        return self.exporting.ask_where(self._session.wording.text(title), start)

    def _start(self, path: Path, make: Callable[[Wish], bytes | None]) -> None:
        ticket = self._ticket = Ticket()
        self._begin()
        self.jobs.run(lambda job: write_one(make, path, ticket, job.report))

    def _begin(self) -> None:
        self.after.offer(())
        self._say(self._session.wording.text("export.stage.making"), "muted")

    def _show_stage(self, stage: str) -> None:
        if self.is_running:
            self._say(self._session.wording.text(f"export.stage.{stage}"), "muted")

    def _succeed(self, written: tuple[Path, ...]) -> None:
        self.after.offer(written)
        self._settings.export_folder = str(written[0].parent)
        self._end("export.done", "keep", name=written[0].name)

    def _fail(self, fault: Exception) -> None:
        if isinstance(fault, DocumentError):
            self._end("export.not_written", "race", reason=describe(fault.problem, self._session.wording.texts))
        else:
            self._session.failures.report("export", fault)
            self._end("export.failed", "race")

    def _end(self, key: str, tone: str, **values: object) -> None:
        self._ticket = None
        self.workshop.close()
        self._say(self._session.wording.text(key, **values), tone)

    def _say(self, sentence: str, tone: str = "") -> None:
        set_tone(self.status, tone)
        self.status.setText(sentence)
        self.progress.setVisible(self.is_running)
        self.stop.setVisible(self.is_running)
        self.after.setVisible(bool(self.after.files) and not self.is_running)
        self.setVisible(bool(sentence))
        self.told.emit()
