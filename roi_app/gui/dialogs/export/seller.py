"""Who prepares the estimate: name, colour and logo, kept in the document as edits that can be undone."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roi_app.documents.document import Branding
from roi_app.documents.files import DocumentError, read_whole
from roi_app.exports.made_apart import EndedError
from roi_app.exports.pdf.logo import MOST_READ, CheckedLogo, Logo
from roi_app.figures.contrast import is_colour, readable_on_white
from roi_app.figures.palette import LIGHT
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.text_field import TextField
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.dialogs.export.work import checked_logo
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.background import Jobs
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import GRID, theme
from roi_app.texts.catalog import describe

LONGEST_NAME = 120
_ROW = 30


class SellerBox(QWidget):
    """Three rows and what is wrong with them; a logo is read in a process of its own.

    `noted` says that there is something to be read below the rows.
    """

    noted = Signal()

    def __init__(self, session: Session, commands: Commands, settings: Settings, workshop: Workshop) -> None:
        """Make the rows of a session's document."""
        super().__init__()
        self._session, self._commands, self._settings, self._workshop = session, commands, settings, workshop
        self.name, self.colour = TextField(), TextField()
        self.swatch, self.logo = Swatch(), LogoView()
        self.pick, self.remove = QPushButton(), QPushButton()
        self.note = label(12, tone="race", wraps=True)
        self.labels = {key: label(12, tone="muted") for key in ("name", "colour", "logo")}
        self.jobs = Jobs(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.name.setMaxLength(LONGEST_NAME)
        self.colour.setMaxLength(16)
        self.colour.setPlaceholderText(LIGHT.accent)
        for part in (self.name, self.colour):
            part.setFixedHeight(_ROW)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.labels["name"])
        column.addWidget(self.name)
        column.addWidget(self.labels["colour"])
        column.addLayout(_row(self.colour, self.swatch))
        column.addWidget(self.labels["logo"])
        column.addWidget(self.logo)
        column.addLayout(_row(self.pick, self.remove))
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._hold_name)
        self.name.editingFinished.connect(self._take_name)
        self.colour.editingFinished.connect(self._take_colour)
        self.swatch.clicked.connect(self._pick_colour)
        self.pick.clicked.connect(self._ask_logo)
        self.remove.clicked.connect(lambda: self._keep(logo=""))
        self.jobs.done.connect(self._take_logo)
        self.jobs.failed.connect(self._note_fault)
        self._session.closing.connect(self.jobs.close)

    @property
    def _branding(self) -> Branding:
        return self._session.document.branding

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        for key, one in self.labels.items():
            one.setText(wording.text(f"export.seller.{key}"))
        for part, key in ((self.name, "name"), (self.colour, "colour"), (self.logo, "logo")):
            part.setAccessibleName(wording.text(f"export.seller.{key}"))
        self.name.setPlaceholderText(wording.text("export.seller.name_hint"))
        self.swatch.setAccessibleName(wording.text("export.seller.pick_colour"))
        set_tooltip(self.swatch, wording.text("export.seller.pick_colour"))
        self.pick.setText(wording.text("export.seller.pick_logo"))
        self.remove.setText(wording.text("export.seller.remove_logo"))
        self.logo.show_words(wording.text("export.seller.no_logo"))

    def refresh(self) -> None:
        """Show the document's seller; says nothing to anybody."""
        branding = self._branding
        for field, text in ((self.name, branding.seller), (self.colour, branding.colour)):
            if field.text() != text and not field.hasFocus():
                field.setText(text)
        self.swatch.show_colour(branding.colour if is_colour(branding.colour) else LIGHT.accent)
        self.remove.setEnabled(bool(branding.logo))

    def show_logo(self, logo: Logo | None) -> None:
        """Show the logo as the PDF has it."""
        self.logo.show_logo(logo)

    def load_logo(self, path: Path) -> None:
        """Read and check a picture in a thread; the document takes it when it is good."""
        self._note("")
        self.jobs.run(lambda job: checked_logo(read_whole(path, MOST_READ)[0], self._workshop, job.is_cancelled))

    def _keep(self, **fields: str) -> None:
        self._note("")
        self._commands.set_details("branding", branding=replace(self._branding, **fields))

    def _hold_name(self, name: str) -> None:
        branding = replace(self._branding, seller=name.strip())
        self._session.hold_draft(replace(self._session.document, branding=branding))

    def _take_name(self) -> None:
        self._keep(seller=self.name.text().strip())
        self._session.hold_draft(None)

    def _take_colour(self) -> None:
        typed = self.colour.text().strip().lower()
        typed = f"#{typed}" if len(typed) == 6 and is_colour(f"#{typed}") else typed
        if typed and not is_colour(typed):
            self._note(self._session.wording.text("problem.pdf_colour"))
            self._mark(wrong=True)
            return
        self._mark(wrong=False)
        self.colour.setText(typed)
        self._keep(colour=typed)
        if typed and readable_on_white(typed) != typed:
            self._note(self._session.wording.text("export.seller.darkened", colour=readable_on_white(typed)), "muted")

    def _mark(self, *, wrong: bool) -> None:
        self.colour.setProperty("wrong", wrong)
        self.colour.style().unpolish(self.colour)
        self.colour.style().polish(self.colour)

    def _pick_colour(self) -> None:
        dialog = QColorDialog(QColor(self.swatch.colour), self)
        dialog.colorSelected.connect(self._use_colour)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use_colour(self, colour: QColor) -> None:
        self.colour.setText(colour.name())
        self._take_colour()

    def _ask_logo(self) -> None:
        wording = self._session.wording
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            wording.text("export.seller.pick_logo"),
            self._settings.export_folder,
            wording.text("export.filter.logo"),
        )
        if chosen:
            self.load_logo(Path(chosen))

    def _take_logo(self, reading: CheckedLogo) -> None:
        if reading.logo is None:
            texts = self._session.wording.texts
            self._note(" ".join(describe(one, texts) for one in reading.problems))
        else:
            self._keep(logo=base64.b64encode(reading.logo.data).decode())

    def _note_fault(self, fault: Exception) -> None:
        if isinstance(fault, DocumentError):
            self._note(describe(fault.problem, self._session.wording.texts))
        else:
            self._session.failures.report("export", fault)
            key = "export.ended" if isinstance(fault, EndedError) else "problem.pdf_logo_broken"
            self._note(self._session.wording.text(key))

    def _note(self, sentence: str, tone: str = "race") -> None:
        set_tone(self.note, tone)
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        if sentence:
            self.noted.emit()


