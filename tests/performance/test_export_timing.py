"""How the window fares while an estimate is made, and how long the estimate takes in the window's own process."""

import statistics
import time
from datetime import UTC, datetime
from functools import partial
from itertools import cycle

import pytest
from PySide6.QtWidgets import QApplication

from roi_app import app
from roi_app.documents.samples import sample_in
from roi_app.gui.dialogs.export.options import ExportOptions, Kind
from roi_app.gui.dialogs.export.work import Material, Ticket, made, preview, write_one
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.background import Jobs
from roi_app.gui.state.settings import Settings
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS

DAYS = cycle([value / 2 for value in (*range(4, 40), *range(40, 4, -1))])


@pytest.fixture
def window(qtbot):
    settings = Settings()
    settings.language = "zh-Hant"
    made = app.build_window(sample_in("clothing", "zh-Hant"), settings)
    qtbot.addWidget(made, before_close_func=lambda one: one.commands.stack.setClean())
    made.resize(1920, 1080)
    with qtbot.waitExposed(made):
        made.show()
    session = made.session
    qtbot.waitUntil(lambda: session.uncertainty is not None and session.uncertainty.trials == DEFAULT_TRIALS)
    return made


@pytest.fixture
def material(window):
    return Material(window.session.answer, datetime(2025, 11, 3, 9, 0, tzinfo=UTC))


def tick(window):
    """One step of a slider, until all of it has been painted."""
    window.commands.set_value("photo.units_per_month", next(DAYS), dragging=True)
    QApplication.processEvents()


def tell(benchmark):
    """Put the percentile beside the figures that the benchmark shows by itself."""
    rounds = benchmark.stats.stats.sorted_data
    benchmark.extra_info["p95_ms"] = round(statistics.quantiles(rounds, n=20)[-1] * 1000, 2)
    print(f"\np95 {benchmark.extra_info['p95_ms']} ms")  # noqa: T201 - it is what one wants to know


def test_a_tick_of_the_window_alone(benchmark, window):
    benchmark.pedantic(tick, (window,), rounds=200, warmup_rounds=10)
    tell(benchmark)


@pytest.mark.parametrize("kind", [Kind.PDF, Kind.WORKBOOK])
def test_a_tick_of_the_window_while_files_are_made(benchmark, window, material, tmp_path, kind):
    jobs, options, files = Jobs(window), ExportOptions(kind, "zh-Hant"), []
    workshop = Workshop()
    workshop.open()

    def again(written=None):
        files.extend(written or ())
        make = partial(made, material, options, workshop)
        jobs.run(lambda _: write_one(make, tmp_path / f"a{options.suffix}", Ticket(), lambda _stage: None))

    jobs.done.connect(again)
    again()
    end = time.perf_counter() + 20
    while not files and time.perf_counter() < end:
        QApplication.processEvents()
    before = len(files)
    benchmark.pedantic(tick, (window,), rounds=400, warmup_rounds=10)
    jobs.close()
    workshop.close()
    tell(benchmark)
    benchmark.extra_info["files"] = len(files) - before
    assert len(files) > before
    assert benchmark.stats.stats.median < 0.1


@pytest.mark.parametrize("kind", [Kind.PDF, Kind.WORKBOOK, Kind.TABLE])
def test_making_a_file(benchmark, material, tmp_path, kind):
    options = ExportOptions(kind, "zh-Hant")
    path = tmp_path / f"a{options.suffix}"
    make = partial(made, material, options, Workshop())
    benchmark.pedantic(write_one, (make, path, Ticket(), lambda _stage: None), rounds=10, warmup_rounds=1)
    assert path.stat().st_size > 1_000


def test_a_preview(benchmark, material):
    options, workshop = ExportOptions(Kind.PDF, "zh-Hant"), Workshop()
    workshop.open()
    found = benchmark.pedantic(preview, (material, options, 700.0, workshop, lambda: False), rounds=10, warmup_rounds=1)
    workshop.close()
    assert len(found.pages) >= 4
