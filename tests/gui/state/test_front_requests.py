import ctypes
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

from roi_app import app
from roi_app.documents.locks import edited_name, editor, is_edited
from roi_app.gui.state import front_requests
from roi_app.gui.state.front_requests import FrontRequests, brought_to_front

ROOT = Path(__file__).parents[3]


@pytest.fixture
def owner(qtbot):
    return QObject()


def test_a_second_start_with_the_file_brings_the_first_window_forward_and_ends(make_window, qtbot, tmp_path, settings):
    window = make_window()
    file = tmp_path / "小店.roi"
    assert window.files.save_as(file)
    window.showMinimized()
    second = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        environment.insert(name, os.environ[name])
    environment.insert("PYTHONPATH", str(ROOT))
    second.setProcessEnvironment(environment)
    second.start(sys.executable, ["-m", "roi_app", str(file)])
    qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning, timeout=20_000)
    assert second.exitCode() == 0
    assert not window.isMinimized()
    assert list((settings.state_folder() / "editing").glob("*.front")) == []


def test_a_request_for_another_file_is_not_answered(owner, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(front_requests, "PATIENCE_S", 0.05)
    served = FrontRequests(tmp_path, owner)
    served.serve(tmp_path / "mine.roi")
    with qtbot.assertNotEmitted(served.wanted, wait=100):
        assert not brought_to_front(tmp_path / "yours.roi", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_does_not_answer_is_not_waited_for_long(tmp_path, monkeypatch):
    monkeypatch.setattr(front_requests, "PATIENCE_S", 0.05)
    begun = time.monotonic()
    assert not brought_to_front(tmp_path / "x.roi", tmp_path)
    assert time.monotonic() - begun < 2
    assert not brought_to_front(tmp_path / "x.roi", tmp_path / "no such folder")


def test_a_file_is_edited_while_its_lock_is_held(tmp_path):
    file = tmp_path / "x.roi"
    assert not is_edited(file, tmp_path)
    lock = editor(file, tmp_path)
    assert is_edited(file, tmp_path)
    lock.remove()
    (tmp_path / f"{edited_name(file)}.lock").touch()  # of a window that was killed
    assert not is_edited(file, tmp_path)


def test_only_a_file_can_be_elsewhere(own_home):
    assert not app._is_shown_elsewhere([])
    assert not app._is_shown_elsewhere(["--sample", "clothing"])
    assert not app._is_shown_elsewhere([str(own_home / "none.roi")])


def test_on_windows_the_right_to_the_front_is_given_away_before_asking(monkeypatch, tmp_path):
    asked = []
    system = SimpleNamespace(user32=SimpleNamespace(AllowSetForegroundWindow=asked.append))
    monkeypatch.setattr(ctypes, "windll", system, raising=False)
    assert not brought_to_front(tmp_path / "x.roi", tmp_path / "no such folder")
    assert asked == [-1], "any process"
