import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roi_app.gui.controls.name_entry import LONGEST, NameEntry
from tests.gui.controls.seeing import LEFT, shown


@pytest.fixture
def entry(qtbot):
    made = NameEntry()
    made.show_words("Name", "Keep", "Cancel")
    window = shown(qtbot, made, width=600)
    made.begin("Plan 1")
    yield made
    window.close()


@pytest.fixture
def said(entry):
    heard = []
    entry.named.connect(heard.append)
    entry.given_up.connect(lambda: heard.append(None))
    return heard


def test_the_suggested_name_is_selected_and_typing_replaces_it(entry, said):
    assert entry.field.hasFocus()
    QTest.keyClicks(entry.field, "  Slow season ")
    QTest.keyClick(entry.field, Qt.Key.Key_Return)
    assert said == ["Slow season"]


def test_the_buttons_keep_and_give_up(entry, said):
    QTest.mouseClick(entry.keep, LEFT)
    QTest.mouseClick(entry.cancel, LEFT)
    assert said == ["Plan 1", None]


def test_escape_gives_up(entry, said):
    QTest.keyClick(entry.field, Qt.Key.Key_Escape)
    assert said == [None]


def test_what_is_wrong_stands_until_somebody_types(entry):
    entry.show_problem("There is one of that name.")
    assert entry.field.accessibleDescription() == "There is one of that name."
    QTest.keyClicks(entry.field, "x")
    assert entry.problem.text() == ""


def test_a_name_has_an_end(entry):
    QTest.keyClicks(entry.field, "x" * (LONGEST + 20))
    assert len(entry.field.text()) == LONGEST
