"""What the timings of the window share: a window at a size, a slider that moves, a picture that follows."""

import math
import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from roi_app import app
from roi_app.documents.samples import sample_in
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import Appearance
from roi_app.gui.window.main_window import MainWindow

TICKS = 300
SIZE = (1920, 1080)


def own_settings(folder: Path) -> None:
    """Keep settings and working states out of a person's own folders."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    os.environ["XDG_DATA_HOME"] = str(folder)


def shown_window() -> MainWindow:
    """The sample shop at 1920 × 1080, with its trials on show."""
    QApplication.instance() or app.build_application(())
    settings = Settings()
    settings.language, settings.appearance, settings.offers_tour = "zh-Hant", Appearance.LIGHT, False
    window = app.build_window(sample_in("clothing", "zh-Hant"), settings)
    window.resize(*SIZE)
    window.show()
    deadline = time.monotonic() + 10
    while window.session.uncertainty is None and time.monotonic() < deadline:
        QCoreApplication.processEvents()
    return window


def values_of(slider, ticks: int) -> Iterator[float]:
    """Places of a hand that goes to and fro: another one with each tick."""
    low, high = slider.bounds
    for tick in range(ticks):
        yield low + (high - low) * (0.5 + 0.4 * math.sin(tick / 7))


def tick(window: MainWindow, slider, value: float) -> float:
    """Move the slider and paint all that changed; gives the seconds that it took."""
    start = time.perf_counter()
    slider._set_by_hand(value)
    QCoreApplication.sendPostedEvents()
    # What the screen's next frame would ask of the window, asked at once: waiting for a frame is no work.
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    return time.perf_counter() - start


def drag(window: MainWindow, key: str, ticks: int = TICKS) -> list[float]:
    """The seconds of each tick of a drag."""
    slider = window.inputs.reveal(key).slider
    taken = [tick(window, slider, value) for value in values_of(slider, ticks)]
    slider.settled.emit()
    return taken


def end(window: MainWindow) -> None:
    """Close without a question."""
    window.commands.stack.setClean()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def percentiles(seconds: list[float]) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    cuts = statistics.quantiles(seconds, n=20)
    return statistics.median(seconds) * 1000, cuts[-1] * 1000


def resident() -> float:
    """MiB of this process in memory, where the system says so in Linux's way."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if status.exists() else 0.0
