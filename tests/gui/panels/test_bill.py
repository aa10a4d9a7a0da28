"""One bill for all tools or each tool's price: a choice that is seen, and nothing that can be typed in vain."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.gui.panels.inputs.sections import ONE_BILL, SINGLE_PRICES, TOOLS_BILL
from roi_app.texts.catalog import LANGUAGES

LEFT = Qt.MouseButton.LeftButton
STREAMS = ("photo", "design", "copy", "video", "service")


@pytest.fixture
def window(make_window):
    shown = make_window("clothing", size=(1440, 1600))
    shown.inputs.sections["tools"].unfold()
    QCoreApplication.processEvents()
    return shown


def choose(window, key: str) -> None:
    QTest.mouseClick(window.inputs.rows[TOOLS_BILL].choice.buttons[key], LEFT)
    QCoreApplication.processEvents()


def type_into(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def paid(window) -> float:
    return window.session.answer.value("tools_cost")


def test_the_sum_of_the_prices_is_shown_and_no_bill_can_be_typed(window):
    rows, row = window.inputs.rows, window.inputs.rows[TOOLS_BILL]
    assert row.choice.buttons[SINGLE_PRICES].isChecked()
    assert row.sum.text() == "¥1,550 a month"  # 200 + 0 + 150 + 400 + 800
    assert not rows["tools_per_month"].isVisible()
    assert not row.sentence.isVisible()
    assert window.inputs.sections["tools"].heading.accessibleName() == "AI tools: 5 tools, ¥1,550 a month"
    type_into(rows["lever.video"].price, "500")
    assert (row.sum.text(), paid(window)) == ("¥1,650 a month", 1_650)


def test_under_one_bill_the_single_prices_are_seen_and_cannot_be_typed(window):
    choose(window, ONE_BILL)
    rows, row = window.inputs.rows, window.inputs.rows[TOOLS_BILL]
    assert rows["tools_per_month"].isVisible()
    assert paid(window) == 1_550  # the first bill is what the prices come to
    type_into(rows["tools_per_month"].field, "300")
    assert (row.sum.text(), paid(window)) == ("¥300 a month", 300)
    assert window.inputs.sections["tools"].heading.accessibleName() == "AI tools: 5 tools, ¥300 a month"
    assert row.sentence.text().startswith("Single prices add up to ¥1,550 a month and are not charged")
    for stream in STREAMS:
        lever = rows[f"lever.{stream}"]
        assert not lever.price.isEnabled()
        assert lever.sentence.text().endswith("Not charged: one bill covers all tools.")
        assert lever.price.accessibleDescription() == lever.sentence.text()
        assert not lever.menu().actions()[1].isEnabled()
    assert rows["lever.video"].price.text() == "¥400"
    before = window.session.state
    QTest.mouseClick(rows["lever.video"].price, LEFT)
    QTest.keyClicks(rows["lever.video"].price, "999")
    assert window.session.state == before


def test_switching_is_one_step_and_keeps_what_was_typed_either_way(window):
    stack, rows = window.commands.stack, window.inputs.rows
    type_into(rows["lever.video"].price, "500")
    choose(window, ONE_BILL)
    type_into(rows["tools_per_month"].field, "300")
    steps = stack.count()
    choose(window, SINGLE_PRICES)
    assert (stack.count(), paid(window)) == (steps + 1, 1_650)
    assert rows["lever.video"].price.text() == "¥500"
    assert rows["lever.video"].price.isEnabled()
    choose(window, ONE_BILL)
    assert (stack.count(), paid(window)) == (steps + 2, 300)
    stack.undo()
    assert paid(window) == 1_650
    assert QApplication.focusWidget() is rows[TOOLS_BILL].choice.buttons[SINGLE_PRICES]
    stack.undo()
    assert paid(window) == 300
    assert QApplication.focusWidget() is rows[TOOLS_BILL].choice.buttons[ONE_BILL]
    assert "How tools are paid" in window.window_actions["redo"].text()


def test_the_keys_switch_as_well(window):
    row = window.inputs.rows[TOOLS_BILL]
    row.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.session.case.tools_given


def test_a_double_click_on_the_bill_returns_to_the_single_prices_and_keeps_the_bill(window):
    choose(window, ONE_BILL)
    rows = window.inputs.rows
    type_into(rows["tools_per_month"].field, "300")
    QTest.mouseDClick(rows["tools_per_month"].label, LEFT)
    assert rows[TOOLS_BILL].choice.buttons[SINGLE_PRICES].isChecked()
    choose(window, ONE_BILL)
    assert paid(window) == 300


def test_who_is_led_to_a_bill_that_is_not_there_finds_the_choice(window):
    window.inputs.point_at("tools_per_month")
    assert QApplication.focusWidget() is window.inputs.rows[TOOLS_BILL].choice.buttons[SINGLE_PRICES]
    choose(window, ONE_BILL)
    window.inputs.point_at("tools_per_month")
    assert QApplication.focusWidget() is window.inputs.rows["tools_per_month"].field


def test_another_shop_knows_nothing_of_the_last_bill(window, answer_boxes):
    answer_boxes("Discard")
    choose(window, ONE_BILL)
    type_into(window.inputs.rows["tools_per_month"].field, "300")
    window.files.open_sample("appliances")
    choose(window, ONE_BILL)
    assert paid(window) == 400  # 4 tools at 0 and 2 at 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bill", [None, 300])
def test_both_choices_fit_the_panel(make_window, language, bill):
    window = make_window("clothing", language, size=(1440, 1600))
    window.inputs.sections["tools"].unfold()
    if bill is not None:
        window.commands.set_value("tools_per_month", bill)
    QCoreApplication.processEvents()
    row = window.inputs.rows[TOOLS_BILL]
    for button in row.choice.buttons.values():
        assert button.width() >= button.sizeHint().width()
    assert row.choice.geometry().right() <= row.width()
    assert window.inputs.area.horizontalScrollBar().maximum() == 0
