"""The second step: which payments are what, looked through in groups, the largest money first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from roi_app.checks.frozen import FrozenMap
from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.controls.text_field import TextField
from roi_app.gui.dialogs.import_books.answer_bar import AnswerBar
from roi_app.gui.dialogs.import_books.cells import framed, prepare
from roi_app.gui.dialogs.import_books.draft import Draft, with_rows
from roi_app.gui.dialogs.import_books.foreign_bar import ForeignBar, UsualRates
from roi_app.gui.dialogs.import_books.groups import Groups, asked_of
from roi_app.gui.dialogs.import_books.groups_table import Column as GroupColumn
from roi_app.gui.dialogs.import_books.groups_table import GroupsModel
from roi_app.gui.dialogs.import_books.naming import kind_name
from roi_app.gui.dialogs.import_books.pairs import Pairing, pairing_of
from roi_app.gui.dialogs.import_books.row_index import By, Places, View
from roi_app.gui.dialogs.import_books.rows_table import Column, RowsModel
from roi_app.gui.state.debounce import Debounce
from roi_app.gui.style.theme import GRID
from roi_app.ledger.answers import Answers, OwnRule
from roi_app.ledger.kinds import Kind
from roi_app.model.parameters import CURRENCIES
from roi_app.texts.formatting import Wording

_ROOMY = 1100
"""From this width on payee and rule have columns of their own."""

_SEARCH_REST_MS = 150
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClassesStep(QWidget):
    """Groups at the left, the rows of the chosen ones at the right, and below what they are; `answered` on a change."""

    answered = Signal(Answers)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a step without books."""
        super().__init__(parent)
        self.draft = Draft()
        self._wording = Wording("en", "CNY")
        self.by, self.views, self.search = Segmented("total"), Choice(), _Search()
        self.currency = Choice()
        self.unknown, self.show_unknown = label(13, bold=True, wraps=True), QPushButton()
        self.foreign, self.bar = ForeignBar(), AnswerBar()
        self.groups, self.rows = GroupsModel(self), RowsModel(self)
        self._found = Groups(self.draft.index, np.empty(0, np.intp), By.PAYEE)
        self.group_table, self.row_table = _Table(), _Table()
        self.none = label(13, tone="muted", wraps=True)
        self._searching = Debounce(_SEARCH_REST_MS, self)
        self._by = By.PAYEE
        self._pairing: Pairing | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for table, model in ((self.group_table, self.groups), (self.row_table, self.rows)):
            table.setModel(model)
            prepare(table, several=True)
        self.row_table.setSortingEnabled(True)
        self.row_table.horizontalHeader().setSortIndicatorClearable(True)
        self.row_table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedHeight(32)
        self.views.setFixedHeight(32)
        self.views.setMinimumContentsLength(14)
        self.views.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currency.setFixedHeight(32)
        for code in CURRENCIES:
            self.currency.addItem(code, code)
        self.show_unknown.setAutoDefault(False)
        self.show_unknown.setObjectName("link")
        top, money, tables = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (top, money):
            row.setSpacing(GRID + 4)
        top.addWidget(self.by)
        top.addWidget(self.views)
        top.addWidget(self.search, 1)
        top.addWidget(self.currency)
        money.addWidget(self.unknown, 1)
        money.addWidget(self.show_unknown)
        tables.setSpacing(2 * GRID)
        self._cards = framed(self.group_table), framed(self.row_table)
        for card, share in zip(self._cards, (1, 1), strict=True):
            tables.addWidget(card, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(money)
        column.addWidget(self.foreign)
        column.addLayout(top)
        column.addLayout(tables, 1)
        column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.by.chosen.connect(self._group_by)
        self.views.activated.connect(lambda _: self._look())
        self.search.textChanged.connect(lambda _: self._searching.call())
        self._searching.due.connect(self._look)
        self.currency.activated.connect(lambda _: self._take_currency())
        self.show_unknown.clicked.connect(lambda: self.show_view(Kind.UNCLASSIFIED))
        self.group_table.selectionModel().selectionChanged.connect(lambda _on, _off: self._show_rows())
        self.row_table.selectionModel().selectionChanged.connect(lambda _on, _off: self._ask())
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.bar.answered.connect(self._answer)
        self.bar.paired.connect(self._pair)
        self.foreign.rated.connect(self._rate)
        for table in (self.group_table, self.row_table):
            table.opened.connect(self.bar.take_focus)

    def retranslate(self, wording: Wording) -> None:
        """Say every text again in the reader's language."""
        self._wording = wording
        self.by.show_choices({one: wording.text(f"import.by.{one}") for one in By})
        self.by.show_chosen(self._by)
        self.by.setAccessibleName(wording.text("import.by"))
        self.views.setAccessibleName(wording.text("import.view"))
        self.currency.setAccessibleName(wording.text("import.money_of"))
        for at, code in enumerate(CURRENCIES):
            self.currency.describe(at, wording.text(f"currency.{code}"), "")
        self.search.setPlaceholderText(wording.text("import.search"))
        self.search.setAccessibleName(wording.text("import.search"))
        self.show_unknown.setText(wording.text("import.show_unknown"))
        self.group_table.setAccessibleName(wording.text("import.groups"))
        self.row_table.setAccessibleName(wording.text("import.rows"))
        self.none.setText(wording.text("import.no_rows"))
        self.bar.retranslate(wording)

    def show_draft(self, draft: Draft, wording: Wording, usual: UsualRates) -> None:
        """Show what came of the books; the groups that were chosen stay so, or the next one is."""
        self.draft, self._wording = draft, wording
        ledger = draft.ledger
        if ledger is None:
            self._found, self._pairing = Groups(draft.index, np.empty(0, np.intp), self._by), None
            self.groups.show_groups((), self._by, wording)
            self.rows.show_rows(draft.index, (), wording)
            return
        count, money = draft.index.tally(Kind.UNCLASSIFIED)
        told = wording.text("import.unclassified", count=count, money=wording.money(money))
        told = told if count else wording.text("import.all_classified")
        if lost := ledger.lost_answers:
            told = f"{told}\n{wording.text('import.lost_answers', count=lost)}"
        self.unknown.setText(told)
        set_tone(self.unknown, "caution" if count or lost else "keep")
        self.show_unknown.setVisible(count > 0)
        self.foreign.show_foreign(ledger.foreign, draft.answers.rates, usual, wording)
        self.currency.setCurrentIndex(self.currency.findData(ledger.currency))
        self._show_views()
        self._look()

    def take_focus(self) -> None:
        """Be ready for the keys."""
        self.group_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: str) -> None:
        """Look at the rows of a view."""
        self.views.setCurrentIndex(max(self.views.findData(str(view)), 0))
        self.search.clear()
        self._look()
        self.take_focus()

    @property
    def view(self) -> str:
        """Which rows are looked at."""
        return str(self.views.currentData() or View.ALL)

    def _show_views(self) -> None:
        """Offer the views that have rows, with how many and how much; the one on show stays."""
        wording, chosen = self._wording, self.view
        entries = [(str(one), wording.text(f"import.view.{one}")) for one in View]
        entries += [(str(one), kind_name(one, wording)) for one in Kind]
        with QSignalBlocker(self.views):
            self.views.clear()
            for key, name in entries:
                count, money = self.draft.index.tally(key)
                if count or key in (View.ALL, chosen):
                    self.views.addItem(name, key)
                    told = wording.text("import.view_told", count=count, money=wording.money(money))
                    self.views.describe(self.views.count() - 1, told, "")
            self.views.setCurrentIndex(max(self.views.findData(chosen), 0))

    def _group_by(self, key: str) -> None:
        self._by = By(key)
        self._look()

    def _look(self) -> None:
        if self.draft.ledger is None:
            return
        self._searching.cancel()
        index, chosen = self.draft.index, chosen_lines(self.group_table)
        before = [self._found.key(line) for line in chosen.tolist()]
        places = index.matching(index.in_view(self.view), self.search.text())
        self._found = Groups(index, places, self._by)
        self.groups.show_groups(self._found, self._by, self._wording)
        self._fit()
        has_rows = len(places) > 0
        for part in (*self._cards, self.bar):
            part.setVisible(has_rows)
        self.none.setVisible(not has_rows)
        if has_rows:
            first = int(chosen[0]) if len(chosen) else 0
            self._choose(self._found.lines_of(before) or [min(first, len(self._found) - 1)])
        self._show_rows()

    def _choose(self, lines: list[int]) -> None:
        """Choose groups by their lines, and see to it that they are in view."""
        model, flag = self.group_table.selectionModel(), QItemSelectionModel.SelectionFlag
        with QSignalBlocker(model):
            chosen = QItemSelection()
            for run in np.split(lines, np.flatnonzero(np.diff(lines) > 1) + 1):
                chosen.select(self.groups.index(int(run[0]), 0), self.groups.index(int(run[-1]), 0))
            model.select(chosen, flag.ClearAndSelect | flag.Rows)
            model.setCurrentIndex(self.groups.index(lines[0], 0), flag.NoUpdate)
        self.group_table.scrollTo(self.groups.index(lines[0], 0))
        self.group_table.viewport().update()

    def _show_rows(self) -> None:
        places = self._found.places_in(chosen_lines(self.group_table))
        self.rows.show_rows(self.draft.index, places, self._wording)
        self._ask()

    def _ask(self) -> None:
        """Ask of the rows that are chosen, else of all rows on show."""
        all_of_them, asked = not self.row_table.selectionModel().hasSelection(), self._asked()
        self._pairing = pairing_of(self.draft.index, self.draft.answers, asked)
        self.bar.show_rows(asked_of(self.draft.index, asked), self._pairing, self._wording, always=all_of_them)

    def _asked(self) -> Places:
        lines = chosen_lines(self.row_table)
        return self.rows.places[lines] if len(lines) else self.rows.places

    def _answer(self, kind: Kind, is_wage: bool, word: str) -> None:
        answers, rows = self.draft.answers, self.draft.index.rows
        asked = [rows[at] for at in self._asked().tolist()]
        if word:
            answers = answers.with_own_rule(OwnRule(word, kind, is_wage))
            # What was said of a row alone goes before any word.
            asked = [row for row in asked if row.key in answers.rows]
        answers = with_rows(answers, asked, kind, is_wage=is_wage) if asked else answers
        table = self.row_table if self.row_table.selectionModel().hasSelection() else self.group_table
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(answers)

    def _pair(self) -> None:
        if self._pairing is not None:
            self.answered.emit(self._pairing.said(self.draft.answers))

    def _take_currency(self) -> None:
        """Take the books for this currency; what others were worth was said in the one before."""
        code = str(self.currency.currentData())
        self.answered.emit(replace(self.draft.answers, currency=code, rates=FrozenMap()))

    def _rate(self, currency: str, rate: float) -> None:
        self.answered.emit(self.draft.answers.with_rate(currency, rate))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the columns out for which there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header, mode = self.group_table.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.Interactive)
        header.setSectionResizeMode(GroupColumn.NAME, mode.Stretch)
        self.group_table.setColumnHidden(GroupColumn.KIND, self._by is By.KIND)
        wide = self.width() >= _ROOMY
        for column, width in (
            (GroupColumn.KIND, 150 if wide else 96),
            (GroupColumn.ROWS, 50),
            (GroupColumn.MONEY, 120 if wide else 100),
        ):
            self.group_table.setColumnWidth(column, width)
        header = self.row_table.horizontalHeader()
        header.setSectionResizeMode(mode.Interactive)
        header.setSectionResizeMode(Column.TEXT, mode.Stretch)
        self.row_table.setColumnHidden(Column.PAYEE, not wide or self._by is By.PAYEE)
        self.row_table.setColumnHidden(Column.WHY, not wide)
        widths = {Column.DAY: 92, Column.AMOUNT: 96, Column.PAYEE: 120, Column.KIND: 104, Column.WHY: 120}
        for at, width in widths.items():
            self.row_table.setColumnWidth(at, width)


class _Search(TextField):
    """A field that Escape empties, before it means to leave."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Table(QTableView):
    """A table whose chosen rows Enter asks about; `opened` says so."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _OPENING:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()


def chosen_lines(table: QTableView) -> Places:
    """The lines that are chosen, in order; a hundred thousand as soon as one."""
    chosen = np.zeros(table.model().rowCount(), bool)
    for span in table.selectionModel().selection().toList():
        chosen[span.top() : span.bottom() + 1] = True
    return np.flatnonzero(chosen)
