import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from roi_app.gui.controls.section import Section
from tests.gui.controls.seeing import LEFT, picture, shown


@pytest.fixture
def section(qtbot):
    made = Section()
    made.show_heading("The race", "¥4,500")
    made.row = QPushButton("row")
    made.rows.addWidget(made.row)
    window = shown(qtbot, made)
    yield made
    window.close()


def test_a_click_folds_and_unfolds_and_says_so(section):
    said = []
    section.folded.connect(said.append)
    unfolded = picture(section.heading)
    QTest.mouseClick(section.heading, LEFT)
    assert not section.row.isVisible()
    section.window().setFocus()
    assert picture(section.heading) != unfolded
    QTest.mouseClick(section.heading, LEFT)
    assert section.row.isVisible()
    assert said == [True, False]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_folds_it(section, key):
    section.heading.setFocus()
    QTest.keyClick(section.heading, key)
    assert not section.is_open
    section.unfold()
    assert section.row.isVisible()


def test_another_note_is_painted(section):
    before = picture(section.heading)
    section.show_heading("The race", "¥9,999")
    assert picture(section.heading) != before
    assert section.heading.accessibleName() == "The race"
