"""The slider, by the events of a real pointer and keyboard: what a person drags moves evenly, and nothing else does."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider

from roi_app.gui.controls.slider import ValueSlider
from tests.gui.controls.seeing import LEFT, colours, drag, picture, shown, shows, turn_wheel

LOW, HIGH, STEP = 10.0, 30.0, 0.1


@pytest.fixture
def slider(qtbot):
    made = ValueSlider(LOW, HIGH, STEP)
    made.show_value(20.0)
    window = shown(qtbot, made)
    yield made
    window.close()


@pytest.fixture
def heard(slider):
    said = []
    slider.moved.connect(said.append)
    slider.settled.connect(lambda: said.append("settled"))
    return said


def at(slider, value) -> QPoint:
    return QPoint(round(slider.x_of(value)), 13)


def test_a_drag_in_steps_of_two_pixels_moves_evenly_and_settles_once(slider, heard):
    start = at(slider, LOW)
    drag(slider, [start + QPoint(2 * step, step % 3) for step in range(80)])
    *values, last = heard
    assert last == "settled"
    assert values == sorted(values)
    assert len(values) > 70
    gaps = [after - before for before, after in itertools.pairwise(values)]
    assert max(gaps) - min(gaps) <= STEP + 1e-9
    assert all(value == round(value, 1) for value in values)


def test_a_drag_beyond_an_end_stays_at_the_end(slider, heard):
    drag(slider, [at(slider, 20), QPoint(slider.width() + 50, 13), QPoint(-50, 13)])
    assert heard == [HIGH, LOW, "settled"]


def test_the_handle_comes_to_the_pointer(slider):
    QTest.mouseClick(slider, LEFT, pos=at(slider, 25))
    assert slider.real_value == pytest.approx(25, abs=STEP)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_moves_it(slider, heard, button):
    QTest.mouseClick(slider, button, pos=at(slider, 25))
    assert heard == []


def test_the_right_button_does_not_end_a_drag(slider, heard):
    QTest.mousePress(slider, LEFT, pos=at(slider, 15))
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=at(slider, 15))
    QTest.mouseMove(slider, at(slider, 16))
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 16))
    assert heard[-1] == "settled"
    assert heard.count("settled") == 1
    assert heard[-2] == pytest.approx(16, abs=STEP)


def test_moving_the_pointer_without_a_button_changes_nothing(slider, heard):
    for value in (12, 18, 24):
        QTest.mouseMove(slider, at(slider, value))
    assert heard == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 20.1),
        (Qt.Key.Key_Up, 20.1),
        (Qt.Key.Key_Left, 19.9),
        (Qt.Key.Key_Down, 19.9),
        (Qt.Key.Key_Home, LOW),
        (Qt.Key.Key_End, HIGH),
    ],
)
def test_keys_move_it_by_steps_and_to_the_ends(slider, heard, key, value):
    QTest.keyClick(slider, key)
    assert heard == [value, "settled"]


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_Right, 21.0), (Qt.Key.Key_Down, 19.0)])
def test_an_arrow_with_shift_moves_it_by_ten_steps(slider, heard, key, value):
    QTest.keyClick(slider, key, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [value, "settled"]


@pytest.mark.parametrize("key", [Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])
def test_the_keys_of_a_clicker_leave_it_alone(slider, heard, key):
    QTest.keyClick(slider, key)
    assert heard == []


def test_other_keys_go_to_whoever_stands_behind(slider, heard):
    window, behind = slider.window(), []
    window.keyPressEvent = lambda event: behind.append(event.key())
    QTest.keyClick(slider, Qt.Key.Key_R)
    assert (heard, behind) == ([], [Qt.Key.Key_R])


def test_the_wheel_is_left_to_the_panel_that_scrolls(slider, heard):
    assert not turn_wheel(slider)
    assert heard == []


def test_one_that_is_disabled_moves_by_nothing_and_says_so_by_its_colours(slider, heard):
    assert shows(slider, "accent")
    slider.setEnabled(False)
    QTest.mouseClick(slider, LEFT, pos=at(slider, 25))
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert heard == []
    assert not shows(slider, "accent")


def test_the_focus_is_seen(slider):
    at_rest = picture(slider)
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture(slider) != at_rest


def test_the_groove_is_filled_up_to_the_value(slider):
    slider.show_value(HIGH)
    full = slider.grab().toImage()
    slider.show_value(LOW)
    empty = slider.grab().toImage()
    y, x = 13, slider.width() // 2
    assert full.pixelColor(x, y).name() in colours(slider)
    assert full.pixelColor(x, y) != empty.pixelColor(x, y)


def test_a_value_by_code_says_nothing(slider, heard):
    slider.show_value(12.3)
    slider.set_bounds(0.0, 50.0)
    assert heard == []
    assert slider.real_value == 12.3


@pytest.mark.parametrize(("step", "action", "value"), [
    (0.1, QAbstractSlider.SliderAction.SliderSingleStepAdd, 20.1),
    (0.1, QAbstractSlider.SliderAction.SliderSingleStepSub, 19.9),
    (5.0, QAbstractSlider.SliderAction.SliderSingleStepAdd, 25.0),
    (0.1, QAbstractSlider.SliderAction.SliderPageStepAdd, 21.0),
])  # fmt: skip
def test_one_step_of_an_assistive_tool_is_one_of_ours(qtbot, step, action, value):
    made = ValueSlider(LOW, HIGH, step)
    qtbot.addWidget(made)
    made.show_value(20.0)
    with qtbot.waitSignal(made.moved) as moved:
        made.triggerAction(action)
    assert moved.args == [pytest.approx(value)]
