"""How to reach who prepares the estimate, and until when it stands: kept in the settings, not in the shop's file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.controls.text_field import TextField
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import GRID

LONGEST_CONTACT = 120
_USUAL_DAYS = 30
_ROW = 30


class OfferBox(QWidget):
    """Two rows, and what is wrong with the day; `changed` says that a person gave another contact or day."""

    changed = Signal()

    def __init__(self, session: Session, settings: Settings) -> None:
        """Show what was given last; a day that is over is forgotten."""
        super().__init__()
        self._session, self._settings = session, settings
        self.contact, self.valid_until = TextField(), TextField()
        self.note = label(12, tone="race", wraps=True)
        self.labels = {key: label(12, tone="muted") for key in ("contact", "valid_until")}
        self.contact.setMaxLength(LONGEST_CONTACT)
        self.valid_until.setMaxLength(16)
        self.contact.setText(settings.export_contact)
        day = settings.export_valid_until
        self.valid_until.setText("" if day is None or day < _today() else day.isoformat())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for key, field in (("contact", self.contact), ("valid_until", self.valid_until)):
            field.setFixedHeight(_ROW)
            column.addWidget(self.labels[key])
            column.addWidget(field)
            field.editingFinished.connect(self._take)
        column.addWidget(self.note)
        self.note.hide()

    @property
    def told_contact(self) -> str:
        """How to reach them, as it will be printed."""
        return self.contact.text().strip()

    @property
    def last_day(self) -> date | None:
        """The last day of the offer; None where none is given, or what was typed is no day."""
        return _day(self.valid_until.text())

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        for key, field in (("contact", self.contact), ("valid_until", self.valid_until)):
            self.labels[key].setText(wording.text(f"export.offer.{key}"))
            field.setAccessibleName(wording.text(f"export.offer.{key}"))
        self.contact.setPlaceholderText(wording.text("export.offer.contact_hint"))
        self.valid_until.setPlaceholderText((_today() + timedelta(days=_USUAL_DAYS)).isoformat())
        self._say_wrong()

    def _take(self) -> None:
        self._say_wrong()
        known = (self._settings.export_contact, self._settings.export_valid_until)
        if known != (self.told_contact, self.last_day):
            self._settings.export_contact, self._settings.export_valid_until = self.told_contact, self.last_day
            self.changed.emit()

    def _say_wrong(self) -> None:
        typed, day = self.valid_until.text().strip(), self.last_day
        wrong = "no_day" if typed and day is None else "past_day" if day is not None and day < _today() else ""
        self.note.setText(self._session.wording.text(f"export.offer.{wrong}") if wrong else "")
        self.note.setVisible(bool(wrong))
        self.valid_until.setProperty("wrong", bool(wrong))
        self.valid_until.style().unpolish(self.valid_until)
        self.valid_until.style().polish(self.valid_until)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _day(text: str) -> date | None:
    """A day as people write it, year first: 2026-12-31, 2026/12/31, 2026.12.31."""
    parts = text.strip().replace("/", "-").replace(".", "-").split("-")
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        return None
