"""What the window is started with, and what stands in its way."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from roi_app.app import SCREENS, main, wrong_launch
from roi_app.documents.samples import SAMPLES
from roi_app.estimates.kept_answers import SHIPPED
from roi_app.gui.state.settings import Settings
from roi_app.texts.catalog import LANGUAGES, Texts

ENGLISH = Texts("en")
SCREEN = {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}

RUNS = """
import sys
from PySide6.QtCore import QTimer
from roi_app import app
from roi_app.gui.window.main_window import MainWindow

def edit(window, told_after):
    window.commands.set_value("photo.units_per_month", 9)
    QTimer.singleShot(told_after, window, lambda: print("edited", flush=True))

opened = app.open_window
def open_window(arguments, settings):
    window = opened(arguments, settings)
    QTimer.singleShot(300, window, lambda: edit(window, int(sys.argv[1])))
    return window
app.open_window = open_window
sys.exit(app.main(["--sample", "clothing"]))
"""


@pytest.mark.parametrize("arguments", [[], ["shop.roi"], ["--sample", "clothing"]])
def test_these_open_a_window(arguments):
    assert wrong_launch(arguments, SCREEN, ENGLISH) == ""


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["--sample", "nope"], "clothing"), (["--sample"], "clothing"), (["a.roi", "b.roi"], "One file at a time")],
)
def test_these_are_refused_in_one_line(arguments, word, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert word in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_console_a_box_says_what_is_wrong_in_the_readers_language(monkeypatch, language):
    Settings().language = language
    shown = []
    system = SimpleNamespace(user32=SimpleNamespace(MessageBoxW=lambda *words: shown.append(words)))
    monkeypatch.setattr(ctypes, "windll", system, raising=False)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["--sample", "nope"]) == 2
    ((owner, text, title, _),) = shown
    assert (owner, title) == (None, "Merchant ROI")
    names = Texts(language).text("command.listed").join(SAMPLES)
    assert text == Texts(language).text("launch.sample", names=names)


def test_without_a_console_and_a_box_it_ends_all_the_same(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["a.roi", "b.roi"]) == 2


def test_without_a_screen_no_window_is_tried(monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "no screen" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "rest_ms"), [(signal.SIGINT, 2_000), (signal.SIGTERM, 0)])
def test_a_window_ends_by_a_signal_and_its_work_is_there_at_the_next_start(own_home, number, rest_ms):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    # Whether it sleeps, and no line of Python runs by itself, or has only begun to keep what was edited.
    command = [sys.executable, "-X", "utf8", "-c", RUNS, str(rest_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as app:
        assert app.stdout.readline() == "edited\n"
        app.send_signal(number)
        try:
            _, said = app.communicate(timeout=30)
        finally:
            app.kill()
    assert app.returncode == 128 + number
    assert "Traceback" not in said
    assert len(list(own_home.rglob("*.kept"))) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
def test_a_screen_that_does_not_answer_is_told_in_one_line(monkeypatch, capsys):
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":6543")
    assert main([]) == 1
    said = capsys.readouterr().err
    assert ":6543" in said
    assert said.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
def test_a_screen_that_listens_is_tried():
    number = os.getpid() + 10_000
    with socket.socket(socket.AF_UNIX) as screen:
        screen.bind(f"\0{SCREENS}/X{number}")
        screen.listen()
        assert wrong_launch([], {"DISPLAY": f":{number}"}, ENGLISH) == ""
    assert wrong_launch([], {"DISPLAY": f":{number}"}, ENGLISH) != ""
    assert wrong_launch([], {"DISPLAY": f":{number}", "WAYLAND_DISPLAY": "wayland-0"}, ENGLISH) == ""
    assert wrong_launch([], {"DISPLAY": "elsewhere:0"}, ENGLISH) == ""


SHOWS = """
import sys
from roi_app.__main__ import hurry
hurry()
from PySide6.QtCore import QEvent
from roi_app import app
from roi_app.estimates import kept_answers
from roi_app.gui.window.main_window import MainWindow

kept_answers.SHIPPED = sys.argv[1]

class Watched(MainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest and not told:
            told.append([number.value.text() for number in self.head.numbers.values()])
            told.append("numpy._core" in sys.modules)
            self.session.refined.connect(self.close)
        return done

told = []
app.MainWindow = Watched
app.main(["--sample", "clothing"])
print(told)
"""


def shown_at_a_start(shipped, state):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(state)}
    command = [sys.executable, "-c", SHOWS, shipped]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_the_first_start_and_the_second_paint_the_same_figures_before_numpy_is_loaded(own_home):
    computed = shown_at_a_start("nowhere", own_home / "one")
    assert computed.endswith(", True]\n")
    assert shown_at_a_start("nowhere", own_home / "one") == computed.replace("True", "False")
    assert shown_at_a_start(SHIPPED, own_home / "other") == computed.replace("True", "False")
