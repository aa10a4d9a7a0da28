"""A million merchants in their window: sorting, finding and scrolling never hold it up."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from roi_app.benchmarks.load import default_catalogue
from roi_app.gui.pages.merchants.table import ROW
from roi_app.gui.state.merchants import Order
from roi_app.portfolio.collecting import Collector
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.in_memory import InMemory
from roi_app.portfolio.results import Coded, TextColumn
from roi_app.portfolio.selection import PROBLEMS, Wanted
from roi_app.portfolio.table_file import Summary, Table
from roi_app.texts.catalog import Texts
from tests.portfolio.test_estimated import merchants

ROWS = 1_000_000
DISTINCT = 2_000
STALL_S = 0.05
"""What a person notices, by the clock of the window's own thread: other work of the machine does not count."""


def coded(one: Coded, times: int) -> Coded:
    return Coded(one.known, np.tile(one.codes, times))


def million() -> InMemory:
    catalogue, times = default_catalogue(), ROWS // DISTINCT
    frame = merchants(DISTINCT, seed=3)
    frame.loc[::50, "photo_unit_price"] = -1
    collector = Collector(catalogue)
    held = collector.add(frame, estimate_frame(frame, catalogue))
    numbered = TextColumn.of(f"m{row}" for row in range(ROWS))
    problems = TextColumn.joined([held.problems] * times)
    results = replace(
        held,
        ids=numbered,
        names=numbered,
        searched=numbered,
        problems=problems,
        platforms=coded(held.platforms, times),
        currencies=coded(held.currencies, times),
        zones=coded(held.zones, times),
        figures={name: np.tile(values, times) for name, values in held.figures.items()},
        numbers={name: np.tile(values, times) for name, values in held.numbers.items()},
        words={name: coded(one, times) for name, one in held.words.items()},
    )
    table = Table(Path("million.csv"), catalogue, Texts("en"))
    return InMemory(table, results, Summary(ROWS, int(results.is_bad.sum())))


class Strain:
    """The longest that the window's own thread was at work between two looks at its clock, by what was done."""

    def __init__(self, parent) -> None:
        self.longest: dict[str, float] = {}
        self.doing, self._last = "", time.thread_time()
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self.look)
        self._timer.start(1)

    def look(self) -> None:
        now = time.thread_time()
        self.longest[self.doing] = max(self.longest.get(self.doing, 0.0), now - self._last)
        self._last = now

    def begin(self, doing: str) -> None:
        self.look()
        self.doing = doing

    def end(self) -> dict[str, int]:
        """What took longer than a person bears, in milliseconds."""
        self.look()
        self._timer.stop()
        return {doing: round(1000 * took) for doing, took in self.longest.items() if doing and took > STALL_S}


@pytest.mark.long(60)
def test_a_million_rows_never_hold_the_window_up(make_window, qtbot):
    window = make_window("clothing")
    window.window_actions["portfolio"].trigger()
    portfolio = window.dialogs.portfolio
    portfolio.resize(1280, 820)
    shown, held, strain = portfolio.merchants, million(), Strain(portfolio)

    def measured(doing, act):
        strain.begin(doing)
        with qtbot.waitSignal(shown.summed, timeout=60_000):
            act()
        QCoreApplication.processEvents()

    measured("open", lambda: shown._take((Path("million.csv"), held)))
    for column in ("kept_share", "npv", "name", "zone", PROBLEMS):
        measured(f"sort by {column}", lambda column=column: shown.sort_by(Order(column, descending=True)))
    for wanted in (
        Wanted(text="m999999"),
        Wanted(text="m1"),
        Wanted(platform="jd"),
        Wanted(zone=PROBLEMS),
        Wanted(least=0.2, most=0.6),
        Wanted(),
    ):
        measured(f"find {wanted}", lambda wanted=wanted: shown.want(wanted))
    bar = portfolio.table.verticalScrollBar()
    for part in range(0, 101, 5):
        strain.begin("scroll")
        bar.setValue(bar.maximum() * part // 100)
        QCoreApplication.processEvents()
    strain.begin("charts")
    portfolio.show_view("charts")
    QCoreApplication.processEvents()
    assert strain.end() == {}
    assert portfolio.table.rows.index(ROWS - 1, 0).data(ROW) is not None
