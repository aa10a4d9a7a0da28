"""The table of merchants on show: read, sorted, filtered and summed up in threads, so that the window stays alive.

Two jobs work here. One reads and estimates a file, which takes seconds; the other arranges and sums up what was read,
which takes a blink for a million rows, newest wish first. Neither knows a widget, and this module knows no pandas: who
makes it hands in how a table is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.gui.state.background import Job, Jobs
from roi_app.gui.state.session import Session
from roi_app.ledger.many_rows import without_collecting
from roi_app.model.batch import Stopped, Wish
from roi_app.portfolio.results import Picked, Results, Rows
from roi_app.portfolio.selection import Wanted, arranged, in_order, matching
from roi_app.portfolio.totals import Totals, totals_of

if TYPE_CHECKING:
    from roi_app.portfolio.in_memory import InMemory

    ReadTable = Callable[[Path, Catalogue, str, Callable[[float], None], Wish], InMemory]
    WriteResults = Callable[[InMemory, Path, Callable[[int], None], Wish, Wish], None]


@dataclass(frozen=True, slots=True)
class TableWork:
    """What is done with whole tables, in threads: each loads pandas when it is first called."""

    read: ReadTable
    write: WriteResults
    template: Callable[[Catalogue], bytes]


_MOST_ORDERS = 3
"""Beside the newest; each takes eight bytes a row."""


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the rows are sorted; "" for the order of the file."""

    column: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Arranged:
    """Rows in their order, which of all they are, and the order of all of them, to be used again."""

    rows: Rows
    picked: Picked
    order: Rows


class Merchants(QObject):
    """Reads a table and keeps what is shown of it.

    `opened` says that another table is on show, `arranged` that other rows are or the same in another order, `summed`
    that `totals`, None until then, are those of the rows that are wanted. `progress` carries the share of a file that
    is read, `ended` comes when reading has ended in any way, after `failed` with the exception where it failed.
    """

    opened = Signal()
    arranged = Signal()
    summed = Signal()
    progress = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, work: TableWork, session: Session, parent: QObject | None = None) -> None:
        """Begin without a table; what is wrong in a row is said in the language of the session."""
        super().__init__(parent)
        self.work, self._session = work, session
        self.table: InMemory | None = None
        self.source: Path | None = None
        self.is_reading = False
        self.wanted, self.order = Wanted(), Order()
        self.rows: Rows | None = None
        self.totals: Totals | None = None
        self._orders: dict[Order, Rows] = {}
        self._reader, self._arranger = Jobs(self), Jobs(self)
        self._reader.done.connect(self._take)
        self._reader.failed.connect(self._fail)
        self._reader.progress.connect(self.progress)
        self._arranger.progress.connect(self._show)
        self._arranger.done.connect(self._sum)
        self._arranger.failed.connect(self.failed)

    @property
    def name(self) -> str:
        """What the table is called, "" without one."""
        return "" if self.source is None else self.source.stem

    @property
    def results(self) -> Results | None:
        """What was read, None before."""
        return None if self.table is None else self.table.results

    def open(self, source: Path) -> None:
        """Read a table; the one on show stays until the new one is there."""
        self.is_reading = True
        read, catalogue, language = self.work.read, self._session.catalogue, self._session.language

        def work(job: Job) -> tuple[Path, InMemory] | None:
            with without_collecting():
                try:
                    return source, read(source, catalogue, language, job.report, job.is_cancelled)
                except Stopped:
                    return None

        self._reader.run(work)
        self.progress.emit(0.0)

    def cancel(self) -> None:
        """Give up reading."""
        if self.is_reading:
            self._reader.cancel()
            self._end()

    def want(self, wanted: Wanted) -> None:
        """Show other rows."""
        if wanted != self.wanted:
            self.wanted, self.totals = wanted, None
            self._arrange()

    def sort_by(self, order: Order) -> None:
        """Show the rows in another order."""
        if order != self.order:
            self.order = order
            self._arrange()

    def close(self) -> None:
        """Cancel everything and wait for the threads."""
        self._reader.close()
        self._arranger.close()

    def _take(self, read: tuple[Path, InMemory]) -> None:
        self.source, self.table = read
        self._orders = {}
        self.rows = self.totals = None
        self.order = Order()
        self.wanted = Wanted()
        self._end()
        self.opened.emit()
        self._arrange()

    def _fail(self, fault: Exception) -> None:
        self.is_reading = False
        self.failed.emit(fault)
        self.ended.emit()

    def _end(self) -> None:
        self.is_reading = False
        self.ended.emit()

    def _arrange(self) -> None:
        results = self.results
        if results is None:
            return
        wanted, order, known = self.wanted, self.order, self._orders.get(self.order)

        def work(job: Job) -> Totals | None:
            whole = _order(results, order) if known is None else known
            if job.is_cancelled():
                return None
            picked = matching(results, wanted)
            job.report((order, _Arranged(arranged(whole, picked), picked, whole)))
            return None if job.is_cancelled() else totals_of(results, picked)

        self._arranger.run(work)

    def _show(self, made: tuple[Order, _Arranged]) -> None:
        order, shown = made
        self._orders = {**dict(list(self._orders.items())[-_MOST_ORDERS:]), order: shown.order}
        self.rows = shown.rows
        self.arranged.emit()

    def _sum(self, totals: Totals) -> None:
        self.totals = totals
        self.summed.emit()


def _order(results: Results, order: Order) -> Rows:
    if not order.column:
        return results.in_file_order
    return in_order(results, order.column, descending=order.descending)
