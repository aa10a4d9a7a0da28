"""How many units of a stream were bought, where a person knows it: in every month, or in one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.dialogs.import_books.draft import Draft
from roi_app.gui.dialogs.import_books.naming import count_text
from roi_app.gui.style.theme import GRID
from roi_app.ledger.answers import EVERY_MONTH, Answers
from roi_app.ledger.costs import StreamCosts, Units
from roi_app.ledger.kinds import WORK, Kind
from roi_app.model.parameters import MOST_UNITS
from roi_app.texts.amounts import parse_amount
from roi_app.texts.formatting import Wording

_FIELD: Final = 90


class UnitsBar(QWidget):
    """Asks of one stream; `answered` carries all answers after a number, or after one was taken out."""

    answered = Signal(Answers)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that asks of nothing."""
        super().__init__(parent)
        self._draft, self._kind, self._wording = Draft(), Kind.OTHER, Wording("en", "CNY")
        self.asked, self.months, self.field = label(13), Choice(), ValueField()
        self.note = label(12, tone="muted", wraps=True)
        self.field.setFixedWidth(_FIELD)
        self.months.setMinimumContentsLength(10)
        self.months.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in (self.asked, self.months, self.field):
            row.addWidget(part)
        row.addWidget(self.note, 1)
        self.months.activated.connect(lambda _: self._show_number())
        self.field.typed.connect(self._take)
        self.hide()

    def show_stream(self, draft: Draft, kind: Kind | None, wording: Wording) -> None:
        """Ask of a stream of work; of nothing else."""
        self._draft, ledger = draft, draft.ledger
        is_asked = ledger is not None and kind in WORK
        self.setVisible(is_asked)
        if ledger is None or kind is None or not is_asked:
            return
        month = self.months.currentData() if kind is self._kind else EVERY_MONTH
        self._kind, self._wording = kind, wording
        self.asked.setText(wording.text("import.units", label=wording.label(f"{kind}.units_per_month")))
        with QSignalBlocker(self.months):
            self.months.clear()
            self.months.addItem(wording.text("import.units.every_month"), EVERY_MONTH)
            for one in ledger.counted_months:
                self.months.addItem(wording.month_span(one, one), one)
            self.months.setCurrentIndex(max(self.months.findData(month), 0))
        self.months.setAccessibleName(wording.text("import.months"))
        self.note.setText(_note(ledger.streams[kind], wording))
        self._show_number()

    def _show_number(self) -> None:
        said = self._draft.answers.units.get(self._kind, {}).get(str(self.months.currentData()))
        self.field.show_text("" if said is None else f"{said:.10g}")
        self.field.setAccessibleName(f"{self.asked.text()} {self.months.currentText()}")
        self.field.set_wrong(wrong=False)

    def _take(self, text: str) -> None:
        found = parse_amount(text, ())
        is_good = found is not None and not found.is_share and 0 < found.value <= MOST_UNITS
        self.field.set_wrong(wrong=bool(text.strip()) and not is_good)
        if is_good or not text.strip():
            units, month = None if found is None else found.value, str(self.months.currentData())
            if units != self._draft.answers.units.get(self._kind, {}).get(month):
                self.answered.emit(self._draft.answers.with_units(self._kind, units, month))


def _note(stream: StreamCosts, wording: Wording) -> str:
    """By what the number of units is known, and at which price."""
    units, price = count_text(stream.units_per_month, wording), wording.money(stream.unit_price)
    match stream.units_from:
        case Units.SAID:
            return wording.text("import.units.said", units=units, price=price)
        case Units.ROWS:
            return wording.text("import.units.rows", units=units, price=price)
        case _:
            return wording.text("import.units.unknown")
