"""From the start of a process to the first picture of a sample's figures, beside a bare PySide6 window.

python -m tests.performance.window_start

Both are timed to the moment that they have painted; what each did by then is told in time of the clock and of the
processor, as another program's work delays the one and hardly the other.
"""

# ruff: noqa: T201 - a script speaks by printing

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ROUNDS = 7
TOLD = "painted at "

TELL = f"""
def tell():
    import resource, sys, time
    used = resource.getrusage(resource.RUSAGE_SELF)
    print("{TOLD}", time.perf_counter(), used.ru_utime + used.ru_stime, flush=True)
"""

BARE = (
    TELL
    + """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        tell()
        QTimer.singleShot(0, QApplication.instance().quit)

application = QApplication(sys.argv[:1])
window = Bare()
window.resize(1440, 900)
window.show()
application.exec()
"""
)

OURS = (
    TELL
    + """
import sys
from roi_app.__main__ import hurry

hurry()
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from roi_app import app
from roi_app.gui.window.main_window import MainWindow

class Watched(MainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest:
            tell()
            QTimer.singleShot(0, self.close)
        return done

app.MainWindow = Watched
app.main(["--sample", "clothing"])
"""
)


class Start(NamedTuple):
    """What a start took until it had painted, in milliseconds."""

    clock: float
    processor: float


def started(code: str, environment: dict[str, str]) -> Start:
    """A process run until it has painted, and ended."""
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout
    # The clock of one system is the same for all of its processes.
    at, used = told.partition(TOLD)[2].split()[:2]
    return Start((float(at) - begun) * 1000, float(used) * 1000)


def start_ratio(folder: Path, *, compiled: bool) -> dict[str, float]:
    """Milliseconds of both, by turns, and their ratios; without `compiled` every module of ours is compiled anew."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for code in (BARE, OURS):
        started(code, environment)
    if not compiled:
        for one in (folder / "compiled").rglob("*.pyc"):
            if "roi_app" in one.parts:
                one.unlink()
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(started(BARE, environment))
        ours.append(started(OURS, environment))
    return told(bare, ours)


def told(bare: list[Start], ours: list[Start]) -> dict[str, float]:
    """Medians of both and their ratio, by the clock and by the processor."""
    found = {}
    for kind in Start._fields:
        one, other = (statistics.median(getattr(start, kind) for start in starts) for starts in (bare, ours))
        found |= {
            f"bare_{kind}_ms": round(one),
            f"ours_{kind}_ms": round(other),
            f"ratio_{kind}": round(other / one, 2),
        }
    return found


if __name__ == "__main__":
    for name, is_compiled in (("warm", True), ("cold", False)):
        with tempfile.TemporaryDirectory() as own:
            print(name, start_ratio(Path(own), compiled=is_compiled))
