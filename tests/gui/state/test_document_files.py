import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTextEdit

from roi_app import __version__
from roi_app.documents.document import Document, SavedWith
from roi_app.documents.files import save
from roi_app.documents.samples import sample
from roi_app.estimates.baseline import Baseline
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.state.document_files import safe_name

SHOP = Document(name="小店", language="zh-Hant").with_value("photo.units_per_month", 4)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "shop.roi"
    save(SHOP, path)
    return path


@pytest.fixture
def choose(monkeypatch):
    """Choose a file in the next dialog; "" for one that is given up."""

    def choose(path: Path | str) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))

    return choose


def edit(window, days=9):
    window.commands.set_value("photo.units_per_month", days)


def days(window):
    return window.session.case.quantities["photo.units_per_month"].range.mode


def recent_texts(window):
    window.menu.fill_recent()
    return [action.text() for action in window.menu.recent.actions() if not action.isSeparator()]


def test_a_file_that_was_saved_opens_again(make_window, tmp_path):
    window = make_window(SHOP, size=None)
    edit(window)
    assert window.files.save_as(tmp_path / "a.roi")
    assert window.commands.stack.isClean()
    edit(window, 10)
    assert window.files.save()
    window.commands.stack.setClean()
    assert window.files.open(tmp_path / "a.roi")
    assert window.session.document == SHOP.with_value("photo.units_per_month", 10)
    assert window.session.path == tmp_path / "a.roi"


def test_opening_leaves_the_readers_language_and_forgets_the_steps(make_window, file):
    window = make_window("clothing", "en", size=None)
    edit(window)
    window.commands.stack.setClean()
    assert window.files.open(file)
    assert window.session.language == "en"
    assert not window.commands.stack.canUndo()
    assert "shop.roi" in window.windowTitle()


def test_a_document_without_a_language_is_saved_in_the_readers(make_window, tmp_path):
    window = make_window(Document(), "zh-Hans", size=None)
    assert window.files.save_as(tmp_path / "a.roi")
    assert json.loads((tmp_path / "a.roi").read_bytes())["language"] == "zh-Hans"
    assert window.files.open(tmp_path / "a.roi")
    window.session.use_language("en")
    assert window.files.save()
    assert json.loads((tmp_path / "a.roi").read_bytes())["language"] == "zh-Hans"


def test_a_file_that_cannot_be_read_leaves_the_document_and_says_why(make_window, tmp_path, answer_boxes):
    window = make_window("clothing", size=None)
    said = answer_boxes("OK")
    (tmp_path / "bad.roi").write_text('{"format": "merchant-roi", "version": 99}')
    before = window.session.state
    assert not window.files.open(tmp_path / "bad.roi")
    assert not window.files.open(tmp_path / "none.roi")
    assert window.session.state is before
    assert len(said) == 2
    assert "none.roi" in said[1]


WRONG = {"format": "merchant-roi", "version": 1, "assumptions": {f"nonsense_{index}": 1 for index in range(10)}}
DAMAGED = "is damaged, or no estimate of this app."
UNKNOWN = "holds 10 entries that this app cannot take, so it was not opened."
BROKEN = {
    "words.roi": (b"hello {", DAMAGED),
    "empty.roi": (b"", DAMAGED),
    "cut.roi": (b'{"format": "merchant-roi", "version": 1, "assump', DAMAGED),
    "bytes.roi": (bytes(range(256)), DAMAGED),
    "other.roi": (b'{"format": "else", "version": 1}', DAMAGED),
    "wrong.roi": (json.dumps(WRONG).encode(), UNKNOWN),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_sentence_with_its_name_and_the_rest_unfolds(make_window, tmp_path, name):
    window = make_window("clothing")
    data, sentence = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    seen = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        try:
            details = next(one for one in box.findChildren(QTextEdit))
            folded = details.isVisible()
            unfold = next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.ActionRole)
            QTest.mouseClick(unfold, Qt.MouseButton.LeftButton)
            seen.append((box.text(), folded, details.isVisible(), details.toPlainText()))
            QTest.keyClick(box, Qt.Key.Key_Escape)
        finally:
            box.done(0)  # else a box without details would wait for ever

    QTimer.singleShot(0, look)
    assert not window.files.open(tmp_path / name)
    ((text, was_unfolded, is_unfolded, details),) = seen
    assert text == f"“{name}” {sentence}"
    assert (was_unfolded, is_unfolded) == (False, True)
    assert details.count("assumptions.nonsense_") == (10 if name == "wrong.roi" else 0)
    assert details


