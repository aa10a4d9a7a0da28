"""The field for a typed value, by real keys, alone and in the window with its undo stack."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roi_app.gui.controls.value_field import ValueField
from tests.gui.controls.seeing import shown

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
KEY = "photo.units_per_month"


def press(key: QKeySequence.StandardKey, widget: QWidget | None = None) -> None:
    """Press this system's keys for undo or redo on a widget, or wherever the focus is."""
    combination = QKeySequence(key)[0]
    QTest.keyClick(widget or QApplication.focusWidget(), combination.key(), combination.keyboardModifiers())


@pytest.fixture
def field(qtbot):
    made = ValueField()
    window = shown(qtbot, made)
    made.show_text("¥8,450")
    made.setFocus(Qt.FocusReason.TabFocusReason)
    yield made
    window.close()


@pytest.fixture
def heard(field):
    said = []
    field.typed.connect(said.append)
    field.stepped.connect(said.append)
    return said


@pytest.fixture
def undone(field):
    """Hear the window's own undo and redo."""
    said = []
    for key in (UNDO, REDO):
        shortcut = QShortcut(QKeySequence(key), field.window())
        shortcut.activated.connect(lambda key=key: said.append(key.name))
    return said


def test_typing_replaces_and_enter_gives_it_once(field, heard):
    QTest.keyClicks(field, "9000")
    assert heard == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["9000"]


def test_leaving_gives_it_and_leaving_unchanged_gives_nothing(field, heard):
    field.window().setFocus()
    assert heard == []
    field.setFocus()
    QTest.keyClicks(field, "9000")
    field.window().setFocus()
    assert heard == ["9000"]


def test_escape_brings_the_old_text_back(field, heard):
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "¥8,450"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == []


def test_up_and_down_step(field, heard):
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert heard == [1, -1]


def test_a_value_that_comes_while_a_person_types_waits(field):
    QTest.keyClicks(field, "9")
    field.show_text("¥1")
    assert field.text() == "9"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "¥1"


def test_undo_and_redo_are_the_windows_while_nothing_is_typed(field, undone):
    press(UNDO, field)
    press(REDO, field)
    assert undone == ["Undo", "Redo"]
    assert field.text() == "¥8,450"


def test_undo_takes_typing_back_first_and_is_the_windows_then(field, undone):
    QTest.keyClicks(field, "9")
    press(UNDO, field)
    assert (field.text(), undone) == ("¥8,450", [])
    press(UNDO, field)
    assert (field.text(), undone) == ("¥8,450", ["Undo"])


def test_undo_without_anybody_to_hear_it_leaves_the_text(field):
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Return)
    press(UNDO, field)
    assert field.text() == "9"


@pytest.fixture
def window(make_window):
    made = make_window()
    made.activateWindow()
    return made


def value_of(window) -> float:
    return window.session.case.quantities[KEY].range.mode


def type_value(window, text: str) -> None:
    field = window.inputs.rows[KEY].field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_typed_value_is_undone_at_once_and_undo_goes_on(window):
    before = value_of(window)
    values = [before + 1, before + 2, before + 3]
    for value in values:
        type_value(window, f"{value:g}")
    assert value_of(window) == values[-1]
    for value in (values[1], values[0], before):
        press(UNDO)
        assert value_of(window) == value
    press(UNDO)
    assert value_of(window) == before
    for value in values:
        press(REDO)
        assert value_of(window) == value


def test_undo_leads_from_field_to_field(window):
    other = "photo.unit_price"
    before = value_of(window), window.session.case.quantities[other].range.mode
    type_value(window, f"{before[0] + 1:g}")
    field = window.inputs.rows[other].field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, f"{before[1] + 1:g}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    press(UNDO)
    assert QApplication.focusWidget() is field
    press(UNDO)
    assert QApplication.focusWidget() is window.inputs.rows[KEY].field
    assert (value_of(window), window.session.case.quantities[other].range.mode) == before


def test_a_new_name_is_undone_from_its_own_field(window):
    before = window.session.document.name
    window.bar.name.setFocus()
    window.bar.name.selectAll()
    QTest.keyClicks(window.bar.name, "Silk & Co.")
    QTest.keyClick(window.bar.name, Qt.Key.Key_Return)
    assert window.session.document.name == "Silk & Co."
    press(UNDO)
    assert window.session.document.name == before
    assert window.bar.name.text() == before
