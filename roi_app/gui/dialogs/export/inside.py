"""What the PDF carries as a file: the case unless ranges are told, notes and scenarios only where they are wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from roi_app.exports.pdf.options import Inside
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID


class InsideBox(QWidget):
    """A box for each part, and a line that says what a reader can do with it; `changed` after a person's click."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Carry the case, and nothing with it."""
        super().__init__()
        self._session = session
        self.boxes = {one: QCheckBox() for one in Inside}
        self.boxes[Inside.CASE].setChecked(True)
        self.note = label(12, tone="muted", wraps=True)
        self._tells_ranges = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID - 2)
        for box in self.boxes.values():
            column.addWidget(box)
            box.clicked.connect(self._take)
        column.addWidget(self.note)

    @property
    def chosen(self) -> frozenset[Inside]:
        """What is to be carried."""
        return frozenset(one for one, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def show_ranges(self, *, told: bool) -> None:
        """Whether the report tells ranges: the case then stays out until somebody asks for it again."""
        if told != self._tells_ranges:
            self._tells_ranges = told
            self.boxes[Inside.CASE].setChecked(not told)
        self.refresh()

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        for one, box in self.boxes.items():
            box.setText(wording.text(f"export.inside.{one}"))
        self.refresh()

    def refresh(self, *, anonymous: bool = False) -> None:
        """Offer what the document has; says nothing to anybody."""
        wording, document = self._session.wording, self._session.document
        carried = self.boxes[Inside.CASE].isChecked()
        has = {
            Inside.CASE: True,
            Inside.NOTES: carried and bool(document.notes) and not anonymous,
            Inside.SCENARIOS: carried and bool(document.scenarios),
        }
        for one, box in self.boxes.items():
            box.setEnabled(has[one])
        set_tooltip(self.boxes[Inside.NOTES], "" if document.notes else wording.text("export.inside.no_notes"))
        set_tooltip(self.boxes[Inside.SCENARIOS], "" if document.scenarios else wording.text("export.no_scenarios"))
        told = "ranges" if self._tells_ranges else "carried"
        self.note.setText(wording.text(f"export.inside.{told if carried else 'nothing'}"))
        set_tone(self.note, "caution" if carried and self._tells_ranges else "muted")

    def _take(self) -> None:
        self.refresh()
        self.changed.emit()
