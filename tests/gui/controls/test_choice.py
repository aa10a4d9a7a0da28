"""The box with a list, by real clicks and keys, and by what is painted in the list."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox

from roi_app.gui.controls.choice import Choice
from roi_app.gui.style.style_sheet import style_sheet
from tests.gui.controls.seeing import LEFT, shown, shows, turn_wheel
from tests.gui.reading import recording

LONG = "a digital host that sells by night, free since 2025"
NOTE = "For merchants on one platform only. The price depends on volume, and is a judgement of ours."
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support grabbing the keyboard", extend=True
)


@pytest.fixture
def choice(qtbot):
    made = Choice()
    made.addItems(["none", LONG, "posters"])
    made.setFixedSize(120, 28)
    window = shown(qtbot, made)
    window.setStyleSheet(style_sheet())
    yield made
    made.hidePopup()
    window.close()


@pytest.fixture
def picked(choice):
    said = []
    choice.activated.connect(said.append)
    return said


def in_box(choice) -> str:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    return option.currentText


def open_list(choice):
    QTest.mouseClick(choice, LEFT)
    QApplication.processEvents()
    assert choice.view().isVisible()
    return choice.view()


def painted_in(view, monkeypatch) -> dict[str, object]:
    """What the list paints, each text with its place."""
    with recording(monkeypatch) as texts:
        view.viewport().repaint()
    return {one.text: one for one in texts if one.widget is view.viewport()}


def test_a_word_too_long_ends_in_an_ellipsis_and_is_told_whole_in_the_hint(choice):
    choice.setCurrentIndex(1)
    assert in_box(choice).endswith("…")
    assert choice.toolTip() == LONG
    choice.setCurrentIndex(0)
    assert in_box(choice) == "none"
    assert choice.toolTip() == ""


def test_the_list_is_wide_enough_for_the_longest_entry(choice, monkeypatch):
    view = open_list(choice)
    longest = painted_in(view, monkeypatch)[LONG]
    assert view.window().width() > choice.width()
    assert longest.area.contains(longest.place)
    assert longest.place.height() < 20
    assert view.viewport().rect().toRectF().contains(longest.place)


def test_the_list_is_high_enough_for_all_entries(choice):
    view = open_list(choice)
    assert not view.verticalScrollBar().isVisible()
    last = view.visualRect(view.model().index(choice.count() - 1, 0))
    assert view.viewport().rect().contains(last)


def test_a_value_and_a_note_are_painted_beside_and_below_their_entry(choice, monkeypatch):
    choice.opening.connect(lambda: choice.describe(1, "¥800 a month", NOTE))
    view = open_list(choice)
    painted = painted_in(view, monkeypatch)
    text, value, note = painted[LONG], painted["¥800 a month"], painted[NOTE]
    assert value.place.left() > text.place.right()
    assert abs(value.place.center().y() - text.place.center().y()) < 4
    assert note.area.top() >= text.area.bottom()
    assert note.area.height() >= note.place.height()
    assert view.visualRect(view.model().index(2, 0)).top() >= note.area.bottom()
    heard = view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == f"{LONG}. ¥800 a month. {NOTE}"


def test_the_chosen_entry_is_ticked(choice):
    choice.setCurrentIndex(2)
    view = open_list(choice)
    assert shows(view.viewport(), "accent")


def test_a_click_on_an_entry_chooses_it(choice, picked, qtbot):
    view = open_list(choice)
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseMove(view.viewport(), place - QPoint(1, 0))
    QTest.mouseMove(view.viewport(), place)

    def click() -> None:
        # Qt takes no click within the time of a double click after the list was opened.
        QTest.mouseClick(view.viewport(), LEFT, pos=place)
        assert picked == [2]

    qtbot.waitUntil(click)
    assert choice.currentIndex() == 2


def test_keys_choose_and_escape_changes_nothing(choice, picked):
    view = open_list(choice)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert picked == [1]
    view = open_list(choice)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert choice.currentIndex() == 1
    assert not choice.view().isVisible()


def test_the_wheel_is_left_to_the_panel_that_scrolls(choice, picked):
    assert not turn_wheel(choice)
    assert picked == []


def test_a_list_that_scrolls_keeps_the_longest_entry_whole(choice, monkeypatch):
    choice.addItems([f"more {number}" for number in range(30)])
    view = open_list(choice)
    assert view.verticalScrollBar().isVisible()
    longest = painted_in(view, monkeypatch)[LONG]
    assert longest.place.height() < 20
    assert longest.area.right() <= view.viewport().width()
    assert view.visualRect(view.model().index(1, 0)).height() < 40


def test_an_entry_wider_than_the_screen_wraps(choice, monkeypatch):
    choice.addItem(f"{LONG}, " * 20)
    view = open_list(choice)
    assert view.window().width() <= choice.screen().availableGeometry().width()
    painted = painted_in(view, monkeypatch)
    (wrapped,) = (one for text, one in painted.items() if text.startswith(f"{LONG}, {LONG}"))
    assert wrapped.area.height() >= 2 * 18