def test_a_file_with_something_to_note_opens_and_says_it(make_window, tmp_path, answer_boxes):
    window = make_window("clothing", size=None)
    said = answer_boxes("OK")
    (tmp_path / "a.roi").write_text(json.dumps({"format": "merchant-roi", "version": 1, "colour of the year": 1}))
    assert window.files.open(tmp_path / "a.roi")
    assert "colour of the year" in said[0]


def test_a_file_of_another_engine_says_what_was_kept_then_and_now(make_window, tmp_path, answer_boxes):
    window = make_window("clothing", size=None)
    said = answer_boxes("OK")
    save(SHOP.with_value("photo.unit_price", 750), tmp_path / "a.roi", saved_with=SavedWith("0.0.1", 0.25))
    assert window.files.open(tmp_path / "a.roi")
    (text,) = said
    assert "saved with engine 0.0.1" in text
    assert "of every 100 you kept 25, and now you keep" in text
    # Saved again, it is this engine's.
    assert window.files.save()
    assert window.files.open(tmp_path / "a.roi")
    assert len(said) == 1
    kept = json.loads((tmp_path / "a.roi").read_bytes())["saved_with"]
    assert kept == {"engine": __version__, "kept_share": window.session.answer.kept_share(Baseline.TODAY)}


@pytest.mark.parametrize(("button", "leaves"), [("Discard", True), ("Cancel", False)])
def test_unsaved_changes_are_asked_about(make_window, file, answer_boxes, button, leaves):
    window = make_window(SHOP, size=None)
    edit(window)
    said = answer_boxes(button)
    assert window.files.open(file) is leaves
    assert days(window) == (4 if leaves else 9)
    assert "小店" in said[0]


def test_the_question_can_be_answered_by_saving(make_window, file, tmp_path, answer_boxes, choose):
    window = make_window(SHOP, size=None)
    edit(window)
    answer_boxes("Save")
    choose(tmp_path / "kept.roi")
    window.files.new()
    assert window.session.document == Document()
    assert json.loads((tmp_path / "kept.roi").read_bytes())["merchant"]["streams"]["photo"]["units_per_month"] == 9


def test_a_save_that_is_given_up_loses_nothing(make_window, answer_boxes, choose):
    window = make_window(SHOP, size=None)
    edit(window)
    answer_boxes("Save")
    choose("")
    window.files.new()
    assert days(window) == 9


def test_closing_asks_and_stays_where_the_answer_is_cancel(make_window, answer_boxes):
    window = make_window(SHOP)
    edit(window)
    said = answer_boxes("Cancel")
    assert not window.close()
    assert window.isVisible()
    answer_boxes("Discard")
    assert window.close()
    assert len(said) == 1


def test_a_half_typed_value_is_saved_too(make_window, tmp_path):
    window = make_window(SHOP)
    field = window.inputs.rows["photo.units_per_month"].field
    field.setFocus()
    QTest.keyClicks(field, "12")
    assert days(window) == 4
    assert window.files.save_as(tmp_path / "a.roi") is True
    assert window.files.save()
    assert json.loads((tmp_path / "a.roi").read_bytes())["merchant"]["streams"]["photo"]["units_per_month"] == 12


def test_a_name_without_a_suffix_gets_one_and_never_overwrites_unasked(make_window, tmp_path, answer_boxes):
    window = make_window(SHOP, size=None)
    said = answer_boxes("Cancel")
    (tmp_path / "shop 1.5.roi").write_text("precious")
    assert not window.files.save_as(tmp_path / "shop 1.5")
    assert (tmp_path / "shop 1.5.roi").read_text() == "precious"
    assert "shop 1.5.roi" in said[0]
    answer_boxes("Overwrite")
    assert window.files.save_as(tmp_path / "shop 1.5")
    assert window.session.path == tmp_path / "shop 1.5.roi"


