import itertools
import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from roi_app.documents.document import Document
from roi_app.documents.files import save
from roi_app.documents.locks import LOCKED
from roi_app.documents.recovery import KEPT
from roi_app.documents.samples import sample_in
from roi_app.gui.state.autosave import LONGEST_WAIT_MS

HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    *(f"XDG_{kind}_HOME" for kind in ("CONFIG", "DATA", "STATE")),
)

DIES = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from roi_app import app
from roi_app.documents.samples import sample_in
from roi_app.gui.state.settings import Settings

application = app.build_application(())
settings = Settings()
window = app.build_window(sample_in("clothing", "en"), settings)
window.show()
if len(sys.argv) > 1:
    window.files.open(Path(sys.argv[1]))
if len(sys.argv) > 2:  # a colleague saves, while the window is open and before anything is edited
    Path(sys.argv[2]).replace(sys.argv[1])
slider = window.inputs.rows["photo.units_per_month"].slider
slider.step_by(3)
window.commands.set_details("name", name="店 before the crash")
while window.files.autosave.is_waiting:
    application.processEvents()
print("kept", flush=True)
sys.stdin.read()
"""


def crash(*arguments: Path, home: Path | None = None) -> None:
    """Edit in a window of another process, and kill it without a chance to tidy up."""
    command = [sys.executable, "-X", "utf8", "-c", DIES, *map(os.fspath, arguments)]
    named = os.environ | ({} if home is None else dict.fromkeys(HOMES, str(home)))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=named) as other:
        assert other.stdout.readline() == "kept\n"
        other.kill()


@pytest.fixture(scope="module")
def killed(tmp_path_factory) -> Path:
    """The state that a window without a file kept before it was killed."""
    home = tmp_path_factory.mktemp("killed")
    crash(home=home)
    (state,) = home.rglob(f"*{KEPT}")
    return state


@pytest.fixture
def crashed(killed, settings) -> Callable[[], None]:
    """Leave in this person's folder what a killed window left."""

    def leave() -> None:
        folder = settings.state_folder() / "working"
        folder.mkdir(parents=True, exist_ok=True)
        key = secrets.token_hex(8)
        for ending in (KEPT, LOCKED):
            shutil.copy(killed.with_suffix(ending), folder / f"{key}{ending}")

    return leave


def kept(settings) -> list[Path]:
    return sorted((settings.state_folder() / "working").glob(f"*{KEPT}"))


def offered(window) -> QMessageBox:
    window.files.offer_recovery()
    QCoreApplication.processEvents()
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def press(box, text):
    next(button for button in box.buttons() if button.text() == text).click()


def days(document) -> float:
    return document.values["photo.units_per_month"].mode


def test_what_a_killed_window_had_comes_back_whole(crashed, make_window, settings, delete_now):
    crashed()
    window = make_window(Document())
    box = offered(window)
    assert "店 before the crash" in box.text()
    press(box, "Restore")
    expected = replace(sample_in("clothing", "en"), name="店 before the crash").with_value("photo.units_per_month", 9)
    assert window.session.document == expected
    assert not window.commands.stack.isClean()
    assert window.session.path is None
    delete_now()
    window.files.offer_recovery()
    assert window.findChildren(QMessageBox) == []


def test_the_restored_work_survives_a_second_crash(crashed, make_window, settings):
    crashed()
    window = make_window(Document(), size=None)
    press(offered(window), "Restore")
    assert len(kept(settings)) == 1
    assert "店 before the crash" in json.loads(kept(settings)[0].read_bytes())["document"]


def test_the_work_on_a_file_comes_back_to_its_file(make_window, tmp_path, answer_boxes):
    file = tmp_path / "shop.roi"
    save(Document(name="small", language="en").with_value("photo.units_per_month", 4), file)
    crash(file)
    window = make_window(Document(), size=None)
    box = offered(window)
    assert "shop.roi" in box.text()
    press(box, "Restore")
    assert window.session.path == file
    assert days(window.session.document) == 7
    said = answer_boxes("Cancel")
    assert window.files.save()
    assert said == []
    assert window.files.open(file)
    assert days(window.session.document) == 7


