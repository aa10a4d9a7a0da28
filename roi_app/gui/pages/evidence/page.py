"""Every figure in use and where it comes from: searched, filtered, sorted, with a warning where it is out of date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.row_table import choose_whole_rows
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.controls.text_field import TextField
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.pages.evidence.details import EvidenceDetails
from roi_app.gui.pages.evidence.table import GRADES, ROW, Column, EvidenceDelegate, EvidenceFilter, EvidenceModel
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.statements.context import context_rows
from roi_app.statements.evidence import EvidenceRow, evidence_rows

IN_USE = "in_use"
CONTEXT = "context"

ROW_HEIGHT = 30
SEARCH_WIDTH, SEARCH_WIDTH_IF_NARROW = 200, 150
WIDE = 620
"""From this width on range and source have columns of their own; else only the details tell them."""

ROOMY = 800
"""From this width on the date has one too, beside the source."""

_WIDEST = {Column.LABEL: 280, Column.VALUE: 140, Column.RANGE: 170, Column.GRADE: 130, Column.READ_ON: 130}
_WIDEST_IF_NARROW = _WIDEST | {Column.VALUE: 100, Column.GRADE: 116}

_LEAST = {Column.LABEL: 150, Column.RANGE: 110, Column.SOURCE: 130, Column.NOTE: 200}
"""What stays readable of texts that end in an ellipsis where there is no room."""


class EvidencePage(QWidget):
    """The table, and beside it the details of the row that is picked."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.card = EvidenceCard(session)
        self.card.details.setMinimumWidth(240)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.card, 5)
        row.addWidget(self.card.details, 2)


