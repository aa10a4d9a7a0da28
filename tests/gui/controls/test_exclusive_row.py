"""Segments and tabs, by the events of a real pointer and keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.gui.controls.page_bar import PageBar
from roi_app.gui.controls.segmented import Segmented
from tests.gui.controls.seeing import LEFT, shown, shows

WORDS = {"today": "Today", "still": "Standing still", "own": "Own"}


def segmented() -> Segmented:
    made = Segmented()
    made.show_choices(WORDS)
    made.show_chosen("today")
    return made


def page_bar() -> PageBar:
    made = PageBar(tuple(WORDS))
    made.show_words(WORDS)
    return made


@pytest.fixture(params=[segmented, page_bar])
def row(request, qtbot):
    made = request.param()
    window = shown(qtbot, made, width=500)
    yield made
    window.close()


@pytest.fixture
def chosen(row):
    said = []
    row.chosen.connect(said.append)
    return said


def on(row) -> list[str]:
    return [key for key, button in row.buttons.items() if button.isChecked()]


def test_a_click_chooses_one_and_the_picture_follows(row, chosen):
    assert shows(row.buttons["today"], "accent")
    QTest.mouseClick(row.buttons["still"], LEFT)
    assert chosen == ["still"]
    assert on(row) == ["still"]
    row.window().setFocus()
    assert shows(row.buttons["still"], "accent")
    assert not shows(row.buttons["today"], "accent")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_chooses_the_one_in_focus(row, chosen, key):
    row.buttons["own"].setFocus()
    QTest.keyClick(row.buttons["own"], key)
    assert chosen == ["own"]
    assert on(row) == ["own"]


def test_the_arrows_walk_along_the_row(row, chosen):
    row.buttons["today"].setFocus()
    QTest.keyClick(row.buttons["today"], Qt.Key.Key_Right)
    assert chosen == ["still"]
    assert row.buttons["still"].hasFocus()


def test_showing_a_choice_says_nothing(row, chosen):
    row.show_chosen("own")
    assert chosen == []
    assert on(row) == ["own"]


def test_a_row_set_closer_is_narrower_and_as_wide_again_afterwards(row):
    button = row.buttons["still"]
    wide = button.sizeHint().width()
    row.set_close(True)
    assert button.sizeHint().width() < wide
    row.set_close(False)
    assert button.sizeHint().width() == wide


def test_other_words_keep_their_buttons_and_other_keys_do_not(qtbot):
    made = segmented()
    qtbot.addWidget(made)
    before = dict(made.buttons)
    made.show_choices({key: word.upper() for key, word in WORDS.items()})
    assert made.buttons == before
    assert [button.text() for button in made.buttons.values()] == ["TODAY", "STANDING STILL", "OWN"]
    made.show_choices({"a": "A", "b": "B"})
    assert list(made.buttons) == ["a", "b"]


def test_tabs_without_room_come_closer(qtbot):
    made = page_bar()
    window = shown(qtbot, made, width=600)
    roomy = made.buttons["still"].sizeHint().width()
    window.resize(made.minimumSizeHint().width() + 80, 200)
    QApplication.processEvents()
    assert made.buttons["still"].sizeHint().width() < roomy