def test_a_file_that_was_saved_since_is_not_overwritten_unasked(make_window, tmp_path, answer_boxes):
    file = tmp_path / "shop.roi"
    save(Document(name="small"), file)
    crash(file)
    save(Document(name="newer"), file)
    window = make_window(Document(), size=None)
    press(offered(window), "Restore")
    said = answer_boxes("Cancel")
    assert not window.files.save()
    assert "shop.roi" in said[0]
    assert "newer" in file.read_text()


def test_a_file_that_was_saved_before_the_crash_is_not_overwritten_unasked(make_window, tmp_path, answer_boxes):
    file, colleague = tmp_path / "shop.roi", tmp_path / "colleague.roi"
    save(Document(name="small", language="en"), file)
    save(Document(name="newer", language="en"), colleague)
    crash(file, colleague)
    window = make_window(Document(), size=None)
    press(offered(window), "Restore")
    said = answer_boxes("Cancel")
    assert not window.files.save()
    assert "shop.roi" in said[0]
    assert "newer" in file.read_text()


def test_a_file_that_is_unchanged_takes_what_was_restored_without_a_question(make_window, tmp_path, answer_boxes):
    file = tmp_path / "shop.roi"
    save(Document(name="small", language="en"), file)
    crash(file)
    file.touch()
    window = make_window(Document(), size=None)
    press(offered(window), "Restore")
    said = answer_boxes("Cancel")
    assert window.files.save()
    assert said == []


def test_after_a_restore_the_next_is_offered(crashed, make_window, settings, answer_boxes):
    crashed()
    crashed()
    window = make_window(Document(), size=None)
    answer_boxes("Discard")
    press(offered(window), "Restore")
    QCoreApplication.processEvents()
    second = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(second) == 1
    press(second[0], "Discard")
    assert len(kept(settings)) == 1  # that of the work on show


def test_what_cannot_be_kept_anew_is_not_forgotten(crashed, make_window, settings, monkeypatch):
    crashed()
    window = make_window(Document(), size=None)
    box = offered(window)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("roi_app.documents.files.os.fsync", full)
    press(box, "Restore")
    assert window.session.document.name == "店 before the crash"
    assert len(kept(settings)) == 1


def test_locks_of_killed_windows_are_swept(make_window, settings, tmp_path):
    file = tmp_path / "shop.roi"
    save(Document(name="small", language="en"), file)
    crash(file)
    assert len(list((settings.state_folder() / "editing").iterdir())) == 1
    make_window(Document(), size=None)
    assert list((settings.state_folder() / "editing").iterdir()) == []


def test_what_is_not_wanted_is_offered_no_more(crashed, make_window, settings):
    crashed()
    window = make_window(Document(), size=None)
    press(offered(window), "Discard")
    assert kept(settings) == []


def test_what_is_left_for_later_is_offered_by_the_next_window(crashed, make_window, settings):
    crashed()
    window = make_window(Document(), size=None)
    press(offered(window), "Later")
    assert len(kept(settings)) == 1
    assert window.session.document == Document()
    window.close()
    press(offered(make_window(Document(), size=None)), "Restore")


def test_unsaved_work_of_the_window_is_asked_about_before_a_restore(crashed, make_window, settings, answer_boxes):
    crashed()
    window = make_window(Document(), size=None)
    window.commands.set_value("ads_per_month", 5)
    box = offered(window)
    answer_boxes("Cancel")
    press(box, "Restore")
    assert window.session.document == Document().with_value("ads_per_month", 5)
    assert len(kept(settings)) >= 1


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_the_offer_speaks_the_readers_language(crashed, make_window, language):
    crashed()
    window = make_window(Document(), language, size=None)
    assert {"zh-Hant": "保留下來", "zh-Hans": "保留下来"}[language] in offered(window).text()


def test_a_window_that_ends_in_good_order_leaves_nothing(make_window, settings, answer_boxes):
    window = make_window("clothing", size=None)
    window.commands.set_value("photo.units_per_month", 9)
    window.files.autosave.keep_now()
    assert len(kept(settings)) == 1
    answer_boxes("Discard")
    assert window.close()
    assert list((settings.state_folder() / "working").iterdir()) == []


