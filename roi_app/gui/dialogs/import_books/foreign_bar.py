"""What one unit of another currency is worth: asked once a currency, since money of it counts nowhere until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roi_app.benchmarks.catalogue import Currencies
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.dialogs.import_books.naming import in_currency, money_text
from roi_app.gui.style.theme import GRID
from roi_app.ledger.answers import LEAST_RATE, MOST_RATE
from roi_app.ledger.ledger import Foreign
from roi_app.texts.amounts import parse_amount
from roi_app.texts.formatting import Wording

_MOST_SHOWN = 4
_FIELD = 90


@dataclass(frozen=True, slots=True)
class UsualRates:
    """What one unit of each currency is worth in that of the books by the pack, and of which day."""

    rates: Mapping[str, float]
    day: str


def usual_rates(known: Currencies, currency: str) -> UsualRates:
    """The rates of the pack as seen from a currency; none where it does not have that."""
    own = known.per_cny.get(currency)
    rates = {} if own is None else {other: own / rate for other, rate in known.per_cny.items()}
    return UsualRates(rates, str(known.as_of))


class ForeignBar(QWidget):
    """A line for each currency that has no rate yet, and for each that has; `rated` carries currency and rate."""

    rated = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that asks nothing."""
        super().__init__(parent)
        self.fields: dict[str, ValueField] = {}
        self.offers: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._lines: list[QWidget] = []
        self._shown: object = None

    def show_foreign(
        self, foreign: tuple[Foreign, ...], rates: Mapping[str, float], usual: UsualRates, wording: Wording
    ) -> None:
        """Ask for the rates that lack; those that were given can be changed."""
        lacking = {one.currency: one for one in foreign}
        state = (foreign, tuple(rates.items()), wording)
        if state == self._shown:
            return
        self._shown = state
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.fields, self.offers = [], {}, {}
        for currency in (*lacking, *(one for one in rates if one not in lacking))[:_MOST_SHOWN]:
            self._ask(currency, lacking.get(currency), rates.get(currency), wording)
            if currency in lacking and currency in usual.rates:
                self._offer(currency, usual.rates[currency], usual.day, wording)
        self.setVisible(bool(self._lines))

    def _offer(self, currency: str, rate: float, day: str, wording: Wording) -> None:
        """Offer the pack's own rate behind the field."""
        button = QPushButton(wording.text("import.take_rate", rate=f"{rate:.5g}", day=day))
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{wording.text('import.rate', currency=currency)} {button.text()}")
        button.clicked.connect(lambda: self.rated.emit(currency, rate))
        self.offers[currency] = button
        row = self._lines[-1].layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.count() - 1, button)

    def _ask(self, currency: str, lacking: Foreign | None, rate: float | None, wording: Wording) -> None:
        field, before, behind = ValueField(), label(13, tone="caution" if lacking else "muted"), label(13)
        field.setFixedWidth(_FIELD)
        if lacking is None:
            before.setText(wording.text("import.rated", currency=currency))
        else:
            money = money_text(lacking.amount, in_currency(wording, currency))
            before.setText(wording.text("import.foreign", count=len(lacking.rows), money=money, currency=currency))
        behind.setText(wording.text(f"currency.{wording.currency}"))
        field.show_text("" if rate is None else f"{rate:.10g}")
        field.setAccessibleName(wording.text("import.rate", currency=currency))
        field.typed.connect(lambda text: self._take(currency, field, text))
        self.fields[currency] = field
        self._add_line(before, field, behind)

    def _add_line(self, before: QLabel, field: ValueField, behind: QLabel) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in (before, field, behind):
            row.addWidget(part)
        row.addStretch(1)
        self._column.addWidget(line)
        self._lines.append(line)

    def _take(self, currency: str, field: ValueField, text: str) -> None:
        found = parse_amount(text, ())
        is_good = found is not None and not found.is_share and LEAST_RATE <= found.value <= MOST_RATE
        field.set_wrong(wrong=bool(text.strip()) and not is_good)
        if found is not None and is_good:
            self.rated.emit(currency, found.value)
