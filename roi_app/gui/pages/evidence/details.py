"""One row of evidence at length: what it says, how much it can bear, and every source with its address."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roi_app.benchmarks.catalogue import Source
from roi_app.explain.addresses import where_it_stands
from roi_app.figures.tones import SHADES
from roi_app.gui.controls.address_button import AddressButton
from roi_app.gui.controls.card import Card
from roi_app.gui.controls.chip import Chip
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.pages.evidence.table import JUDGEMENT
from roi_app.gui.style.theme import GRID
from roi_app.statements.evidence import EvidenceRow
from roi_app.texts.formatting import Wording

OPENED = ("https", "http")
"""The only addresses that are ever opened, and only on a click on the address itself."""


class EvidenceDetails(Card):
    """The details of the row that was picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent, titled=False)
        self.name, self.value = label(15, bold=True, wraps=True), label(19, bold=True, wraps=True)
        self.chip, self.origin = Chip(), label(12, tone="muted", wraps=True)
        self.range, self.dates = label(12, tone="muted", wraps=True), label(12, tone="muted", wraps=True)
        self.meaning, self.note = label(13, wraps=True), label(13, wraps=True)
        self.sources_title, self.empty = label(13, bold=True), label(13, tone="muted", wraps=True)
        self.addresses: list[AddressButton] = []
        self._sources = QVBoxLayout()
        self._shown: tuple[EvidenceRow | None, Wording] | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self.set_margins(2 * GRID, GRID + 6, GRID, GRID + 6)
        content = ScrollColumn(spacing=6, right=GRID)
        column = content.column
        grade = QHBoxLayout()
        grade.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        grade.addWidget(self.origin, 1)
        column.addWidget(self.empty)
        column.addWidget(self.name)
        column.addWidget(self.value)
        column.addWidget(self.range)
        column.addLayout(grade)
        for part in (self.meaning, self.note, self.dates, self.sources_title):
            column.addWidget(part)
        self._sources.setSpacing(2)
        column.addLayout(self._sources)
        column.addStretch(1)
        self.body.addWidget(content)

    def show_row(self, row: EvidenceRow | None, wording: Wording) -> None:
        """Show a row, or that none was picked."""
        if (row, wording) == self._shown:
            return
        self._shown = row, wording
        self.empty.setText(wording.text("evidence.pick"))
        self.empty.setVisible(row is None)
        whole = (self.name, self.value, self.range, self.origin, self.dates, self.meaning, self.note)
        for part in (*whole, self.sources_title, self.chip):
            part.setVisible(row is not None)
        self._drop_sources()
        if row is not None:
            self._fill(row, wording)

    def _fill(self, row: EvidenceRow, wording: Wording) -> None:
        shades = SHADES[row.tone]
        self.chip.show_word(row.grade_text, shades.ink, shades.soft)
        dates = ""
        if row.read_on is not None and row.valid_until is not None:
            key = "evidence.dates_expired" if row.expired else "evidence.dates"
            days = {"read_on": row.read_on.isoformat(), "valid_until": row.valid_until.isoformat()}
            dates = wording.text(key, **days)
        set_tone(self.dates, "caution" if row.expired else "muted")
        for part, text in (
            (self.name, row.label),
            (self.value, row.value),
            (self.range, wording.text("evidence.range", range=row.range) if row.range else ""),
            (self.origin, row.origin_text),
            (self.meaning, "" if row.read_on is None else wording.text(f"evidence.meaning.{row.grade}")),
            (self.note, row.note),
            (self.dates, dates),
            (self.sources_title, wording.text("evidence.sources") if row.sources else ""),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        for source in row.sources:
            self._add_source(source, wording)

    def _add_source(self, source: Source, wording: Wording) -> None:
        if source.address.startswith(JUDGEMENT):
            self._add_line(wording.text("evidence.judgement"), "")
            return
        self._add_line(source.title, "")
        line = wording.text("evidence.source_line", publisher=source.publisher, published=source.published)
        self._add_line(line, "muted")
        if QUrl(source.address, QUrl.ParsingMode.StrictMode).scheme() not in OPENED:
            self._add_line(source.address, "muted")
            return
        button = AddressButton(source.address, wording.text("evidence.open", address=source.address))
        button.clicked.connect(lambda _=False, address=source.address: open_address(address))
        self.addresses.append(button)
        self._sources.addWidget(button)
        if where := where_it_stands(source, wording):
            self._add_line(where, "muted")
        self._sources.addSpacing(GRID)

    def _add_line(self, text: str, tone: str) -> None:
        line = label(12, tone=tone, wraps=True)
        line.setText(text)
        self._sources.addWidget(line)

    def _drop_sources(self) -> None:
        self.addresses = []
        while item := self._sources.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def open_address(address: str) -> None:
    """Open an address of the web in the person's browser; anything else is left alone."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() in OPENED and url.host():
        QDesktopServices.openUrl(url)
