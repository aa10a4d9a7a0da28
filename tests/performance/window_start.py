"""From the start of a process to the first picture of a sample's figures, beside a bare PySide6 window.

python -m tests.performance.window_start [PACKAGED PROGRAM]

Each start is timed to the moment that Qt says it has brought its first picture to the screen; what it did by then is
told in time of the clock and of the processor, as another program's work delays the one and hardly the other. All
run by turns, each as a person would run it, in four states:

next    everything compiled, with settings, fonts and figures from an earlier start
first   the first start after an installation: everything compiled, and nothing of an earlier start
new     as the first, and every module of ours compiled anew, as after `git pull`
unread  as the first, with no file of Python, its packages and ours in memory, as after the system's start
"""

# ruff: noqa: T201 - a script speaks by printing

import os
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
SAMPLE = ("--sample", "clothing")

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)

application = QApplication(sys.argv[:1])
window = Bare()
window.resize(1440, 900)
window.show()
application.exec()
"""

PROGRAMS: Mapping[str, Sequence[str]] = {
    "bare": (sys.executable, "-c", BARE),
    "ours": (sys.executable, "-P", "-m", "roi_app", *SAMPLE),
}

_RULES = "qt.widgets.painting.info=true"
_SHOWN = b"Flushing"


class Start(NamedTuple):
    """What a start took until it had painted, in milliseconds."""

    clock: float
    processor: float


def started(command: Sequence[str], environment: Mapping[str, str]) -> Start:
    """A process run until its first picture is on the screen, and ended."""
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT.parent, env=environment, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        if not any(_SHOWN in line for line in process.stderr):
            raise RuntimeError(f"{command[0]} has shown nothing")
        clock = time.perf_counter() - begun
        threads = Path("/proc", str(process.pid), "task").iterdir()
        used = sum(int((thread / "schedstat").read_text("ascii").split()[0]) for thread in threads)
        process.kill()
    return Start(clock * 1000, used / 1e6)


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
        "QT_LOGGING_RULES": _RULES,
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
        told |= {f"{name}_{kind}_ms": round(median) for name, median in medians.items()}
        told |= {f"{name}_{kind}_ratio": round(medians[name] / medians["bare"], 2) for name in found if name != "bare"}
    return told


if __name__ == "__main__":
    packaged = dict(zip(["packaged"], ((program, *SAMPLE) for program in sys.argv[1:]), strict=False))
    for which in STATES:
        print(which, starts(which, {**PROGRAMS, **packaged}), flush=True)