def test_the_suggested_name_is_one_that_every_system_takes(make_window, monkeypatch):
    suggested = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (suggested.append(given[2]), "")[1:] * 2)
    for name in ('a/b\\c:"<d>|?*', " . ", "店" * 200):
        make_window(replace(SHOP, name=name), size=None).files.save()
    assert [Path(one).name for one in suggested] == ["a-b-c---d----.roi", "Unnamed shop.roi", "店" * 60 + ".roi"]


def test_a_file_that_changed_meanwhile_is_overwritten_only_when_asked_to(make_window, file, answer_boxes):
    window = make_window("clothing", size=None)
    assert window.files.open(file)
    edit(window)
    save(Document(name="theirs, and of another size"), file)
    said = answer_boxes("Cancel")
    assert not window.files.save()
    assert "theirs" in file.read_text()
    assert not window.commands.stack.isClean()
    assert "shop.roi" in said[0]
    answer_boxes("Overwrite")
    assert window.files.save()
    assert "theirs" not in file.read_text()


def test_a_save_that_fails_says_why_and_stays_unsaved(make_window, tmp_path, answer_boxes):
    window = make_window(SHOP, size=None)
    edit(window)
    said = answer_boxes("OK")
    assert not window.files.save_as(tmp_path / "no folder" / "a.roi")
    assert "no folder" in said[0]
    assert not window.commands.stack.isClean()
    assert window.session.path is None
    assert window.files.save_as(tmp_path / "a.roi")


def test_a_file_open_elsewhere_is_offered_as_a_copy(make_window, file, answer_boxes, choose, tmp_path):
    first, second = make_window("clothing", size=None), make_window("clothing", size=None)
    assert first.files.open(file)
    said = answer_boxes("Cancel")
    assert not second.files.open(file)
    assert second.session.document.name != "小店"
    answer_boxes("Open a copy")
    assert second.files.open(file)
    assert second.session.document == SHOP
    assert second.session.path is None
    assert "shop.roi" in said[0]
    edit(second)
    choose(tmp_path / "copy.roi")
    assert second.files.save()
    assert days(first) == 4
    assert b"9" not in file.read_bytes()


def test_nobody_saves_over_a_file_that_is_open_elsewhere(make_window, file, answer_boxes):
    first, second = make_window("clothing", size=None), make_window("clothing", size=None)
    assert first.files.open(file)
    said = answer_boxes("OK")
    before = file.read_bytes()
    assert not second.files.save_as(file)
    assert file.read_bytes() == before
    assert "shop.roi" in said[0]


def test_a_file_is_free_again_when_its_window_turns_to_another_or_closes(make_window, file, tmp_path, answer_boxes):
    first, second = make_window("clothing", size=None), make_window("clothing", size=None)
    assert first.files.open(file)
    assert first.files.save_as(tmp_path / "other.roi")
    assert second.files.open(file)
    assert second.files.save()
    second.close()
    assert first.files.open(file)
    first.files.new()
    third = make_window("clothing", size=None)
    assert third.files.open(file)


def test_a_window_may_open_its_own_file_again(make_window, file, answer_boxes):
    window = make_window("clothing", size=None)
    assert window.files.open(file)
    edit(window)
    answer_boxes("Discard")
    assert window.files.open(file)
    assert days(window) == 4
    other = make_window("clothing", size=None)
    answer_boxes("Cancel")
    assert not other.files.open(file)


def test_a_failed_save_under_another_name_keeps_the_old_file_locked(make_window, file, tmp_path, answer_boxes):
    first, second = make_window("clothing", size=None), make_window("clothing", size=None)
    assert first.files.open(file)
    answer_boxes("OK")
    assert not first.files.save_as(tmp_path / "no folder" / "a.roi")
    answer_boxes("Cancel")
    assert not second.files.open(file)


