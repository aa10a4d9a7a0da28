"""The third step: which months count, what the books come to, and the rows behind each figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.controls.tick_box import TickBox
from roi_app.gui.dialogs.import_books.cells import framed, prepare
from roi_app.gui.dialogs.import_books.draft import Draft
from roi_app.gui.dialogs.import_books.month_list import MonthList
from roi_app.gui.dialogs.import_books.naming import in_currency, kind_name, money_text
from roi_app.gui.dialogs.import_books.result_table import Column, ResultModel
from roi_app.gui.dialogs.import_books.rows_table import Column as RowColumn
from roi_app.gui.dialogs.import_books.rows_table import RowsModel
from roi_app.gui.dialogs.import_books.units_bar import UnitsBar
from roi_app.gui.style.theme import GRID
from roi_app.ledger.answers import Answers, Spread
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import Ledger
from roi_app.texts.formatting import Wording

_SIDE = 232
_ROOMY = 660
"""From this width beside the months on they are drawn as bars."""
_HIGH = 340
"""From this height on there is room for the rows behind a figure as well."""

_WIDTHS = {
    Column.PER_MONTH: (100, 80),
    Column.RANGE: (150, 130),
    Column.MONTHS: (110, 0),
    Column.ROWS: (60, 50),
    Column.PRICE: (120, 104),
    Column.WAGES: (130, 104),
}
"""With much room, and with little."""
_ROW_WIDTHS = {RowColumn.DAY: 92, RowColumn.AMOUNT: 96, RowColumn.PAYEE: 120, RowColumn.WHY: 110}


class MonthsStep(QWidget):
    """Months at the left, figures and their rows at the right; `answered` carries the answers after a change."""

    answered = Signal(Answers)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a step without books."""
        super().__init__(parent)
        self.draft = Draft()
        self._has_chosen = False
        self._wording = Wording("en", "CNY")
        self.months_title, self.months = label(12, tone="muted", wraps=True), MonthList()
        self.spread, self.units = TickBox(), UnitsBar()
        self.told, self.behind = label(14, bold=True, wraps=True), label(12, tone="muted", wraps=True)
        self.note = label(12, tone="caution", wraps=True)
        self.result, self.rows = ResultModel(self), RowsModel(self)
        self.table, self.row_table = QTableView(), QTableView()
        self._lay_out()
        self.months.chosen.connect(self._take_months)
        self.spread.ticked.connect(self._take_spread)
        self.units.answered.connect(self.answered)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._show_rows())

    def _lay_out(self) -> None:
        for table, model in ((self.table, self.result), (self.row_table, self.rows)):
            table.setModel(model)
            prepare(table)
        self.row_table.setSortingEnabled(True)
        self.row_table.horizontalHeader().setSortIndicatorClearable(True)
        self.row_table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        side, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        side.addWidget(self.months_title)
        side.addWidget(self.months, 1)
        side.addWidget(self.spread)
        beside = QWidget()
        beside.setFixedWidth(_SIDE)
        beside.setLayout(side)
        right.setSpacing(GRID)
        right.addWidget(self.told)
        right.addWidget(self.note)
        right.addWidget(framed(self.table), 5)
        right.addWidget(self.units)
        right.addWidget(self.behind)
        self._rows_card = framed(self.row_table)
        right.addWidget(self._rows_card, 4)
        for one in (side, right, row):
            one.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(beside)
        row.addLayout(right, 1)

    def retranslate(self, wording: Wording) -> None:
        """Say every text again in the reader's language."""
        self._wording = wording
        self.months_title.setText(wording.text("import.months"))
        self.months.setAccessibleName(wording.text("import.months"))
        self.spread.show_words(wording.text("import.spread"))
        self.table.setAccessibleName(wording.text("import.step.months"))
        self.row_table.setAccessibleName(wording.text("import.rows"))

    def show_draft(self, draft: Draft, wording: Wording, told: str) -> None:
        """Show what the books come to; `told` says what the shop that they make comes to."""
        self.draft, self._wording = draft, wording
        ledger = draft.ledger
        if ledger is None:
            self._has_chosen = False
            self.rows.show_rows(draft.index, (), wording)
            self.units.show_stream(draft, None, wording)
            return
        self.months.show_months(ledger.months, wording)
        self.spread.show_ticked(ticked=draft.answers.spread is not Spread.NONE)
        self.told.setText(told)
        count, money = draft.index.tally(Kind.UNCLASSIFIED)
        notes = [wording.text("import.unclassified", count=count, money=wording.money(money))] if count else []
        notes += [
            wording.text(
                "import.no_rate", count=len(one.rows), money=money_text(one.amount, in_currency(wording, one.currency))
            )
            for one in ledger.foreign
        ]
        if not self._has_chosen and (new := _new_months(ledger, draft.answers)):
            span = wording.month_span(new[0], new[-1])
            notes.append(wording.text("import.months_new", count=len(new), months=span))
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))
        line = self.table.currentIndex().row()
        self.result.show_ledger(ledger, draft.answers.spread, wording)
        self.table.selectRow(min(max(line, 0), self.result.rowCount() - 1))
        self._fit()
        self._show_rows()

    def take_focus(self) -> None:
        """Be ready for the keys."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_months(self, months: tuple[str, ...]) -> None:
        self._has_chosen = True
        self.answered.emit(replace(self.draft.answers, months=months))

    def _take_spread(self, wanted: bool) -> None:
        self.answered.emit(replace(self.draft.answers, spread=Spread.P10_P90 if wanted else Spread.NONE))

    def _show_rows(self) -> None:
        """Show the rows behind the chosen figure."""
        at, wording = self.table.currentIndex().row(), self._wording
        line = self.result.lines[at] if 0 <= at < len(self.result.lines) else None
        self.rows.show_rows(self.draft.index, () if line is None else line.places, wording)
        self.units.show_stream(self.draft, None if line is None else line.kind, wording)
        told = "" if line is None else kind_name(line.kind, wording)
        self.behind.setText("" if line is None else wording.text("import.behind", kind=told, count=len(line.places)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the columns out for which there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for: the bars, the counts beside a range, and last the rows behind."""
        wide, mode = self.width() - _SIDE >= _ROOMY, QHeaderView.ResizeMode
        has_range = self.draft.answers.spread is not Spread.NONE
        self.table.horizontalHeader().setSectionResizeMode(mode.Interactive)
        self.table.horizontalHeader().setSectionResizeMode(Column.KIND, mode.Stretch)
        for column, is_shown in (
            (Column.RANGE, has_range),
            (Column.MONTHS, wide),
            (Column.ROWS, wide or not has_range),
        ):
            self.table.setColumnHidden(column, not is_shown)
        for column, (roomy, close) in _WIDTHS.items():
            # An amount is shown whole; the names give way.
            self.table.setColumnWidth(column, max(roomy if wide else close, self.table.sizeHintForColumn(column)))
        self.row_table.horizontalHeader().setSectionResizeMode(mode.Interactive)
        self.row_table.horizontalHeader().setSectionResizeMode(RowColumn.TEXT, mode.Stretch)
        self.row_table.setColumnHidden(RowColumn.KIND, not wide)
        for row_column, width in _ROW_WIDTHS.items():
            self.row_table.setColumnWidth(row_column, width)
        for part in (self.behind, self._rows_card):
            part.setVisible(self.height() >= _HIGH)


def _new_months(ledger: Ledger, answers: Answers) -> list[str]:
    """The whole months that the books have had since a person said which count."""
    if not answers.months:
        return []
    return [one.month for one in ledger.months if one.is_whole and one.month > max(answers.months)]
