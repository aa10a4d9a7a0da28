"""From the start of a process to the first picture of a sample's figures, beside a bare PySide6 window.

python -m tests.performance.window_start [PACKAGED PROGRAM]

All run by turns, in four states; what each did by its first picture is told in time of the clock and of the processor,
as another program's work delays the one and hardly the other. A packaged program can be timed by the clock alone, by
Qt's own word on what it brings to the screen.

next    everything compiled, with settings, fonts and figures from an earlier start
first   the first start after an installation: everything compiled, and nothing of an earlier start
new     as the first, and every module of ours compiled anew, as after `git pull`
unread  as the first, with no file of Python, its packages and ours in memory, as after the system's start
"""

# ruff: noqa: T201 - a script speaks by printing

import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ROUNDS = 7
STATES = ("next", "first", "new", "unread")

TELL = """
import resource, sys, time

def tell():
    used = resource.getrusage(resource.RUSAGE_SELF)
    print("painted at", time.perf_counter(), used.ru_utime + used.ru_stime, flush=True)
"""

BARE = (
    TELL
    + """
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        tell()

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
from roi_app.__main__ import hurry

hurry()
from PySide6.QtCore import QEvent
from roi_app import app
from roi_app.gui.window.main_window import MainWindow

class Watched(MainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest:
            tell()
        return done

app.MainWindow = Watched
app.main(["--sample", "clothing"])
"""
)

PROGRAMS: Mapping[str, Sequence[str]] = {"bare": (sys.executable, "-c", BARE), "ours": (sys.executable, "-c", OURS)}

# The clock of one system is the same for all of its processes.
_QT_TELLS = {"QT_LOGGING_RULES": "qt.widgets.painting.info=true", "QT_MESSAGE_PATTERN": "%{time boot} %{message}"}
_PAINTED = re.compile(r"painted at (\S+) (\S+)|([\d.]+) Flushing")


class Start(NamedTuple):
    """What a start took until it had painted, in milliseconds; the processor's are NaN where nobody can tell."""

    clock: float
    processor: float


def started(command: Sequence[str], environment: Mapping[str, str]) -> Start:
    """A process run until its first picture is on the screen, and ended."""
    told = {} if command in PROGRAMS.values() else _QT_TELLS
    begun = time.perf_counter()
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT.parent, env={**environment, **told}, **pipes) as process:
        found = next(found for line in process.stdout if (found := _PAINTED.search(line)))
        process.kill()
    return Start((float(found[1] or found[3]) - begun) * 1000, float(found[2] or "nan") * 1000)


def starts(state: str, programs: Mapping[str, Sequence[str]] = PROGRAMS) -> dict[str, float]:
    """Milliseconds of each program in one of `STATES`, medians by turns, and how many times those of the bare one."""
    found: dict[str, list[Start]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as own:
        home, compiled = Path(own, "home"), Path(own, "compiled")
        environment = _environment(home, compiled)
        for command in programs.values():
            started(command, environment)
        os.sync()  # what is not on the disk yet cannot be dropped
        for _ in range(ROUNDS):
            for name, command in programs.items():
                _prepare(state, command, home, compiled)
                found[name].append(started(command, environment))
    return _told(found)


def _environment(home: Path, compiled: Path) -> dict[str, str]:
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
    environment = {
        **os.environ,
        **own,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(compiled),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _prepare(state: str, command: Sequence[str], home: Path, compiled: Path) -> None:
    if state != "next":
        shutil.rmtree(home, ignore_errors=True)
    if state == "new":
        for one in compiled.rglob("*.pyc"):
            if "roi_app" in one.parts:
                one.unlink()
    if state == "unread":
        _forget(command, compiled)


def _forget(command: Sequence[str], compiled: Path) -> None:
    """Let the system drop what it has read of a program's files; one that another process runs, it keeps."""
    python = Path(sys.prefix), Path(sysconfig.get_path("stdlib"))
    for folder in (*python, ROOT / "roi_app", ROOT / "assets", compiled, Path(command[0]).parent):
        for path in folder.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _told(found: Mapping[str, Sequence[Start]]) -> dict[str, float]:
    told = {}
    for kind in Start._fields:
        medians = {name: statistics.median(getattr(one, kind) for one in found[name]) for name in found}
        known = {name: median for name, median in medians.items() if not math.isnan(median)}
        told |= {f"{name}_{kind}_ms": round(median) for name, median in known.items()}
        told |= {f"{name}_{kind}_ratio": round(known[name] / known["bare"], 2) for name in known if name != "bare"}
    return told


if __name__ == "__main__":
    packaged = dict(zip(["packaged"], ((program, "--sample", "clothing") for program in sys.argv[1:]), strict=False))
    for which in STATES:
        print(which, starts(which, {**PROGRAMS, **packaged}), flush=True)