def test_without_a_folder_for_locks_files_still_open_and_save(make_window, file, settings):
    settings.state_folder().mkdir(parents=True)
    (settings.state_folder() / "editing").write_bytes(b"")
    (settings.state_folder() / "working").write_bytes(b"")
    window = make_window("clothing", size=None)
    assert window.files.open(file)
    edit(window)
    window.files.autosave.keep_now()
    assert window.files.autosave.recoverable() == ()
    assert window.files.save()


def test_recent_files_come_newest_first_and_open_on_a_click(make_window, file, tmp_path):
    window = make_window(SHOP, size=None)
    assert recent_texts(window) == ["No files yet"]
    assert window.files.open(file)
    assert window.files.save_as(tmp_path / "Tom & Co.roi")
    assert recent_texts(window) == ["Tom && Co.roi", "shop.roi", "Clear the list"]
    window.menu.recent.actions()[1].trigger()
    assert window.session.path == file
    assert window.menu.recent.actions()[0].toolTip() == tooltip(str(tmp_path / "Tom & Co.roi"))


def test_a_recent_file_that_is_gone_says_so_and_leaves_on_a_click(make_window, file, tmp_path):
    window = make_window("clothing", size=None)
    assert window.files.open(file)
    assert window.files.save_as(tmp_path / "other.roi")
    file.unlink()
    assert recent_texts(window)[1] == "shop.roi (missing)"
    window.menu.recent.actions()[1].trigger()
    assert recent_texts(window) == ["other.roi", "Clear the list"]
    window.menu.recent.actions()[-1].trigger()
    assert recent_texts(window) == ["No files yet"]


def urls(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window, data):
    """Drag something over the window and let it go; gives whether the window wants it."""
    where, copy, left = window.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(where, copy, data, left, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(where), copy, data, left, Qt.KeyboardModifier.NoModifier))
    return enter.isAccepted()


def test_a_file_dropped_on_the_window_opens(make_window, file, qtbot):
    window = make_window("clothing")
    assert drop(window, urls(file))
    qtbot.waitUntil(lambda: window.session.path == file)


def test_nothing_else_can_be_dropped(make_window, file, tmp_path):
    window = make_window("clothing")
    words = QMimeData()
    words.setText("8450")
    assert not drop(window, words)
    assert not drop(window, urls(tmp_path / "photo.png"))
    assert not drop(window, urls(file, file))


def test_a_file_that_the_system_hands_over_is_asked_for(qapp, qtbot, file):
    with qtbot.waitSignal(qapp.file_asked) as asked:
        QApplication.sendEvent(qapp, QFileOpenEvent(str(file)))
    assert asked.args == [file]


def test_samples_open_from_the_menu_in_the_readers_language(make_window):
    window = make_window(SHOP, "zh-Hans", size=None)
    window.menu.samples.actions()[0].trigger()
    assert window.session.document.values == sample("clothing").values
    assert window.session.path is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CON", "CON_"), ("nul", "nul_"), ("com1.backup", "com1_.backup"), ("LPT¹", "LPT¹_"), ("Console", "Console"),
        ("a\u202egpj.exe", "agpj.exe"), ("x" * 90, "x" * 60), ("...", ""), ("a/b:c", "a-b-c"),
    ],
)  # fmt: skip
def test_a_suggested_name_is_none_that_a_system_keeps_for_itself(name, expected):
    assert safe_name(name) == expected


def test_message_boxes_are_let_go(make_window, monkeypatch, delete_now, tmp_path):
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    window = make_window("clothing", size=None)
    for _ in range(5):
        window.files.open(tmp_path / "none.roi")
    delete_now()
    assert window.findChildren(QMessageBox) == []


@pytest.mark.skipif(os.name != "posix", reason="hard links")
def test_a_file_with_other_names_is_saved_and_that_is_said(make_window, file, tmp_path):
    os.link(file, tmp_path / "other.roi")
    window = make_window(Document(), size=None)
    window.files.open(file)
    window.commands.set_value("ads_per_month", 7)
    assert window.files.save()
    assert [(key, values["name"]) for key, values in window.session.notices.due] == [("other_names", file.name)]