class Swatch(QPushButton):
    """A button that shows a colour."""

    def __init__(self) -> None:
        """Make a button in the app's own colour."""
        super().__init__()
        self.colour = LIGHT.accent
        self.setFixedSize(QSize(44, _ROW))
        self.setAutoDefault(False)

    def show_colour(self, colour: str) -> None:
        """Show another colour."""
        self.colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colour on the button's own ground."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(7, 7, -7, -7), 3, 3)


class LogoView(QWidget):
    """A logo on white, as it will stand on paper."""

    def __init__(self) -> None:
        """Make a view without a logo."""
        super().__init__()
        self._picture: QPixmap | None = None
        self._words = ""
        self.setFixedHeight(56)

    @property
    def has_logo(self) -> bool:
        """Whether there is a logo on show."""
        return self._picture is not None

    def show_words(self, words: str) -> None:
        """Say that there is none."""
        self._words = words
        self.update()

    def show_logo(self, logo: Logo | None) -> None:
        """Show a checked logo, or none."""
        self._picture = None if logo is None else _drawn(logo)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the logo in the middle of a white field."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme.colour("hairline"), 1))
        field = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(LIGHT.card) if self._picture else theme.colour("field"))
        painter.drawRoundedRect(field, 6, 6)
        if self._picture is None:
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
            return
        room = self.size() - QSize(2 * GRID, 2 * GRID)
        size = self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSizeF()
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawPixmap(QRectF(left, top, size.width(), size.height()), self._picture, QRectF(self._picture.rect()))


def _drawn(logo: Logo) -> QPixmap | None:
    picture = QPixmap()
    picture.loadFromData(logo.seen, "PNG")
    return None if picture.isNull() else picture


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for part in parts:
        if isinstance(part, QPushButton):
            part.setAutoDefault(False)
        row.addWidget(part)
    return row
