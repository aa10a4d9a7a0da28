"""Many merchants in a window of their own: a table is opened, looked through, drawn, and each row is a shop."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roi_app.checks.foreign_text import MESSAGE, one_line
from roi_app.documents.document import Document
from roi_app.documents.files import DocumentError, absolute
from roi_app.gui.controls.card import Card
from roi_app.gui.controls.empty_state import EmptyState
from roi_app.gui.controls.painted_button import press_on_enter
from roi_app.gui.pages.merchants.bar import VIEWS, TableBar
from roi_app.gui.pages.merchants.charts import MerchantCharts
from roi_app.gui.pages.merchants.filters import FilterBar
from roi_app.gui.pages.merchants.leaving import TABLES, Leaving
from roi_app.gui.pages.merchants.places import DropPlace, ReadingPlace
from roi_app.gui.pages.merchants.table import MerchantsTable
from roi_app.gui.state.merchants import Merchants, Order, TableWork
from roi_app.gui.state.message_boxes import MessageBoxes
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.style_sheet import style_sheet
from roi_app.gui.style.theme import GRID, theme
from roi_app.portfolio.overview import ROW, ZONE
from roi_app.portfolio.selection import PROBLEMS

COMFORTABLE: Final = QSize(1280, 820)
SMALLEST: Final = QSize(720, 400)


class PortfolioWindow(QMainWindow):
    """One table of merchants; `open_shop` shows a merchant as a shop in the main window."""

    def __init__(
        self, session: Session, settings: Settings, work: TableWork, open_shop: Callable[[Document], None]
    ) -> None:
        """Make the window beside that of a session, whose language it speaks and with which it ends."""
        super().__init__()
        self._session, self._settings, self._open_shop = session, settings, open_shop
        self._boxes = MessageBoxes(self, session)
        self.merchants = Merchants(work, session, self)
        self.leaving = Leaving(session, settings, work, self)
        self.bar = TableBar()
        self.filters, self.table, self.charts = FilterBar(), MerchantsTable(), MerchantCharts()
        self.empty, self.reading, self.none = DropPlace(), ReadingPlace(), EmptyState()
        self.body, self.rows_body = QStackedWidget(), QStackedWidget()
        self._view, self._bad_rows = VIEWS[0], 0
        self._palette = theme.palette
        self._opening: Path | None = None
        self._summary_waits = False
        self._keys: dict[str, QAction] = {}
        self._add_keys()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_body()
        self._restore()

    def _add_keys(self) -> None:
        for key, keys, act in (
            ("open", QKeySequence(QKeySequence.StandardKey.Open), self.ask_open),
            ("search", QKeySequence(QKeySequence.StandardKey.Find), self.begin_to_search),
            ("results", QKeySequence("Ctrl+S"), self.save_results),
            ("summary", QKeySequence("Ctrl+E"), self.save_summary),
            ("template", QKeySequence(), self.leaving.save_template),
            ("table", QKeySequence("Ctrl+1"), lambda: self.show_view("table")),
            ("charts", QKeySequence("Ctrl+2"), lambda: self.show_view("charts")),
            ("close", QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)
            self._keys[key] = action
        for key in ("results", "summary", "template"):
            self.bar.menu.addAction(self._keys[key])

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        rows = Card(titled=False)
        rows.set_margins(GRID, GRID + 4, GRID, GRID)
        rows.body.addWidget(self.filters)
        self.rows_body.addWidget(self.table)
        self.rows_body.addWidget(self.none)
        rows.body.addWidget(self.rows_body, 1)
        self.rows_card = rows
        for place in (self.empty, self.reading, rows, self.charts):
            self.body.addWidget(place)
        inside = QWidget()
        inside.setMinimumSize(SMALLEST.width() - 2 * GRID, 0)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        below = QVBoxLayout()
        below.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        below.setSpacing(GRID)
        below.addWidget(self.body, 1)
        below.addWidget(self.leaving)
        column.addLayout(below, 1)
        self.setCentralWidget(inside)

    def _connect(self) -> None:
        merchants = self.merchants
        merchants.opened.connect(self._on_opened)
        merchants.arranged.connect(self._show_rows)
        merchants.summed.connect(self._show_totals)
        merchants.progress.connect(self._show_progress)
        merchants.ended.connect(self._show_body)
        merchants.failed.connect(self._on_failed)
        self.filters.changed.connect(merchants.want)
        self.table.rows.sort_asked.connect(lambda column, down: merchants.sort_by(Order(column, down)))
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_cleared)
        self.table.chosen.connect(self.open_row)
        self.charts.asked.connect(self._on_asked)
        self.bar.views.chosen.connect(self.show_view)
        self.bar.problems.clicked.connect(lambda _=False: self._show_zone(PROBLEMS))
        self.bar.open.clicked.connect(lambda _=False: self.ask_open())
        self.empty.open_asked.connect(self.ask_open)
        self.empty.template_asked.connect(self.leaving.save_template)
        self.reading.cancelled.connect(merchants.cancel)
        self.none.chosen.connect(self.filters.clear)
        self._session.language_changed.connect(self._on_language_changed)
        self._session.closing.connect(self.end)

    def begin(self) -> None:
        """Come on show, in front."""
        if not self.isVisible():
            self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def ask_open(self) -> None:
        """Ask for a table and open it."""
        wording = self._session.wording
        chosen, _ = QFileDialog.getOpenFileName(
            self, wording.text("merchants.open"), self._settings.folder, wording.text("merchants.filter")
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, source: Path) -> None:
        """Read a table; the one on show stays until it is there."""
        self._opening = absolute(source)
        self.leaving.tell("")
        self.reading.begin(one_line(source.name, MESSAGE), self._session.wording)
        self.merchants.open(self._opening)
        self._show_body()

    def open_row(self, row: int) -> None:
        """Show a merchant as a shop; of a row with problems say what they are."""
        table, wording = self.merchants.table, self._session.wording
        if table is None:
            return
        results = table.results
        name = one_line(results.names[row] or results.ids[row], MESSAGE)
        if results.is_bad_row(row):
            problems = one_line(results.problems[row], MESSAGE)
            self.leaving.tell(wording.text("merchants.bad_row", name=name, problems=problems), "race")
            return
        self.leaving.tell("")
        self._open_shop(table.shop(row))

    def show_view(self, view: str) -> None:
        """Show the rows or the charts."""
        focus: QWidget | None = self.focusWidget()
        was_inside = focus is not None and self.body.isAncestorOf(focus)
        self._view = view
        self.bar.views.show_chosen(view)
        self._show_body()
        if was_inside:
            self.bar.views.buttons[view].setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_to_search(self) -> None:
        """Let a person look for a merchant."""
        if self.merchants.table is not None:
            self.show_view("table")
            self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filters.search.selectAll()

    def save_results(self) -> None:
        """Save the estimates of all rows."""
        if self.merchants.table is not None and not self.leaving.is_running:
            self.leaving.save_results(self.merchants.table)

    def save_summary(self) -> None:
        """Save what the merchants on show come to; where not all are, the summary says which."""
        # What has just been typed counts, and its figures are waited for: they stand below its words.
        self.merchants.want(self.filters.wanted)
        totals, source = self.merchants.totals, self.merchants.source
        self._summary_waits = totals is None and source is not None
        if totals is not None and source is not None and not self.leaving.is_running:
            self.leaving.save_summary(totals, source.stem, self.filters.in_words(self._session.wording))

    def end(self) -> None:
        """End all work, and the window with it."""
        self.merchants.close()
        self.leaving.close_jobs()
        self.close()
        self.deleteLater()

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.bar.retranslate(wording, self._keys)
        self.bar.views.show_chosen(self._view)
        self.table.setAccessibleName(wording.text("merchants.table"))
        self.none.show_words(wording.text("merchants.none.title"), "", wording.text("merchants.clear"))
        self.filters.retranslate(wording)
        self.empty.retranslate(wording)
        self.leaving.retranslate()
        self._show_name()
        if self.merchants.table is not None:
            self._show_rows()
            self._show_totals()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus; Esc gives up what runs, and then what is looked for."""
        button = self.focusWidget()
        if isinstance(button, QAbstractButton) and press_on_enter(button, event):
            return
        if Qt.Key(event.key()) is not Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.merchants.is_reading:
            self.merchants.cancel()
        elif self.leaving.is_running:
            self.leaving.cancel()
        else:
            self.filters.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another appearance."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._palette is not theme.palette:
            self._take_colours()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a table that is held over the window."""
        if dropped_table(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.empty.show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget it when it is taken away."""
        self.empty.show_over(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the table that is dropped."""
        self.empty.show_over(over=False)
        path = dropped_table(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.open(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is being read, and remember where the window stood."""
        self.merchants.cancel()
        self.leaving.cancel()
        self._settings.portfolio_geometry = self.saveGeometry()
        event.accept()

    def _on_opened(self) -> None:
        source, self._summary_waits = self.merchants.source, False
        if source is not None:
            self._settings.folder = str(source.parent)
        self.table.forget()
        self.filters.show_wanted(self.merchants.wanted)
        self._show_name()
        self._show_body()

    def _on_failed(self, fault: Exception) -> None:
        self._summary_waits = False
        name = self._opening.name if self._opening is not None else ""
        if isinstance(fault, DocumentError):
            self._boxes.show_unread(one_line(name, MESSAGE), (fault.problem,))
        else:
            self._session.failures.report("portfolio", fault)
            self.leaving.tell(self._session.wording.text("merchants.failed"), "race")

    def _on_language_changed(self) -> None:
        self.retranslate()
        results, source = self.merchants.results, self.merchants.source
        # What is wrong in a row was said in the language of before, and is read again where that can be.
        if results is not None and source is not None and results.is_bad.any() and os.path.isfile(source):
            self.open(source)

    def _on_sort_cleared(self, section: int, _order: Qt.SortOrder) -> None:
        if section < 0:
            self.merchants.sort_by(Order())

    def _on_asked(self, target: str) -> None:
        if target.startswith(ROW):
            self.open_row(int(target.removeprefix(ROW)))
        elif target.startswith(ZONE):
            self._show_zone(target.removeprefix(ZONE))

    def _show_zone(self, zone: str) -> None:
        self.show_view("table")
        self.filters.want_zone(zone)

    def _show_rows(self) -> None:
        results, rows, wording = self.merchants.results, self.merchants.rows, self._session.wording
        if results is None:
            return
        wants_problems = self.merchants.wanted.zone == PROBLEMS
        self.table.show_rows(results, rows, wording)
        has_figures = not wants_problems and self._bad_rows < len(results)
        self.table.show_columns(figures=has_figures, problems=wants_problems or self._bad_rows > 0)
        shown = self.table.rows.rowCount()
        self.filters.shown.setText(
            ""
            if self.merchants.wanted.is_everything
            else wording.text("merchants.shown", shown=wording.plain(shown, 0), all=wording.plain(len(results), 0))
        )
        self.rows_body.setCurrentWidget(self.table if shown or rows is None else self.none)

    def _show_totals(self) -> None:
        if self.merchants.totals is not None:
            self.charts.show_totals(self.merchants.totals, self._session.wording)
            if self._summary_waits:
                self.save_summary()

    def _show_progress(self, share: float) -> None:
        self.reading.show_share(share, self._session.wording)

    def _show_name(self) -> None:
        wording, results, source = self._session.wording, self.merchants.results, self.merchants.source
        name = wording.text("merchants.title") if source is None else one_line(source.name, MESSAGE)
        self.setWindowTitle(wording.text("file.title", name=name, changed=""))
        self._bad_rows = 0 if results is None else int(results.is_bad.sum())
        self.bar.show_table(name, None if results is None else len(results), self._bad_rows, wording)

    def _show_body(self) -> None:
        has_table, reading = self.merchants.table is not None, self.merchants.is_reading
        view = self.rows_card if self._view == "table" else self.charts
        self.body.setCurrentWidget(self.reading if reading else view if has_table else self.empty)
        for key in ("results", "summary"):
            self._keys[key].setEnabled(has_table)

    def _restore(self) -> None:
        self.setMinimumSize(SMALLEST)
        self._take_colours()
        kept = self._settings.portfolio_geometry
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(COMFORTABLE.boundedTo(self.screen().availableGeometry().size()))

    def _take_colours(self) -> None:
        self._palette = theme.palette
        self.setStyleSheet(style_sheet())


def dropped_table(data: QMimeData) -> Path | None:
    """The one local file in what is dragged, where it is a table, else None."""
    paths = [url.toLocalFile() for url in data.urls()]
    return Path(paths[0]) if len(paths) == 1 and paths[0].lower().endswith(TABLES) else None
