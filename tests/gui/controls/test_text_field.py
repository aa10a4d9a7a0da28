import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from roi_app.gui.controls.text_field import TextField

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(qtbot):
    made = TextField("0.90")
    qtbot.addWidget(made)
    return made


def override(key, modifiers):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    return event


@pytest.mark.parametrize("modifiers", [CTRL, CTRL | SHIFT], ids=["ctrl", "ctrl+shift"])
@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_S])
def test_the_window_has_its_shortcuts_while_somebody_types(field, key, modifiers):
    # what a desktop's key bindings make of such a key is decided by the desktop, so the field's own answer is asked
    field.setModified(True)
    event = override(key, modifiers)
    assert field.passes_on(event)
    assert not field.event(event)
    assert not event.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X])
def test_what_edits_a_text_stays_with_the_field(field, key):
    event = override(key, CTRL)
    assert not field.passes_on(event)
    assert field.event(event)
    assert event.isAccepted()


@pytest.mark.parametrize(("modified", "passed_on"), [(True, False), (False, True)])
def test_undo_is_the_fields_while_there_is_typing_to_take_back(field, modified, passed_on):
    field.setModified(modified)
    assert field.passes_on(override(Qt.Key.Key_Z, CTRL)) is passed_on


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_Left, Qt.Key.Key_Backspace])
def test_plain_keys_are_typed(field, key):
    assert not field.passes_on(override(key, NONE))
