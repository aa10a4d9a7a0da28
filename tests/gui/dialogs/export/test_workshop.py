"""Files and previews made by a process of its own: the same bytes, called off, killed, stuck and not to be had."""

import base64
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from roi_app import __main__
from roi_app.documents.document import Branding
from roi_app.documents.samples import sample_in
from roi_app.exports.made_apart import EndedError
from roi_app.exports.order import LogoOrder, Order, Product, make
from roi_app.exports.pdf import typeset
from roi_app.exports.pdf.logo import read_logo
from roi_app.exports.pdf.options import Options
from roi_app.exports.pdf.preview import preview_in
from roi_app.gui.dialogs.export import maker
from roi_app.gui.dialogs.export.options import Kind
from roi_app.gui.dialogs.export.workshop import Workshop
from tests.exports.pdf import pictures
from tests.exports.pdf.reports import STAMP

# The tests of the window put these aside.
MAKE, OPEN = Workshop.make, Workshop.open
LOGO = pictures.svg(pictures.CIRCLE)
SHOP = replace(sample_in("clothing", "en"), branding=Branding("Lightpoint", "", base64.b64encode(LOGO).decode()))
ORDER = Order(Product.WORKBOOK, SHOP, Options("en", STAMP))
PREVIEW = replace(ORDER, product=Product.PREVIEW, page_width=500.0)
ENDLESS = replace(PREVIEW, page_width=3_000.0)
"""Takes long enough to be called off in the midst."""

SECONDS_20 = 20_000
needs_signals = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the process")


