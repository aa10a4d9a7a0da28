"""Nine failures that nobody foresaw, nine told in plain words; the work is kept and stays undoable."""

import json
import logging
import re
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from roi_app.documents.recovery import KEPT
from roi_app.gui.dialogs.export.options import Kind
from roi_app.gui.panels.notices import NoticeBar
from roi_app.gui.state import failures as module
from roi_app.gui.state.failures import LOG

KEY = "photo.units_per_month"
FIGURE = "1234567.89"
SAID = {
    "en": re.compile("fault in the app|cannot be kept"),
    "zh-Hant": re.compile("程式出錯|留不下來|留不到下次"),
    "zh-Hans": re.compile("程序出错|留不下来|留不到下次"),
}


class UnforeseenError(Exception):
    """A fault whose message holds a figure of the shop."""


def fail(*_, **__):
    raise UnforeseenError(f"cannot make {FIGURE}")


@pytest.fixture
def window(make_window, monkeypatch, tmp_path, request, caplog):
    """A window in the language of the test, with the hooks of a real start."""
    language = getattr(request, "param", "en")
    made = make_window("clothing", language)
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    made.session.failures.log = tmp_path / LOG
    made.session.failures.watch()
    made.commands.set_value(KEY, 7)
    caplog.set_level(logging.CRITICAL, logger=module.__name__)  # what is told here is meant
    return made


@pytest.fixture
def boxes(monkeypatch):
    """What the boxes said, each of them merely closed."""
    from PySide6.QtWidgets import QMessageBox

    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()) or 0)
    return said


def in_slot(window, monkeypatch, qtbot):
    window.session.pointed.connect(fail)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.session.pointed.disconnect(fail)
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)


def in_worker(window, monkeypatch, qtbot):
    monkeypatch.setattr("roi_app.gui.pages.matters.variance_shares", fail)
    with qtbot.waitSignal(window.session.failures.reported):
        window.open_page("matters")
        # The shares of variance are worked out for those who unfold the details.
        QTest.mouseClick(window.pages.currentWidget().details.heading, Qt.MouseButton.LeftButton)


def in_painting(window, monkeypatch, qtbot):
    class Bad(QWidget):
        def paintEvent(self, _event):  # noqa: N802 - Qt's name
            fail()

    bad = Bad(window.work)
    bad.resize(40, 40)
    with qtbot.waitSignal(window.session.failures.reported):
        bad.show()
    bad.update()
    QCoreApplication.processEvents()
    bad.deleteLater()


def in_autosave(window, monkeypatch, qtbot):
    monkeypatch.setattr("roi_app.documents.recovery.dump", fail)
    window.commands.set_value(KEY, 9)
    window.files.autosave.keep_now()
    window.commands.set_value(KEY, 7)
    monkeypatch.undo()


def in_saving(window, monkeypatch, qtbot):
    monkeypatch.setattr("roi_app.gui.state.document_files.save", fail)
    assert not window.files.save_as(window.session.failures.log.with_name("a.roi"))


def in_opening(window, monkeypatch, qtbot):
    monkeypatch.setattr("roi_app.gui.state.document_files.load", fail)
    assert not window.files.open(window.session.failures.log.with_name("a.roi"))


def in_exporting(window, monkeypatch, qtbot):
    monkeypatch.setattr("roi_app.gui.dialogs.export.dialog.write_one", fail)
    window.dialogs.open_export()
    dialog = window.dialogs.export
    dialog.show_kind(Kind.TABLE)
    dialog.export()
    qtbot.waitUntil(lambda: not dialog.is_running)
    window.told = dialog.status.text()
    dialog.reject()


def in_trials(window, monkeypatch, qtbot):
    window.session.start_trials()
    monkeypatch.setattr("roi_app.gui.state.trials_runner.simulate", fail)
    window.commands.set_value(KEY, 9)
    assert window.session.uncertainty is None
    monkeypatch.undo()
    window.commands.set_value(KEY, 7)
    assert window.session.uncertainty is not None


def in_settings(window, monkeypatch, qtbot):
    window.settings._store = QSettings("/dev/null/none.ini", QSettings.Format.IniFormat)
    window.settings.offers_tour = False


NINE = [in_slot, in_worker, in_painting, in_autosave, in_saving, in_opening, in_exporting, in_trials, in_settings]


@pytest.mark.parametrize("window", list(SAID), indirect=True)
@pytest.mark.parametrize("failure", NINE)
def test_a_failure_is_told_once_in_plain_words_and_the_work_is_kept(window, failure, boxes, qtbot, settings):
    before, language = window.session.state, window.session.language
    window.told = ""
    with pytest.MonkeyPatch.context() as injected:
        failure(window, injected, qtbot)
        QCoreApplication.processEvents()
    lines = [line.accessibleName() for line in window.findChild(NoticeBar).lines.values()]
    told = [*lines, *boxes, *([window.told] if window.told else [])]
    assert len(told) == 1
    assert SAID[language].search(told[0])
    assert FIGURE not in told[0]
    assert "Unforeseen" not in told[0]
    assert window.session.state == before
    window.files.autosave.keep_now()
    kept = json.loads(next((settings.state_folder() / "working").glob(f"*{KEPT}")).read_bytes())
    assert json.loads(kept["document"])["merchant"]["streams"]["photo"]["units_per_month"] == 7