def test_nothing_is_kept_without_an_edit_and_nothing_after_it_is_undone_or_saved(
    make_window, settings, tmp_path, qtbot
):
    window = make_window("clothing", size=None)
    window.files.autosave.keep_now()
    assert kept(settings) == []
    window.commands.set_value("photo.units_per_month", 9)
    window.files.autosave.keep_now()
    window.commands.stack.undo()
    qtbot.waitUntil(lambda: kept(settings) == [])
    window.commands.stack.redo()
    window.files.autosave.keep_now()
    assert len(kept(settings)) == 1
    assert window.files.save_as(tmp_path / "a.roi")
    qtbot.waitUntil(lambda: kept(settings) == [])
    qtbot.waitUntil(lambda: not window.files.autosave.is_waiting)


def test_edits_that_never_rest_are_kept_all_the_same_and_by_no_clock(make_window, settings, qtbot, monkeypatch):
    window = make_window("clothing", size=None)
    ticks, values, now = QTimer(window), itertools.count(10), time.time
    ticks.timeout.connect(lambda: window.commands.set_value("photo.units_per_month", next(values) % 400, dragging=True))
    ticks.start(60)
    QTest.qWait(100)
    # Somebody sets the clock back: what waits for an hour to come again would lose all of it.
    monkeypatch.setattr(time, "time", lambda: now() - 5 * 3_600)
    qtbot.waitUntil(lambda: len(kept(settings)) == 1, timeout=2 * LONGEST_WAIT_MS)
    ahead = (now() + 5 * 3_600,) * 2
    os.utime(kept(settings)[0], ahead)
    qtbot.waitUntil(lambda: kept(settings)[0].stat().st_mtime < ahead[0], timeout=2 * LONGEST_WAIT_MS)


def test_a_slow_disk_holds_nothing_up_and_the_newest_state_is_kept(make_window, settings, qtbot, monkeypatch):
    window = make_window("clothing", size=None)
    begun, release, real = threading.Event(), threading.Event(), os.fsync

    def slow(handle):
        begun.set()
        release.wait(10)
        real(handle)

    monkeypatch.setattr(os, "fsync", slow)
    window.commands.set_value("photo.units_per_month", 8)
    qtbot.waitUntil(begun.is_set)
    # The window goes on, and what is edited meanwhile follows.
    window.commands.set_value("photo.units_per_month", 9)
    qtbot.waitUntil(lambda: not window.files.autosave._rest.is_waiting)
    assert kept(settings) == []
    release.set()
    qtbot.waitUntil(lambda: not window.files.autosave.is_waiting)
    (state,) = kept(settings)
    assert (
        json.loads(json.loads(state.read_bytes())["document"])["merchant"]["streams"]["photo"]["units_per_month"] == 9
    )
    # Whoever undoes all of it while it is kept has nothing to be offered.
    begun.clear()
    release.clear()
    window.commands.set_value("photo.units_per_month", 7)
    qtbot.waitUntil(begun.is_set)
    while window.commands.stack.canUndo():
        window.commands.stack.undo()
    release.set()
    qtbot.waitUntil(lambda: not window.files.autosave.is_waiting)
    assert kept(settings) == []


def test_a_name_is_kept_while_it_is_typed_and_what_is_taken_back_is_not(make_window, settings, qtbot):
    window = make_window("clothing")
    field = window.bar.name
    field.setFocus()
    QTest.keyClicks(field, "X")
    assert window.files.autosave.is_waiting
    window.files.autosave.keep_now()
    assert json.loads(json.loads(kept(settings)[0].read_bytes())["document"])["merchant"]["name"].startswith("X")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: kept(settings) == [])
    QTest.keyClicks(field, "YZ")
    field.clearFocus()
    assert window.session.draft is None
    assert window.session.document.name.startswith("YZ")
    assert window.files.autosave.is_waiting


def test_the_sellers_name_is_kept_while_it_is_typed(make_window, settings):
    window = make_window("clothing")
    window.dialogs.open_export()
    QTest.keyClicks(window.dialogs.export.seller.name, "Mei")
    window.files.autosave.keep_now()
    assert "Mei" in kept(settings)[0].read_text("utf-8")
    window.dialogs.export.reject()
