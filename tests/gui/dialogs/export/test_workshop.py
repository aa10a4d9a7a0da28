"""Files made by a process of their own: the same bytes, called off, killed and not to be had."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from roi_app import __main__
from roi_app.documents.samples import sample_in
from roi_app.exports.made_apart import MakingError
from roi_app.exports.order import Order, Product, make
from roi_app.exports.pdf.options import Options
from roi_app.gui.dialogs.export import workshop as module
from roi_app.gui.dialogs.export.workshop import Workshop
from tests.exports.pdf.reports import STAMP

# The tests of the window put these aside.
MAKE, OPEN = Workshop.make, Workshop.open
ORDER = Order(Product.WORKBOOK, sample_in("clothing", "en"), Options("en", STAMP))


@pytest.fixture
def workshop(monkeypatch):
    monkeypatch.setattr(Workshop, "make", MAKE)
    monkeypatch.setattr(Workshop, "open", OPEN)
    made = Workshop()
    yield made
    made.close()
    assert made._waiting is None


def wanted():
    return False


def test_the_file_is_that_which_would_be_made_here_and_the_next_process_waits(workshop):
    workshop.open()
    first = workshop._waiting
    workshop.open()
    assert workshop._waiting is first
    assert workshop.make(ORDER, wanted) == make(ORDER)
    assert first.returncode == 0
    assert workshop._waiting not in (None, first)
    second = workshop._waiting
    workshop.close()
    assert second.returncode is not None
    assert module.MAKE_FILE == __main__.MAKE_FILE


def test_one_that_was_ended_while_it_waited_is_replaced(workshop):
    workshop.open()
    workshop._waiting.kill()
    workshop._waiting.wait()
    assert workshop.make(ORDER, wanted).startswith(b"PK")


def test_one_that_is_ended_in_the_midst_is_told_and_leaves_nothing(workshop):
    workshop.open()
    process = workshop._waiting
    time_to_end = threading.Timer(0.0, process.kill)

    def begin():
        time_to_end.start()
        time_to_end.join()
        return False

    with pytest.raises(MakingError, match="ended too soon"):
        workshop.make(ORDER, begin)
    assert process.returncode not in (None, 0)
    assert workshop.make(ORDER, wanted).startswith(b"PK")


def test_what_is_called_off_ends_at_once(workshop):
    workshop.open()
    process, begun = workshop._waiting, time.monotonic()
    asked = iter([False, False, True])
    assert workshop.make(ORDER, lambda: next(asked, True)) is None
    assert time.monotonic() - begun < 5
    assert process.returncode is not None


def test_where_no_process_can_be_started_the_file_is_made_here(workshop, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no memory")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    workshop.open()
    assert workshop.make(ORDER, wanted) == make(ORDER)


def test_a_packaged_app_starts_itself(monkeypatch):
    assert module.command()[1:] == ["-P", "-m", "roi_app", "--make-file"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert module.command() == [sys.executable, "--make-file"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the process")
def test_a_window_that_is_killed_leaves_no_process_waiting():
    script = (
        "import sys; from roi_app.gui.dialogs.export.workshop import Workshop\n"
        "one = Workshop(); one.open(); print(one._waiting.pid, flush=True); sys.stdin.read()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as window:
        number = int(window.stdout.readline())
        window.send_signal(signal.SIGKILL)
        window.stdout.read()  # ends when nobody holds it: neither the window nor what it started
    end = time.monotonic() + 20
    while time.monotonic() < end and is_there(number):
        threading.Event().wait(0.05)
    assert not is_there(number)


def is_there(number):
    try:
        return Path(f"/proc/{number}/stat").read_text("ascii").split()[2] != "Z"
    except OSError:
        return False
