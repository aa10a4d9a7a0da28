"""The claim that can be left out in the head, and the waterfall's two views, by the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roi_app.gui.window.breakdown import AVERAGE, STAYS

LEFT = Qt.MouseButton.LeftButton


def test_a_click_on_the_chip_leaves_the_claim_out_and_undo_takes_it_in_again(make_window):
    window = make_window("appliances", "en", size=(1440, 900))
    chip = window.head.claim
    assert not chip.isVisible()
    window.commands.set_claim("copy", "marketing-companion", claimed=True)
    assert chip.isVisible()
    assert window.session.wording.money_short(window.session.answer.value("npv")) in chip.text()
    QTest.mouseClick(chip, LEFT)
    assert window.session.document.as_claimed == ()
    assert not chip.isVisible()
    window.commands.stack.undo()
    assert chip.isVisible()


def test_the_second_view_goes_from_the_likely_case_to_the_mean(make_window, qtbot):
    window = make_window("clothing", "en", size=(1440, 900))
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    window.breakdown.refresh()
    QTest.mouseClick(window.breakdown.views.buttons[AVERAGE], LEFT)
    bars = window.breakdown.chart.figure.bars
    assert bars[0].end == pytest.approx(window.session.answer.value("npv"))
    assert bars[-1].end == pytest.approx(window.session.uncertainty.all_cases.mean())
    assert bars[-2].end == pytest.approx(bars[-1].end)
    QTest.mouseClick(window.breakdown.views.buttons[STAYS], LEFT)
    assert window.breakdown.chart.figure.bars[-1].explains == "npv"
