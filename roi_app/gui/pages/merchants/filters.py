"""What is looked for in a table of merchants: words, a platform, a zone, and how much they keep."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.text_field import TextField
from roi_app.gui.state.debounce import Debounce
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import PLATFORMS
from roi_app.portfolio.results import ZONES
from roi_app.portfolio.selection import PROBLEMS, Wanted
from roi_app.texts.amounts import parse_amount
from roi_app.texts.formatting import Wording

_REST_MS = 120
_LIMIT_WIDTH, _HEIGHT = 58, 31


class FilterBar(QWidget):
    """A line above the table; `changed` carries what is wanted, a moment after the last key."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a line that wants everything."""
        super().__init__(parent)
        self.search, self.platforms, self.zones = TextField(), Choice(), Choice()
        self.kept, self.to = label(12, tone="muted"), label(12, tone="muted")
        self.least, self.most = TextField(), TextField()
        self.clear_button, self.shown = QPushButton(), label(12, tone="muted")
        self._rest = Debounce(_REST_MS, self)
        self._lay_out()
        self._rest.due.connect(self._tell)
        for field in (self.search, self.least, self.most):
            field.textChanged.connect(lambda _: self._rest.call())
            field.returnPressed.connect(self._tell)
        for choice in (self.platforms, self.zones):
            choice.currentIndexChanged.connect(lambda _: self._tell())
        self.clear_button.clicked.connect(lambda _=False: self.clear())

    def _lay_out(self) -> None:
        self.clear_button.setObjectName("link")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(300)
        for field in (self.least, self.most):
            field.setFixedWidth(_LIMIT_WIDTH)
        for field in (self.search, self.least, self.most):
            field.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.search, 2)
        row.addWidget(self.platforms)
        row.addWidget(self.zones)
        row.addSpacing(GRID)
        for part in (self.kept, self.least, self.to, self.most, self.clear_button):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.shown)

    @property
    def wanted(self) -> Wanted:
        """What the fields ask for; a limit that is no number limits nothing and is marked."""
        return Wanted(
            self.search.text().strip(),
            self.platforms.currentData() or "",
            self.zones.currentData() or "",
            _limit(self.least),
            _limit(self.most),
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Fill the fields, without saying so."""
        parts = (self.search, self.platforms, self.zones, self.least, self.most)
        blockers = [QSignalBlocker(part) for part in parts]
        self.search.setText(wanted.text)
        self.platforms.setCurrentIndex(max(self.platforms.findData(wanted.platform), 0))
        self.zones.setCurrentIndex(max(self.zones.findData(wanted.zone), 0))
        for field, value in ((self.least, wanted.least), (self.most, wanted.most)):
            field.setText("" if value is None else f"{value * 100:.12g}")
            _limit(field)
        for blocker in blockers:
            blocker.unblock()
        self._show_clear(wanted)

    def want_zone(self, zone: str) -> None:
        """Ask for one zone, or for the rows with problems, and nothing else."""
        self.show_wanted(Wanted(zone=zone))
        self._tell()

    def in_words(self, wording: Wording) -> str:
        """What is wanted in a line, "" for everything."""
        wanted = self.wanted
        parts = [wording.text("merchants.wanted.text", text=wanted.text)] if wanted.text else []
        parts += [wording.text(f"platform.{wanted.platform}")] if wanted.platform else []
        parts += [wording.text(f"merchants.zone.{wanted.zone}")] if wanted.zone else []
        for key, value in (("least", wanted.least), ("most", wanted.most)):
            if value is not None:
                parts.append(wording.text(f"merchants.wanted.{key}", kept=wording.plain(value * 100, 0)))
        return wording.text("merchants.wanted", which=wording.text("merchants.listed").join(parts)) if parts else ""

    def clear(self) -> None:
        """Ask for everything again."""
        self.show_wanted(Wanted())
        self._tell()

    def retranslate(self, wording: Wording) -> None:
        """Say every word again in the reader's language."""
        wanted = self.wanted
        self.search.setPlaceholderText(wording.text("merchants.search"))
        self.search.setAccessibleName(wording.text("merchants.search"))
        platforms = {"": "merchants.any_platform"} | {one: f"platform.{one}" for one in PLATFORMS}
        zones = {"": "merchants.any_zone"} | {one: f"merchants.zone.{one}" for one in (*ZONES, PROBLEMS)}
        for choice, words, name in (
            (self.platforms, platforms, "merchants.column.platform"),
            (self.zones, zones, "merchants.column.zone"),
        ):
            with QSignalBlocker(choice):
                choice.clear()
                for key, text in words.items():
                    choice.addItem(wording.text(text), key)
            choice.setAccessibleName(wording.text(name))
        self.kept.setText(wording.text("merchants.kept_from"))
        self.to.setText(wording.text("merchants.kept_to"))
        self.least.setAccessibleName(wording.text("merchants.kept_least"))
        self.most.setAccessibleName(wording.text("merchants.kept_most"))
        self.clear_button.setText(wording.text("merchants.clear"))
        self.show_wanted(wanted)

    def _tell(self) -> None:
        self._rest.cancel()
        wanted = self.wanted
        for choice in (self.platforms, self.zones):
            choice.setAccessibleDescription(choice.currentText())
        self._show_clear(wanted)
        self.changed.emit(wanted)

    def _show_clear(self, wanted: Wanted) -> None:
        self.clear_button.setVisible(not wanted.is_everything)


def _limit(field: TextField) -> float | None:
    """A kept share from what is typed of 100; None where nothing is, or nothing that is a number."""
    text = field.text().strip()
    found = parse_amount(text, ()) if text else None
    is_wrong = bool(text) and found is None
    if field.property("wrong") != is_wrong:
        field.setProperty("wrong", is_wrong)
        field.style().unpolish(field)
        field.style().polish(field)
    if found is None:
        return None
    return found.value if found.is_share else found.value / 100