class EvidenceCard(LiveCard):
    """The table; `details` is the card of the row that is picked, and stands beside it."""

    def __init__(self, session: Session, today: Callable[[], date] = date.today, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session, self._today = session, today
        self._group = IN_USE
        self.details = EvidenceDetails()
        self.model = EvidenceModel(self)
        self.filter = EvidenceFilter(self.model, self)
        self.table, self.none = QTableView(), label(13, tone="muted")
        self.groups, self.search, self.grades = Segmented("total"), TextField(), Choice()
        self.out_of_date = QPushButton()
        self._build_table()
        self._lay_out()
        self._connect()

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setItemDelegate(EvidenceDelegate(table))
        choose_whole_rows(table, ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(48)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)

    def _lay_out(self) -> None:
        self.out_of_date.setObjectName("quiet")
        self.out_of_date.setCheckable(True)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedHeight(32)
        self.head.addWidget(self.search)
        self.grades.setFixedHeight(32)
        self.grades.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        tools.addWidget(self.groups)
        tools.addWidget(self.grades)
        tools.addStretch(1)
        tools.addWidget(self.out_of_date)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.none, 1, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.groups.chosen.connect(self._show_group)
        self.search.textChanged.connect(lambda _: self._look())
        self.grades.activated.connect(lambda _: self._look())
        self.out_of_date.toggled.connect(lambda _: self._look())
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._show_details())
        self.follow(self._session.changed, self._session.language_changed)

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.groups.show_choices({key: wording.text(f"evidence.{key}") for key in (IN_USE, CONTEXT)})
        self.groups.show_chosen(self._group)
        self.groups.setAccessibleName(wording.text("evidence.group"))
        self.search.setPlaceholderText(wording.text("evidence.search"))
        self.search.setAccessibleName(wording.text("evidence.search"))
        self.grades.setAccessibleName(wording.text("evidence.grade_filter"))
        self.table.setAccessibleName(wording.text("evidence.title"))
        set_tooltip(self.out_of_date, wording.text("evidence.out_of_date_hint"))
        self.none.setText(wording.text("evidence.none"))
        self.filter.use_language(wording.language)
        self.refresh()

    def refresh(self) -> None:
        """Show the figures that the session's case uses."""
        wording, picked = self._session.wording, self._picked_key()
        rows = self._rows()
        are_others = self.model.show_rows(rows, wording)
        if are_others:
            self._show_grades(rows)
            self._fit()
            self._look()
            self._pick(picked)
        self._count(rows)
        self._show_rows_or_none()
        self._show_details()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the columns out for which there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _rows(self) -> tuple[EvidenceRow, ...]:
        session, today = self._session, self._today()
        if self._group == CONTEXT:
            return context_rows(session.catalogue, session.wording, today)
        # What others found comes first; behind the shop's own figures there is nothing to look up.
        return tuple(sorted(evidence_rows(session.case, session.wording, today), key=lambda row: row.read_on is None))

    def _fit(self) -> None:
        wide, in_use = self.width() >= WIDE, self._group == IN_USE
        self.search.setFixedWidth(SEARCH_WIDTH if wide else SEARCH_WIDTH_IF_NARROW)
        shown = {
            Column.LABEL: True,
            Column.VALUE: in_use,
            Column.RANGE: in_use and wide,
            Column.GRADE: True,
            Column.SOURCE: in_use and wide,
            Column.READ_ON: self.width() >= (ROOMY if in_use else WIDE),
            Column.NOTE: not in_use,
        }
        # One column takes what the others leave.
        last = Column.NOTE if not in_use else Column.SOURCE if wide else Column.LABEL
        header = self.table.horizontalHeader()
        for column, visible in shown.items():
            self.table.setColumnHidden(column, not visible)
            mode = QHeaderView.ResizeMode.Stretch if column is last else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        others = [column for column, visible in shown.items() if visible and column is not last]
        for column, width in self._widths(others, self._room() - _LEAST[last]).items():
            self.table.setColumnWidth(column, width)

    def _room(self) -> int:
        """The width that the columns share."""
        return self.content_width - self.table.verticalScrollBar().sizeHint().width()

    def _widths(self, columns: list[Column], room: int) -> dict[Column, int]:
        """As wide as their texts, within limits; where that is too much, names and ranges give way."""
        widest, header = _WIDEST if self.width() >= WIDE else _WIDEST_IF_NARROW, self.table.horizontalHeader()
        hints = {one: max(self.table.sizeHintForColumn(one), header.sectionSizeHint(one)) + 12 for one in columns}
        widths = {one: min(hint, widest[one]) for one, hint in hints.items()}
        for column in (Column.LABEL, Column.RANGE):
            if column in widths:
                over = max(sum(widths.values()) - room, 0)
                widths[column] = max(widths[column] - over, min(widths[column], _LEAST[column]))
        return widths

    def _show_grades(self, rows: tuple[EvidenceRow, ...]) -> None:
        """Offer the grades that occur, the chosen one staying chosen."""
        wording, chosen = self._session.wording, self.grades.currentData()
        occurring = {row.grade for row in rows}
        with QSignalBlocker(self.grades):
            self.grades.clear()
            self.grades.addItem(wording.text("evidence.any_grade"), "")
            for grade in GRADES:
                if grade in occurring:
                    self.grades.addItem(wording.text(f"grade.{grade}"), grade)
            self.grades.setCurrentIndex(max(self.grades.findData(chosen), 0))
        self.grades.setAccessibleDescription(self.grades.currentText())

    def _count(self, rows: tuple[EvidenceRow, ...]) -> None:
        wording = self._session.wording
        assumed = sum(row.grade == "assumption" for row in rows)
        key = "evidence.count" if self._group == IN_USE else "evidence.count_context"
        self.show_title(wording.text("evidence.title"), wording.text(key, count=len(rows), assumed=assumed))
        expired = sum(row.expired for row in rows)
        self.out_of_date.setText(f"⚠ {wording.text('evidence.out_of_date', count=expired)}")
        self.out_of_date.setVisible(expired > 0)
        if not expired:
            self.out_of_date.setChecked(False)

    def _look(self) -> None:
        self.filter.look_for(
            self.search.text(), self.grades.currentData() or "", only_expired=self.out_of_date.isChecked()
        )
        self.grades.setAccessibleDescription(self.grades.currentText())
        self._show_rows_or_none()

    def _show_rows_or_none(self) -> None:
        has_rows = self.filter.rowCount() > 0
        self.table.setVisible(has_rows)
        self.none.setVisible(not has_rows)

    def _show_group(self, group: str) -> None:
        self._group = group
        self.refresh()

    def _picked_key(self) -> str:
        row = self._picked()
        return "" if row is None else row.key

    def _picked(self) -> EvidenceRow | None:
        index = self.table.currentIndex()
        return index.data(ROW) if index.isValid() and self.table.selectionModel().hasSelection() else None

    def _pick(self, key: str) -> None:
        """Pick the row of a figure again, or the first row."""
        keys = [self.filter.index(row, 0).data(ROW).key for row in range(self.filter.rowCount())]
        if keys:
            self.table.selectRow(keys.index(key) if key in keys else 0)

    def _show_details(self) -> None:
        self.details.show_row(self._picked(), self._session.wording)
