import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from roi_app.gui.controls.page_view import PageView
from roi_app.gui.style.style_sheet import style_sheet
from tests.gui.controls.seeing import picture, shown, shows


def page(colour: Qt.GlobalColor) -> QImage:
    made = QImage(210, 297, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


@pytest.fixture
def view(qtbot):
    made = PageView()
    made.setMinimumHeight(300)
    window = shown(qtbot, made, width=480)
    made.show_pages([page(Qt.GlobalColor.red), page(Qt.GlobalColor.green), page(Qt.GlobalColor.blue)])
    yield made
    window.close()


def test_page_keys_leaf_one_page_and_stop_at_the_ends(view):
    assert view.current == 0
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key)
        seen.append(view.current)
    assert seen == [1, 2, 2, 1]


def test_the_page_in_the_middle_is_the_current_one(view, qtbot):
    with qtbot.waitSignal(view.leafed):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.current == 2


def test_the_place_stays_when_the_pages_are_made_anew(view):
    view.go_to(1)
    place = view.verticalScrollBar().value()
    view.show_pages(view.pages)
    assert view.verticalScrollBar().value() == place


def test_pages_that_are_being_made_anew_are_fainter(view):
    fresh = picture(view.viewport())
    view.set_stale(True)
    assert picture(view.viewport()) != fresh
    view.set_stale(False)
    assert picture(view.viewport()) == fresh


def test_words_take_the_place_of_pages(view):
    view.show_words("No page yet")
    assert view.count == 0
    assert shows(view.viewport(), "muted")


def test_pages_are_as_wide_as_there_is_room(view, qtbot):
    before = view.page_width
    with qtbot.waitSignal(view.resized):
        view.window().resize(600, 400)
    assert view.page_width > before


def test_the_focus_is_seen_and_takes_no_room(view):
    view.window().setStyleSheet(style_sheet())
    width = view.page_width
    assert not shows(view, "accent")
    view.setFocus()
    assert shows(view, "accent")
    assert view.page_width == width