def test_the_log_names_the_fault_and_the_last_steps_but_no_figure(window, qtbot, boxes, monkeypatch):
    window.commands.set_details("name", name="Shop of Mei")
    in_slot(window, monkeypatch, qtbot)
    in_saving(window, monkeypatch, qtbot)
    QCoreApplication.processEvents()
    log = window.session.failures.logged()
    assert "failed: act, UnforeseenError" in log
    assert "failed: save, UnforeseenError" in log
    assert f"step 1 {KEY}" in log
    assert "action undo" in log
    assert "test_failures.py" in log
    assert FIGURE not in log
    assert "Mei" not in log
    assert str(window.session.failures.log.parent.parent) not in log


def test_about_offers_the_log_once_there_is_one(window, boxes, monkeypatch, qtbot):
    from PySide6.QtGui import QGuiApplication

    window.dialogs.open_about()
    about = window.dialogs.about
    assert not about.copy_log.isVisible()
    about.close()
    in_saving(window, monkeypatch, qtbot)
    window.dialogs.open_about()
    assert about.copy_log.isVisible()
    about.copy_log.click()
    assert "failed: save" in QGuiApplication.clipboard().text()
    about.close()


def test_what_waits_to_be_kept_is_kept_as_soon_as_something_fails(window, settings):
    window.commands.set_value(KEY, 11)
    assert window.files.autosave.is_waiting
    window.session.failures.report("act", ValueError("x"))
    (state,) = (settings.state_folder() / "working").glob(f"*{KEPT}")
    kept = json.loads(json.loads(state.read_bytes())["document"])
    assert kept["merchant"]["streams"]["photo"]["units_per_month"] == 11


def test_an_edit_whose_estimate_fails_is_no_step(window, monkeypatch, caplog):
    steps, before = window.commands.stack.count(), window.session.state
    window.commands.set_value(KEY, 8)
    window.commands.stack.undo()
    with monkeypatch.context() as injected:
        injected.setattr("roi_app.gui.state.session.answer", fail)
        with pytest.raises(UnforeseenError):
            window.commands.set_value(KEY, 12)
        with pytest.raises(UnforeseenError):
            window.commands.set_value(KEY, 12, dragging=True)
    assert window.session.state == before
    assert window.commands.stack.count() == steps + 1
    assert window.commands.stack.canRedo()


def test_an_undo_that_fails_is_no_step_either(window, monkeypatch):
    window.commands.set_value(KEY, 8)
    before = window.session.state
    with monkeypatch.context() as injected:
        injected.setattr("roi_app.gui.state.session.answer", fail)
        window.commands.stack.undo()
    assert window.session.state == before
    assert window.commands.stack.count() == 1
    window.commands.stack.undo()
    assert window.session.document.values[KEY].mode == 7 or window.commands.stack.index() == 0


def test_a_document_whose_estimate_fails_takes_nothing_away(window, monkeypatch, boxes, tmp_path):
    assert window.files.save_as(tmp_path / "a.roi")
    window.commands.set_value(KEY, 9)
    window.commands.stack.setClean()
    steps, before = window.commands.stack.count(), window.session.state
    (tmp_path / "b.roi").write_text('{"format": "merchant-roi", "version": 1}')
    with monkeypatch.context() as injected:
        injected.setattr("roi_app.gui.state.session.answer", fail)
        assert not window.files.open(tmp_path / "b.roi")
    assert window.session.state == before
    assert window.session.path == tmp_path / "a.roi"
    assert window.commands.stack.count() == steps
    assert len(boxes) == 1


def test_a_failing_autosave_says_so_quietly_until_it_works_again(window, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as injected:
        injected.setattr("roi_app.documents.files.os.fsync", full)
        for value in (8, 9):
            window.commands.set_value(KEY, value)
            window.files.autosave.keep_now()
        assert [key for key, _ in window.session.notices.due] == ["keeping"]
    window.files.autosave.keep_now()
    assert window.session.notices.due == ()


def test_a_fault_in_a_thread_is_told_too(window, qtbot):
    with qtbot.waitSignal(window.session.failures.reported) as reported:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert reported.args == ["act"]


def test_the_same_fault_is_logged_once_and_a_log_does_not_grow_without_end(window, monkeypatch):
    failures = window.session.failures
    for _ in range(3):
        try:
            fail()
        except UnforeseenError as fault:
            failures.report("act", fault)
    assert failures.logged().count("failed: act") == 1
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    failures.report("save", ValueError("x"))
    assert failures.log.with_suffix(".old").exists()
    assert "failed: act" not in failures.logged()


def test_a_log_that_cannot_be_written_is_done_without(window, tmp_path):
    window.session.failures.log = tmp_path
    window.session.failures.report("act", ValueError("x"))
    assert window.session.failures.logged() == ""
    assert [key for key, _ in window.session.notices.due] == ["failed_act"]
