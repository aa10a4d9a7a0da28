"""The dialog in which the estimate leaves the app: kind, choices, a live preview, and the way to the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from roi_app.documents.files import DocumentError
from roi_app.exports.made_apart import EndedError
from roi_app.gui.charts.picture import Picture
from roi_app.gui.controls.card import rule
from roi_app.gui.controls.labels import ElidedLabel, label, set_tone
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.dialogs.export.after import AfterExport
from roi_app.gui.dialogs.export.choices import ChoicesBox
from roi_app.gui.dialogs.export.offer import OfferBox
from roi_app.gui.dialogs.export.options import ExportOptions, Kind, PictureFormat
from roi_app.gui.dialogs.export.pictures import Pictures
from roi_app.gui.dialogs.export.previewing import Previewing, material_of
from roi_app.gui.dialogs.export.previews import PreviewCard
from roi_app.gui.dialogs.export.saving import Exporting
from roi_app.gui.dialogs.export.seller import SellerBox
from roi_app.gui.dialogs.export.work import Pages, Ticket, made, write_many, write_one
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.background import Jobs
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import GRID
from roi_app.texts.catalog import describe

_AROUND = QSize(96, 56)
"""What the window shows of itself around the dialog."""

_MOST = QSize(1180, 860)


class ExportDialog(QDialog):
    """Stands over its window until the file is made; everything long is done in threads."""

    def __init__(self, window: QWidget, session: Session, commands: Commands, settings: Settings) -> None:
        """Make the dialog of a window; `begin` opens it."""
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self.exporting, self.drawn = Exporting(self, session, settings), Pictures(session)
        self.kinds = Segmented()
        self.jobs, self.workshop = Jobs(self), Workshop()
        self.seller = SellerBox(session, commands, settings, self.workshop)
        self.choices = ChoicesBox(session, self.seller, OfferBox(session, settings), self.drawn.keys)
        self.preview = PreviewCard()
        self.previewing = Previewing(session, self.preview, self.drawn, self.workshop)
        self.path_label, self.path_text = label(12, tone="muted"), ElidedLabel()
        self.status, self.progress = label(12, wraps=True), QProgressBar()
        self.change, self.after = QPushButton(), AfterExport()
        self.leave, self.export_button = QPushButton(), QPushButton()
        self._kind = Kind.PDF
        self._chosen: dict[Kind, Path] = {}
        self._path = Path()
        self._confirmed: Path | None = None
        self._ticket: Ticket | None = None
        self._picture: Picture | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.export_button.setObjectName("primary")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, 6)
        middle, where, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        middle.setSpacing(2 * GRID)
        middle.addWidget(self.choices)
        middle.addWidget(self.preview, 1)
        for row in (where, foot):
            row.setSpacing(GRID)
        where.addWidget(self.path_label)
        where.addWidget(self.path_text, 1)
        where.addWidget(self.change)
        for part, stretch in ((self.progress, 0), (self.status, 1), (self.after, 0)):
            foot.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.leave, self.export_button):
            foot.addWidget(button)
        for button in (self.change, self.leave, self.export_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(middle, 1)
        column.addWidget(rule())
        column.addLayout(where)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda key: self.show_kind(Kind(key)))
        self.choices.changed.connect(self.refresh)
        self.previewing.made.connect(self._show_logo)
        self.jobs.done.connect(self._succeed)
        self.jobs.failed.connect(self._fail)
        self.jobs.progress.connect(self._show_stage)
        self.change.clicked.connect(self._ask_where)
        self.leave.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.export)
        self._session.changed.connect(self._on_changed)
        self._session.refined.connect(self._on_refined)
        self._session.language_changed.connect(self.retranslate)
        self._session.closing.connect(self._end)

    @property
    def result_files(self) -> tuple[Path, ...]:
        """What the last export wrote."""
        return self.after.files

    @property
    def is_running(self) -> bool:
        """Whether a file is being made."""
        return self._ticket is not None

    @property
    def path(self) -> Path:
        """Where the file will be, or the folder of the pictures: what is on show, whatever has become of it since."""
        return self._path

    @property
    def _shop(self) -> str:
        return material_of(self._session, self.choices.options).answer.case.document.name

    def _path_now(self) -> Path:
        options, chosen = self.choices.options, self._chosen.get(self._kind)
        if chosen is not None:
            return chosen if self._kind is Kind.PICTURES else chosen.with_suffix(options.suffix)
        what = self._session.wording.text(f"export.what.{self._kind}")
        suggested = self.exporting.suggested(self._shop, what, options.suffix)
        return suggested.parent if self._kind is Kind.PICTURES else suggested

    def begin(self) -> None:
        """Open over the window, in its language, with what was chosen last time."""
        if not self.isVisible():
            # First of all: a process takes a moment to load, and the first preview waits for it.
            self.workshop.open()
            self.choices.show_language(self._session.language)
            self.resize((self._window.size() - _AROUND).boundedTo(_MOST).expandedTo(self.minimumSizeHint()))
            self.open()
            self.retranslate()
            self.show_kind(self._kind)
            self.kinds.buttons[self._kind.value].setFocus()

    def show_kind(self, kind: Kind) -> None:
        """Offer a kind of file."""
        self._kind = kind
        self.kinds.show_chosen(kind.value)
        self.choices.show_kind(kind)
        self._tell("")
        self.refresh()

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.setWindowTitle(wording.text("export.title"))
        self.kinds.show_choices({one.value: wording.text(f"export.kind.{one}") for one in Kind})
        self.kinds.setAccessibleName(wording.text("export.heading.kind"))
        self.path_label.setText(wording.text("export.save_to"))
        self.change.setText(wording.text("export.change"))
        self.after.retranslate(wording)
        self.export_button.setText(wording.text("export.export"))
        self.choices.retranslate()
        self.preview.retranslate(wording)
        self._show_running()

    def refresh(self) -> None:
        """Show what the choices come to."""
        self.choices.refresh()
        self._show_path()
        self.previewing.follow(self.choices.options)
        self._show_running()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small screen."""
        return QSize(820, 520)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, and no other: in a field it takes what was typed."""
        button = self.focusWidget()
        if Qt.Key(event.key()) not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button, QPushButton):
            button.click()

    def reject(self) -> None:
        """Call off what is running, else close."""
        if self._ticket is None:
            self.previewing.stop()
            self.workshop.close()
            super().reject()
        elif self._ticket.cancel():
            self.jobs.cancel()
            self._stop("export.called_off", "muted")

    def export(self) -> None:
        """Make the file, after asking where there is one already."""
        options, path = self.choices.options, self.path
        pictures = self._pictures(options, path) if options.kind is Kind.PICTURES else []
        is_confirmed = path == self._confirmed and options.kind is not Kind.PICTURES
        if not (is_confirmed or self.exporting.may_overwrite(*([one for one, _ in pictures] or [path]))):
            return
        self._confirmed = None
        self.after.offer(())
        self._picture = pictures[0][1] if len(pictures) == 1 else None
        ticket = self._ticket = Ticket()
        self._tell("")
        if pictures:
            drawn = [(one, _content(picture, options)) for one, picture in pictures]
            self.jobs.run(lambda job: write_many(drawn, ticket, job.report))
        else:
            material = material_of(self._session, options)
            make = partial(made, material, options, self.workshop)
            self.jobs.run(lambda job: write_one(make, path, ticket, job.report))
        self._show_running()

    def _pictures(self, options: ExportOptions, folder: Path) -> list[tuple[Path, Picture]]:
        answer = material_of(self._session, options).answer
        drawn = [self.drawn.draw(key, answer) for key in self.drawn.keys if key in options.pictures]
        names = [self.exporting.suggested(self._shop, one.title, options.suffix).name for one in drawn]
        return [(folder / name, one) for name, one in zip(names, drawn, strict=True)]

    def _ask_where(self) -> None:
        title, start = self._session.wording.text("export.title"), self.path
        if self._kind is Kind.PICTURES:
            folder = QFileDialog.getExistingDirectory(self, title, str(start))
            chosen = Path(folder) if folder else None
        else:
            chosen = self._confirmed = self.exporting.ask_where(title, start)
        if chosen is not None:
            self._chosen[self._kind] = chosen
            self._show_path()

    def _show_path(self) -> None:
        self._path = self._path_now()
        self.path_text.setText(str(self._path))

    def _show_stage(self, stage: str) -> None:
        if self.is_running:
            self._tell(self._session.wording.text(f"export.stage.{stage}"), "muted")

    def _succeed(self, written: tuple[Path, ...]) -> None:
        self.after.offer(written, self._picture)
        self._settings.export_folder = str(written[0].parent)
        key = "export.done" if len(written) == 1 else "export.done_many"
        self._stop(key, "keep", name=written[0].name, count=len(written), folder=str(written[0].parent))

    def _fail(self, fault: Exception) -> None:
        if isinstance(fault, DocumentError):
            self._stop("export.not_written", "race", reason=describe(fault.problem, self._session.wording.texts))
        else:
            self._session.failures.report("export", fault)
            self._stop("export.ended" if isinstance(fault, EndedError) else "export.failed", "race")

    def _stop(self, key: str, tone: str, **values: object) -> None:
        self._ticket = None
        self._show_running()
        self._tell(self._session.wording.text(key, **values), tone)

    def _show_running(self) -> None:
        options, running = self.choices.options, self.is_running
        self.progress.setVisible(running)
        for part in (self.kinds, self.choices, self.change):
            part.setEnabled(not running)
        self.export_button.setEnabled(not running and (options.kind is not Kind.PICTURES or bool(options.pictures)))
        self.leave.setText(self._session.wording.text("file.cancel" if running else "export.close"))

    def _tell(self, sentence: str, tone: str = "") -> None:
        set_tone(self.status, tone)
        self.status.setText(sentence)
        self.after.setVisible(bool(self.after.files) and not self.is_running and bool(sentence))

    def _show_logo(self, made: Pages) -> None:
        self.seller.show_logo(made.logo)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_refined(self) -> None:
        # A PDF waits for the full run by itself; pictures show the trials that there are. Where they go stays.
        if self.isVisible() and self._kind is Kind.PICTURES:
            self.previewing.follow(self.choices.options)

    def _end(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self.jobs.cancel()
        self.previewing.stop()
        self.workshop.close()
        self.previewing.close()
        self.jobs.close()


def _content(picture: Picture, options: ExportOptions) -> QImage | bytes:
    return picture.svg() if options.picture_format is PictureFormat.SVG else picture.image()
