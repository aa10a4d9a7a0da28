"""Every painted button, by the events of a real pointer and keyboard, and by what it looks like."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roi_app.gui.controls.address_button import AddressButton
from roi_app.gui.controls.choice_card import ChoiceCard
from roi_app.gui.controls.fold_line import FoldLine, LineFigure
from roi_app.gui.controls.icon_button import IconButton, WordButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.number import Number
from roi_app.gui.controls.page_bar import Tab
from roi_app.gui.controls.segmented import Segment
from roi_app.gui.controls.term_row import Term, TermRow
from roi_app.gui.controls.title_button import TitleButton
from roi_app.gui.style.style_sheet import style_sheet
from tests.gui.controls.seeing import LEFT, picture, point_at, point_away, shown, shows


def address() -> QWidget:
    return AddressButton("https://example.org/a/report", "Open")


def card() -> QWidget:
    made = ChoiceCard()
    made.show_choice("A shop", "of some size")
    return made


def title() -> QWidget:
    made = TitleButton("1")
    made.setText("Shoot days")
    return made


def term() -> QWidget:
    made = TermRow()
    made.show_term(Term("Price", "10", target="price"), "explain")
    return made


def segment() -> QWidget:
    made = Segment("accent", first=True, last=True, parent=None)
    made.show_word("Today")
    return made


def tab() -> QWidget:
    made = Tab()
    made.show_word("Over time")
    return made


def heading() -> QWidget:
    made = FoldLine()
    made.show_line("The race", (LineFigure("θ 0.40"),))
    made.tell("The race: θ 0.40", "folded")
    return made


def number() -> QWidget:
    made = Number(30)
    made.show_words("You keep")
    made.show_value(55.0, str, "-")
    return made


def icon() -> QWidget:
    return IconButton(Icon.COPY)


def word() -> QWidget:
    made = WordButton(Icon.PLAY)
    made.show_word("Present")
    return made


BUTTONS = (address, card, title, term, segment, tab, heading, number, icon, word)
ANSWER_THE_POINTER = (address, card, title, term, segment, tab, icon, word)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def button(request, qtbot):
    made = request.param()
    window = shown(qtbot, made)
    window.setStyleSheet(style_sheet())
    yield made
    window.close()


@pytest.mark.parametrize("button", ANSWER_THE_POINTER, indirect=True)
def test_it_changes_under_the_pointer_and_changes_back(button):
    at_rest = picture(button)
    point_at(button)
    assert picture(button) != at_rest
    point_away(button.window())
    assert picture(button) == at_rest


@pytest.mark.parametrize("button", ANSWER_THE_POINTER, indirect=True)
def test_one_that_is_disabled_does_not_answer_the_pointer(button, qtbot):
    button.setEnabled(False)
    at_rest = picture(button)
    point_at(button)
    assert picture(button) == at_rest
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, LEFT)


@pytest.mark.parametrize("button", BUTTONS, indirect=True)
def test_the_focus_is_seen_and_leaves_nothing_behind(button):
    at_rest = picture(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert shows(button, "accent")
    assert picture(button) != at_rest
    button.window().setFocus()
    assert picture(button) == at_rest


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("button", BUTTONS, indirect=True)
def test_space_and_enter_press_it_once(button, key, qtbot):
    button.setFocus(Qt.FocusReason.TabFocusReason)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    QTest.keyClick(button, key)
    assert len(pressed) == 1


@pytest.mark.parametrize("button", BUTTONS, indirect=True)
def test_an_enter_key_that_is_held_presses_once(button):
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    for is_repeat in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", is_repeat, 1)
        QApplication.sendEvent(button, event)
    assert len(pressed) == 1


@pytest.mark.parametrize("button", BUTTONS, indirect=True)
def test_a_click_presses_it_and_one_let_go_beside_it_does_not(button):
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    QTest.mouseClick(button, LEFT)
    assert len(pressed) == 1
    QTest.mousePress(button, LEFT)
    QTest.mouseRelease(button, LEFT, pos=QPoint(-20, -20))
    QTest.mouseClick(button, Qt.MouseButton.RightButton)
    assert len(pressed) == 1


@pytest.mark.parametrize("button", BUTTONS, indirect=True)
def test_it_has_a_name_for_those_who_do_not_see(button):
    assert button.accessibleName() or isinstance(button, IconButton | TitleButton)


def test_a_line_that_leads_nowhere_neither_answers_nor_takes_the_focus(qtbot):
    line = TermRow()
    line.show_term(Term("Price", "10"), "")
    _window = shown(qtbot, line)
    at_rest = picture(line)
    point_at(line)
    assert picture(line) == at_rest
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_arrows_of_a_title_go_to_whoever_stands_behind(qtbot):
    made = title()
    window = shown(qtbot, made)
    heard = []
    window.keyPressEvent = lambda event: heard.append(event.key())
    made.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(made, key)
    assert heard == [Qt.Key.Key_Left, Qt.Key.Key_Down]
    assert made.hasFocus()


def test_a_word_without_room_leaves_the_icon_alone(qtbot):
    made = word()
    _window = shown(qtbot, made)
    wide = made.sizeHint().width()
    made.set_close(True)
    assert made.shown_word == ""
    assert made.sizeHint().width() < wide
    assert made.accessibleName() == "Present"


def test_a_pin_that_is_checked_is_filled_in_the_accent(qtbot):
    pin = IconButton(Icon.PIN, size=22, checked_icon=Icon.PINNED)
    pin.setCheckable(True)
    window = shown(qtbot, pin)
    window.setStyleSheet(style_sheet())
    assert not shows(pin, "accent")
    QTest.mouseClick(pin, LEFT)
    point_away(window)
    window.setFocus()
    assert shows(pin, "accent")
