"""Keys on what has the focus: Enter presses, the ring and the chosen tab agree, a menu's button comes up again."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.gui.window.lazy import PAGES

CONTROL = Qt.KeyboardModifier.ControlModifier

opens_a_menu = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
"""The offscreen platform says this of every menu that is opened."""


def enter(widget) -> None:
    """Put the focus on a widget and press Enter."""
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    QTest.keyClick(widget, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def test_enter_presses_each_button_of_the_bar(make_window):
    window = make_window("clothing")
    window.commands.set_value("involution_intensity", 1.0)
    enter(window.bar.undo)
    assert window.commands.stack.index() == 0
    enter(window.bar.redo)
    assert window.commands.stack.index() == 1
    enter(window.bar.present)
    assert window.views.is_presenting
    window.views.show_work()
    enter(window.bar.export)
    assert window.dialogs.export.isVisible()


@opens_a_menu
@pytest.mark.parametrize("name", ["menu_button", "platform", "language", "preset_button"])
def test_enter_opens_the_menu_of_a_button(make_window, name):
    window = make_window("clothing", size=(1100, 700))
    button, seen = getattr(window.bar, name), []
    button.show()

    def close() -> None:
        seen.append(QApplication.activePopupWidget() is button.menu())
        button.menu().close()

    QTimer.singleShot(0, button, close)
    enter(button)
    assert seen == [True]
    assert not button.isDown()


def test_enter_presses_buttons_of_panels_pages_and_guides(make_window, qtbot):
    window = make_window("clothing")
    section = window.inputs.sections["photo"]
    window.open_page("scenarios")
    card = window.pages.currentWidget().card
    enter(card.first)
    assert card.entry.isVisible()
    window.window_actions["tour"].trigger()
    enter(window.dialogs.tour.next)
    assert window.dialogs.tour.hint == "kept"
    window.dialogs.tour.close_tour()
    with qtbot.waitSignal(window.session.explanation_requested):
        enter(window.inputs.total)
    assert section.is_open


def test_enter_in_a_field_presses_no_button(make_window):
    window = make_window("clothing")
    window.bar.name.setFocus()
    QTest.keyClicks(window.bar.name, "x")
    QTest.keyClick(window.bar.name, Qt.Key.Key_Return)
    assert not window.views.is_presenting
    assert window.commands.stack.count() == 1


@opens_a_menu
@pytest.mark.parametrize("name", ["menu_button", "platform", "language", "preset_button"])
def test_a_button_does_not_look_pointed_at_when_its_menu_was_left_elsewhere(make_window, name):
    window = make_window("clothing", size=(1100, 700))
    button = getattr(window.bar, name)
    button.show()
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
    # What a real screen leaves behind: the pointer went away while the menu had the mouse.
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QCursor.setPos(window.mapToGlobal(window.rect().center()))
    button.menu().close()
    assert not button.underMouse()


def test_the_ring_goes_with_the_chosen_tab(make_window):
    window = make_window("clothing")
    tabs = window.page_bar.buttons
    tabs["over_time"].setFocus()
    for number, key in enumerate(PAGES, start=1):
        QTest.keyClick(QApplication.focusWidget(), str(number), CONTROL)
        assert tabs[key].isChecked()
        assert QApplication.focusWidget() is tabs[key]


def test_a_tab_chosen_from_within_a_page_takes_the_focus_that_the_page_had(make_window):
    window = make_window("clothing")
    window.open_page("evidence")
    window.pages.currentWidget().card.search.setFocus()
    QTest.keyClick(QApplication.focusWidget(), "1", CONTROL)
    assert QApplication.focusWidget() is window.page_bar.buttons["tools"]


def test_a_tab_chosen_from_elsewhere_leaves_the_focus_there(make_window):
    window = make_window("clothing")
    field = window.inputs.rows["photo.unit_price"].field
    field.setFocus()
    QTest.keyClick(field, "7", CONTROL)
    assert window.page_bar.buttons["evidence"].isChecked()
    assert QApplication.focusWidget() is field


def test_page_keys_scroll_the_inputs_and_change_nothing(make_window):
    window = make_window("clothing", size=(1100, 700))
    window.inputs.sections["race"].unfold()
    QCoreApplication.processEvents()
    before = window.session.state
    row = window.inputs.rows["photo.units_per_month"]
    bar = window.inputs.area.verticalScrollBar()
    for widget in (row.slider, row.field, window.head.meter):
        bar.setValue(0)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_PageDown)
        assert window.session.state == before
        assert (bar.value() > 0) == window.inputs.isAncestorOf(widget)
