"""A whole demo, from the first start to the reopened file, on a real screen where an X server can be had."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCREENS = {
    "screens": [
        {"name": name, "x": x, "y": 0, "width": width, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x, width in (("first", 0, 1366), ("second", 1366, 1024))
    ]
}


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """What a process needs to show its windows on an X server of its own; without one, nothing but Qt's memory."""
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    command = [server, "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    running = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{told.readline().strip()}"}
    finally:
        running.terminate()
        running.wait()


@pytest.mark.long(90)
def test_a_demo_goes_without_a_stumble(tmp_path: Path):
    with screen() as shown:
        environment = {**os.environ, **shown, "PYTHONPATH": os.fspath(ROOT), "QT_LOGGING_RULES": "*.debug=false"}
        command = [sys.executable, "-X", "utf8", "-m", "tests.gui.demo.walk", "zh-Hant", "light", "1366x768"]
        done = subprocess.run([*command, os.fspath(tmp_path)], check=False, capture_output=True, env=environment)
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert "Traceback" not in said
    assert len(list(tmp_path.glob("*.png"))) >= 30
    assert (tmp_path / "out" / "demo.roi").stat().st_size > 0


@pytest.mark.long(20)
def test_of_two_screens_the_room_has_the_second(tmp_path: Path):
    told = tmp_path / "screens.json"
    told.write_text(json.dumps(SCREENS), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={told}",
        "PYTHONPATH": os.fspath(ROOT),
        "QT_LOGGING_RULES": "*.debug=false",
    }
    command = [sys.executable, "-X", "utf8", "-m", "tests.gui.demo.two_screens", os.fspath(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == {
        "window": "first",
        "presentation": "second",
        "geometry": [1366, 0, 1024, 768],
        "notes": True,
        "after": False,
    }
