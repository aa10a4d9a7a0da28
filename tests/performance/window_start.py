"""From the start of a process to the first picture, beside a bare PySide6 window.

python -m tests.performance.window_start
"""

# ruff: noqa: T201 - a script speaks by printing

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 7

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.instance().quit)

application = QApplication(sys.argv[:1])
window = Bare()
window.resize(1440, 900)
window.show()
application.exec()
"""

OURS = """
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
            QTimer.singleShot(0, QApplication.instance().quit)
        return done

app.MainWindow = Watched
app.main(["--sample", "clothing"])
"""


def started(code: str, environment: dict[str, str]) -> float:
    """The seconds from the start of a process until it has painted, and ended."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def start_ratio(folder: Path, *, compiled: bool) -> dict[str, float]:
    """Milliseconds of both, by turns, and their ratio; without `compiled` every module of ours is compiled anew."""
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
    return {
        "bare_ms": round(statistics.median(bare) * 1000),
        "ours_ms": round(statistics.median(ours) * 1000),
        "ratio": round(statistics.median(ours) / statistics.median(bare), 2),
        "ratio_of_best": round(min(ours) / min(bare), 2),
    }


if __name__ == "__main__":
    for name, is_compiled in (("warm", True), ("cold", False)):
        with tempfile.TemporaryDirectory() as own:
            print(name, start_ratio(Path(own), compiled=is_compiled))
