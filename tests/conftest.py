"""What holds for every test: nothing unexpected is said, nothing is left over, nobody's own files are touched."""

import gc
import logging
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from weakref import WeakSet

import hypothesis
import pytest

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


# Plain `pytest`, from an editor or a terminal, needs no screen.
if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

UNCOUNTED: Final = {("tests", room) for room in ("exports", "gui", "house", "ledger", "performance", "portfolio")}
LEFT_OUT: Final = pytest.StashKey[list[str]]()
SEED: Final = pytest.StashKey[int]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--minutes`: how long the slow proofs may take together; and `--seed`, by which they repeat."""
    parser.addoption("--minutes", type=float, default=None, help="run as many long proofs as fit, in turn")
    parser.addoption("--seed", type=int, default=None, help="the seed of the long proofs; another one each time")


@pytest.hookimpl(tryfirst=True)  # before hypothesis reads its own option
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed of the long proofs, theirs and that of hypothesis alike."""
    given = config.getoption("seed")
    config.stash[SEED] = random.SystemRandom().randrange(10**6) if given is None else given
    if given is not None or config.getoption("minutes") is not None:
        config.option.hypothesis_seed = str(config.stash[SEED])


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say the seed where long proofs run."""
    return None if config.getoption("minutes") is None else f"seed of the long proofs: {config.stash[SEED]}"


@pytest.fixture(scope="session")
def proof_seed(pytestconfig: pytest.Config) -> int:
    """By what a long proof draws its cases."""
    return pytestconfig.stash[SEED]


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Count no lines in tests whose rooms are not held to any: they take a fifth less time."""
    if item.path.relative_to(item.config.rootpath).parts[:2] in UNCOUNTED:
        item.add_marker("no_cover")


@pytest.hookimpl(trylast=True)  # after `-m long` has left the others out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep as many proofs as fit into `--minutes`; each day begins with another one."""
    minutes = config.getoption("--minutes")
    if minutes is None or not items:
        return
    first = int(time.time() // 86_400) % len(items)
    chosen, left_out, seconds = [], [], 60 * minutes
    for item in items[first:] + items[:first]:
        (needed,) = next(item.iter_markers("long")).args
        fits = needed <= seconds
        seconds -= needed if fits else 0
        (chosen if fits else left_out).append(item)
    items[:] = chosen
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = [item.nodeid for item in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the proofs that did not fit, and say how those that failed are repeated."""
    for name in config.stash.get(LEFT_OUT, []):
        terminalreporter.write_line(
            f"LEFT OUT {name}: no time for it; dev.py prove --minutes N with a larger N runs it"
        )
    for report in terminalreporter.stats.get("failed", []):
        if "long" in report.keywords:
            seed = config.stash[SEED]
            terminalreporter.write_line(
                f"REPEAT: python3 packaging/dev.py test '{report.nodeid}' --seed {seed}"
                " (and keep what it draws as a case of its own)"
            )


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, so that settings neither come from a person's nor go there."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    if core := sys.modules.get("PySide6.QtCore"):  # Qt looks up the folder once and keeps it
        for kind in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
            core.QSettings.setPath(kind, core.QSettings.Scope.UserScope, str(home / "settings"))
    return home


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a log record from WARNING up; a test that means to cause one looks at it and calls caplog.clear()."""
    yield
    said = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [f"{record.name}: {record.getMessage()}" for record in said if record.levelno >= logging.WARNING]
    if loud:
        pytest.fail("logged unexpectedly: " + "; ".join(loud))


@pytest.fixture(scope="session")
def qapp():
    """The app's own QApplication, as a person's process has it; a process has one, whichever test asks first."""
    from roi_app.app import build_application

    return build_application(())


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    # A thread that Qt started is a dummy to Python, and Qt's pool keeps it for the next job.
    new = [thread for thread in set(threading.enumerate()) - before if not isinstance(thread, threading._DummyThread)]
    if new:
        pytest.fail(f"threads left running: {new}")


@pytest.fixture(autouse=True)
def _nothing_left_in_qt(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail on a window, QThread, timer or pool job that outlives its test; costs nothing where Qt is not loaded."""
    started = _watch_starts(monkeypatch) if "PySide6.QtCore" in sys.modules else WeakSet()
    widgets = sys.modules.get("PySide6.QtWidgets")
    before = set(widgets.QApplication.topLevelWidgets()) if widgets and widgets.QApplication.instance() else set()
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return
    left = _left_over(started, before)
    if left:
        gc.collect()  # what only a cycle holds is nobody's any more
        left = _left_over(started, before)
    if left:
        pytest.fail("left over after the test: " + ", ".join(left))


def _watch_starts(monkeypatch: pytest.MonkeyPatch) -> WeakSet:
    from PySide6.QtCore import QThread, QTimer

    started: WeakSet = WeakSet()
    for kind in (QThread, QTimer):

        def start(self, *arguments, _start=kind.start):
            started.add(self)
            return _start(self, *arguments)

        monkeypatch.setattr(kind, "start", start)
    return started


def _left_over(started: WeakSet, before: set) -> list[str]:
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool

    # pytest-qt closes windows with deleteLater; without this they pile up and slow every later test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = [one for one in started if shiboken6.isValid(one)]
    left = [_name(one) for one in found if (one.isRunning() if isinstance(one, QThread) else one.isActive())]
    if widgets := sys.modules.get("PySide6.QtWidgets"):
        tops = [one for one in widgets.QApplication.topLevelWidgets() if one not in before]
        left += [_name(one) for one in tops if one.parent() is None]
    if jobs := QThreadPool.globalInstance().activeThreadCount():
        left.append(f"{jobs} jobs in the pool")
    return left


def _name(one) -> str:
    return f"{type(one).__name__} {one.objectName()!r}"