@pytest.fixture
def temporary(monkeypatch, tmp_path):
    """A folder for what is temporary, here and in every process that is started."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def real(monkeypatch, temporary):
    """Real processes, also below the window."""
    monkeypatch.setattr(Workshop, "make", MAKE)
    monkeypatch.setattr(Workshop, "open", OPEN)


@pytest.fixture
def shop(real):
    made = Workshop()
    yield made
    made.close()
    assert made._maker is None
    assert not any(thread.name == maker.THREAD for thread in threading.enumerate())


def wanted():
    return False


def process_of(shop):
    return shop._maker.process


def is_drawing(temporary):
    return any(temporary.glob(f"{typeset.FOLDER}*/{typeset.MAIN}"))


def test_one_process_makes_what_would_be_made_here_one_after_the_other(shop):
    shop.open()
    process = process_of(shop)
    shop.open()
    assert shop.make(ORDER, wanted) == make(ORDER)
    shown = preview_in(shop.make(PREVIEW, wanted))
    assert shown == preview_in(make(PREVIEW))
    assert all(page.startswith(b"\x89PNG") for page in shown.pages)
    logo = preview_in(shop.make(LogoOrder(LOGO), wanted))
    assert (logo.pages, logo.remarks, logo.logo) == ((), (), read_logo(LOGO).logo)
    assert shown.logo == logo.logo
    refused = preview_in(shop.make(LogoOrder(b"GIF89a"), wanted))
    assert (refused.logo, refused.remarks) == (None, read_logo(b"GIF89a").problems)
    assert process_of(shop) is process
    assert process.poll() is None
    shop.close()
    assert process.returncode is not None
    assert maker.MAKE_FILE == __main__.MAKE_FILE


def test_without_being_opened_a_process_serves_once(shop):
    assert preview_in(shop.make(PREVIEW, wanted)).pages
    assert shop._maker is None


def test_one_that_was_ended_while_it_waited_is_replaced(shop):
    shop.open()
    process_of(shop).kill()
    process_of(shop).wait()
    assert shop.make(ORDER, wanted).startswith(b"PK")


@needs_signals
def test_one_that_is_killed_in_the_midst_is_told_and_leaves_nothing(shop, temporary):
    shop.open()
    process = process_of(shop)

    def kill_it_while_it_draws():
        if is_drawing(temporary):
            process.send_signal(signal.SIGKILL)
        return False

    with pytest.raises(EndedError):
        shop.make(ENDLESS, kill_it_while_it_draws)
    assert process.returncode == -signal.SIGKILL
    assert list(temporary.iterdir()) == []
    assert process_of(shop) is not process
    assert preview_in(shop.make(PREVIEW, wanted)).pages


def test_what_is_overtaken_ends_in_the_midst_and_keeps_its_process_where_that_is_quick(shop, temporary, monkeypatch):
    monkeypatch.setattr(maker, "PATIENCE_S", 30.0)  # however busy the machine is
    shop.open()
    assert shop.make(PREVIEW, wanted)
    process = process_of(shop)
    asked = iter([False, False])
    assert shop.make(PREVIEW, lambda: next(asked, True)) is None
    assert shop.make(PREVIEW, lambda: True) is None
    assert process_of(shop) is process
    monkeypatch.setattr(maker, "PATIENCE_S", maker.LOOK_S)
    assert shop.make(ENDLESS, lambda: is_drawing(temporary)) is None  # and no preview, which it would be at its end
    assert process.returncode is not None
    assert list(temporary.iterdir()) == []


@needs_signals
def test_one_that_is_stuck_is_given_up(shop):
    shop.open()
    process_of(shop).send_signal(signal.SIGSTOP)
    large = LogoOrder(bytes(2**20))  # more than a pipe holds
    end = time.monotonic() + 0.1
    assert shop.make(large, lambda: time.monotonic() > end) is None
    assert time.monotonic() < end + 5


def test_the_end_of_the_dialog_ends_what_is_being_made(shop, temporary):
    shop.open()
    made = []
    thread = threading.Thread(target=lambda: made.append(shop.make(ENDLESS, wanted)))
    thread.start()
    second = threading.Thread(target=lambda: made.append(shop.make(PREVIEW, lambda: not thread.is_alive())))
    second.start()
    end = time.monotonic() + 20
    while not is_drawing(temporary) and time.monotonic() < end:
        threading.Event().wait(0.02)
    shop.close()
    thread.join(10)
    second.join(10)
    assert made == [None, None]
    assert list(temporary.iterdir()) == []


@needs_signals
def test_the_dialog_previews_without_typesetting_and_survives_the_end_of_its_process(
    real, make_window, qtbot, settings, tmp_path, temporary, caplog
):
    settings.export_folder = str(tmp_path)
    window = make_window("clothing", "en")
    before = typeset._fonts.cache_info()
    window.dialogs.open_export()
    dialog = window.dialogs.export
    view = dialog.preview.view
    qtbot.waitUntil(lambda: view.count > 0 and not view._sheets.is_stale, timeout=SECONDS_20)
    assert dialog.kinds.buttons[Kind.PDF.value].isChecked()
    process = process_of(dialog.workshop)
    process.send_signal(signal.SIGSTOP)
    with qtbot.captureExceptions() as caught:
        dialog.choices.in_ranges.click()
        qtbot.waitUntil(lambda: dialog.workshop._maker._is_busy, timeout=SECONDS_20)
        process.send_signal(signal.SIGKILL)
        qtbot.waitUntil(lambda: view.count == 0, timeout=SECONDS_20)
    assert caught == []
    assert "was ended" in view._sheets.words
    caplog.clear()
    dialog.choices.in_ranges.click()
    qtbot.waitUntil(lambda: view.count > 0 and not view._sheets.is_stale, timeout=SECONDS_20)
    process = process_of(dialog.workshop)
    process.send_signal(signal.SIGSTOP)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.workshop._maker._is_busy, timeout=SECONDS_20)
    process.send_signal(signal.SIGKILL)
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert "was ended" in dialog.status.text()
    caplog.clear()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert [one.suffix for one in tmp_path.iterdir() if one.is_file()] == [".pdf"]
    process = process_of(dialog.workshop)
    dialog.leave.click()
    assert process.returncode is not None
    assert typeset._fonts.cache_info() == before
    assert list(temporary.iterdir()) == []


def test_where_no_process_can_be_started_the_file_is_made_here(shop, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no memory")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    shop.open()
    assert shop.make(ORDER, wanted) == make(ORDER)


def test_a_packaged_app_starts_itself(monkeypatch):
    assert maker.command()[1:] == ["-P", "-m", "roi_app", "--make-file"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert maker.command() == [sys.executable, "--make-file"]


@needs_signals
@pytest.mark.parametrize("is_making", [False, True])
def test_a_window_that_is_killed_leaves_neither_a_process_nor_a_file(temporary, is_making):
    script = """
import sys, threading
from roi_app.gui.dialogs.export.workshop import Workshop
from tests.gui.dialogs.export.test_workshop import ENDLESS, wanted
one = Workshop()
one.open()
print(one._maker.process.pid, flush=True)
threading.Thread(target=one.make, args=(ENDLESS, wanted), daemon=True).start() if sys.argv[1:] else None
sys.stdin.read()
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, *(["making"] if is_making else [])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as window:
        number = int(window.stdout.readline())
        end = time.monotonic() + 20
        while is_making and not is_drawing(temporary) and time.monotonic() < end:
            threading.Event().wait(0.02)
        window.send_signal(signal.SIGKILL)
        window.stdout.read()  # ends when nobody holds it: neither the window nor what it started
    end = time.monotonic() + 20
    while time.monotonic() < end and is_there(number):
        threading.Event().wait(0.05)
    assert not is_there(number)
    assert list(temporary.iterdir()) == []


def is_there(number):
    try:
        return Path(f"/proc/{number}/stat").read_text("ascii").split()[2] != "Z"
    except OSError:
        return False
